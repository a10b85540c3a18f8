import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { Chip, DataTable, Notice, OfficeHead, Official } from '../../web/ui/index.ts'
import { rules } from '../check/index.ts'
import type { Behind, Comparison } from '../gaps/gaps.ts'
import { deskCellOf, deskReportOf } from './desk.tsx'
import type { Office } from './portal.tsx'

type Props = { page: Page; office: Office; year: number; comparisons: readonly Comparison[] }

/** 互证: the report against the portal, the registers, the cases, the disputes and last year's; each gap opens into the entries behind it. */
export function GapsPage({ page, office, year, comparisons }: Props) {
  const { say, language } = page
  const title = say(`${year} 年度报告：与其他记录互证`, `Report of ${year} against the other records`)
  const gaps = comparisons.reduce((sum, one) => sum + one.gaps.length, 0)
  return (
    <StaffLayout
      page={page}
      title={title}
      current="reports"
      crumbs={[
        { href: places.deskReports, text: say('年报', 'Annual reports') },
        { href: deskReportOf(office, year), text: String(year) },
        { text: say('互证', 'Against the records') },
      ]}
    >
      <OfficeHead language={language} title={title} office={office.name} />
      <div class="stack">
        <Notice
          kind={gaps === 0 ? 'done' : 'wait'}
          title={gaps === 0 ? say('没有发现不一致', 'Nothing differs') : say(`${gaps} 处不一致`, `${gaps} gaps`)}
        >
          {gaps > 0 && (
            <p>
              {say(
                '不一致不一定是错：先看背后的记录，再改报告或者改记录；保留不改的，在报告的那一格写明理由。',
                'A gap is not always a fault: look at the records behind it, then mend the one or the other, or give the reason in the cell.',
              )}
            </p>
          )}
        </Notice>
        {comparisons.map(one => (
          <One {...{ page, office, year }} comparison={one} />
        ))}
        <p>
          {say('下载：', 'Download: ')}
          <a href={`${deskReportOf(office, year)}/gaps.csv`}>CSV</a> <a href={`${deskReportOf(office, year)}/gaps.xlsx`}>XLSX</a>{' '}
          <a href={`${deskReportOf(office, year)}/gaps.json`}>JSON</a>
        </p>
      </div>
    </StaffLayout>
  )
}

function One({ page, office, year, comparison }: Omit<Props, 'comparisons'> & { comparison: Comparison }) {
  const { say, language } = page
  const { name, english, cites, gaps, nothing } = comparison
  const heading = say(name, english)
  const official = (text: string) => <Official language={language}>{text}</Official>
  return (
    <section class="panel stack">
      <h2>
        {heading}{' '}
        <Chip state={nothing ? 'off' : gaps.length === 0 ? 'done' : 'wait'}>
          {nothing
            ? say('无可对照', 'nothing to compare')
            : gaps.length === 0
              ? say('一致', 'agrees')
              : say(`${gaps.length} 处`, `${gaps.length} gaps`)}
        </Chip>
      </h2>
      <p class="quiet">
        {cites.map(id => (
          <>
            <span class="docno">{id}</span> {say(titleOf(id).title, titleOf(id).english)}
            {say('。', '. ')}
          </>
        ))}
      </p>
      {nothing && <p class="quiet">{say(nothing.why, nothing.english)}</p>}
      {gaps.length > 0 && (
        <DataTable
          caption={heading}
          columns={[
            { text: say('事项', 'What'), main: true },
            { text: say('报告', 'Report') },
            { text: say('记录', 'Records') },
            { text: say('已写的理由', 'Reason given') },
          ]}
          rows={gaps.map(({ what, inReport, inRecords, behind, reason }) => ({
            cells: [
              <a href={addressOf(office, year, behind)}>{official(what)}</a>,
              official(inReport),
              official(inRecords),
              reason && official(reason),
            ],
          }))}
        />
      )}
    </section>
  )
}

const titleOf = (rule: string) => rules.find(({ id }) => id === rule)!

/** The entries behind a gap. */
function addressOf(office: Office, year: number, behind: Behind): string {
  if (behind.of === 'cell') return deskCellOf(office, year, behind.at)
  if (behind.of === 'report') return deskReportOf(office, behind.year)
  if (behind.of === 'register')
    return `${places.registers}/${office.slug}/${behind.register}?${new URLSearchParams({ year: String(year) })}`
  const query = {
    agency: office.slug,
    list: behind.takenBack ? 'withdrawn' : 'published',
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    ...(behind.column && { column: behind.column }),
  }
  return `${places.publications}?${new URLSearchParams(query)}`
}
