import { type Calendar, type OutcomeKind, outcomes, type PlainDate } from '../law/index.ts'
import { asRectified, consultationsIn, lastOf, type Step, sinceReopened, stateAfter } from './application.ts'
import { clockOf, replyDayIn, silenceDay } from './clock.ts'
import type { State, WaitsFor } from './steps.ts'

/** What comes next in a case, and for whom it is. */
export const duties = {
  confirm: { label: '与申请人确认收到', english: 'confirm receipt', waitsFor: 'office' },
  reply: { label: '作出答复', english: 'reply', waitsFor: 'office' },
  section: { label: '股室提出办理意见', english: 'answer of the section', waitsFor: 'section' },
  correct: { label: '申请人补正', english: 'correction by the applicant', waitsFor: 'applicant' },
  lapse: { label: '补正期限已过，作出处理', english: 'correction period is over: settle', waitsFor: 'office' },
  explain: { label: '申请人说明理由', english: 'reasons of the applicant', waitsFor: 'applicant' },
  pay: { label: '申请人缴费', english: 'payment by the applicant', waitsFor: 'applicant' },
  unpaid: { label: '缴费期限已过，作出处理', english: 'payment period is over: settle', waitsFor: 'office' },
  thirdParty: { label: '第三方提出意见', english: 'opinion of the third party', waitsFor: 'thirdParty' },
  otherAgency: { label: '其他机关提出意见', english: 'opinion of another agency', waitsFor: 'otherAgency' },
  silence: { label: '意见期限已过，记录并继续办理', english: 'opinion period is over: record it', waitsFor: 'office' },
  sign: { label: '审查、签发', english: 'review and sign', waitsFor: 'leader' },
  deliver: { label: '送达', english: 'deliver', waitsFor: 'office' },
  signature: { label: '取得签收', english: 'have it signed for', waitsFor: 'office' },
  archive: { label: '归档', english: 'archive', waitsFor: 'office' },
  none: { label: '无', english: 'nothing', waitsFor: 'nobody' },
} as const satisfies Record<string, { label: string; english: string; waitsFor: WaitsFor }>

export type Duty = keyof typeof duties

/** What the steps of a case come to. The row keeps it; `recompute` makes it anew. */
export type Summary = {
  state: State
  seq: number
  receivedOn: PlainDate | null
  dueOn: PlainDate | null
  dueState: 'none' | 'firm' | 'provisional' | 'paused'
  nextOn: PlainDate | null
  nextWhat: Duty
  waitsFor: WaitsFor
  sectionId: string | null
  handlerId: string | null
  outcome: OutcomeKind | null
  decidedOn: PlainDate | null
  repliedOn: PlainDate | null
  /** When and as what table 3 counts it: its first settlement; null where it was never received. */
  countedOn: PlainDate | null
  countedAs: OutcomeKind | null
  wasLate: boolean | null
  daysUsed: number | null
  archivedOn: PlainDate | null
}

/** The row of a case. Nothing in it depends on today: what is over is told from `nextOn` when it is read. */
export function summaryOf(taken: readonly Step[], calendar: Calendar): Summary {
  const steps = asRectified(taken)
  const state = stateAfter(steps)
  const round = sinceReopened(steps)
  const repliedOn = replyDayIn(taken)
  const clock = clockOf(taken, calendar, repliedOn ?? steps.at(-1)!.onDay)
  const assigned = lastOf(steps, 'assigned')?.details
  const isSettled = state === 'settled' || state === 'archived'
  const begun = clock.receipt.receivedOn !== null
  const { dueOn } = clock.reply
  const [nextWhat, nextOn] = nextDuty(state, round, { confirmBy: clock.receipt.confirmBy, dueOn }, calendar)
  const outcome = outcomeIn(round, state)
  return {
    ...{ state, seq: taken.at(-1)!.seq, receivedOn: clock.receipt.receivedOn, dueOn },
    dueState: begun ? clock.reply.state : 'none',
    ...{ nextOn, nextWhat, waitsFor: duties[nextWhat].waitsFor },
    ...{ sectionId: assigned?.sectionId ?? null, handlerId: assigned?.handlerId ?? null },
    outcome,
    decidedOn: outcome ? (lastOf(round, 'signed')?.onDay ?? repliedOn) : null,
    repliedOn,
    ...countedIn(taken),
    // withdrawn or never confirmed: nothing was owed any more
    wasLate: isSettled && repliedOn && (lastOf(round, 'delivered') || isHandedOver(round)) ? dueOn !== null && repliedOn > dueOn : null,
    daysUsed: isSettled && begun ? (clock.progress?.used ?? 0) + (clock.progress?.overdue ?? 0) : null,
    archivedOn: state === 'archived' ? lastOf(steps, 'archived')!.onDay : null,
  }
}

/** Handed over in place of a reply, not after one. */
const isHandedOver = (round: readonly Step[]): boolean => lastOf(round, 'handedOver') !== null && lastOf(round, 'signed') === null

function outcomeIn(round: readonly Step[], state: State): OutcomeKind | null {
  if (round.at(-1) && ['settled', 'archived'].includes(state)) {
    if (lastOf(round, 'withdrawn')) return 'withdrawn'
    if (lastOf(round, 'abandoned')) return 'otherwise'
    if (isHandedOver(round)) return 'otherAgency'
  }
  const kind = lastOf(round, 'signed')?.details.outcome ?? null
  return kind && kind in outcomes && ['signed', 'delivering', 'settled', 'archived'].includes(state) ? kind : null
}

/** A case that was taken up again on an order counts as it was settled before; one that was never received counts nowhere (art. 31). */
function countedIn(taken: readonly Step[]): Pick<Summary, 'countedOn' | 'countedAs'> {
  const again = taken.findIndex(({ step }) => step === 'reopened')
  const first = again < 0 ? taken : taken.slice(0, again)
  const countedOn = lastOf(first, 'received') ? replyDayIn(first) : null
  return { countedOn, countedAs: countedOn && outcomeIn(asRectified(first), stateAfter(first)) }
}

type Ends = { confirmBy: PlainDate | null; dueOn: PlainDate | null }

function nextDuty(state: State, round: readonly Step[], { confirmBy, dueOn }: Ends, calendar: Calendar): [Duty, PlainDate | null] {
  if (state === 'submitted') return ['confirm', confirmBy ?? round[0]!.onDay]
  if (state === 'correcting') return ['correct', lastOf(round, 'correctionAsked')!.details.dueOn]
  if (state === 'paying') return ['pay', lastOf(round, 'feeNoticed')!.details.dueOn]
  if (state === 'explaining') return ['explain', earliest(lastOf(round, 'reasonsAsked')!.details.dueOn, dueOn)]
  if (state === 'deciding' || state === 'approving') return ['sign', dueOn]
  if (state === 'signed') return ['deliver', dueOn]
  if (state === 'delivering') return ['signature', dueOn]
  if (state === 'settled') return ['archive', null]
  if (state === 'archived') return ['none', null]
  const open = consultationsIn(round).find(({ endedOn }) => endedOn === null)
  if (open) return [open.whom === 'thirdParty' ? 'thirdParty' : 'otherAgency', silenceDay(open, calendar)]
  const assigned = lastOf(round, 'assigned')
  const answered = lastOf(round, 'sectionAnswered')
  const waits = assigned?.details.dueOn && (!answered || answered.seq < assigned.seq)
  return waits ? ['section', earliest(assigned.details.dueOn!, dueOn)] : ['reply', dueOn]
}

const earliest = (a: PlainDate, b: PlainDate | null): PlainDate => (b !== null && b < a ? b : a)

/** The duty as it stands on a day: when the time of others is over it is the office's turn. */
export function dutyOn({ nextWhat, nextOn }: Pick<Summary, 'nextWhat' | 'nextOn'>, today: PlainDate): Duty {
  if (nextOn === null || today <= nextOn) return nextWhat
  const then: Partial<Record<Duty, Duty>> = {
    correct: 'lapse',
    pay: 'unpaid',
    thirdParty: 'silence',
    otherAgency: 'silence',
    explain: 'reply',
  }
  return then[nextWhat] ?? nextWhat
}
