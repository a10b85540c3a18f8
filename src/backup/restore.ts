import { sql } from 'kysely'
import { appliedMigrations, type Migration, migrate, readMigrations } from '../db/migrate.ts'
import type { Db, Trx } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import { Disk } from '../files/index.ts'
import { damaged, levelOf, type Manifest } from './manifest.ts'
import { type Part, readBackup } from './read.ts'
import { hasRows, insertLines, plainText, type Table, tablesOf, withoutForeignKeys } from './tables.ts'
import type { Surroundings } from './write.ts'

export type Restored = { manifest: Manifest; files: number; migrated: string[] }

const notEmpty = () =>
  new BadInput(
    '数据库里已有记录。请恢复到一个新的空数据库：另建一个，或用 --data 指定新目录。 The database holds records: restore into a new, empty one.',
  )

/** Reads the whole backup without writing anything, and says what is in it. BadInput where it is not whole, or not for this program. */
export async function checkBackup(path: string): Promise<Manifest> {
  let found: Manifest | undefined
  for await (const part of readBackup(path)) {
    if (!('manifest' in part)) continue
    found = part.manifest
    levelOf(found, await readMigrations())
  }
  return found!
}

/**
 * Fills an empty database and its folder of files: all rows or none. Check the backup first, so that nothing is made for one that is not
 * whole. A backup of an older release is brought up to this one after its rows are in.
 */
export async function restoreBackup(db: Db, path: string, { dataDir, tell }: Omit<Surroundings, 'now'>): Promise<Restored> {
  const parts = readBackup(path)
  try {
    return await restore(db, parts, { dataDir, tell })
  } finally {
    await parts.return(undefined)
  }
}

async function restore(db: Db, parts: AsyncGenerator<Part>, { dataDir, tell }: Omit<Surroundings, 'now'>): Promise<Restored> {
  const first = (await parts.next()).value as Part | undefined
  if (!first || !('manifest' in first)) throw damaged()
  const { manifest } = first
  await bringTo(db, levelOf(manifest, await readMigrations()))
  const files = await db.transaction().execute(async trx => {
    await plainText(trx)
    const tables = await tablesOf(trx)
    const putKeysOn = await withoutForeignKeys(trx, tables)
    await refuseFull(trx, tables)
    if (JSON.stringify(tables.map(named)) !== JSON.stringify(manifest.tables.map(named))) throw damaged()
    const files = await load(trx, parts, tables, new Disk(dataDir), tell)
    await putKeysOn()
    return files
  })
  const migrated = await migrate(db)
  await sql`analyze`.execute(db)
  return { manifest, files, migrated }
}

const named = ({ name, columns }: { name: string; columns: string[] }) => [name, columns]

async function bringTo(db: Db, level: Migration[]): Promise<void> {
  const applied = await appliedMigrations(db)
  await refuseFull(db, await tablesOf(db))
  if (applied.length > level.length)
    throw new BadInput(
      '备份来自较早的版本，而这个数据库已更新到更高的版本。请恢复到一个从未使用过的空数据库。 The backup is of an older release: restore into a database that was never migrated.',
    )
  await migrate(db, level)
}

async function refuseFull(db: Db | Trx, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) if (await hasRows(db, name)) throw notEmpty()
}

/** The rows and, before they are committed, the contents. */
async function load(
  trx: Trx,
  parts: AsyncGenerator<Part>,
  tables: readonly Table[],
  disk: Disk,
  tell: Surroundings['tell'],
): Promise<number> {
  let table: Table | undefined
  let [lines, length, rows, files]: [string[], number, number, number] = [[], 0, 0, 0]
  const flush = async () => {
    if (lines.length > 0) await insertLines(trx, table!, lines)
    rows += lines.length
    ;[lines, length] = [[], 0]
  }
  const finish = async () => {
    await flush()
    if (table) tell(table.name, rows)
    rows = 0
  }
  for (let step = await parts.next(); !step.done; step = await parts.next()) {
    const part = step.value
    if ('row' in part) {
      length += lines.push(part.row) && part.row.length
      if (lines.length === 1000 || length > 1_000_000) await flush()
    } else if ('table' in part) {
      await finish()
      table = tables.find(({ name }) => name === part.table)
    } else if ('file' in part) {
      await finish()
      table = undefined
      if (await restoreFile(disk, part.file.private, parts)) files++
      if (files % 200 === 0) tell('<files>', files)
    }
  }
  await finish()
  if (files % 200 !== 0) tell('<files>', files)
  return files
}

class NotWhole extends Error {}

async function restoreFile(disk: Disk, isPrivate: boolean, parts: AsyncGenerator<Part>): Promise<boolean> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let step = await parts.next(); !step.done; step = await parts.next()) {
      if ('piece' in step.value) yield step.value.piece
      else if ('whole' in step.value && step.value.whole) return
      else throw new NotWhole()
    }
  }
  try {
    await disk.write(pieces(), { mostBytes: Number.POSITIVE_INFINITY, private: isPrivate }, async () => null)
    return true
  } catch (error) {
    // It was damaged when the backup was made, and is left out now as it was said then.
    if (error instanceof NotWhole) return false
    throw error
  }
}
