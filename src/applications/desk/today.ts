import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, may, type Person } from '../../people/index.ts'
import { repliesToApprove } from '../public-replies/store.ts'
import { caseQuery, type ShownCases, shownCases } from './list-query.ts'
import { type ToAnswer, toAnswer } from './to-answer.ts'

/** What a person has to do with applications today: the numbers, and what comes next. */
export type TodayCases = Pick<ShownCases, 'due' | 'lists' | 'lines'> & { toAnswer: readonly ToAnswer[]; repliesToApprove: number }

/** null: the person has nothing to do with applications here. */
export async function todaysCases(db: Db, person: Person, office: Agency, today: PlainDate): Promise<TodayCases | null> {
  if (!may(person, 'application.read', office)) return null
  const query = caseQuery(() => undefined)
  const mayApprove = may(person, 'application.approve', office)
  const [shown, waiting, replies] = await Promise.all([
    shownCases(db, person, office, query, today, 7),
    toAnswer(db, person, office),
    mayApprove ? repliesToApprove(db, office.id, person.id) : 0,
  ])
  return { ...shown, toAnswer: waiting, repliesToApprove: replies }
}
