import type { Db, Trx } from '../../db/open.ts'
import type { Column, ColumnKind, Part } from './catalogue.ts'

/** All columns of an agency, closed ones too, in the order of their positions. */
export async function columnsOf(db: Db | Trx, agencyId: string): Promise<Column[]> {
  const rows = await db
    .selectFrom('catalogueColumns')
    .select([
      'key',
      'parentKey',
      'part',
      'position',
      'name',
      'description',
      'basis',
      'kind',
      'freshDays',
      'period',
      'sectionId',
      'closedOn',
    ])
    .where('agencyId', '=', agencyId)
    .orderBy('position')
    .orderBy('key')
    .execute()
  return rows.map(row => ({ ...row, part: row.part as Part, kind: row.kind as ColumnKind }))
}

export async function insertColumns(trx: Trx, agencyId: string, columns: readonly Column[]): Promise<void> {
  if (columns.length > 0)
    await trx
      .insertInto('catalogueColumns')
      .values(columns.map(column => ({ ...column, agencyId })))
      .execute()
}

export async function updateColumn(trx: Trx, agencyId: string, { key, ...column }: Column): Promise<void> {
  await trx.updateTable('catalogueColumns').set(column).where('agencyId', '=', agencyId).where('key', '=', key).execute()
}
