import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, ErrorSummary, Field, FileField, Notice, Official, TextArea } from '../../web/ui/index.ts'
import type { Finding } from '../check/index.ts'
import { formOfReport } from '../forms/index.ts'
import { reportJson } from '../render/json.ts'
import type { Report } from '../report.ts'
import { type StepName, steps } from '../steps.ts'
import { deskImportOf } from './desk.tsx'
import { countWords, FindingList, ReadingNotes } from './findings.tsx'
import { byGravity, marksOf } from './marks.ts'
import { type Office, reportTitle } from './portal.tsx'
import { ReportBody } from './report-body.tsx'

type FormProps = { page: Page; office: Office; values: Record<string, string>; faults: Faults; megabytes: number }

const crumbs = ({ say }: Page, title: string) => [{ href: places.deskReports, text: say('年报', 'Annual reports') }, { text: title }]

/** A file or pasted text to import; what was read is shown before anything is kept. */
export function ImportPage({ page, office, values, faults, megabytes }: FormProps) {
  const { say, language } = page
  const title = say('导入年报', 'Import a report')
  const optional = say('选填', 'optional')
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      crumbs={crumbs(page, title)}
    >
      <ErrorSummary faults={faults} title={say('没有读成', 'It could not be read')} />
      <h1>{title}</h1>
      <form class="panel stack" method="post" action={deskImportOf(office)} enctype="multipart/form-data">
        <p>
          <Official language={language} name>
            {office.name}
          </Official>
        </p>
        <FileField
          id="file"
          label={say('年报文件', 'The report')}
          hint={say(
            `HTML、DOCX、PDF、XLSX、文本或 JSON，不超过 ${megabytes} MB。读出以后先看核对结果，再决定是否导入。`,
            `HTML, DOCX, PDF, XLSX, text or JSON, ${megabytes} MB at most.`,
          )}
          fault={faults['file']}
        />
        <TextArea
          id="text"
          label={say('或者粘贴年报全文', 'Or paste the whole text')}
          rows={8}
          value={values['text']}
          fault={faults['text']}
          optional={optional}
        />
        <Field
          id="originallyPublishedOn"
          type="date"
          short
          label={say('原公布日期', 'First published elsewhere on')}
          hint={say(
            '以前在别处公布过的报告填写；在本网站的公布日期由系统记录，不能填写。',
            'For a report that was public elsewhere before; the day of publication here is recorded, never typed.',
          )}
          value={values['originallyPublishedOn']}
          fault={faults['originallyPublishedOn']}
          optional={optional}
        />
        <p class="buttons">
          <Button>{say('读取并核对', 'Read and check')}</Button>
        </p>
      </form>
    </StaffLayout>
  )
}

export type Preview = {
  report: Report
  year: number
  step: StepName
  seen: number
  needsReason: boolean
  fileName: string | null
  originallyPublishedOn: string | null
  findings: readonly Finding[]
}

/** What was read and found, before it is kept. The report goes along in the form: until now nothing of it is stored. */
export function PreviewPage({
  page,
  office,
  preview,
  reason,
  faults,
}: {
  page: Page
  office: Office
  preview: Preview
  reason: string
  faults: Faults
}) {
  const { say } = page
  const { report, year, step, seen, needsReason, fileName, originallyPublishedOn } = preview
  const form = formOfReport(report)
  const findings = byGravity(preview.findings)
  const [errors, warnings] = (['error', 'warning'] as const).map(level => findings.filter(finding => finding.level === level).length)
  const title = reportTitle(office.name, year)
  return (
    <StaffLayout page={page} title={title} current="reports" crumbs={crumbs(page, say('导入年报', 'Import a report'))}>
      <ErrorSummary faults={faults} title={say('还没有导入', 'It was not imported')} />
      <h1>{title}</h1>
      <div class="stack">
        <Notice kind={errors! > 0 ? 'over' : warnings! > 0 ? 'wait' : 'done'} status title={`${countWords(page, errors!, warnings!)}。`}>
          {say('还没有保存。看过以后再导入。', 'Nothing is kept yet.')}
          {report.agency &&
            report.agency !== office.name &&
            say(`文件写的机构是“${report.agency}”。`, `The file names another agency: ${report.agency}.`)}
        </Notice>
        <ReadingNotes {...{ page, report, form }} />
        <div class="split finder">
          <aside class="stack sticky">
            <section class="panel" aria-labelledby="fd">
              <h2 id="fd">{say('发现', 'Findings')}</h2>
              <FindingList {...{ page, report, form, findings }} />
            </section>
            <form class="panel stack" method="post" action={`${deskImportOf(office)}/confirm`} enctype="multipart/form-data">
              <textarea name="report" hidden>
                {reportJson(report)}
              </textarea>
              <input type="hidden" name="seen" value={String(seen)} />
              {fileName && <input type="hidden" name="fileName" value={fileName} />}
              {originallyPublishedOn && <input type="hidden" name="originallyPublishedOn" value={originallyPublishedOn} />}
              <TextArea
                id="reason"
                label={needsReason ? say('更正的理由', 'Why it is corrected') : say('说明', 'Note')}
                hint={steps[step].needsReason ? say('公布以后公众可以看到。', 'The public will read it.') : undefined}
                rows={3}
                maxlength={500}
                value={reason}
                fault={faults['reason']}
                optional={needsReason ? undefined : say('选填', 'optional')}
              />
              <p class="buttons">
                <Button>{step === 'corrected' ? say('作为更正导入', 'Import as a correction') : say('导入', 'Import')}</Button>
                <Button kind="plain" href={deskImportOf(office)}>
                  {say('换一份', 'Another file')}
                </Button>
              </p>
            </form>
          </aside>
          <div class="panel">
            <ReportBody page={page} report={report} marks={marksOf(findings, form)} />
          </div>
        </div>
      </div>
    </StaffLayout>
  )
}
