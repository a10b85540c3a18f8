import { type Page, places } from '../../web/layout/index.ts'
import { DataTable, Empty, Official } from '../../web/ui/index.ts'
import { renderKinds } from '../render/index.ts'
import type { StoredReport } from '../stored-report.ts'
import { type Office, PortalPage, reportOf, reportsOf, reportTitle, yearsOf } from './portal.tsx'

type Props = { page: Page; office: Office; reports: readonly StoredReport[] }

/** The annual reports of an agency, the newest first, each with its downloads; earlier years stay (law notes 6.7). */
export function ReportListPage({ page, office, reports }: Props) {
  const { say, language } = page
  const title = say('政府信息公开年报', 'Annual reports')
  const columns = [{ text: say('名称', 'Title'), main: true }, { text: say('公布日期', 'Published') }, { text: say('下载', 'Download') }]
  const rows = reports.map(({ year, publishedOn, updatedOn }) => ({
    cells: [
      <>
        <a href={reportOf(office, year)}>
          <Official language={language}>{reportTitle(office.name, year)}</Official>
        </a>
        {updatedOn !== publishedOn && <small>{say(`更正于 ${updatedOn}`, `corrected ${updatedOn}`)}</small>}
      </>,
      publishedOn && <time datetime={publishedOn}>{publishedOn}</time>,
      <Downloads page={page} office={office} year={year} />,
    ],
  }))
  return (
    <PortalPage
      page={page}
      office={office}
      title={title}
      current="reports"
      crumbs={[{ text: title }]}
      column={{
        name: '政府信息公开年报',
        description: `${office.name}历年政府信息公开工作年度报告`,
        keywords: '政府信息公开年报,年度报告',
        type: '政府信息公开',
      }}
    >
      <div class="stack">
        <div>
          <h1>{title}</h1>
          <p class="quiet">{say(`共 ${reports.length} 份`, `${reports.length} reports`)}</p>
        </div>
        {rows.length > 0 ? (
          <DataTable caption={title} columns={columns} rows={rows} />
        ) : (
          <Empty>{say('本机关还没有在本网站公布年度报告。', 'No report has been published here yet.')}</Empty>
        )}
        <p>
          {say('下载本目录：', 'This list: ')}
          <a href={`${reportsOf(office)}.csv`}>CSV</a> <a href={`${reportsOf(office)}.json`}>JSON</a>
        </p>
        {rows.length > 0 && (
          <p>
            <a href={yearsOf(office)}>{say('五年对照', 'Five years side by side')}</a>
            {say('；全部数字：', '; all figures: ')}
            <a href={`${reportsOf(office)}/data.csv`} aria-label={say('全部数字，CSV', 'All figures, CSV')}>
              CSV
            </a>{' '}
            <a href={`${reportsOf(office)}/data.json`} aria-label={say('全部数字，JSON', 'All figures, JSON')}>
              JSON
            </a>{' '}
            <a href={places.openData}>{say('数据说明', 'about the data')}</a>
          </p>
        )}
      </div>
    </PortalPage>
  )
}

function Downloads({ page, office, year }: { page: Page; office: Office; year: number }) {
  const links = renderKinds.map(kind => (
    <a
      href={`${reportOf(office, year)}/report.${kind}`}
      aria-label={page.say(`${year}年度报告，${kind.toUpperCase()}`, `Report ${year}, ${kind.toUpperCase()}`)}
    >
      {kind.toUpperCase()}
    </a>
  ))
  return <>{links.flatMap((link, i) => (i === 0 ? [link] : [' ', link]))}</>
}
