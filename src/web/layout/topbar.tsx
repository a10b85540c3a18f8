import type { Language, Page } from './page.ts'
import { places, preference } from './places.ts'

// Each language is named in itself: `data-keep` holds it through the conversion to traditional characters.
const languages: Record<Language, string> = { 'zh-CN': '简体', 'zh-Hant': '繁體', en: 'English' }

/** Language, display and sign-in: plain links that set a cookie and come back. */
export function TopBar({ page }: { page: Page }) {
  const { say, path } = page
  return (
    <div class="topbar">
      <div class="wrap">
        <nav aria-label={say('语言与显示方式', 'Language and display')}>
          <p>{page.site.sample && say('示例数据，机构、人员和数字均非真实', 'Sample data: agencies, people and figures are not real')}</p>
          <ul>
            {Object.entries(languages).map(([language, name]) => (
              <li>
                <a
                  href={preference('language', language, path)}
                  lang={language}
                  hreflang={language}
                  data-keep
                  aria-current={page.language === language ? 'true' : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
            <li>
              <a href={preference('elder', page.elder ? 'off' : 'on', path)} aria-current={page.elder ? 'true' : undefined}>
                {page.elder ? say('退出长者模式', 'Leave large type') : say('长者模式', 'Large type')}
              </a>
            </li>
            <li>
              <a href={preference('contrast', page.contrast ? 'off' : 'on', path)} aria-current={page.contrast ? 'true' : undefined}>
                {page.contrast ? say('退出高对比', 'Leave high contrast') : say('高对比', 'High contrast')}
              </a>
            </li>
            <li>
              {page.reader ? <a href={places.desk}>{say('工作台', 'Desk')}</a> : <a href={places.signIn}>{say('登录', 'Sign in')}</a>}
            </li>
          </ul>
        </nav>
      </div>
    </div>
  )
}
