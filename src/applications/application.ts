import {
  type ChannelName,
  type Consulted,
  channels,
  type DeliveryName,
  deliveries,
  type OutcomeKind,
  type PlainDate,
} from '../law/index.ts'
import type { Decision } from './decision.ts'
import { type State, type StepName, type StepRule, states, steps as table } from './steps.ts'

/** What was heard from somebody who was asked (arts. 32, 34). `silent`: nothing within the period. */
export const opinions = {
  agrees: { label: '同意公开', english: 'agrees' },
  objectsWithReason: { label: '不同意公开，有合理理由', english: 'objects with good reason' },
  objectsWithoutReason: { label: '不同意公开，理由不合理', english: 'objects without good reason' },
  silent: { label: '逾期未提出意见', english: 'silent' },
} as const

export type Opinion = keyof typeof opinions

/** Where an application was before it was handed over, and its number there. */
export type HandedFrom = { fromAgencyId: string; fromName: string; number: string }

/** What a step says beyond its day and its note; steps that are not here say nothing more. */
export type DetailsOf = {
  submitted: { channel: 'online' }
  /** `readBack`: what was spoken was read to whoever spoke it, who said that it is right (art. 29(1)). */
  registered: { channel: ChannelName; trackingNumber?: string; readBack?: true; handedFrom?: HandedFrom }
  received: { how: string }
  triaged: { as: string; whereTo?: string }
  correctionAsked: { items: readonly string[]; dueOn: PlainDate; documentId?: string }
  corrected: { asked: string }
  assigned: { sectionId: string | null; handlerId: string | null; dueOn: PlainDate | null }
  consulted: { whom: Consulted; name: string; about: string; documentId?: string }
  consultationDelivered: { consultation: number }
  opinionReceived: { consultation: number; opinion: Exclude<Opinion, 'silent'> }
  silenceRecorded: { consultation: number }
  reasonsAsked: { dueOn: PlainDate; documentId?: string }
  extended: { workingDays: number; agreedBy: string; documentId?: string }
  delayed: { untilOn: PlainDate }
  feeNoticed: { method: 'byItem' | 'byPage'; count: number; yuan: number; dueOn: PlainDate; documentId?: string }
  paid: { yuan: number; receiptNumber: string }
  searched: { where: string; words: string; found: string }
  decided: { outcome: OutcomeKind; documentId: string | null; decision?: Decision }
  signed: { outcome: OutcomeKind; documentId: string | null; number: string | null }
  delivered: { by: DeliveryName; to: string; trackingNumber?: string }
  signedFor: { signedBy: string }
  /** `agreed`: how the applicant agreed; `contact`: the ways to reach the agency that were told; `documentId`: the letter that went along. */
  handedOver: { toAgencyId: string; toName: string; number: string; agreed: string; contact: string; documentId?: string }
  reopened: { disputeId?: string; dueOn: PlainDate | null }
  rectified: { seq: number; was: PlainDate; is: PlainDate }
  rated: { stars: number }
  /** What was erased, never what it said; `history` is the hash of the steps as they stood before. */
  erased: {
    basis: 'period' | 'demand'
    history: string
    steps: number
    letters: number
    files: number
    mails: number
    agreedBy: string | null
  }
}

export type Details<N extends StepName> = N extends keyof DetailsOf ? DetailsOf[N] : Readonly<Record<string, unknown>>

/** One thing that happened to a case. */
export type Step<N extends StepName = StepName> = {
  seq: number
  step: N
  /** When it was recorded. */
  at: Date
  /** The day on which it happened: an opinion that came on Friday may be recorded on Monday. */
  onDay: PlainDate
  actorId: string | null
  actor: string
  note: string | null
  details: Details<N>
}

export type Refusal = { why: string; cites: string }
export type Moved = { ok: true; state: State } | { ok: false; refusal: Refusal }

/** Where one step more leads, or why it cannot be taken in this state. */
export function move(state: State | 'none', { step: name, details }: Pick<Step, 'step' | 'details'>): Moved {
  const rule: StepRule = table[name]
  const moved = rule.moves[state]
  if (moved === 'delivering' && isRepliedAtOnce(details)) return { ok: true, state: 'settled' }
  if (moved) return { ok: true, state: moved }
  const where = state === 'none' ? '申请还没有登记' : `申请处于“${states[state].label}”`
  return { ok: false, refusal: { why: `${where}，不能办理“${rule.title}”。`, cites: rule.article } }
}

/** What need not be signed for counts as replied on the day it goes out (235号). */
const isRepliedAtOnce = (details: Step['details']): boolean => {
  const { by } = details as DetailsOf['delivered']
  return by !== undefined && deliveries[by].repliedWhen !== 'signed'
}

export const isStep = <N extends StepName>(step: Step, name: N): step is Step<N> => step.step === name

/** All steps of one kind, the first to the last. */
export const stepsNamed = <N extends StepName>(taken: readonly Step[], name: N): Step<N>[] =>
  taken.filter((step): step is Step<N> => step.step === name)

export const lastOf = <N extends StepName>(taken: readonly Step[], name: N): Step<N> | null => stepsNamed(taken, name).at(-1) ?? null

/** The record as it is to be read: a mistaken day is replaced by the one that a later step gives instead. The mistake itself stays on record. */
export function asRectified(taken: readonly Step[]): Step[] {
  const right = new Map(stepsNamed(taken, 'rectified').map(({ details }) => [details.seq, details.is]))
  if (right.size === 0) return [...taken]
  const first = taken[0] as Step<'registered'>
  const arrivedOn = right.get(first.seq) ?? first.onDay
  // what is received by arriving is received on that day, whatever it is corrected to (art. 31)
  const byArriving = channels[first.details.channel].receivedWhen !== 'confirmed'
  const dayOf = ({ seq, step, onDay }: Step) => (step === 'received' && byArriving ? arrivedOn : (right.get(seq) ?? onDay))
  return taken.map(step => ({ ...step, onDay: dayOf(step) }))
}

/** What happened since the case was last taken up: all of it, or what follows on an order to decide anew. */
export function sinceReopened(taken: readonly Step[]): Step[] {
  const at = taken.findLastIndex(({ step }) => step === 'reopened')
  return at < 0 ? [...taken] : taken.slice(at)
}

/** Where the steps lead, from the first to the last. Throws RangeError where one of them cannot have followed. */
export function stateAfter(taken: readonly Step[]): State {
  let state: State | 'none' = 'none'
  for (const step of taken) {
    const moved = move(state, step)
    if (!moved.ok) throw new RangeError(`step ${step.seq}: ${moved.refusal.why}`)
    state = moved.state
  }
  if (state === 'none') throw new RangeError('a case without a step')
  return state
}

/** Somebody was asked: what became of it. */
export type Consultation = {
  seq: number
  whom: Consulted
  name: string
  about: string
  sentOn: PlainDate
  deliveredOn: PlainDate | null
  /** The day the opinion came, or on which the silence was established. */
  endedOn: PlainDate | null
  opinion: Opinion | null
}

export function consultationsIn(taken: readonly Step[]): Consultation[] {
  return stepsNamed(taken, 'consulted').map(({ seq, onDay, details: { whom, name, about } }) => {
    const of = (step: { details: { consultation: number } }) => step.details.consultation === seq
    const delivered = stepsNamed(taken, 'consultationDelivered').find(of)
    const heard = stepsNamed(taken, 'opinionReceived').findLast(of)
    const silence = stepsNamed(taken, 'silenceRecorded').find(of)
    return {
      ...{ seq, whom, name, about, sentOn: onDay, deliveredOn: delivered?.onDay ?? null },
      // an opinion that comes late is on record, but the clock went on at the end of the silence (reading `capsConsultation`)
      endedOn: heard?.onDay ?? silence?.onDay ?? null,
      opinion: heard?.details.opinion ?? (silence ? 'silent' : null),
    }
  })
}

/** How satisfied an applicant says to be (条例 art. 46: appraisal by the public). */
export const ratings: Readonly<Record<number, { label: string; english: string }>> = {
  1: { label: '不满意', english: 'not satisfied' },
  2: { label: '基本满意', english: 'rather satisfied' },
  3: { label: '满意', english: 'satisfied' },
}
