import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { enqueue, work } from '../jobs/index.ts'
import { vacuumNightly } from './vacuum-job.ts'

test('after the night the database knows how large its tables are', async () => {
  const database = await openEmbedded()
  const known = async () =>
    (await sql<{ rows: number }>`select reltuples as rows from pg_class where relname = 'agencies'`.execute(database.db)).rows[0]!.rows
  expect(await known()).toBe(-1)
  const failures: unknown[] = []
  const failed = (failure: unknown) => failures.push(failure)
  const working = await work(database, { jobs: [vacuumNightly], rooms: {}, now: () => new Date(), failed, everyMs: 20 })
  await enqueue(database.db, vacuumNightly, {})
  await expect.poll(known, { timeout: 30_000 }).toBe(0)
  await working.stop()
  expect(failures).toEqual([])
  await database.close()
})
