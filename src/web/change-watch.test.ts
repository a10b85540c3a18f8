import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabases } from '../../test/support/database.ts'
import { monday, setUpOffice } from '../../test/support/people.ts'
import type { Database } from '../db/open.ts'
import { append } from '../journal/index.ts'
import { watchChanges } from './change-watch.ts'
import { type Changes, countChanges } from './changes.ts'
import { makeLog } from './log.ts'

const until = async (holds: () => boolean) => {
  for (let waited = 0; !holds() && waited < 30_000; waited += 5) await new Promise(resolve => setTimeout(resolve, 5))
  return holds()
}

describe.each(testDatabases())('what another process changes ($kind)', ({ openOne }) => {
  let database: Database
  let agencyId: string
  const log = makeLog('silent')
  beforeAll(async () => {
    database = await openOne()
    agencyId = (await setUpOffice(database.db)).office.id
  })
  afterAll(() => database.close())

  const change = (fails = false) =>
    database.db.transaction().execute(async trx => {
      await append(trx, { agencyId, at: monday, actor: null, action: 'test.changed', subject: 'x' })
      if (fails) throw new Error('rolled back')
    })

  async function watched(act: (changes: Changes) => Promise<void>, everyMs?: number) {
    const changes = countChanges()
    const stop = await watchChanges(database, changes, log, everyMs)
    await act(changes)
    await stop()
    return changes
  }

  test('is noted as soon as it is committed', async () => {
    await watched(async changes => {
      const before = changes.epoch()
      await change()
      expect(await until(() => changes.epoch() > before)).toBe(true)
    })
  })

  test('is not noted where it was rolled back', async () => {
    await watched(async changes => {
      const before = changes.epoch()
      await change(true).catch(() => {})
      await sql`select 1`.execute(database.db)
      await new Promise(resolve => setTimeout(resolve, 100))
      expect(changes.epoch()).toBe(before)
    })
  })

  test('is noted no more after the watch has ended', async () => {
    const changes = await watched(async () => {})
    const before = changes.epoch()
    await change()
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(changes.epoch()).toBe(before)
  })

  test('is found by looking, where nothing can be heard', async () => {
    const changes = countChanges()
    const deaf: Database = { ...database, kind: 'server', listen: async () => async () => {} }
    const stop = await watchChanges(deaf, changes, log, 20)
    await change()
    expect(await until(() => changes.epoch() > 0)).toBe(true)
    const before = changes.epoch()
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(changes.epoch()).toBe(before)
    await stop()
  })

  test('is heard again after the connection was lost', async () => {
    await watched(async changes => {
      if (database.kind === 'embedded') return
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'`.execute(database.db)
      const lost = changes.epoch()
      expect(await until(() => changes.epoch() > lost)).toBe(true)
      const before = changes.epoch()
      await change()
      expect(await until(() => changes.epoch() > before)).toBe(true)
    })
  })
})
