import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { ApplicationDocuments } from '../../db/tables.ts'
import type { PlainDate } from '../../law/index.ts'
import type { LetterKind, OfficeWording } from '../letters/index.ts'
import type { Key } from '../store.ts'
import type { LetterInputs } from './inputs.ts'

/** The text as it was edited, and what was typed when it was drafted. */
export type LetterContent = { body: string; inputs: LetterInputs }

/** A letter of a case. A draft has no number; a voided one keeps the number that it had. */
export type LetterDocument = Omit<Selectable<ApplicationDocuments>, 'kind' | 'state' | 'content' | 'signedOn'> & {
  kind: LetterKind
  state: 'draft' | 'signed' | 'voided'
  content: LetterContent
  signedOn: PlainDate | null
}

const asDocument = (row: Selectable<ApplicationDocuments>): LetterDocument => row as unknown as LetterDocument

export async function documentsOf(db: Db | Trx, { agencyId, id }: Key): Promise<LetterDocument[]> {
  const rows = await db
    .selectFrom('applicationDocuments')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(asDocument)
}

/** One letter; with `lock` everybody else who would change it waits. */
export async function documentOf(db: Db | Trx, key: Key, documentId: string, lock = false): Promise<LetterDocument | null> {
  const row = await db
    .selectFrom('applicationDocuments')
    .selectAll()
    .where('agencyId', '=', key.agencyId)
    .where('applicationId', '=', key.id)
    .where('id', '=', documentId)
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
  return row ? asDocument(row) : null
}

export async function insertDocument(
  trx: Trx,
  row: Omit<Insertable<ApplicationDocuments>, 'content'> & { content: LetterContent },
): Promise<void> {
  await trx
    .insertInto('applicationDocuments')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute()
}

/** Only where that is still its revision. Returns whether it was. */
export async function updateDocument(
  trx: Trx,
  agencyId: string,
  id: string,
  revision: number,
  { content, ...now }: Partial<Omit<Insertable<ApplicationDocuments>, 'content'>> & { content?: LetterContent },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('applicationDocuments')
    .set({ ...now, revision: revision + 1, ...(content && { content: JSON.stringify(content) }) })
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The office's own words by kind of letter. */
export async function wordingsOf(db: Db | Trx, agencyId: string): Promise<Record<string, OfficeWording>> {
  const rows = await db.selectFrom('letterWordings').select(['kind', 'clause', 'wording']).where('agencyId', '=', agencyId).execute()
  const found: Record<string, { clauses: Record<string, string> }> = {}
  for (const { kind, clause, wording } of rows) {
    found[kind] ??= { clauses: {} }
    found[kind].clauses[clause] = wording
  }
  return found
}

/** Files of the case are shown to the applicant from now on. */
export async function showToApplicant(trx: Trx, { agencyId, id }: Key, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await trx
    .updateTable('applicationFiles')
    .set({ forApplicant: true })
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .where('fileId', 'in', fileIds)
    .execute()
}

/** The office's own words for one kind of letter, in place of those it had. */
export async function putWordings(
  trx: Trx,
  agencyId: string,
  kind: LetterKind,
  clauses: Readonly<Record<string, string>>,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await trx.deleteFrom('letterWordings').where('agencyId', '=', agencyId).where('kind', '=', kind).execute()
  const rows = Object.entries(clauses).map(([clause, wording]) => ({ agencyId, kind, clause, wording, changedAt: now, changedBy: by }))
  if (rows.length > 0) await trx.insertInto('letterWordings').values(rows).execute()
}
