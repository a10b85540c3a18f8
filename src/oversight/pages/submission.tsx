import type { Agency } from '../../people/index.ts'
import { SectionsNotice, type YearStanding } from '../../registers/index.ts'
import type { Report, StoredReport } from '../../report/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Chip, Done, ErrorSummary, Facts, Notice, Official, TextArea } from '../../web/ui/index.ts'
import type { Standing, Step } from '../standing.ts'
import { openRemarks } from '../standing.ts'
import { states } from '../steps.ts'
import { submissionAddress } from './addresses.ts'
import { Remarked, StepsPanel } from './steps-panel.tsx'

type Props = {
  page: Page
  office: Agency
  superior: Agency
  year: number
  dueOn: string
  stored: StoredReport | null
  /** Errors for which nobody has answered yet. */
  openErrors: number
  report: Report | null
  standing: Standing
  sections: YearStanding
  taken: readonly Step[]
  maySubmit: boolean
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: { why: string; cites: string } | null
  done: string | null
}

/** The body's own side: what it sent to its superior, what came back, and sending it. */
export function SubmissionPage(props: Props) {
  const { page, office, superior, year, dueOn, stored, openErrors, report, standing, sections } = props
  const { taken, maySubmit, typed, faults, refusal, done } = props
  const { say, language } = page
  const title = say(`报送 ${year} 年度报告`, `Sending the report of ${year}`)
  const remarks = openRemarks(taken)
  const reportAddress = `${places.deskReports}/${office.slug}/${year}`
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      crumbs={[
        { href: places.deskReports, text: say('年报', 'Annual reports') },
        { href: reportAddress, text: String(year) },
        { text: say('报送', 'Sending') },
      ]}
    >
      <ErrorSummary faults={faults} />
      <h1>{title}</h1>
      <div class="stack">
        <Done said={{ submitted: say('已报送，并记入日志。', 'It was sent.') }} done={done} />
        {refusal && (
          <Notice kind="over" status title={refusal.why}>
            <Official language={language}>{refusal.cites}</Official>
          </Notice>
        )}
        <SectionsNotice {...{ page, office, year, standing: sections }} />
        <div class="split wide">
          <form class="panel stack" method="post" action={submissionAddress(office, year)}>
            <input type="hidden" name="seen" value={String(taken.length)} />
            {remarks.length > 0 && (
              <>
                <h2>{say('退回意见，请逐条答复', 'What came back: answer each')}</h2>
                {remarks.map((remark, at) => (
                  <TextArea
                    {...{ id: `answer-${at}`, rows: 2, maxlength: 1000, required: true }}
                    label={<Remarked page={page} remark={remark} report={report} />}
                    value={typed[`answer-${at}`]}
                    fault={faults[`answer-${at}`]}
                  />
                ))}
              </>
            )}
            {stored ? (
              <p>
                {say(`要报送的是第 ${stored.version} 版`, `Version ${stored.version} will be sent`)}
                {say(
                  `，核对发现错误 ${stored.errors} 处、提醒 ${stored.warnings} 处。`,
                  `: ${stored.errors} errors, ${stored.warnings} warnings. `,
                )}
                {stored.errors > 0 && say(`错误中没有处理的 ${openErrors} 处。`, `${openErrors} of the errors are open. `)}
                <a href={reportAddress}>{say('看报告和发现', 'See the report')}</a>
              </p>
            ) : (
              <p>{say('这一年度还没有报告，请先编制或者导入。', 'There is no report of that year yet.')}</p>
            )}
            <TextArea
              {...{ id: 'note', rows: 2, maxlength: 1000 }}
              label={openErrors > 0 ? say('有错误仍要报送的理由', 'Why it is sent with errors') : say('说明', 'Note')}
              optional={openErrors > 0 ? undefined : say('选填', 'optional')}
              value={typed['note']}
              fault={faults['note']}
            />
            {maySubmit ? (
              <p>
                <Button>{standing.state === 'returned' ? say('重新报送', 'Send again') : say('报送', 'Send')}</Button>
              </p>
            ) : (
              <p class="quiet">
                {say(
                  '这一版还没有签批：由分管领导签批以后报送，或者由分管领导报送。',
                  'Not approved yet: whoever signs approves it or sends it.',
                )}
              </p>
            )}
          </form>
          <aside class="stack">
            <section class="panel">
              <Facts
                facts={[
                  { name: say('报送', 'To'), value: <Official {...{ language, name: true }}>{superior.name}</Official> },
                  { name: say('期限', 'Wanted by'), value: dueOn },
                  {
                    name: say('状态', 'State'),
                    value: (
                      <Chip state={states[standing.state].chip}>{say(states[standing.state].label, states[standing.state].english)}</Chip>
                    ),
                  },
                  { name: say('催报', 'Reminded on'), value: standing.remindedOn },
                ]}
              />
            </section>
            <StepsPanel page={page} taken={taken} report={report} />
          </aside>
        </div>
      </div>
    </StaffLayout>
  )
}
