import {
  answerPeriod,
  appealPeriod,
  type Because,
  type Calendar,
  compareDays,
  type DisputeOutcome,
  disputeOutcomes,
  disputePeriods,
  orderedBy,
  type Period,
  type PlainDate,
  periodEnd,
  periodOf,
} from '../law/index.ts'
import { asRectified, type Conclusion, conclusionIn, isSuspended, lastOf, noticeIn, type Step, stepsNamed } from './dispute.ts'

/** Whose time a period is. */
export type Whose = 'office' | 'claimant'

/** One period of a dispute: until when, why, and on which day it was kept. */
export type DisputeDeadline = {
  key: 'claim' | 'answer' | 'evidence' | 'appealAnswer' | 'appeal' | 'sue' | 'order'
  label: string
  english: string
  whose: Whose
  dueOn: PlainDate
  state: 'firm' | 'provisional' | 'paused'
  because: Because[]
  /** The day on which it was done; null while it is not. */
  doneOn: PlainDate | null
}

/** When the claimant learned of the act, where the record of the application or of the earlier reconsideration tells it. */
export type Known = { knownOn: PlainDate | null }

/** Every period that has begun in a dispute, the agency's and the claimant's, in the order in which they began. */
export function deadlinesOf(taken: readonly Step[], calendar: Calendar, { knownOn }: Known = { knownOn: null }): DisputeDeadline[] {
  const steps = asRectified(taken)
  const notice = noticeIn(steps)
  const { kind, procedure, filedOn } = notice.details
  const found: DisputeDeadline[] = []
  const add = (key: DisputeDeadline['key'], whose: Whose, period: Period, on: PlainDate, doneOn: PlainDate | null) => {
    const { label, english } = period
    const { dueOn, state, because } = periodEnd(period, on, calendar)
    found.push({ key, label, english, whose, dueOn, state, because, doneOn })
  }
  if (knownOn) add('claim', 'claimant', periodOf(kind), knownOn, filedOn ?? notice.onDay)
  const answer = answerPeriod(kind, procedure, notice.onDay)
  const paper = kind === 'reconsideration' ? '提出书面答复' : '提出答辩状'
  add(
    'answer',
    'office',
    { ...answer, label: paper, english: 'file the answer' },
    notice.onDay,
    stepsNamed(steps, 'answered')[0]?.onDay ?? null,
  )
  add('evidence', 'office', { ...answer, label: '提交证据、依据', english: 'file the evidence' }, notice.onDay, evidenceDay(steps))
  for (const appeal of stepsNamed(steps, 'appealed'))
    if (appeal.details.by !== 'agency')
      add('appealAnswer', 'office', disputePeriods.appealAnswer, appeal.onDay, answerAfter(steps, appeal.seq))
  const concluded = conclusionIn(steps)
  if (!concluded) return found
  if (concluded.mayBeAppealed && !concluded.isEffective) add('appeal', 'office', appealPeriod(concluded.outcome), concluded.servedOn, null)
  const { isSettled } = disputeOutcomes[concluded.outcome] as DisputeOutcome
  if (kind === 'reconsideration' && !isSettled) add('sue', 'claimant', periodOf('suitAfterReconsideration'), concluded.servedOn, null)
  const order = orderIn(concluded, steps, calendar)
  if (order) found.push({ key: 'order', label: '按决定、裁判重新答复', english: 'act again as ordered', whose: 'office', ...order })
  return found
}

/** The order that binds the agency now, with its last day; null where nothing is ordered or it does not bind yet. */
export function orderIn(
  { order, isEffective, servedOn }: Conclusion,
  steps: readonly Step[],
  calendar: Calendar,
): Pick<DisputeDeadline, 'dueOn' | 'state' | 'because' | 'doneOn'> | null {
  if (order.redo === 'none' || !isEffective) return null
  // an order of the first court binds from the day its judgment takes effect, which is recorded as a step
  const on = lastOf(steps, 'effective')?.onDay ?? servedOn
  const end = orderedBy({ unit: order.redo, count: order.withinDays, on }, calendar)
  if ('refusal' in end) throw new RangeError(end.refusal.why)
  return { dueOn: end.dueOn, state: end.state, because: end.because, doneOn: lastOf(steps, 'performed')?.onDay ?? null }
}

const answerAfter = (steps: readonly Step[], seq: number): PlainDate | null =>
  stepsNamed(steps, 'answered').find(one => one.seq > seq)?.onDay ?? null

const evidenceDay = (steps: readonly Step[]): PlainDate | null =>
  steps.find(one => one.step === 'evidenceFiled' || (one.step === 'answered' && (one as Step<'answered'>).details.withEvidence))?.onDay ??
  null

/** Those that the office must still keep, the next first. Of what was not done before a decision nothing is asked any more. */
export function openDuties(taken: readonly Step[], calendar: Calendar): DisputeDeadline[] {
  const steps = asRectified(taken)
  if (isSuspended(steps)) return []
  const concluded = conclusionIn(steps)
  const wanted: readonly DisputeDeadline['key'][] = concluded
    ? ['order', 'appeal']
    : lastOf(steps, 'decided')
      ? ['appealAnswer']
      : ['answer', 'evidence']
  return deadlinesOf(taken, calendar)
    .filter(({ key, doneOn }) => wanted.includes(key) && doneOn === null)
    .sort((a, b) => compareDays(a.dueOn, b.dueOn))
}
