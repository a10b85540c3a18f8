import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db/open.ts'
import { enqueue, type Job } from '../jobs/index.ts'
import { allAgencies } from '../people/index.ts'
import { recompute } from './recompute.ts'

/** So many open cases are worked out while somebody waits; more of them in the background. */
const atOnce = 3000

export const recountOpenCases: Job<{ agencyIds: string[] }> = {
  name: 'applications.recount',
  label: '放假安排变动后重新计算期限',
  data: z.object({ agencyIds: z.array(z.string()).default([]) }),
  async run({ agencyIds }, { db }) {
    for (const id of agencyIds) await recompute(db, id, { onlyOpen: true })
  },
}

/** After a change of the days off every open case is worked out again: how many moved, or null where that goes on in the background. */
export const recounting =
  (db: Db) =>
  async (agencyId: string | null): Promise<number | null> => {
    const agencyIds = agencyId ? [agencyId] : (await allAgencies(db)).map(({ id }) => id)
    let open = 0
    for (const id of agencyIds) open += open > atOnce ? 0 : await openCases(db, id)
    if (open > atOnce) {
      await enqueue(db, recountOpenCases, { agencyIds })
      return null
    }
    let moved = 0
    for (const id of agencyIds) moved += (await recompute(db, id, { onlyOpen: true })).length
    return moved
  }

async function openCases(db: Db, agencyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('applications')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('agencyId', '=', agencyId)
    .where(sql<boolean>`state not in ('settled', 'archived')`)
    .executeTakeFirstOrThrow()
  return Number(count)
}
