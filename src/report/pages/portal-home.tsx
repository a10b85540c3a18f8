import { type Page, places } from '../../web/layout/index.ts'
import { Button, Empty, Official } from '../../web/ui/index.ts'
import type { StoredReport } from '../stored-report.ts'
import { type Office, PortalPage, reportOf, reportsOf, reportTitle } from './portal.tsx'

type Props = { page: Page; office: Office; reports: readonly StoredReport[] }

/** The home page of an agency's portal, with the parts that there are: the annual reports, and the tool that checks one. */
export function PortalHomePage({ page, office, reports }: Props) {
  const { say, language } = page
  const [newest] = reports
  return (
    <PortalPage
      page={page}
      office={office}
      title={say('首页', 'Home')}
      current="home"
      wide
      column={{ name: '首页', description: `${office.name}政府信息公开`, keywords: '政府信息公开,政府信息公开年报', type: '政府信息公开' }}
    >
      <section class="hero" aria-labelledby="h">
        <div class="wrap">
          <h1 id="h">
            <Official language={language}>{office.name}</Official> {say('政府信息公开', 'government information')}
          </h1>
          <p>
            {say('本机关的年度报告在这里，可读、可核对、可下载。', 'The annual reports of this agency: to read, to check, to take away.')}
          </p>
        </div>
      </section>
      <div class="wrap lap">
        <ul class="doors">
          {newest && (
            <li>
              <a href={reportOf(office, newest.year)}>{say(`${newest.year} 年度报告`, `Annual report ${newest.year}`)}</a>
              <p>{say('主动公开、申请办理、复议诉讼的数字和说明', 'What was published, applied for and disputed, in figures and words')}</p>
            </li>
          )}
          <li>
            <a href={reportsOf(office)}>{say('政府信息公开年报', 'Annual reports')}</a>
            <p>{say('各年度的报告和数据，多种格式下载', 'All years, in several formats')}</p>
          </li>
          <li>
            <a href={places.check}>{say('核对年报', 'Check a report')}</a>
            <p>{say('上传或粘贴任何一份年报，看数字是否相符', 'Any published report: do its figures agree?')}</p>
          </li>
        </ul>
      </div>
      <div class="wrap page rows">
        <div class="split">
          <section class="cq" aria-labelledby="new">
            <div class="head">
              <h2 id="new">{say('政府信息公开年报', 'Annual reports')}</h2>
              <a href={reportsOf(office)}>{say(`全部 ${reports.length} 份`, `All ${reports.length}`)}</a>
            </div>
            {reports.length > 0 ? (
              <Newest {...{ page, office, reports }} />
            ) : (
              <Empty>{say('还没有公布年度报告。', 'No report has been published yet.')}</Empty>
            )}
          </section>
          <aside class="stack">
            <section class="panel tint">
              <h2>{say('这份年报的数字对吗？', 'Are the figures right?')}</h2>
              <p>
                {say(
                  '任何机关公布的年报都可以在这里核对：表格勾稽、文字与表格、格式引用，逐处说明理由。文件只用于核对，不保存。',
                  'Any agency’s report can be checked here: sums, words against tables, the form it cites. Nothing is kept.',
                )}
              </p>
              <p class="buttons">
                <Button href={places.check}>{say('核对一份年报', 'Check a report')}</Button>
              </p>
            </section>
          </aside>
        </div>
      </div>
    </PortalPage>
  )
}

function Newest({ page, office, reports }: Props) {
  return (
    <ul class="items">
      {reports.slice(0, 7).map(({ year, publishedOn }) => (
        <li>
          <a href={reportOf(office, year)}>
            <Official language={page.language}>{reportTitle(office.name, year)}</Official>
          </a>
          {publishedOn && <time datetime={publishedOn}>{publishedOn}</time>}
          <p class="more">{page.say('政府信息公开年报', 'Annual report')}</p>
        </li>
      ))}
    </ul>
  )
}
