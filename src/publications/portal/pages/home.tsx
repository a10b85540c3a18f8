import type { Child } from 'hono/jsx'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { Button, Empty, Facts, Official } from '../../../web/ui/index.ts'
import { approvalsAddress } from '../../approvals/approval.ts'
import type { HomeView } from '../home.ts'
import type { PublicReport } from '../routes.tsx'
import { agencyData } from '../schema-org.ts'
import { piece } from '../shelves.ts'
import { columnAddress, Day, dataOf, ItemLines } from './parts.tsx'

export type HomeProps = { page: Page; office: Office; view: HomeView; reports: readonly PublicReport[]; hotWords: readonly string[] }

/** The home page of an agency's portal: one question and one search, the four fixed parts, what is new, and where everything is. */
export function PortalHomePage(props: HomeProps) {
  const { page, office, view } = props
  const { say, language } = page
  const at = portalPlaces(office)
  return (
    <PortalPage
      page={page}
      office={office}
      title={say('首页', 'Home')}
      current="home"
      wide
      scripts={['suggest']}
      column={{
        ...{ name: '首页', description: `${office.name}政府信息公开：公开指南、制度、法定主动公开内容、年报和依申请公开` },
        ...{ keywords: '政府信息公开,公开指南,法定主动公开内容,政府信息公开年报,依申请公开', type: '政府信息公开' },
      }}
      data={[agencyData(page, office, view.facts)]}
    >
      <Hero {...props} />
      <Doors {...props} />
      <div class="wrap page rows">
        <div class="split">
          <section class="cq" aria-labelledby="new">
            <div class="head">
              <h2 id="new">{say('最新公开', 'Newest')}</h2>
              {view.figures.items > 0 && <a href={at.content}>{say('全部公开内容', 'All of it')}</a>}
            </div>
            {view.newest.length > 0 ? (
              <ItemLines
                page={page}
                items={view.newest.map(item => ({ ...item, slug: office.slug }))}
                more={({ columnKey }) => view.columns.get(columnKey)?.name ?? ''}
              />
            ) : (
              <Empty>
                {say(
                  '本机关还没有在本网站公开信息。指南、年报见上方；其他信息可以申请公开。',
                  'Nothing has been published here yet. For the guide and the reports see above; for the rest you can apply.',
                )}
              </Empty>
            )}
          </section>
          <aside class="stack">
            <section class="panel tint">
              <h2>{say('没有找到？可以申请公开', 'Not found? Apply for it')}</h2>
              <p>
                {say(
                  '公民、法人和其他组织都可以申请，不必说明用途，一般不收费。自收到之日起 ',
                  'Anybody may apply, without a reason, mostly without a fee. Answered within ',
                )}
                <b>{say('20 个工作日', '20 working days')}</b>
                {say('内答复。', '.')}
              </p>
              <p class="buttons">
                <Button href={at.apply}>{say('怎样申请', 'How to apply')}</Button>
              </p>
            </section>
            <OfficePanel page={page} office={office} view={view} />
          </aside>
        </div>
        {view.topics.length > 0 && (
          <section aria-labelledby="topics">
            <div class="head">
              <h2 id="topics">{say('法定主动公开内容', 'Published as the law requires')}</h2>
              <p class="quiet">{say('数字为现行有效条数；为 0 的栏目附有说明', 'Items in force; a column at 0 says why')}</p>
            </div>
            <ul class="topics">
              {view.approvals > 0 && (
                <li>
                  <a href={approvalsAddress(office.slug)}>{say('行政审批事项', 'Approval items')}</a>
                  <span>{view.approvals}</span>
                </li>
              )}
              {piece(view, `topics ${language}`, () => (
                <>
                  {view.topics.map(({ column, inForce }) => (
                    <li>
                      <a href={columnAddress(office, column)} lang={language === 'en' ? 'zh-CN' : undefined}>
                        {column.name}
                      </a>
                      <span>{inForce}</span>
                    </li>
                  ))}
                </>
              ))}
            </ul>
          </section>
        )}
      </div>
      <Figures {...props} />
    </PortalPage>
  )
}

function Hero({ page, office, hotWords }: HomeProps) {
  const { say } = page
  const { search } = portalPlaces(office)
  return (
    <section class="hero" aria-labelledby="h">
      <div class="wrap">
        <h1 id="h">{say('您要找什么信息？', 'What are you looking for?')}</h1>
        <p>
          {say(
            '本机关依法主动公开的文件、决定、预算和统计都在这里，可查、可读、可下载。',
            'Documents, decisions, budgets and statistics that this agency must publish: to find, to read, to take away.',
          )}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: <search> is younger than the browsers of our readers */}
        <form class="search" role="search" action={search}>
          <label class="unseen" for="q">
            {say('搜索政府信息', 'Search')}
          </label>
          <input
            id="q"
            name="q"
            type="search"
            maxlength={100}
            data-suggest={`/search/suggestions.json?agency=${office.slug}`}
            placeholder={say('标题、文号或索引号', 'Title, document or index number')}
          />
          <button type="submit" class="button">
            {say('搜索', 'Search')}
          </button>
        </form>
        {hotWords.length > 0 && (
          <p class="hot">
            <span>{say('大家常查', 'Often searched')}</span>
            {hotWords.map(word => (
              <a href={`${search}?${new URLSearchParams({ q: word })}`}>
                <Official language={page.language}>{word}</Official>
              </a>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}

function Doors({ page, office, reports }: HomeProps) {
  const { say } = page
  const at = portalPlaces(office)
  const oldest = reports.at(-1)
  const doors: [string, string, string][] = [
    [at.guide, say('公开指南', 'Guide'), say('公开什么、去哪里看、怎样申请', 'What is public, where, and how to apply')],
    [at.rules, say('公开制度', 'Rules'), say('条例、办法和本机关工作规定', 'The regulation and this agency’s own rules')],
    [at.content, say('法定主动公开内容', 'Published information'), say('条例第二十条列明的各类信息', 'Everything that article 20 lists')],
    [
      at.reports,
      say('公开年报', 'Annual reports'),
      oldest
        ? say(`${oldest.year} 年以来各年度报告和数据`, `Reports and figures since ${oldest.year}`)
        : say('各年度报告和数据', 'Reports and figures of each year'),
    ],
  ]
  return (
    <div class="wrap lap">
      <ul class="doors">
        {doors.map(([href, name, text]) => (
          <li>
            <a href={href}>{name}</a>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where to ask. Nothing is shown that nobody said. */
function OfficePanel({ page, office, view: { facts } }: Pick<HomeProps, 'page' | 'office' | 'view'>) {
  const { say, language } = page
  if (!facts) return null
  const named = (value: string | null) => value && <Official language={language}>{value}</Official>
  return (
    <section class="panel">
      <h2>{say('政府信息公开工作机构', 'Office for disclosure')}</h2>
      <Facts
        facts={[
          { name: say('机构', 'Office'), value: named(facts.name) },
          { name: say('地址', 'Address'), value: named(facts.address) },
          { name: say('时间', 'Hours'), value: named(facts.hours) },
          { name: say('电话', 'Telephone'), value: facts.phone },
          { name: say('邮箱', 'Mail'), value: facts.email },
        ]}
      />
      <p class="quiet">
        {say('上次核对：', 'Last verified: ')}
        <Day on={facts.verifiedOn} />
      </p>
      <p>
        <a href={`${portalPlaces(office).home}/institution`}>{say('机构概况', 'The institution')}</a>
      </p>
    </section>
  )
}

type Figure = [name: Child, value: string, unit: string]

/** What was published, counted now. */
function Figures({ page, office, view, reports }: HomeProps) {
  const { say } = page
  const { figures } = view
  const more = figures.isMoreThisYear ? '+' : ''
  const [newest] = reports
  const report = newest && <a href={`${portalPlaces(office).reports}/${newest.year}`}>{say('最新年度报告', 'Newest annual report')}</a>
  const shown: Figure[] = [
    [say('今年公开', 'Published this year'), `${figures.thisYear}${more}`, say('条', '')],
    [say('现有公开信息', 'Public now'), String(figures.items), say('条', '')],
    ...(figures.normative === null
      ? []
      : [[say('现行有效规范性文件', 'Normative documents in force'), String(figures.normative), say('件', '')] as Figure]),
    [say('有信息的法定栏目', 'Columns with items'), `${figures.filled}`, say(`共 ${figures.topics} 个`, `of ${figures.topics}`)],
    ...(newest ? [[report, String(newest.year), say('年度', '')] as Figure] : []),
  ]
  return (
    <section class="band" aria-labelledby="nums">
      <div class="wrap">
        <div class="head">
          <h2 id="nums">{say(`${page.today.slice(0, 4)} 年公开情况`, `Figures of ${page.today.slice(0, 4)}`)}</h2>
          <p class="quiet">
            {say('截至 ', 'as of ')}
            <Day on={page.today} />
            {say('　', ' · ')}
            <a href={dataOf(office)}>{say('数据下载', 'Data')}</a>
          </p>
        </div>
        <dl class="stats">
          {shown.map(([name, value, unit]) => (
            <div>
              <dt>{name}</dt>
              <dd>
                {value}
                {unit && <small>{unit}</small>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
