import { sql } from 'kysely'
import type { Trx } from './open.ts'

/** The next number of the agency's series: its row is locked until the commit, so that two at once get two numbers and none is left out. */
export const nextNumber = (trx: Trx, agencyId: string, series: string): Promise<number> => nextNumbers(trx, agencyId, series, 1)

/** The first of the next `many` numbers of the series. */
export async function nextNumbers(trx: Trx, agencyId: string, series: string, many: number): Promise<number> {
  const { last } = await trx
    .insertInto('numberCounters')
    .values({ agencyId, series, last: many })
    .onConflict(conflict => conflict.columns(['agencyId', 'series']).doUpdateSet({ last: sql`number_counters.last + excluded.last` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last - many + 1
}
