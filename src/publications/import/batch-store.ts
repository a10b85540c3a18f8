import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { ImportBatches } from '../../db/tables.ts'
import type { Fault } from './item-of-row.ts'
import type { Fate } from './look.ts'

/** A fault or a warning, with the title of its row. */
export type Line = Fault & { title: string; isFault: boolean }
export type BatchState = 'looking' | 'looked' | 'running' | 'done' | 'failed'

/** A list that somebody sent: what was found in it, and how far its import has come. */
export type ImportBatch = Omit<Selectable<ImportBatches>, 'state' | 'counts' | 'unknown' | 'lines'> & {
  state: BatchState
  counts: Record<Fate, number>
  unknown: { cell: string; head: string }[]
  lines: Line[]
}

/** To be looked at, or broken off before anything came in: nobody may have seen yet what would. */
export const looksAgain = ({ state, done }: Pick<ImportBatch, 'state' | 'done'>): boolean =>
  state === 'looking' || (state === 'failed' && done === 0)

/** As many faults and warnings are kept of a list; whoever has more mends these first. */
export const mostLines = 2_000

const columns = ['agencyId', 'fileId', 'state', 'total', 'done', 'counts', 'unknown', 'fault', 'byName', 'startedAt', 'changedAt'] as const

export async function insertBatch(trx: Trx, batch: ImportBatch): Promise<void> {
  await trx.insertInto('importBatches').values(inJson(batch)).execute()
}

export async function updateBatch(db: Db | Trx, agencyId: string, fileId: string, now: Partial<ImportBatch>): Promise<void> {
  await db.updateTable('importBatches').set(inJson(now)).where('agencyId', '=', agencyId).where('fileId', '=', fileId).execute()
}

const inJson = <T extends Partial<ImportBatch>>({ counts, unknown, lines, ...rest }: T) => ({
  ...(rest as Omit<T, 'counts' | 'unknown' | 'lines'>),
  ...((counts && { counts: JSON.stringify(counts) }) as { counts: string }),
  ...((unknown && { unknown: JSON.stringify(unknown) }) as { unknown: string }),
  ...((lines && { lines: JSON.stringify(lines) }) as { lines: string }),
})

export async function batchOf(db: Db, agencyId: string, fileId: string): Promise<ImportBatch | null> {
  const row = await db
    .selectFrom('importBatches')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('fileId', '=', fileId)
    .executeTakeFirst()
  return row ? (row as ImportBatch) : null
}

/** How far it has come, for whoever goes on with it; everybody else who does waits until the end of the transaction. */
export async function lockedBatch(
  trx: Trx,
  agencyId: string,
  fileId: string,
): Promise<Pick<ImportBatch, 'state' | 'done' | 'changedAt'> | null> {
  const row = await trx
    .selectFrom('importBatches')
    .select(['state', 'done', 'changedAt'])
    .where('agencyId', '=', agencyId)
    .where('fileId', '=', fileId)
    .forUpdate()
    .executeTakeFirst()
  return row ? { ...row, state: row.state as BatchState } : null
}

/** The lists sent last, the newest first, without their lines. */
export async function batchesOf(db: Db, agencyId: string, limit: number): Promise<(Omit<ImportBatch, 'lines'> & { name: string })[]> {
  const rows = await db
    .selectFrom('importBatches as b')
    .innerJoin('files as f', join => join.onRef('f.agencyId', '=', 'b.agencyId').onRef('f.id', '=', 'b.fileId'))
    .select([...columns.map(name => `b.${name}` as const), 'f.name'])
    .where('b.agencyId', '=', agencyId)
    .orderBy('b.startedAt', 'desc')
    .limit(limit)
    .execute()
  return rows as (Omit<ImportBatch, 'lines'> & { name: string })[]
}
