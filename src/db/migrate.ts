import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { BadInput } from '../errors.ts'
import { halves, isSpread, spread } from './distribute.ts'
import type { Db, Trx } from './open.ts'

/** From `src/db` in a checkout and from `dist/db` in the package it is the same way. */
export const migrationsDirectory = fileURLToPath(new URL('../../migrations', import.meta.url))

/** The database and the program's migrations do not belong together. Nothing was changed. */
export class WrongMigrations extends BadInput {
  override name = 'WrongMigrations'
}

export type Migration = { name: string; text: string; checksum: string }

/** The migrations in order. An edited one is refused later: what was applied is never edited, a new file is written. */
export async function readMigrations(directory: string = migrationsDirectory): Promise<Migration[]> {
  const names = (await readdir(directory)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async name => {
      // A checkout on Windows may have turned the line ends.
      const text = (await readFile(`${directory}/${name}`, 'utf8')).replaceAll('\r\n', '\n')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** Applies what is missing, each file once, in order, in its own transaction; returns their names. Two that start at once take turns. */
export async function migrate(db: Db, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations())
  const applied: string[] = []
  // The site's own role may not create tables; where nothing is missing it need not.
  if ((await pendingMigrations(db, wanted)).length === 0) return []
  await inTurn(db, async trx => {
    await sql`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(trx)
  })
  for (const migration of wanted) {
    const done = await inTurn(db, async trx => {
      if (missing(await appliedIn(trx), wanted)[0] !== migration) return false
      await apply(trx, migration.text)
      const { name, checksum } = migration
      await trx.insertInto('schemaMigrations').values({ name, checksum }).execute()
      return true
    })
    if (done) applied.push(migration.name)
  }
  return applied
}

/** Where the agencies are spread over several machines, new tables are spread before the keys between them. */
async function apply(trx: Trx, text: string): Promise<void> {
  if (!(await isSpread(trx))) return void (await sql.raw(text).execute(trx))
  const { tables, keys } = halves(text)
  await sql.raw(tables).execute(trx)
  await spread(trx)
  if (keys) await sql.raw(keys).execute(trx)
}

/** The migrations that the database has not had yet; a database without any has had none. */
export async function pendingMigrations(db: Db, migrations?: Migration[]): Promise<string[]> {
  return missing(await appliedMigrations(db), migrations ?? (await readMigrations())).map(({ name }) => name)
}

/** What the database has had, in order; a database without any has had none. */
export async function appliedMigrations(db: Db | Trx): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('schema_migrations') is not null as there`.execute(db)
  return rows[0]?.there ? appliedIn(db) : []
}

/** Lets no migration begin until the transaction ends; others who only read may hold it at the same time. */
export async function holdMigrations(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(4664524)`.execute(trx)
}

function missing(applied: { name: string; checksum: string }[], wanted: Migration[]): Migration[] {
  for (const [i, { name, checksum }] of applied.entries()) {
    const same = wanted[i]
    if (!same || (same.name !== name && !wanted.some(migration => migration.name === name)))
      throw new WrongMigrations(`数据库已应用 ${name}，本程序没有这个迁移：数据库比程序新，请升级程序。`)
    if (same.name !== name) throw new WrongMigrations(`迁移 ${same.name} 排在已应用的 ${name} 之前：迁移只能加在最后。`)
    if (same.checksum !== checksum) throw new WrongMigrations(`迁移 ${name} 在应用之后被改动：已应用的迁移不得修改，请另写一个。`)
  }
  return wanted.slice(applied.length)
}

function appliedIn(db: Db | Trx) {
  return db.selectFrom('schemaMigrations').select(['name', 'checksum']).orderBy('name').execute()
}

/** One at a time, also over several processes of a server. The number is ours alone ("gongkai" in a telephone's letters). */
function inTurn<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(4664524)`.execute(trx)
    return work(trx)
  })
}
