import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { OneBorrower } from './one-borrower.ts'
import { isMade, open } from './open.ts'
import { InUse, OutOfReach } from './unavailable.ts'
import { newId } from './uuid.ts'

test('what was committed in a directory is there when it is opened again; meanwhile nobody else opens it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-open-'))
  const first = await open({ dataDir })
  await sql`create table kept (word text)`.execute(first.db)
  await sql`insert into kept values (${'公开'})`.execute(first.db)
  await expect(open({ dataDir })).rejects.toThrow(InUse)
  await first.close()
  const second = await open({ dataDir })
  expect((await sql`select word from kept`.execute(second.db)).rows).toEqual([{ word: '公开' }])
  await second.close()
  rmSync(dataDir, { recursive: true })
})

test('a directory whose making was cut off is made anew', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-half-'))
  mkdirSync(join(dataDir, 'db', 'base'), { recursive: true })
  writeFileSync(join(dataDir, 'db', 'PG_VERSION'), '18')
  writeFileSync(join(dataDir, 'db.unfinished'), '')
  expect(isMade({ dataDir })).toBe(false)
  const database = await open({ dataDir })
  expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }])
  await database.close()
  expect(isMade({ dataDir })).toBe(true)
  rmSync(dataDir, { recursive: true })
})

test("somebody else's folder named db is left alone", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-other-'))
  mkdirSync(join(dataDir, 'db'))
  writeFileSync(join(dataDir, 'db', 'schema.rb'), 'theirs')
  await expect(open({ dataDir })).rejects.toThrow('不是本程序的数据库')
  expect(readFileSync(join(dataDir, 'db', 'schema.rb'), 'utf8')).toBe('theirs')
  expect(readdirSync(dataDir)).toEqual(['db'])
  rmSync(dataDir, { recursive: true })
})

test('a server that does not answer is out of reach, and the sentence does not repeat the password', async () => {
  const error = await open({ url: 'postgres://clerk:geheim@127.0.0.1:1/none' }).catch((error: Error) => error)
  expect(error).toBeInstanceOf(OutOfReach)
  expect((error as Error).message).not.toContain('geheim')
})

test('a query outside the open transaction fails with its reason instead of waiting for ever', async () => {
  const pglite = await PGlite.create()
  const pool = new OneBorrower(pglite, 50)
  const borrower = await pool.connect()
  await expect(pool.connect()).rejects.toThrow('a query outside the open transaction?')
  borrower.release()
  ;(await pool.connect()).release()
  await pool.end()
})

test('ids sort in the order in which they were made, also when the clock stands still or goes back', () => {
  const ids = [5_000, 5_000, 4_000, 5_000, 6_000].map(now => newId(2_000_000_000_000 + now))
  ids.push(...Array.from({ length: 5_000 }, () => newId(2_000_000_006_000)))
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

describeStore('an open database', database => {
  test('transactions that start at once all commit, each alone', async () => {
    const { db } = database()
    await sql`create table if not exists counters (name text primary key, n integer not null)`.execute(db)
    await sql`insert into counters values ('a', 0)`.execute(db)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        db.transaction().execute(async trx => {
          const { rows } = await sql<{ n: number }>`select n from counters where name = 'a' for update`.execute(trx)
          await sql`update counters set n = ${rows[0]!.n + 1} where name = 'a'`.execute(trx)
        }),
      ),
    )
    expect((await sql`select n from counters`.execute(db)).rows).toEqual([{ n: 20 }])
    await sql`drop table counters`.execute(db)
  })

  test('a failed transaction leaves nothing behind and the connection usable', async () => {
    const { db } = database()
    const failing = db.transaction().execute(async trx => {
      await trx
        .insertInto('rateLimits')
        .values({ key: 'k', points: 1, resetsAt: new Date(0) })
        .execute()
      await sql`select 1 / 0`.execute(trx)
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await db.selectFrom('rateLimits').selectAll().execute()).toEqual([])
  })
})

describe.runIf(process.env['TEST_DATABASE_URL'])('a PostgreSQL server', () => {
  test('whose LC_CTYPE is C is refused: Chinese would not be found', async () => {
    const url = new URL(process.env['TEST_DATABASE_URL']!)
    const outer = await open({ url: url.href })
    const name = `gongkai_c_${process.pid}`
    await sql.raw(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`).execute(outer.db)
    url.pathname = `/${name}`
    await expect(open({ url: url.href })).rejects.toThrow('数据库的 LC_CTYPE 是 C，中文检索将失效。')
    await sql.raw(`drop database ${name}`).execute(outer.db)
    await outer.close()
  })
})
