import { type Calendar, type DisputeKind, type DisputeResult, disputeOutcomes, disputeRoles, type PlainDate } from '../law/index.ts'
import { deadlinesOf, openDuties } from './deadlines.ts'
import { asRectified, conclusionIn, isSuspended, lastOf, noticeIn, type Step, stateAfter } from './dispute.ts'
import type { State } from './steps.ts'

/** What comes next in a dispute, and whose turn it is. */
export const duties = {
  answer: { label: '提出书面答复、答辩状', english: 'file the answer', whose: 'office' },
  evidence: { label: '提交证据、依据', english: 'file the evidence', whose: 'office' },
  appealAnswer: { label: '对上诉提出答辩', english: 'answer the appeal', whose: 'office' },
  appeal: { label: '决定是否上诉', english: 'decide whether to appeal', whose: 'office' },
  takesEffect: { label: '上诉期满，确认裁判生效', english: 'record that the judgment took effect', whose: 'office' },
  order: { label: '按决定、裁判重新答复', english: 'act again as ordered', whose: 'office' },
  sue: { label: '申请人可以起诉', english: 'the claimant may sue', whose: 'claimant' },
  wait: { label: '等待审理', english: 'wait for the decision', whose: 'body' },
  suspended: { label: '中止，等待恢复', english: 'suspended', whose: 'body' },
  close: { label: '结案归档', english: 'close', whose: 'office' },
  none: { label: '无', english: 'nothing', whose: 'nobody' },
} as const satisfies Record<string, { label: string; english: string; whose: 'office' | 'claimant' | 'body' | 'nobody' }>

export type Duty = keyof typeof duties

/** What the steps of a dispute come to. The row keeps it; `recomputeDisputes` makes it anew. */
export type Summary = {
  state: State
  seq: number
  kind: DisputeKind
  caseNumber: string | null
  body: string
  claimant: string
  about: string
  coDefendant: boolean
  countsHere: boolean
  noticedOn: PlainDate
  nextOn: PlainDate | null
  nextWhat: Duty
  /** In which column of table 4 it stands now, and the day of that decision. */
  result: DisputeResult
  decidedOn: PlainDate | null
}

/** The row of a dispute. Nothing in it depends on today: what is over is told from `nextOn` when it is read. */
export function summaryOf(taken: readonly Step[], calendar: Calendar): Summary {
  const steps = asRectified(taken)
  const notice = noticeIn(steps)
  const { kind, body, claimant, about, role } = notice.details
  const { coDefendant, countsHere } = disputeRoles[role]
  const state = stateAfter(taken)
  const concluded = conclusionIn(steps)
  const [nextWhat, nextOn] = nextDuty(taken, state, calendar)
  return {
    ...{ state, seq: taken.at(-1)!.seq, kind, body, claimant, about, coDefendant, countsHere, noticedOn: notice.onDay },
    caseNumber: lastOf(steps, 'numbered')?.details.caseNumber ?? notice.details.caseNumber,
    ...{ nextOn, nextWhat },
    result: concluded ? disputeOutcomes[concluded.outcome].result : 'pending',
    decidedOn: concluded?.madeOn ?? null,
  }
}

function nextDuty(taken: readonly Step[], state: State, calendar: Calendar): [Duty, PlainDate | null] {
  const steps = asRectified(taken)
  if (state === 'closed') return ['none', null]
  if (isSuspended(steps)) return ['suspended', null]
  const [next] = openDuties(taken, calendar)
  if (next) return [next.key as Duty, next.dueOn]
  const concluded = conclusionIn(steps)
  if (!concluded) return ['wait', null]
  const suing = deadlinesOf(taken, calendar).find(({ key }) => key === 'sue')
  return suing ? ['sue', suing.dueOn] : ['close', null]
}

/** The duty as it stands on a day: when the time to go on is over, what was decided stands. */
export function dutyOn({ nextWhat, nextOn }: Pick<Summary, 'nextWhat' | 'nextOn'>, today: PlainDate): Duty {
  if (nextOn === null || today <= nextOn) return nextWhat
  return nextWhat === 'appeal' ? 'takesEffect' : nextWhat === 'sue' ? 'close' : nextWhat
}
