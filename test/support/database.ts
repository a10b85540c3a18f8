import { openAsBlob } from 'node:fs'
import { type LogEvent, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, open } from '../../src/db/open.ts'
import { migratedDump } from './migrated.ts'
import { byHandMark, reader } from './statements.ts'

/**
 * One suite on every database: on PGlite always, on PostgreSQL when TEST_DATABASE_URL is set (a database of its own for each file). Each
 * test begins with empty tables. Every statement sent is read by the rules for statements, and a broken one fails the suite.
 */
export function describeStore(name: string, suite: (database: () => Database) => void): void {
  for (const { kind, openOne } of testDatabases()) {
    describe(`${name} (${kind})`, () => {
      let database: Database
      const statements = reader()
      beforeAll(async () => {
        database = await openOne(event => statements.read(event.query.sql))
      })
      beforeEach(() => emptied(database))
      afterAll(async () => {
        await database.close()
        expect(statements.faults).toEqual([])
      })
      suite(() => database)
    })
  }
}

type TestDatabase = { kind: 'PGlite' | 'PostgreSQL'; openOne(log?: (event: LogEvent) => void): Promise<Database> }

export function testDatabases(): TestDatabase[] {
  const url = process.env['TEST_DATABASE_URL']
  const embedded: TestDatabase = { kind: 'PGlite', openOne: openEmbedded }
  return url ? [embedded, { kind: 'PostgreSQL', openOne: log => openOnServer(url, log) }] : [embedded]
}

/** A migrated embedded database in memory, from the dump: 0.5 s instead of 2. */
export async function openEmbedded(log?: (event: LogEvent) => void): Promise<Database> {
  return open({ memory: true, dump: await openAsBlob(await migratedDump()) }, log)
}

async function openOnServer(url: string, log?: (event: LogEvent) => void): Promise<Database> {
  const name = `gongkai_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const outer = await open({ url })
  await sql.raw(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`).execute(outer.db)
  const own = new URL(url)
  own.pathname = `/${name}`
  const database = await open({ url: own.href }, log)
  await migrate(database.db)
  return {
    ...database,
    close: async () => {
      await database.close()
      await sql.raw(`drop database ${name} with (force)`).execute(outer.db)
      await outer.close()
    },
  }
}

/** Empties every table but the list of migrations. */
export async function emptied({ db }: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migrations'`.execute(db)
  await sql`truncate ${sql.join(rows.map(({ name }) => sql.id(name)))} cascade`.execute(db)
  await sql`truncate pgboss.job, pgboss.archive`.execute(db)
}

/** Sends what only an intruder or an owner with `psql` would; the rules for statements do not look at it. */
export async function byHand({ db }: Pick<Database, 'db'>, text: string): Promise<void> {
  await sql.raw(`${byHandMark} ${text}`).execute(db)
}
