import type { Db, Trx } from '../db/open.ts'
import type { Content } from './content.ts'
import type { Key } from './item-store.ts'

/** The working copy of an item. `revision` counts the savings: whoever saves has seen the one before. */
export type Draft = {
  revision: number
  content: Content
  /** Everybody who wrote in it since the last public version. */
  authors: readonly string[]
  savedAt: Date
  savedBy: string | null
  savedByName: string
}

export async function draftOf(db: Db | Trx, { agencyId, id }: Key): Promise<Draft | null> {
  const row = await db
    .selectFrom('publicationDrafts')
    .select(['revision', 'content', 'authors', 'savedAt', 'savedBy', 'savedByName'])
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', id)
    .executeTakeFirst()
  return row ? (row as Draft) : null
}

export async function insertDraft(trx: Trx, { agencyId, id }: Key, draft: Draft): Promise<void> {
  await trx
    .insertInto('publicationDrafts')
    .values({ ...draft, agencyId, publicationId: id, content: JSON.stringify(draft.content), authors: JSON.stringify(draft.authors) })
    .execute()
}

/** Saves over the revision that was seen; false: somebody else saved meanwhile. */
export async function updateDraft(trx: Trx, { agencyId, id }: Key, draft: Draft): Promise<boolean> {
  const { revision, content, authors, savedAt, savedBy, savedByName } = draft
  const { numUpdatedRows } = await trx
    .updateTable('publicationDrafts')
    .set({ revision, content: JSON.stringify(content), authors: JSON.stringify(authors), savedAt, savedBy, savedByName })
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', id)
    .where('revision', '=', revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes that these files belong to the item: who may see the item may see them. */
export async function insertItemFile(trx: Trx, { agencyId, id }: Key, fileId: string): Promise<void> {
  await trx
    .insertInto('publicationFiles')
    .values({ agencyId, publicationId: id, fileId })
    .onConflict(conflict => conflict.columns(['agencyId', 'fileId']).doNothing())
    .execute()
}

export async function itemOfFile(db: Db | Trx, agencyId: string, fileId: string): Promise<string | null> {
  const row = await db
    .selectFrom('publicationFiles')
    .select('publicationId')
    .where('agencyId', '=', agencyId)
    .where('fileId', '=', fileId)
    .executeTakeFirst()
  return row?.publicationId ?? null
}

/** Every file that was ever the item's, the oldest first: also those that its newest content names no more. */
export async function filesOfItem(db: Db | Trx, { agencyId, id }: Key): Promise<{ fileId: string; name: string; bytes: number }[]> {
  return db
    .selectFrom('publicationFiles as p')
    .innerJoin('files as f', join => join.onRef('f.agencyId', '=', 'p.agencyId').onRef('f.id', '=', 'p.fileId'))
    .select(['p.fileId', 'f.name', 'f.bytes'])
    .where('p.agencyId', '=', agencyId)
    .where('p.publicationId', '=', id)
    .orderBy('p.fileId')
    .execute()
}
