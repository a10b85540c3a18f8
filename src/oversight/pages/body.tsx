import type { Agency } from '../../people/index.ts'
import {
  byGravity,
  type DecidedFinding,
  DecidedFindings,
  type Finding,
  formOfReport,
  marksOf,
  placeName,
  type Report,
  ReportBody,
} from '../../report/index.ts'
import { type Page, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Chip, Done, Empty, ErrorSummary, Mixed, Notice, Official, TextArea, Ticks } from '../../web/ui/index.ts'
import type { BodyLine } from '../screen.ts'
import { situations } from '../screen.ts'
import type { Step } from '../standing.ts'
import { bodyAddress, collectionAddress, uploadAddress } from './addresses.ts'
import { StepsPanel } from './steps-panel.tsx'

type Props = {
  page: Page
  superior: Agency
  year: number
  line: BodyLine
  taken: readonly Step[]
  /** What was submitted: a draft that was not is the body's own. */
  sent: { report: Report; findings: readonly DecidedFinding[] } | null
  typed: Readonly<Record<string, string>>
  /** Findings that are to go back, by their place in the list. */
  chosen: readonly string[]
  faults: Faults
  refusal: { why: string; cites: string } | null
  done: string | null
}

/** One body's report as the superior judges it: what the check found in it, sent back with a number or accepted. */
export function BodyPage(props: Props) {
  const { page, superior, year, line, taken, sent, faults, refusal, done } = props
  const { say, language } = page
  const { label, english, chip } = situations[line.situation]
  const findings = byGravity(sent?.findings ?? [])
  const form = sent && formOfReport(sent.report)
  const title = `${line.body.name} ${year}`
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      crumbs={[
        { href: collectionAddress(superior, year), text: say(`${year} 年度报告`, `Reports of ${year}`) },
        { text: say('报送情况', 'Standing') },
      ]}
    >
      <ErrorSummary faults={faults} />
      <div class="head">
        <div>
          <h1>
            <Official language={language} name>
              {line.body.name}
            </Official>{' '}
            {say(`${year} 年度报告`, `report of ${year}`)}
          </h1>
          <p class="chips">
            <Chip state={chip}>{say(label, english)}</Chip>{' '}
            {line.daysLate !== null && <Chip state="over">{say(`迟 ${line.daysLate} 日`, `${line.daysLate} days late`)}</Chip>}{' '}
            {line.standing.returns > 0 && (
              <span class="tag">{say(`退回 ${line.standing.returns} 次`, `returned ${line.standing.returns} ×`)}</span>
            )}
          </p>
        </div>
        <p class="buttons">
          <a href={uploadAddress(superior, line.body, year)}>{say('代收系统外的年报', 'A report from outside')}</a>
        </p>
      </div>
      <div class="stack">
        <Done
          said={{
            returned: say('已退回，编号见报送经过。', 'Returned; its number is below.'),
            accepted: say('已接收，并记入日志。', 'Accepted.'),
            received: say('已代收，并记入日志。', 'Received.'),
            reminded: say('已催报，并记入日志。', 'Reminded.'),
          }}
          done={done}
        />
        {refusal && (
          <Notice kind="over" status title={refusal.why}>
            <Official language={language}>{refusal.cites}</Official>
          </Notice>
        )}
        {sent && form ? (
          <div class="split finder">
            <aside class="stack sticky">
              <section class="panel" aria-labelledby="fd">
                <h2 id="fd">{say('发现', 'Findings')}</h2>
                <DecidedFindings {...{ page, form, findings }} report={sent.report} />
              </section>
              <Judging {...props} findings={findings} />
              <StepsPanel page={page} taken={taken} report={sent.report} />
            </aside>
            <div class="panel">
              <ReportBody page={page} report={sent.report} marks={marksOf(findings, form)} />
            </div>
          </div>
        ) : (
          <div class="split wide">
            <Empty>
              {line.situation === 'came'
                ? say('已收到年报文件，还没有与原件核对。', 'Its report came as a file that nobody compared yet.')
                : line.situation === 'draft'
                  ? say('正在起草，还没有报送。草稿由该机关自己看。', 'It is being drafted; a draft is the body’s own.')
                  : say('还没有开始。', 'Nothing has been begun.')}
            </Empty>
            <aside class="stack">
              <Judging {...props} findings={[]} />
              <StepsPanel page={page} taken={taken} report={null} />
            </aside>
          </div>
        )}
      </div>
    </StaffLayout>
  )
}

/** What the superior can do now. */
function Judging({ page, superior, year, line, taken, sent, typed, chosen, faults, findings }: Props & { findings: readonly Finding[] }) {
  const { say, language } = page
  const here = bodyAddress(superior, line.body, year)
  const seen = <input type="hidden" name="seen" value={String(taken.length)} />
  const { state } = line.standing
  const form = sent && formOfReport(sent.report)
  const note = (id: string, label: string) => (
    <TextArea
      {...{ id, name: 'note', rows: 2, maxlength: 1000, label, optional: say('选填', 'optional') }}
      value={typed['form'] === id ? typed['note'] : ''}
      fault={typed['form'] === id ? faults['note'] : undefined}
    />
  )
  return (
    <section class="panel stack" aria-labelledby="do">
      <h2 id="do">{say('现在可以办', 'What can be done now')}</h2>
      {(state === 'submitted' || state === 'accepted') && (
        <form class="stack" method="post" action={`${here}/returned`}>
          {seen}
          {findings.length > 0 && form && (
            <Ticks
              {...{ id: 'finding', label: say('要改的地方', 'To be mended') }}
              values={chosen.length > 0 ? chosen : findings.flatMap(({ level }, i) => (level === 'error' ? [String(i)] : []))}
              options={findings.map(({ rule, at, message, english: words }, i) => ({
                value: String(i),
                text: rule,
                note: (
                  <>
                    <Official language={language}>{placeName(at, form, sent.report.sections)}</Official>{' '}
                    <Mixed language={language} text={say(message, words)} />
                  </>
                ),
              }))}
            />
          )}
          {note('returned', say('其他意见', 'Other remarks'))}
          <p>
            <Button kind="plain">{say('退回', 'Return')}</Button>
          </p>
        </form>
      )}
      {state === 'submitted' && (
        <form class="stack" method="post" action={`${here}/accepted`}>
          {seen}
          {note('accepted', say('说明', 'Note'))}
          <p>
            <Button>{say('接收', 'Accept')}</Button>
          </p>
        </form>
      )}
      {(state === 'awaited' || state === 'returned') && (
        <form class="stack" method="post" action={`${here}/reminded`}>
          {seen}
          {note('reminded', say('附言', 'Words'))}
          <p>
            <Button>{say('催报', 'Remind')}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
