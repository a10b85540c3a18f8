import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabases } from '../../test/support/database.ts'
import { type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts'
import type { Database } from './open.ts'

describe.each(testDatabases())('migrations ($kind)', ({ openOne }) => {
  let database: Database
  let shipped: Migration[]
  beforeEach(async () => {
    database = await openOne()
    shipped = await readMigrations()
  })
  afterEach(() => database.close())

  const next = (text: string): Migration => ({ name: '999-next.sql', text, checksum: text })

  test('are applied once, and a second run has nothing to do', async () => {
    expect(await pendingMigrations(database.db)).toEqual([])
    expect(await migrate(database.db)).toEqual([])
    const more = [...shipped, next('create table again (n integer); insert into again values (1);')]
    const both = await Promise.all([migrate(database.db, more), migrate(database.db, more)])
    expect(both.flat()).toEqual(['999-next.sql'])
    expect((await sql`select n from again`.execute(database.db)).rows).toEqual([{ n: 1 }])
  })

  test('that fail in the middle leave nothing of themselves', async () => {
    await expect(migrate(database.db, [...shipped, next('create table half (n integer); select 1 / 0;')])).rejects.toThrow(
      'division by zero',
    )
    expect((await sql`select to_regclass('half') as there`.execute(database.db)).rows).toEqual([{ there: null }])
    expect(await migrate(database.db)).toEqual([])
  })

  test('that were edited after they were applied are refused', async () => {
    const edited = shipped.map((migration, i) => (i === 0 ? { ...migration, checksum: 'other' } : migration))
    await expect(migrate(database.db, edited)).rejects.toThrow(`迁移 ${shipped[0]!.name} 在应用之后被改动`)
  })

  test('that the program does not know mean that the database is newer', async () => {
    await migrate(database.db, [...shipped, next('select 1')])
    await expect(migrate(database.db)).rejects.toThrow('数据库比程序新')
    await expect(pendingMigrations(database.db)).rejects.toThrow('数据库比程序新')
  })

  test('that come before one already applied are refused', async () => {
    const early = { name: '000-early.sql', text: 'select 1', checksum: 'x' }
    await expect(migrate(database.db, [early, ...shipped])).rejects.toThrow('迁移只能加在最后')
  })
})
