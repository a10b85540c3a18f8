import { SectionsNotice, type YearStanding } from '../../registers/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, ErrorSummary, Notice, OfficeHead, TextArea } from '../../web/ui/index.ts'
import type { Finding } from '../check/index.ts'
import type { Difference } from '../compile/differences.ts'
import { formOfReport } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { type StepName, steps } from '../steps.ts'
import { deskCellOf, deskCompileOf, deskReportOf } from './desk.tsx'
import { Differences } from './differences.tsx'
import { FindingList, ReadingNotes } from './findings.tsx'
import { byGravity, marksOf } from './marks.ts'
import type { Office } from './portal.tsx'
import { ReportBody } from './report-body.tsx'

type Props = {
  page: Page
  office: Office
  report: Report & { year: number }
  findings: readonly Finding[]
  /** What makes it the report of its year; null where this person may not, or it cannot be now. */
  step: StepName | null
  seen: number
  needsReason: boolean
  /** Where the report as it stands says something else than the records. */
  differences: readonly Difference[]
  /** Which sections answer for their figures. */
  standing: YearStanding
  reason: string
  faults: Faults
}

/** The report of a year as the records give it: every figure opens into what it counts. */
export function CompiledPage({ page, office, report, findings, step, seen, needsReason, differences, standing, reason, faults }: Props) {
  const { say, language } = page
  const { year } = report
  const form = formOfReport(report)
  const graves = byGravity([...findings])
  const title = say(`从记录汇编：${year} 年度`, `From the records: ${year}`)
  const isCorrection = step !== null && steps[step].needsReason
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      crumbs={[{ href: places.deskReports, text: say('年报', 'Annual reports') }, { text: title }]}
    >
      <ErrorSummary faults={faults} />
      <OfficeHead language={language} title={title} office={office.name}>
        <p class="buttons">
          <a href={deskCompileOf(office, year - 1)}>{say(`${year - 1} 年`, String(year - 1))}</a>
          {`${year}` < page.today.slice(0, 4) && <a href={deskCompileOf(office, year + 1)}>{say(`${year + 1} 年`, String(year + 1))}</a>}
          {seen > 0 && <a href={deskReportOf(office, year)}>{say('现在的报告', 'The report as it stands')}</a>}
        </p>
      </OfficeHead>
      <div class="stack">
        <Notice>
          {say(
            '表二、表三、表四的数直接来自申请、复议诉讼、公开信息和台账；点任何一个数，看它计了哪些记录。记录改了，数随之变化。',
            'Tables 2, 3 and 4 come straight from the applications, disputes, publications and registers. Every figure opens into the records that it counts.',
          )}
        </Notice>
        <SectionsNotice {...{ page, office, year, standing }} />
        <Differences {...{ page, office, year, differences }} />
        <ReadingNotes {...{ page, report, form }} />
        <div class="split finder">
          <aside class="stack sticky">
            <section class="panel" aria-labelledby="fd">
              <h2 id="fd">{say('发现', 'Findings')}</h2>
              <FindingList {...{ page, report, form, findings: graves }} />
            </section>
            {step && (
              <form class="panel" method="post" action={deskCompileOf(office)}>
                <h2>{isCorrection ? say('作为更正版本', 'As a correction') : say('作为本年度的草稿', 'As the draft of the year')}</h2>
                <p class="quiet">
                  {seen > 0
                    ? say(
                        '各部分的文字保留，三张表的数都换成记录的数，手工填写的也换。',
                        'The texts stay; all figures of the three tables become those of the records, those typed by hand too.',
                      )
                    : say(
                        '文字已按记录起草，【】中的内容请在草稿中补写。',
                        'The texts are drafted; what stands in 【】 is to be filled in.',
                      )}
                </p>
                <input type="hidden" name="year" value={String(year)} />
                <input type="hidden" name="seen" value={String(seen)} />
                {needsReason && (
                  <TextArea
                    id="reason"
                    label={say('更正的理由', 'Reason')}
                    value={reason}
                    fault={faults['reason']}
                    rows={2}
                    maxlength={500}
                    required
                  />
                )}
                <p class="buttons">
                  <Button>{isCorrection ? say('更正', 'Correct') : say('采用', 'Use it')}</Button>
                </p>
              </form>
            )}
          </aside>
          <div class="panel">
            <ReportBody page={page} report={report} marks={marksOf(graves, form)} hrefOf={at => deskCellOf(office, year, at)} />
          </div>
        </div>
      </div>
    </StaffLayout>
  )
}
