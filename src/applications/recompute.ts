import { calendarFor } from '../days/index.ts'
import type { Db } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import { applicationsAfter, stepsOfMany, updateSummaries } from './store.ts'
import { type Summary, summaryOf } from './summary.ts'

export type Moved = { number: string; was: PlainDate | null; is: PlainDate | null }

/**
 * Works the rows of an agency's cases out again from their steps: after a change of the calendar for the open ones (law notes 1.2), or for
 * all. Returns those whose day has moved. A row that somebody changes meanwhile is left alone: their step worked it out with the new calendar.
 */
export async function recompute(db: Db, agencyId: string, { onlyOpen = false }: { onlyOpen?: boolean } = {}): Promise<Moved[]> {
  const calendar = await calendarFor(db, agencyId)
  const moved: Moved[] = []
  for (let after: string | null = null; ; ) {
    const rows = await applicationsAfter(db, agencyId, after, 500, onlyOpen)
    if (rows.length === 0) return moved
    after = rows.at(-1)!.id
    const steps = await stepsOfMany(
      db,
      agencyId,
      rows.map(({ id }) => id),
    )
    const anew = rows.map(row => ({ row, is: summaryOf(steps.get(row.id)!, calendar) })).filter(({ row, is }) => !same(row, is))
    const updated = await updateSummaries(
      db,
      agencyId,
      anew.map(({ row, is }) => ({ id: row.id, seen: row.seq, is })),
    )
    for (const { row, is } of anew) if (updated.has(row.id)) moved.push({ number: row.number, was: row.dueOn, is: is.dueOn })
  }
}

const same = (a: Summary, b: Summary): boolean => (Object.keys(b) as (keyof Summary)[]).every(key => a[key] === b[key])
