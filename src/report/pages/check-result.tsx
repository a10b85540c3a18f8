import { Layout, type Page, places } from '../../web/layout/index.ts'
import { Button, Notice, Official } from '../../web/ui/index.ts'
import { cellsOf } from '../cells.ts'
import type { Check } from '../check/index.ts'
import { formOfReport } from '../forms/index.ts'
import { renderKinds } from '../render/index.ts'
import { reportJson } from '../render/json.ts'
import type { Report } from '../report.ts'
import { reportTables } from '../tables.ts'
import { countWords, FindingList, NotCheckedList, ReadingNotes } from './findings.tsx'
import { byGravity, marksOf } from './marks.ts'
import { ReportTable } from './report-body.tsx'

type Props = { page: Page; name: string; report: Report; check: Check; previous: Report | null; publishedOn: string | null }

/** What was read and what the check found: findings beside the tables, the numbers in the cells lead from one to the other. */
export function CheckResultPage({ page, name, report, check, previous, publishedOn }: Props) {
  const { say } = page
  const form = formOfReport(report)
  const findings = byGravity(check.findings)
  const marks = marksOf(findings, form)
  const title = say('核对结果', 'What the check found')
  return (
    <Layout
      page={page}
      title={title}
      current="check"
      crumbs={[
        { href: places.home, text: say('首页', 'Home') },
        { href: places.check, text: say('核对年报', 'Check a report') },
        { text: title },
      ]}
    >
      <div class="head">
        <h1>{title}</h1>
        <p class="buttons">
          <Button kind="plain" href={places.check}>
            {say('再核对一份', 'Check another')}
          </Button>
        </p>
      </div>
      <div class="stack">
        <Verdict {...{ page, name, report, check }} />
        <ReadingNotes {...{ page, report, form }} />
        <div class="split finder">
          <aside class="stack sticky">
            <section class="panel" aria-labelledby="fd">
              <h2 id="fd">{say('发现', 'Findings')}</h2>
              <FindingList {...{ page, report, form, findings }} />
              <NotCheckedList {...{ page, report, form, notChecked: check.notChecked }} />
            </section>
            <Copies {...{ page, report, previous, publishedOn }} />
          </aside>
          <div class="stack">
            {reportTables(report).map(table => (
              <section class="panel" aria-label={table.caption}>
                <ReportTable page={page} table={table} marks={marks} />
              </section>
            ))}
          </div>
        </div>
      </div>
    </Layout>
  )
}

function Verdict({ page, name, report, check }: Pick<Props, 'page' | 'name' | 'report' | 'check'>) {
  const { say, language } = page
  const count = (level: string) => check.findings.filter(finding => finding.level === level).length
  const [errors, warnings] = [count('error'), count('warning')]
  const cells = [...cellsOf(report)]
  const unread = cells.filter(({ figure }) => figure === null).length
  const notice = report.form ? formOfReport(report).notice : null
  return (
    <Notice kind={errors > 0 ? 'over' : warnings > 0 ? 'wait' : 'done'} status title={`${name}：${countWords(page, errors, warnings)}。`}>
      {report.agency && (
        <Official language={language} name>
          {report.agency}
        </Official>
      )}
      {report.year !== null && say(`${report.year}年度，`, ` ${report.year}, `)}
      {notice ? (
        <>
          {say(`识别为 ${report.form} 年格式（`, `form of ${report.form} (`)}
          <Official language={language}>{notice}</Official>
          {say('），', '), ')}
        </>
      ) : (
        say('没有认出所用格式，', 'form not told, ')
      )}
      {say(`读出 ${cells.length - unread} 格`, `${cells.length - unread} cells read`)}
      {unread > 0 && say(`，${unread} 格没有读出`, `, ${unread} not read`)}
      {say('。', '.')}
    </Notice>
  )
}

/** The report goes back with the form, since nothing was kept. */
function Copies({ page, report, previous, publishedOn }: Pick<Props, 'page' | 'report' | 'previous' | 'publishedOn'>) {
  const { say } = page
  return (
    <form class="panel noprint" aria-labelledby="take" method="post" action={`${places.check}/report.docx`} enctype="multipart/form-data">
      <h2 id="take">{say('下载', 'Take away')}</h2>
      <p class="hint">{say('按读出的数字重排的规范文本，以及核对结果。', 'A clean official copy of what was read, and the findings.')}</p>
      <textarea name="report" hidden>
        {reportJson(report)}
      </textarea>
      {previous && (
        <textarea name="previous" hidden>
          {reportJson(previous)}
        </textarea>
      )}
      {publishedOn && <input type="hidden" name="publishedOn" value={publishedOn} />}
      <p class="tools">
        {renderKinds.map(kind => (
          <Button kind="plain" small formaction={`${places.check}/report.${kind}`}>
            {kind.toUpperCase()}
          </Button>
        ))}
        <Button kind="plain" small formaction={`${places.check}/findings.json`}>
          {say('核对单（JSON）', 'Findings (JSON)')}
        </Button>
      </p>
    </form>
  )
}
