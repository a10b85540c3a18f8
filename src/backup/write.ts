import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { appliedMigrations, holdMigrations, pendingMigrations } from '../db/migrate.ts'
import type { Db, Trx } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import { type Content, Disk, forceFolder } from '../files/index.ts'
import { format, type Manifest, type Mark } from './manifest.ts'
import { countRows, fetched, linesOf, plainText, type Table, tablesOf } from './tables.ts'

/** `tell` is given each step as it is done, for whoever waits. */
export type Surroundings = { dataDir: string; now: Date; tell(what: string, count: number): void }

export type Backup = { manifest: Manifest; missing: Content[] }

/**
 * Writes all records and their files, as they are at one moment, while others go on working. The file has its name only when it is whole
 * and on the disk; only its owner may read it. Files that are lost or damaged are left out and named in the answer.
 */
export async function writeBackup(db: Db, path: string, surroundings: Surroundings): Promise<Backup> {
  // A database that is newer than this program holds tables that it would leave out without a word.
  await pendingMigrations(db)
  const part = `${path}.part`
  const file = await create(part)
  try {
    const backup = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async trx => {
        await holdMigrations(trx)
        await plainText(trx)
        const tables = await tablesOf(trx)
        const backup: Backup = { manifest: await describe(trx, tables, surroundings), missing: [] }
        const lines = Readable.from(hashed(allLines(trx, tables, backup, surroundings), backup), { objectMode: false })
        await pipeline(lines, createGzip(), createWriteStream(part, { fd: file.fd, autoClose: false }))
        return backup
      })
    await file.sync()
    await file.close()
    await rename(part, path)
    await forceFolder(dirname(path))
    return backup
  } catch (error) {
    await file.close().catch(() => {})
    await rm(part, { force: true })
    throw unwritable(error, path)
  }
}

async function create(part: string): Promise<FileHandle> {
  try {
    // What a killed backup left, and whoever may read that, does not matter here.
    await rm(part, { force: true })
    return await open(part, 'wx', 0o600)
  } catch (error) {
    throw unwritable(error, part)
  }
}

function unwritable(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code && syscall ? new BadInput(`不能写入 ${path}：${code}。 ${path} cannot be written: ${code}.`) : error
}

async function describe(trx: Trx, tables: Table[], { now }: Surroundings): Promise<Manifest> {
  const counted: Manifest['tables'] = []
  for (const { name, columns } of tables) counted.push({ name, columns, rows: await countRows(trx, name) })
  const has = (name: string) => tables.some(table => table.name === name)
  const journal = has('journal_heads')
    ? (
        await sql<Manifest['journal'][number]>`
          select a.slug as agency, h.seq, h.hash from journal_heads h join agencies a on a.id = h.agency_id order by a.slug`.execute(trx)
      ).rows
    : []
  const files = has('files')
    ? (
        await sql<Manifest['files']>`
          select count(*) as count, coalesce(sum(bytes), 0)::bigint as bytes from (select distinct sha256, private, bytes from files) f`.execute(
          trx,
        )
      ).rows[0]!
    : { count: 0, bytes: 0 }
  const migrations = (await appliedMigrations(trx)).map(({ name, checksum }) => ({ name, checksum }))
  return { format, madeAt: now.toISOString(), migrations, tables: counted, journal, files }
}

const mark = (value: Mark | Manifest) => `${JSON.stringify(value)}\n`

async function* allLines(trx: Trx, tables: Table[], { manifest, missing }: Backup, surroundings: Surroundings): AsyncGenerator<string> {
  yield mark(manifest)
  for (const [at, table] of tables.entries()) {
    yield mark({ table: table.name })
    for await (const lines of linesOf(trx, table)) yield `${lines.join('\n')}\n`
    surroundings.tell(table.name, manifest.tables[at]!.rows)
  }
  if (manifest.files.count === 0) return
  const disk = new Disk(surroundings.dataDir)
  let done = 0
  for await (const contents of fetched(trx, sql<Content>`select distinct sha256, private from files order by 1, 2`)) {
    for (const content of contents) {
      if (await disk.stat(content)) yield* fileLines(disk, content, missing)
      else missing.push(content)
    }
    done += contents.length
    surroundings.tell('<files>', done)
  }
}

async function* fileLines(disk: Disk, content: Content, missing: Content[]): AsyncGenerator<string> {
  const { sha256, private: isPrivate } = content
  yield mark({ file: { sha256, private: isPrivate } })
  const hash = createHash('sha256')
  for await (const piece of await disk.read(content)) {
    hash.update(piece)
    yield `"${piece.toString('base64')}"\n`
  }
  const whole = hash.digest('hex') === sha256
  if (!whole) missing.push(content)
  yield mark({ whole })
}

/** The lines, and after them the hash of them all. */
async function* hashed(lines: AsyncIterable<string>, { missing }: Backup): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const text of lines) {
    hash.update(text)
    yield text
  }
  yield mark({ end: { missing: missing.length }, sha256: hash.digest('hex') })
}
