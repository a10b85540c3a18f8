import type { ApplicantKind } from '../../src/applications/applicant.ts'
import { asRectified, consultationsIn, move, type Step, stateAfter } from '../../src/applications/application.ts'
import { kindKeys } from '../../src/applications/figures/figures.ts'
import { refusalOf } from '../../src/applications/law-of-steps.ts'
import { type StepName, steps } from '../../src/applications/steps.ts'
import { addDays, type Calendar, type ChannelName, channels, type OutcomeKind, outcomes, type PlainDate } from '../../src/law/index.ts'
import { randomOf } from './random.ts'

export type History = { kind: ApplicantKind; taken: Step[] }

/** A number from 0 up to, not including, n. */
export type Dice = (n: number) => number

export function dice(seed: number): Dice {
  const next = randomOf(seed)
  return n => next(n - 1)
}

/** Everything that may happen is tried at random; what the table or the law refuses does not happen. */
export function history(roll: Dice, calendar: Calendar, from: PlainDate, days: number): History {
  const channel = pick(roll, Object.keys(channels) as ChannelName[])
  let on = addDays(from, roll(days))
  const step = (name: StepName, details: object = {}): Step =>
    ({
      seq: taken.length + 1,
      step: name,
      at: new Date(`${on}T04:00:00Z`),
      onDay: on,
      actorId: null,
      actor: '某',
      note: '说明',
      details,
    }) as Step
  const taken: Step[] = []
  taken.push(step('registered', { channel }))
  for (let tries = 10 + roll(60); tries > 0; tries--) {
    if (roll(2) === 0) on = addDays(on, roll(9))
    const next = step(pick(roll, names), {})
    const tried = { ...next, details: detailsOf(next.step, roll, on, taken) } as Step
    if (!move(stateAfter(taken), tried).ok || refusalOf(tried, asRectified(taken), calendar, on)) continue
    taken.push(tried)
  }
  return { kind: pick(roll, kindKeys), taken }
}

/** What leads on is tried more often than what only adds to the record. */
const names: readonly StepName[] = [
  ...(Object.keys(steps) as StepName[]).filter(name => !['submitted', 'registered', 'erased'].includes(name)),
  ...(['received', 'received', 'decided', 'reviewed', 'signed', 'delivered', 'signedFor', 'corrected', 'opinionReceived', 'paid'] as const),
]

const pick = <T>(roll: Dice, from: readonly T[]): T => from[roll(from.length)]!

function detailsOf(name: StepName, roll: Dice, on: PlainDate, taken: readonly Step[]): object {
  const outcome = pick(roll, Object.keys(outcomes) as OutcomeKind[])
  const asked = consultationsIn(taken)
  const all: Partial<Record<StepName, () => object>> = {
    correctionAsked: () => ({ items: ['写明文号'], dueOn: addDays(on, 1 + roll(25)) }),
    consulted: () => ({ whom: pick(roll, ['thirdParty', 'coAuthor', 'otherAgency']), name: '某单位', about: '' }),
    consultationDelivered: () => ({ consultation: asked.at(-1)?.seq ?? 0 }),
    opinionReceived: () => ({ consultation: asked.at(-1)?.seq ?? 0, opinion: pick(roll, ['agrees', 'objectsWithReason']) }),
    silenceRecorded: () => ({ consultation: asked.at(-1)?.seq ?? 0 }),
    reasonsAsked: () => ({ dueOn: addDays(on, 10) }),
    extended: () => ({ workingDays: 1 + roll(22), agreedBy: '某' }),
    delayed: () => ({ untilOn: addDays(on, 1 + roll(90)) }),
    feeNoticed: () => ({ method: 'byPage', count: 101, yuan: 720, dueOn: addDays(on, 28) }),
    paid: () => ({ yuan: 720, receiptNumber: '1' }),
    decided: () => ({ outcome, documentId: null }),
    signed: () => ({ outcome, documentId: null, number: null }),
    delivered: () => ({ by: pick(roll, ['post', 'byHand', 'entrusted', 'electronic']), to: '某' }),
    // seldom agreed to, so that most go the long way
    handedOver: () => ({ toAgencyId: '', toName: '某机关', number: '1号', agreed: roll(4) ? '' : '电话', contact: '' }),
    reopened: () => ({ dueOn: roll(2) ? addDays(on, 20) : null }),
    rectified: () => {
      const wrong = pick(roll, asRectified(taken))
      return { seq: wrong.seq, was: wrong.onDay, is: addDays(wrong.onDay, roll(5) - 2) }
    },
  }
  return all[name]?.() ?? {}
}
