import { asRectified, conclusionIn, move, type Notice, type Step, stateAfter } from '../../src/disputes/dispute.ts'
import { refusalOf } from '../../src/disputes/law-of-steps.ts'
import { type StepName, steps } from '../../src/disputes/steps.ts'
import {
  addDays,
  appealEndings,
  type Calendar,
  type DisputeKind,
  disputeKinds,
  disputeRoles,
  orderUnits,
  outcomesOfKind,
  type PlainDate,
} from '../../src/law/index.ts'
import type { Dice } from './histories.ts'

const keys = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[]
const pick = <T>(roll: Dice, from: readonly T[]): T => from[roll(from.length)]!

/** Everything that may happen to a dispute is tried at random; what the table or the law refuses does not happen. */
export function disputeHistory(roll: Dice, calendar: Calendar, from: PlainDate, days: number): Step[] {
  const kind = pick(roll, keys(disputeKinds))
  let on = addDays(from, roll(days))
  const step = (name: StepName, details: object): Step =>
    ({
      ...{ seq: taken.length + 1, step: name, at: new Date(`${on}T04:00:00Z`), onDay: on, actorId: null, actor: '某', note: '说明' },
      details,
    }) as Step
  const taken: Step[] = []
  const notice: Notice = {
    ...{ kind, body: '某机关', caseNumber: null, claimant: '某', about: '某事', filedOn: null },
    role: kind === 'suitAfterReconsideration' ? pick(roll, keys(disputeRoles)) : 'sole',
    procedure: kind === 'reconsideration' ? pick(roll, ['ordinary', on < '2024-01-01' ? 'ordinary' : 'simplified']) : null,
  }
  taken.push(step('noticed', notice))
  for (let tries = 5 + roll(60); tries > 0; tries--) {
    if (roll(2) === 0) on = addDays(on, roll(15))
    const name = pick(roll, names)
    const next = step(name, detailsOf(name, roll, kind, on, taken))
    if (!move(stateAfter(taken), next).ok || refusalOf(next, taken, calendar, on)) continue
    taken.push(next)
  }
  return taken
}

/** What leads on is tried more often than what only adds to the record. */
const names: readonly StepName[] = [
  ...keys(steps).filter(name => name !== 'noticed'),
  ...(['answered', 'decided', 'decided', 'appealed', 'secondDecided', 'secondDecided', 'effective', 'performed', 'closed'] as const),
]

function detailsOf(name: StepName, roll: Dice, kind: DisputeKind, on: PlainDate, taken: readonly Step[]): object {
  const paper = { madeOn: addDays(on, -roll(6)), paperNumber: null }
  const redo = pick(roll, keys(orderUnits))
  const order = { redo, withinDays: redo === 'days' || redo === 'workingDays' ? 1 + roll(60) : null }
  const wrong = pick(roll, asRectified(taken))
  const all: Partial<Record<StepName, () => object>> = {
    numbered: () => ({ caseNumber: `（${roll(99)}）号` }),
    answered: () => ({ withEvidence: roll(2) === 0 }),
    heard: () => ({ how: 'opinions' }),
    withdrawn: () => paper,
    mediated: () => paper,
    decided: () => ({ ...paper, ...order, outcome: pick(roll, outcomesOfKind(kind)) }),
    appealed: () => ({ by: pick(roll, ['claimant', 'agency', 'both']) }),
    secondDecided: () => {
      const ending = pick(roll, keys(appealEndings))
      const isChanged = ending === 'changed'
      return {
        ...paper,
        ...(isChanged ? order : { redo: 'none', withinDays: null }),
        ending,
        outcome: isChanged ? pick(roll, outcomesOfKind('suit')) : null,
      }
    },
    rectified: () => ({ seq: wrong.seq, was: wrong.onDay, is: addDays(wrong.onDay, roll(7) - 3) }),
    struck: () => ({ seq: (conclusionIn(asRectified(taken)) ?? wrong).seq }),
  }
  return all[name]?.() ?? {}
}
