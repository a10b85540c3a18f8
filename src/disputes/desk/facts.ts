import { caseAddress } from '../../applications/index.ts'
import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import { addDays, type Calendar, type PlainDate, type Refusal } from '../../law/index.ts'
import { mayForDispute } from '../actions.ts'
import { deadlinesOf, type Known } from '../deadlines.ts'
import { asRectified, conclusionIn, type Details, move, type Step } from '../dispute.ts'
import { refusalOf } from '../law-of-steps.ts'
import type { StepName } from '../steps.ts'
import { type Dispute, disputeFilesOf, disputeOf, stepsOf, suitsAfter } from '../store.ts'
import type { FoundDispute } from './office.ts'
import { stepForms } from './step-fields.ts'

export type DisputeFacts = Awaited<ReturnType<typeof disputeFacts>>

/** Everything that the page of a dispute shows. */
export async function disputeFacts(db: Db, { key, dispute, application, office, person }: FoundDispute, today: PlainDate) {
  const [taken, calendar] = [await stepsOf(db, key), await calendarFor(db, office.id)]
  const before = dispute.followsId ? await disputeOf(db, { agencyId: office.id, id: dispute.followsId }) : null
  const knownOn = before
    ? await servedOn(db, before)
    : dispute.kind === 'suitAfterReconsideration'
      ? null
      : (application?.repliedOn ?? null)
  const known: Known = { knownOn }
  const mayWrite = await mayForDispute(db, person, 'application.write', office, dispute.applicationId)
  return {
    ...{ taken, calendar, before, mayWrite, steps: asRectified(taken) },
    deadlines: deadlinesOf(taken, calendar, known),
    offers: mayWrite ? offersIn(dispute, taken, calendar, today) : [],
    files: await disputeFilesOf(db, key),
    suits: await suitsAfter(db, key),
    applicationAt: application && caseAddress(office, application),
  }
}

/** When the decision that a suit follows on was served: the claimant's fifteen days run from there (行政诉讼法 art. 45). */
const servedOn = async (db: Db, before: Dispute): Promise<PlainDate | null> =>
  conclusionIn(asRectified(await stepsOf(db, before)))?.servedOn ?? null

/** There is no appeal against a decision of reconsideration: the claimant sues (行政诉讼法 art. 45). */
const ofSuits: readonly StepName[] = ['appealed', 'secondDecided', 'effective']

/** A step as it is offered: it may be taken now, or the law or the record is against it. */
export type Offer = { step: StepName; refusal: Refusal | null; stateAllows: boolean }

export function offersIn(dispute: Dispute, taken: readonly Step[], calendar: Calendar, today: PlainDate): Offer[] {
  const own = (Object.keys(stepForms) as StepName[]).filter(step => dispute.kind !== 'reconsideration' || !ofSuits.includes(step))
  return own.map(step => {
    const trial = trialOf(step, dispute, taken, today)
    const moved = move(dispute.state, trial)
    const isOfRecord = step === 'rectified' || step === 'struck'
    const refusal = moved.ok ? (isOfRecord ? null : refusalOf(trial, taken, calendar, today)) : moved.refusal
    // what is not suspended cannot be resumed: as good as a state
    return { step, refusal, stateAllows: moved.ok && !(step === 'resumed' && refusal) }
  })
}

/** The step as somebody could take it today, with nothing in it that would be refused for its own sake. */
function trialOf(step: StepName, { kind }: Dispute, taken: readonly Step[], today: PlainDate): Step {
  const paper = { madeOn: today, paperNumber: null, redo: 'none', withinDays: null }
  const details: Partial<Record<StepName, object>> = {
    ...{ withdrawn: paper, mediated: paper, appealed: { by: 'claimant' } satisfies Details<'appealed'> },
    decided: { ...paper, outcome: kind === 'reconsideration' ? 'actUpheld' : 'claimsDismissed' },
    secondDecided: { ...paper, ending: 'dismissed', outcome: null },
  }
  return {
    ...{ seq: taken.length + 1, step, at: new Date(0), onDay: today, actorId: null, actor: '', note: '说明' },
    details: (details[step] ?? {}) as Step['details'],
  }
}

/** The days of a dispute that are still to come, as a calendar takes them. */
export const daysAhead = ({ deadlines }: Pick<DisputeFacts, 'deadlines'>, today: PlainDate) =>
  deadlines.filter(({ doneOn, dueOn }) => doneOn === null && dueOn >= addDays(today, -60))
