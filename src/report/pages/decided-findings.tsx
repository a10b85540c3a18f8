import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Chip, Official, TextArea } from '../../web/ui/index.ts'
import { type DecidedFinding, type DecisionName, decisions, openErrors } from '../findings/decisions.ts'
import type { Form } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { deskReportOf } from './desk.tsx'
import { FindingList } from './findings.tsx'
import type { Office } from './portal.tsx'

type Shown = { page: Page; report: Report; form: Form; findings: readonly DecidedFinding[] }

/** The findings with what was decided about each, for whoever only reads. */
export function DecidedFindings({ page, report, form, findings }: Shown) {
  return (
    <FindingList {...{ page, report, form, findings }} toolsOf={({ decided }) => decided && <Decision page={page} decided={decided} />} />
  )
}

type Props = Shown & {
  office: Office
  year: number
  /** How many decisions there were when the page was made. */
  decided: number
  /** What was typed in the form that came back. */
  reason: string
  faults: Faults
}

/** The findings, each with its form: kept with the reason, to be mended, or not a fault. A decision outlives every check and edit. */
export function FindingsToDecide({ page, office, year, report, form, findings, decided, reason, faults }: Props) {
  const { say } = page
  const open = openErrors(findings)
  const deciding = (finding: DecidedFinding) => (
    <>
      {finding.decided && <Decision page={page} decided={finding.decided} />}
      <Deciding {...{ page, office, year, finding, seen: decided, reason, fault: faults[`reason-${finding.fingerprint}`] }} />
    </>
  )
  return (
    <>
      {findings.length > 0 && (
        <p class="quiet">
          {open > 0
            ? say(
                `还有 ${open} 处错误没有处理；这样报送或者公布须写明理由。`,
                `${open} errors are open: the report goes out only with a reason.`,
              )
            : say('没有未处理的错误。', 'No error is open.')}
        </p>
      )}
      <FindingList {...{ page, report, form, findings }} toolsOf={deciding} />
    </>
  )
}

function Decision({ page: { say, language }, decided }: { page: Page; decided: NonNullable<DecidedFinding['decided']> }) {
  const { label, english, chip } = decisions[decided.decision]
  return (
    <span>
      <Chip state={chip}>{say(label, english)}</Chip> <time datetime={decided.onDay}>{decided.onDay}</time>{' '}
      <Official language={language}>{[decided.actor, decided.reason].filter(Boolean).join('：')}</Official>
    </span>
  )
}

type DecidingProps = Pick<Props, 'page' | 'office' | 'year' | 'reason'> & {
  finding: DecidedFinding
  seen: number
  fault: string | undefined
}

function Deciding({ page: { say }, office, year, finding: { fingerprint, decided, rule }, seen, reason, fault }: DecidingProps) {
  const choices: DecisionName[] = decided
    ? (['accepted', 'to-mend', 'not-a-fault', 'reopened'] as const).filter(name => name !== decided.decision)
    : ['accepted', 'to-mend', 'not-a-fault']
  return (
    <details open={fault !== undefined || undefined}>
      <summary>
        {decided ? say('改变处理', 'Decide otherwise') : say('处理', 'Decide')}
        <span class="unseen">{say(`：${rule}`, `: ${rule}`)}</span>
      </summary>
      <form class="stack" method="post" action={`${deskReportOf(office, year)}/findings`}>
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <input type="hidden" name="seen" value={String(seen)} />
        <TextArea
          {...{ id: `reason-${fingerprint}`, name: 'reason', rows: 2, maxlength: 500, fault }}
          label={say('理由', 'Reason')}
          hint={say(
            '记入审查记录，上级可以看到；“待改”可以不写。',
            'It goes into the record and the superior reads it; not needed for “to be mended”.',
          )}
          value={fault === undefined ? '' : reason}
        />
        <p class="buttons">
          {choices.map(name => (
            <Button kind="plain" small name="decision" value={name}>
              {say(decisions[name].label, decisions[name].english)}
            </Button>
          ))}
        </p>
      </form>
    </details>
  )
}
