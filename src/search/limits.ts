import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import { type Days, sourceOf } from './plan.ts'
import type { Query } from './query.ts'

/**
 * No search may hold the database up, and none may be planned otherwise than it was measured. A bitmap that does not fit into work_mem
 * forgets its rows, and each of their tsvectors is then read again (measured: seconds). With it comes from when until when there is something
 * to find: the index has a list for each year, and each must be known.
 */
export async function withLimits<T>(db: Db, query: Query, work: (trx: Trx, reach: Days | null) => Promise<T>): Promise<T> {
  return db.transaction().execute(async trx => {
    // Of several agencies all are asked: that index is in the order of days.
    const day = sql`select e.published_on ${sourceOf({ query: query.agencies?.length === 1 ? query : { ...query, agencies: null } })}`
    const { rows } = await sql<{ from: PlainDate | null; to: PlainDate | null }>`
      select (${day} order by e.published_on limit 1) as "from", (${day} order by e.published_on desc limit 1) as "to",
        set_config('statement_timeout', '5000', true), set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true),
        set_config('enable_indexscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
        set_config('work_mem', '64MB', true)`.execute(trx)
    const { from, to } = rows[0]!
    return work(trx, from && to && { from, to })
  })
}
