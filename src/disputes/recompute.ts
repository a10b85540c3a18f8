import { calendarFor } from '../days/index.ts'
import type { Db } from '../db/open.ts'
import { allAgencies } from '../people/index.ts'
import { openDisputesAfter, stepsOf, updateDispute } from './store.ts'
import { type Summary, summaryOf } from './summary.ts'

/** Works the rows of an agency's open disputes out again from their steps, after a change of the calendar. Returns how many moved. */
export async function recomputeDisputes(db: Db, agencyId: string): Promise<number> {
  const calendar = await calendarFor(db, agencyId)
  let moved = 0
  for (let after: string | null = null; ; ) {
    const rows = await openDisputesAfter(db, agencyId, after, 200)
    if (rows.length === 0) return moved
    after = rows.at(-1)!.id
    for (const row of rows) {
      const is = summaryOf(await stepsOf(db, row), calendar)
      if ((Object.keys(is) as (keyof Summary)[]).every(key => row[key] === is[key])) continue
      // a row that somebody changes meanwhile is left alone: their step worked it out with the new calendar
      if (await updateDispute(db, row, is, row.seq)) moved += 1
    }
  }
}

/** The same for one agency, or for all. */
export async function recountDisputes(db: Db, agencyId: string | null): Promise<number> {
  let moved = 0
  for (const id of agencyId ? [agencyId] : (await allAgencies(db)).map(({ id }) => id)) moved += await recomputeDisputes(db, id)
  return moved
}
