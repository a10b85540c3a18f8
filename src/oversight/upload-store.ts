import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Block, Report } from '../report/index.ts'
import type { Key } from './store.ts'

/** A body's report as its superior got it, without what was read in it. */
export type Upload = {
  agencyId: string
  id: string
  year: number
  ordinal: number
  superiorId: string
  fileId: string
  fileName: string
  receivedOn: PlainDate
  at: Date
  actorId: string | null
  actor: string
  /** The version of the body's report that was made of it; null: not yet, or another upload came instead. */
  version: number | null
}

export type Read = { report: Report; blocks: readonly Block[] }

const columns = [
  'agencyId',
  'id',
  'year',
  'ordinal',
  'superiorId',
  'fileId',
  'fileName',
  'receivedOn',
  'at',
  'actorId',
  'actor',
  'version',
] as const

/** Of a body and a year, the newest first. */
export async function uploadsOf(db: Db | Trx, { agencyId, year }: Key): Promise<Upload[]> {
  const query = db.selectFrom('reportUploads').select(columns).where('agencyId', '=', agencyId).where('year', '=', year)
  const rows = await query.orderBy('ordinal', 'desc').execute()
  return rows.map(row => ({ ...row, receivedOn: row.receivedOn as PlainDate }))
}

/** What was read in an upload, before anybody confirmed a cell. */
export async function readOf(db: Db | Trx, { agencyId, id }: Pick<Upload, 'agencyId' | 'id'>): Promise<Read> {
  const query = db.selectFrom('reportUploads').select(['report', 'blocks']).where('agencyId', '=', agencyId).where('id', '=', id)
  const row = await query.executeTakeFirstOrThrow()
  return { report: row.report as Report, blocks: row.blocks as Block[] }
}

export async function insertUpload(trx: Trx, upload: Upload, { report, blocks }: Read): Promise<void> {
  await trx
    .insertInto('reportUploads')
    .values({ ...upload, report: JSON.stringify(report), blocks: JSON.stringify(blocks) })
    .execute()
}

export async function setVersion(trx: Trx, { agencyId, id }: Pick<Upload, 'agencyId' | 'id'>, version: number): Promise<void> {
  await trx.updateTable('reportUploads').set({ version }).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

/** Which of the bodies have an upload that waits for somebody to lay it beside the original. */
export async function bodiesWithUpload(db: Db, superiorId: string, year: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ agencyId: string }>`
    select t.agency_id from agencies as b join report_uploads as t on t.agency_id = b.id
    where b.parent_id = ${superiorId} and t.year = ${year}
    group by t.agency_id having (array_agg(t.version order by t.ordinal desc))[1] is null`.execute(db)
  return new Set(rows.map(({ agencyId }) => agencyId))
}

export type Confirmation = { seq: number; at: Date; actorId: string | null; actor: string; cells: Record<string, number | null> }

export async function confirmationsOf(db: Db | Trx, { agencyId, id }: Pick<Upload, 'agencyId' | 'id'>): Promise<Confirmation[]> {
  const query = db.selectFrom('reportUploadCells').select(['seq', 'at', 'actorId', 'actor', 'cells'])
  const rows = await query.where('agencyId', '=', agencyId).where('uploadId', '=', id).orderBy('seq').execute()
  return rows.map(row => ({ ...row, cells: row.cells as Confirmation['cells'] }))
}

/** After the others; of two that take the same place the second fails on the key. */
export async function insertConfirmation(trx: Trx, { agencyId, id }: Pick<Upload, 'agencyId' | 'id'>, one: Confirmation): Promise<void> {
  await trx
    .insertInto('reportUploadCells')
    .values({ ...one, agencyId, uploadId: id, cells: JSON.stringify(one.cells) })
    .execute()
}
