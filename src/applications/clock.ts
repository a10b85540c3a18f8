import {
  type Because,
  type Calendar,
  type ClockEvent,
  chineseDay,
  type Deadline,
  type PlainDate,
  type Receipt,
  type Refused,
  receiptOf,
  replyDeadline,
  replyProgress,
  silenceEndsOn,
} from '../law/index.ts'
import { asRectified, consultationsIn, lastOf, type Step, sinceReopened, stateAfter, stepsNamed } from './application.ts'
import type { State } from './steps.ts'

/** The one clock of a case: applicant, officer and court are shown the same ledger. */
export type CaseClock = {
  receipt: Receipt
  /** `dueOn` null while the period stands still or has not begun. */
  reply: Deadline
  progress: { used: number; left: number; total: number; overdue: number } | null
  /** Since when the applicant is to correct or to pay: nothing is counted after that day. */
  heldSince: PlainDate | null
  /** What the count is made of; empty before receipt. */
  events: readonly ClockEvent[]
}

/** What the steps mean for the period of the reply. An order to decide anew begins it afresh. */
export function clockEvents(taken: readonly Step[]): ClockEvent[] {
  const steps = sinceReopened(asRectified(taken))
  const events: ClockEvent[] = []
  for (const step of steps) {
    const on = step.onDay
    if (step.step === 'received' || step.step === 'reopened') events.push({ kind: 'received', on })
    else if (step.step === 'corrected') events.push({ kind: 'corrected', on })
    else if (step.step === 'paid') events.push({ kind: 'paid', on })
    else if (step.step === 'extended') events.push({ kind: 'extended', on, workingDays: (step as Step<'extended'>).details.workingDays })
  }
  for (const { sentOn, endedOn, whom, deliveredOn } of consultationsIn(steps))
    events.push({ kind: 'consulted', from: sentOn, to: endedOn, whom, ...(deliveredOn && { deliveredOn }) })
  return events
}

export function receiptIn(taken: readonly Step[], calendar: Calendar): Receipt {
  const steps = asRectified(taken)
  const came = steps[0] as Step<'registered'>
  const confirmedOn = lastOf(steps, 'received')?.onDay ?? null
  const receipt = receiptOf({ channel: came.details.channel, arrivedOn: came.onDay, confirmedOn }, calendar)
  // what is received by arriving counts from then, but only once the office has registered that it did
  return confirmedOn ? receipt : { ...receipt, receivedOn: null }
}

const none: Deadline = { dueOn: null, state: 'paused', because: [] }

/** When the reply is due, with every reason (arts. 30, 31, 33, 35). `on`: the day for which used and left days are counted. */
export function clockOf(taken: readonly Step[], calendar: Calendar, on: PlainDate): CaseClock {
  const receipt = receiptIn(taken, calendar)
  const events = clockEvents(taken)
  if (!events.some(({ kind }) => kind === 'received'))
    return { receipt, reply: { ...none, because: receipt.because }, progress: null, heldSince: null, events: [] }
  const { standing, lapsed } = standingEvents(events, calendar)
  const counted = mustCount(replyDeadline(standing, calendar))
  const answered = replyDayIn(taken)
  const state = stateAfter(taken)
  const steps = sinceReopened(asRectified(taken))
  const still = standsStill(steps, state)
  const until = answered ?? on
  const progress = mustCount(replyProgress(standing, still && still.on < until ? still.on : until, calendar))
  const count = { receipt, progress, heldSince: still?.on ?? null, events: standing }
  const fixed = fixedUntil(steps)
  const isOrdered = !lastOf(steps, 'delayed') && Boolean(lastOf(steps, 'reopened')?.details.dueOn)
  const because = [...receipt.because.slice(0, -1), ...lapsed, ...counted.because]
  if (still) return { ...count, reply: { dueOn: null, state: 'paused', because: [...because.slice(0, -1), still] } }
  // an order binds to its day, also where that is before the legal period ends; a reasonable period only lengthens (art. 35)
  if (fixed && (isOrdered || counted.dueOn === null || fixed.on > counted.dueOn))
    return { ...count, reply: { dueOn: fixed.on, state: 'firm', because: [...because, fixed] } }
  const { dueOn, state: sureness } = counted
  return { ...count, reply: { dueOn, state: sureness, because } }
}

/** While the applicant is to correct or to pay nothing runs against the agency: the period begins afresh afterwards (art. 30; 109号 art. 7). */
function standsStill(steps: readonly Step[], state: State): Because | null {
  const correction = lastOf(steps, 'correctionAsked')
  if (state === 'correcting' && correction)
    return {
      on: correction.onDay,
      cites: '《政府信息公开条例》第三十条',
      text: `已告知补正，补正期限至${chineseDay(correction.details.dueOn)}；收到补正后的申请，期限重新起算`,
    }
  const fee = lastOf(steps, 'feeNoticed')
  if (state === 'paying' && fee)
    return {
      on: fee.onDay,
      cites: '《政府信息公开信息处理费管理办法》第七条',
      text: `已通知缴费，缴费期限至${chineseDay(fee.details.dueOn)}；缴费完成的次日，期限重新起算`,
    }
  return null
}

/** A day that was fixed for this case: a reasonable period for a large request (art. 35), or the order of a court or reconsideration body. */
function fixedUntil(steps: readonly Step[]): Because | null {
  const delayed = lastOf(steps, 'delayed')
  if (delayed)
    return {
      on: delayed.details.untilOn,
      cites: '《政府信息公开条例》第三十五条',
      text: `申请理由合理但无法在期限内答复，确定延迟至${chineseDay(delayed.details.untilOn)}答复并告知申请人`,
    }
  const ordered = lastOf(steps, 'reopened')?.details.dueOn
  return ordered
    ? { on: ordered, cites: '《行政复议法》第六十四条；《行政诉讼法》第七十条', text: `责令于${chineseDay(ordered)}前重新答复` }
    : null
}

/** The day on which the reply counts as made (235号): posted, sent, or signed for; null while it is not. */
export function replyDayIn(taken: readonly Step[]): PlainDate | null {
  const steps = sinceReopened(asRectified(taken))
  const state = stateAfter(taken)
  if (state !== 'settled' && state !== 'archived') return null
  const sent = lastOf(steps, 'delivered')
  const signs = sent?.details.by === 'byHand' || sent?.details.by === 'entrusted'
  if (sent && signs) return stepsNamed(steps, 'signedFor').find(({ seq }) => seq > sent.seq)?.onDay ?? null
  const ended = lastOf(steps, 'withdrawn') ?? lastOf(steps, 'abandoned') ?? lastOf(steps, 'handedOver')
  return sent?.onDay ?? ended?.onDay ?? null
}

/** The last day on which a silent third party or co-author may still speak; null for others, who have no period. */
export const silenceDay = (consultation: ReturnType<typeof consultationsIn>[number], calendar: Calendar): PlainDate | null =>
  consultation.whom === 'otherAgency'
    ? null
    : silenceEndsOn(
        {
          kind: 'consulted',
          from: consultation.sentOn,
          to: null,
          ...(consultation.deliveredOn && { deliveredOn: consultation.deliveredOn }),
        },
        consultation.whom,
        calendar,
      )

/**
 * Without the extensions that turn out to have been told too late: an opinion that is recorded afterwards, or a corrected day, may show that
 * the period was over by then (a reading: such an extension has no effect).
 */
function standingEvents(events: readonly ClockEvent[], calendar: Calendar): { standing: ClockEvent[]; lapsed: Because[] } {
  const standing = [...events]
  const lapsed: Because[] = []
  for (let counted = replyDeadline(standing, calendar); !counted.ok; counted = replyDeadline(standing, calendar)) {
    const at = standing.findLastIndex(({ kind }) => kind === 'extended')
    if (at < 0) throw new RangeError(counted.refusal.why)
    const [late] = standing.splice(at, 1) as [Extract<ClockEvent, { kind: 'extended' }>]
    lapsed.push({ on: late.on!, cites: counted.refusal.cites, text: `${counted.refusal.why}，不产生延长效力`, workingDays: 0 })
  }
  return { standing, lapsed }
}

/** The steps were checked before they were taken: a count that the law refuses is a broken record. */
function mustCount<T extends object>(counted: T | Refused): T {
  if ('refusal' in counted) throw new RangeError(counted.refusal.why)
  return counted
}
