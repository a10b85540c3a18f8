import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import type { Calendar, PlainDate } from '../../law/index.ts'
import type { ApplicantKind } from '../applicant.ts'
import type { Step } from '../application.ts'
import { stepsOfMany } from '../store.ts'
import { summaryOf } from '../summary.ts'
import { type CountedCase, recordedSince } from './store.ts'

/** A case that is carried over the end of a day now and was not when somebody looked, or the other way round; `by`: the step that turned it. */
export type Turned = { row: CountedCase; isCarried: boolean; by: Step }

/** Which cases make what is carried over the end of a day another number than it was at a moment (T3-5), in the order of their receipt. */
export async function carriedSince(db: Db, agencyId: string, on: PlainDate, since: Date, kind: ApplicantKind | null): Promise<Turned[]> {
  const rows = await recordedSince(db, agencyId, on, since, kind)
  const ids = rows.map(({ id }) => id)
  const [calendar, steps] = [await calendarFor(db, agencyId), await stepsOfMany(db, agencyId, ids)]
  return rows.flatMap(row => {
    const turned = turnedSince(steps.get(row.id)!, calendar, on, since)
    return turned ? [{ row, ...turned }] : []
  })
}

/** What the steps that were recorded since a moment made of it; null: it stood then as it stands now. */
export function turnedSince(taken: readonly Step[], calendar: Calendar, on: PlainDate, since: Date): Omit<Turned, 'row'> | null {
  const isCarriedAfter = (many: number): boolean => {
    if (many === 0) return false
    const { receivedOn, countedOn } = summaryOf(taken.slice(0, many), calendar)
    return receivedOn !== null && receivedOn <= on && (countedOn === null || countedOn > on)
  }
  const isCarried = isCarriedAfter(taken.length)
  if (isCarriedAfter(taken.filter(({ at }) => at <= since).length) === isCarried) return null
  let many = taken.length
  while (isCarriedAfter(many - 1) === isCarried) many -= 1
  return { isCarried, by: taken[many - 1]! }
}
