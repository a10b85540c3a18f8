import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CamelCasePlugin, Kysely, type LogConfig, PostgresDialect, type PostgresPool, type Transaction } from 'kysely'
import { BadInput } from '../errors.ts'
import { type Deaf, listenOnServer } from './listen.ts'
import { lockDirectory } from './lock.ts'
import { OneBorrower } from './one-borrower.ts'
import { parsers } from './parsers.ts'
import { remember } from './remembered.ts'
import { type Remembering, RememberingPool } from './remembering-pool.ts'
import type { Tables } from './tables.ts'
import { OutOfReach } from './unavailable.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

/** A server, a directory of ours (`dump` fills it when it is new), or memory only (tests). */
export type Where = { url: string } | { dataDir: string; dump?: Blob } | { memory: true; dump?: Blob }

export type Database = {
  db: Db
  kind: 'embedded' | 'server'
  close(): Promise<void>
  /** The same data for pages that are made for everybody: what changes seldom is remembered until the next change. For reading only. */
  reading(remembering: Remembering): Db
  /** Calls `heard` for whatever is sent on the channel by `pg_notify`, once it is committed, and whenever something may have been missed. */
  listen(channel: string, heard: () => void): Promise<Deaf>
  /** The embedded database as one file, to start others from. */
  dump?(): Promise<Blob>
}

/** Opens the database and sets the same types for both drivers. Throws InUse or OutOfReach. Does not migrate. */
export async function open(where: Where, log?: LogConfig): Promise<Database> {
  return 'url' in where ? openServer(where.url, log) : openEmbedded(where, log)
}

/** Where the settings say that the database is. */
export function whereOf(settings: { databaseUrl: string | null; dataDir: string }): Where {
  return settings.databaseUrl ? { url: settings.databaseUrl } : { dataDir: settings.dataDir }
}

/** There while the directory is made for the first time: what a killed process left half-made is thrown away, nothing was kept in it yet. */
const unfinished = 'db.unfinished'

/** Whether there is a database already. A server's is taken to be there: opening it tells. */
export function isMade(where: Where): boolean {
  return !('dataDir' in where) || (existsSync(join(where.dataDir, 'db', 'PG_VERSION')) && !existsSync(join(where.dataDir, unfinished)))
}

async function openEmbedded(where: { dataDir: string; dump?: Blob } | { memory: true; dump?: Blob }, log?: LogConfig): Promise<Database> {
  const directory = 'dataDir' in where ? where.dataDir : null
  const lock = directory === null ? null : lockDirectory(directory)
  try {
    const [{ PGlite }, { pg_trgm }] = await Promise.all([import('@electric-sql/pglite'), import('@electric-sql/pglite/contrib/pg_trgm')])
    const dataDir = directory === null ? undefined : join(directory, 'db')
    const isNew = directory === null || !isMade({ dataDir: directory })
    if (isNew && directory && dataDir) begin(directory, dataDir)
    const pglite = await PGlite.create({
      dataDir,
      loadDataDir: isNew ? where.dump : undefined,
      extensions: { pg_trgm },
      parsers: Object.fromEntries(parsers.map(({ oid, parse }) => [oid, parse])),
    })
    if (directory) rmSync(join(directory, unfinished), { force: true })
    await pglite.exec("set timezone to 'UTC'")
    const pool = new OneBorrower(pglite)
    return {
      db: kysely(pool, log),
      kind: 'embedded',
      dump: () => pglite.dumpDataDir('none'),
      reading: remembering => remember(kysely(new RememberingPool(pool, remembering), log), remembering.epoch),
      listen: async (channel, heard) => {
        const client = await pool.connect()
        const deaf = await pglite.listen(channel, () => heard()).finally(() => client.release())
        return () => deaf()
      },
      close: async () => {
        await pool.end()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

function begin(directory: string, dataDir: string): void {
  const mark = join(directory, unfinished)
  if (existsSync(mark)) rmSync(dataDir, { recursive: true, force: true })
  // Somebody else's folder of that name is never taken.
  else if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new BadInput(`${dataDir} 不是本程序的数据库。请用 --data 指定另一目录。`)
  writeFileSync(mark, '')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
}

async function openServer(url: string, log?: LogConfig): Promise<Database> {
  const { default: pg } = await import('pg')
  const types = new pg.TypeOverrides()
  // What pg-types declares here is not what it exports.
  const arrays = pg.types.arrayParser as unknown as { create(text: string, parse: (item: string) => unknown): { parse(): unknown[] } }
  for (const { oid, array, parse } of parsers) {
    types.setTypeParser(oid, parse)
    types.setTypeParser(array, (text: string) => arrays.create(text, parse).parse())
  }
  const pool = new pg.Pool({ connectionString: url, types, options: '-c timezone=UTC', connectionTimeoutMillis: 10_000 })
  // An idle connection that the server ends is replaced on the next query; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    const { rows } = await pool.query<{ version: number; ctype: string }>(
      "select current_setting('server_version_num')::int as version, datctype as ctype from pg_database where datname = current_database()",
    )
    refuseUnfit(rows[0]!)
  } catch (error) {
    await pool.end()
    if (error instanceof BadInput) throw error
    // The address may hold a password: only the driver's own words are passed on.
    throw new OutOfReach(`连不上数据库服务器（DATABASE_URL）：${(error as Error).message || (error as NodeJS.ErrnoException).code}`)
  }
  return {
    db: kysely(pool, log),
    kind: 'server',
    close: () => pool.end(),
    reading: remembering => remember(kysely(new RememberingPool(pool, remembering), log), remembering.epoch),
    listen: (channel, heard) => listenOnServer(() => new pg.Client({ connectionString: url, keepAlive: true }), channel, heard),
  }
}

/** Under LC_CTYPE C the trigrams of Chinese text are empty: search would quietly find nothing (measured). */
function refuseUnfit({ version, ctype }: { version: number; ctype: string }): void {
  if (version < 150_000) throw new BadInput(`需要 PostgreSQL 15 以上，数据库服务器的版本号是 ${version}。`)
  if (['C', 'POSIX'].includes(ctype))
    throw new BadInput(`数据库的 LC_CTYPE 是 ${ctype}，中文检索将失效。请用 createdb --template=template0 --locale=C.UTF-8 另建数据库。`)
}

/** Columns are snake_case in SQL and camelCase here; the keys inside a json column are left as they were written. */
function kysely(pool: PostgresPool, log?: LogConfig): Db {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log,
  })
}
