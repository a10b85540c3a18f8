import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, may, type Person } from '../../people/index.ts'
import { caseQuery, type ShownCases, shownCases } from './list-query.ts'

/** What a person has to do with applications today: the numbers, and what comes next. */
export type TodayCases = Pick<ShownCases, 'due' | 'lists' | 'lines'>

/** null: the person has nothing to do with applications here. */
export async function todaysCases(db: Db, person: Person, office: Agency, today: PlainDate): Promise<TodayCases | null> {
  if (!may(person, 'application.read', office)) return null
  return shownCases(
    db,
    person,
    office,
    caseQuery(() => undefined),
    today,
    7,
  )
}
