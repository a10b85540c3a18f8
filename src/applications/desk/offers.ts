import { addDays, type Calendar, feeByPage, type PlainDate } from '../../law/index.ts'
import type { Action } from '../../people/index.ts'
import { consultationsIn, lastOf, move, type Refusal, type Step } from '../application.ts'
import { refusalOf } from '../law-of-steps.ts'
import { type State, type StepName, type StepRule, steps as table } from '../steps.ts'
import { stepForms } from './step-fields.ts'

/** A step as it is offered: it may be taken now, or the law or the record is against it. */
export type Offer = { step: StepName; refusal: Refusal | null; stateAllows: boolean }

type Standing = {
  state: State
  taken: readonly Step[]
  calendar: Calendar
  today: PlainDate
  /** Whether the person has this right in this case. */
  may: (action: Action) => boolean
  /** The head of the disclosure office agrees to an extension, whatever else that person is (art. 33(2)). */
  isHead: boolean
  isDrafter: boolean
}

export const order = Object.keys(stepForms) as StepName[]

/** Every step of an office that the person has the right for: what may be taken first. */
export function offersIn({ state, taken, calendar, today, may, isHead, isDrafter }: Standing): Offer[] {
  const offers: Offer[] = []
  for (const step of order) {
    const rule: StepRule = table[step]
    const rights = rule.by.filter((one): one is Action => one !== 'applicant')
    if (!rights.some(may) && !(isHead && step === 'extended')) continue
    const trial = trialOf(step, taken, today)
    const moved = move(state, trial)
    const own = rule.notByDrafter && isDrafter ? { why: `答复由您拟定，不能由您办理“${rule.title}”。`, cites: rule.article } : null
    const refusal = moved.ok ? (own ?? (step === 'rectified' ? null : refusalOf(trial, taken, calendar, today))) : moved.refusal
    offers.push({ step, refusal, stateAllows: moved.ok })
  }
  return offers
}

/** The step as somebody could take it today, with nothing in it that would be refused for its own sake. */
export function trialOf(step: StepName, taken: readonly Step[], today: PlainDate): Step {
  const open = consultationsIn(taken).findLast(({ opinion }) => opinion === null || opinion === 'silent')
  const later = addDays(today, 15)
  const details: Partial<Record<StepName, object>> = {
    received: { how: '' },
    correctionAsked: { items: ['补正事项'], dueOn: later },
    consultationDelivered: { consultation: open?.seq ?? 0 },
    opinionReceived: { consultation: open?.seq ?? 0, opinion: 'agrees' },
    silenceRecorded: { consultation: open?.seq ?? 0 },
    reasonsAsked: { dueOn: later },
    extended: { workingDays: 1, agreedBy: '负责人' },
    delayed: { untilOn: later },
    feeNoticed: { method: 'byPage', count: 100, yuan: feeByPage(100), dueOn: later },
    paid: { yuan: lastOf(taken, 'feeNoticed')?.details.yuan ?? 0, receiptNumber: '' },
    signed: { number: '1号' },
    delivered: { by: 'post', to: '' },
    handedOver: { toAgencyId: '', toName: '另一机关', number: '1号', agreed: '电话', contact: '' },
    reopened: { dueOn: null },
  }
  const first = taken[0]!
  const arrives = step === 'received' && first.step === 'registered' ? receivedDay(taken, today) : today
  return {
    ...{ seq: (taken.at(-1)?.seq ?? 0) + 1, step, at: new Date(0), onDay: arrives, actorId: null, actor: '', note: '说明' },
    details: (details[step] ?? {}) as Step['details'],
  }
}

/** What is received by arriving is received on that day (art. 31); else it is confirmed today. */
function receivedDay(taken: readonly Step[], today: PlainDate): PlainDate {
  const { details, onDay } = taken[0] as Step<'registered'>
  return ['inPerson', 'signedPost', 'oral'].includes(details.channel) ? onDay : today
}
