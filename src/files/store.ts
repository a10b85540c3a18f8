import type { Selectable } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { Files } from '../db/tables.ts'
import type { Content } from './disk.ts'

/** A file of an agency, as its row says. */
export type FileRow = Selectable<Files>

export async function insertFiles(trx: Trx, rows: readonly FileRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('files').values(rows).execute()
}

export function fileOf(db: Db | Trx, agencyId: string, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('files').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).executeTakeFirst()
}

/** In the order of their ids. */
export function filesAfter(db: Db, agencyId: string, id: string | null, limit: number): Promise<FileRow[]> {
  return db
    .selectFrom('files')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .$if(id !== null, query => query.where('id', '>', id))
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function agencyIds(db: Db): Promise<string[]> {
  return (await db.selectFrom('agencies').select('id').orderBy('id').execute()).map(({ id }) => id)
}

/** Of these contents, those that a row of any of the agencies names. */
export async function contentsWithRow(db: Db, agencies: readonly string[], contents: readonly Content[]): Promise<Set<string>> {
  if (agencies.length === 0) return new Set()
  const rows = await db
    .selectFrom('files')
    .select(['sha256', 'private'])
    .distinct()
    .where('agencyId', 'in', agencies)
    .where(
      'sha256',
      'in',
      contents.map(({ sha256 }) => sha256),
    )
    .execute()
  return new Set(rows.map(contentKey))
}

export const contentKey = (content: Content) => `${content.private ? 'private' : 'public'} ${content.sha256}`
