import type { Db } from '../../db/open.ts'
import type { OutcomeKind, PlainDate } from '../../law/index.ts'
import { lastOf, type Step } from '../application.ts'
import { type Application, stepsOfMany } from '../store.ts'
import { isLikeMatter } from './matter.ts'

/** An earlier case of the same person that was answered, and what was answered: at hand for arts. 35 and 36(6). */
export type Earlier = {
  one: Application
  isAlike: boolean
  on: PlainDate
  outcome: OutcomeKind
  /** Of the letter; null where the answer had none. */
  number: string | null
  documentId: string | null
  items: readonly { text: string; outcome: OutcomeKind; says: string }[]
}

/** What this person was answered before, what is about the same matter first. `cases`: those of the same person. */
export async function earlierReplies(db: Db, application: Application, cases: readonly Application[]): Promise<Earlier[]> {
  const answered = cases.filter(one => one.repliedOn && one.outcome && one.submittedAt < application.submittedAt)
  const steps = await stepsOfMany(
    db,
    application.agencyId,
    answered.map(({ id }) => id),
  )
  const all = answered.map(one => earlierIn(one, steps.get(one.id) ?? [], isLikeMatter(application.asked, one.asked)))
  return [...all.filter(({ isAlike }) => isAlike), ...all.filter(({ isAlike }) => !isAlike)]
}

function earlierIn(one: Application, taken: readonly Step[], isAlike: boolean): Earlier {
  const signed = lastOf(taken, 'signed')?.details
  const decision = lastOf(taken, 'decided')?.details.decision
  return {
    ...{ one, isAlike, on: one.repliedOn!, outcome: one.outcome!, number: signed?.number ?? null, documentId: signed?.documentId ?? null },
    items: (decision?.items ?? []).map(({ text, outcome, says }) => ({ text, outcome, says })),
  }
}
