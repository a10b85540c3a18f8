import { Hono } from 'hono'
import type { Person } from '../people/index.ts'
import { Layout, type Page, places, preference, type SiteEnv } from './layout/index.ts'
import { Official } from './ui/index.ts'

/** The two pages that the foot of every page leads to: how the site can be read, and what it does with its readers. */
export function aboutRoutes(): Hono<SiteEnv<Person>> {
  return new Hono<SiteEnv<Person>>()
    .get(places.accessibility, c => c.html(<AccessibilityPage page={c.get('page')} />))
    .get(places.statement, c => c.html(<StatementPage page={c.get('page')} />))
}

function AccessibilityPage({ page }: { page: Page }) {
  const { say, path } = page
  const title = say('无障碍说明', 'Accessibility')
  const looks: [string, string, string][] = [
    [preference('elder', 'on', path), say('长者模式', 'Large type'), say('大字号，单栏排列', 'large letters, one column')],
    [preference('contrast', 'on', path), say('高对比', 'High contrast'), say('黑字白底，链接加下划线', 'black on white, links underlined')],
    [preference('language', 'zh-CN', path), '简体', say('简体中文界面和内容', 'simplified Chinese')],
    [preference('language', 'zh-Hant', path), '繁體', say('转换为繁体字；姓名、文号和下载的文件保持原样', 'traditional characters')],
    [preference('language', 'en', path), 'English', say('英文界面；公文内容仍为中文', 'English interface; official texts stay Chinese')],
  ]
  return (
    <Layout page={page} title={title} crumbs={[{ href: places.home, text: say('首页', 'Home') }, { text: title }]}>
      <h1>{title}</h1>
      <div class="prose near">
        <p class="flush">
          {say(
            '本站依照《无障碍环境建设法》和国家标准 GB/T 37668—2019 建设，以《网页内容无障碍指南》（WCAG）2.2 的 AA 级为目标。',
            'This site is built to WCAG 2.2, level AA, as the Law on Accessibility and the standard GB/T 37668—2019 ask.',
          )}
        </p>
        <h2>{say('显示方式', 'Display')}</h2>
        <p class="flush">
          {say(
            '每页顶部都可以切换；选择记在您的浏览器里，一年内有效。',
            'It can be changed at the top of every page and is kept in your browser for a year.',
          )}
        </p>
        <ul>
          {looks.map(([href, name, note]) => (
            <li>
              <a href={href} data-keep={name === '简体' || name === '繁體' ? '' : undefined}>
                <span lang={name === '简体' ? 'zh-CN' : name === '繁體' ? 'zh-Hant' : name === 'English' ? 'en' : undefined}>{name}</span>
              </a>
              {say('：', ': ')}
              {note}
            </li>
          ))}
        </ul>
        <h2>{say('键盘和读屏软件', 'Keyboard and screen readers')}</h2>
        <ul>
          <li>
            {say(
              '全部功能只用键盘就能使用：Tab 键前进，Shift+Tab 键后退，回车键打开；第一次按 Tab 键出现“跳到主要内容”。',
              'Everything works with the keyboard alone: Tab forward, Shift+Tab back, Enter opens. The first Tab offers a way past the head of the page.',
            )}
          </li>
          <li>
            {say(
              '标题、导航、表格和表单都有供读屏软件识别的标记；图片有文字说明，统计图旁边都有表格。',
              'Headings, navigation, tables and forms are marked for screen readers; pictures have a text, charts have their table beside them.',
            )}
          </li>
          <li>
            {say(
              '浏览器能够朗读时，文章页有“朗读”按钮，可以暂停和停止。',
              'Where the browser can speak, articles can be read aloud, paused and stopped.',
            )}
          </li>
          <li>
            {say(
              '页面放大到 200% 或者在 320 像素宽的屏幕上，不需要左右滚动；不开启脚本也能使用。',
              'At 200 % or on a screen of 320 pixels nothing scrolls sideways; the site works without script.',
            )}
          </li>
        </ul>
        <h2>{say('遇到障碍', 'If something stands in your way')}</h2>
        <p class="flush">
          {say(
            '如果某个页面或者附件您无法使用，请告诉我们是哪一页、用的什么设备和软件。有阅读困难的，可以要求工作机构协助（《政府信息公开条例》第四十三条）。',
            'Tell us which page or file you cannot use, and with what device and program. Whoever has difficulty in reading may ask the office for help (Regulation, article 43).',
          )}
        </p>
        <Contact page={page} />
      </div>
    </Layout>
  )
}

function StatementPage({ page }: { page: Page }) {
  const { say } = page
  const title = say('网站声明', 'About this site')
  return (
    <Layout page={page} title={title} crumbs={[{ href: places.home, text: say('首页', 'Home') }, { text: title }]}>
      <h1>{title}</h1>
      <div class="prose near">
        <h2>{say('公布的信息', 'What is published')}</h2>
        <p class="flush">
          {say(
            '本站公布的政府信息，以签发的公文原件为准；发现不一致，请按页脚的联系方式告知。更正、撤回和废止都在原来的网址上说明。',
            'The signed original of a document prevails over what stands here; please tell us where they differ. What is corrected, withdrawn or repealed says so at its own address.',
          )}
        </p>
        <p class="flush">
          {say(
            '转载请注明来源和原文网址；法律、法规、规章和公文的官方文本不受著作权限制。',
            'Name the source and its address when you quote; official texts of laws and documents are free of copyright.',
          )}
        </p>
        <h2>{say('您的信息', 'About you')}</h2>
        <ul>
          <li>
            {say(
              '浏览和下载不需要登录，本站不使用统计跟踪，也不向其他网站发送您的访问记录。',
              'Reading and downloading need no account. There is no tracking, and nothing of your visit is sent to other sites.',
            )}
          </li>
          <li>
            {say(
              '只有您选择语言、长者模式或者高对比时，才在您的浏览器中保存这项选择。',
              'A cookie is set only when you choose a language or a display, to remember it.',
            )}
          </li>
          <li>
            {say(
              '访问日志不记录网络地址、查询词和您填写的内容；大家常查的词语只记次数，不记由谁查询。',
              'The log holds no addresses, no words searched for, and nothing that was filled in; of words that many search for, only the number is counted.',
            )}
          </li>
          <li>
            {say(
              '在“核对年报”上传的文件只用于这一次核对，不保存。',
              'A file given to “Check a report” is used for that check only, and not kept.',
            )}
          </li>
        </ul>
        <h2>{say('联系', 'Contact')}</h2>
        <Contact page={page} />
      </div>
    </Layout>
  )
}

/** Who runs the site and how to reach them, as far as the settings say. */
function Contact({ page }: { page: Page }) {
  const { say, language, site } = page
  const facts = [
    [say('主办', 'Published by'), site.organiser],
    [say('承办', 'Run by'), site.undertaker],
    [say('地址', 'Address'), site.address],
    [say('电话', 'Telephone'), site.phone],
    [say('其他', 'Other'), site.contact],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  if (facts.length === 0) return null
  return (
    <dl class="facts">
      {facts.map(([label, words]) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <Official language={language} name>
              {words}
            </Official>
          </dd>
        </div>
      ))}
    </dl>
  )
}
