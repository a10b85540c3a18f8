import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Key } from '../store.ts'

/** A letter of the case, as the list of documents shows it. */
export type CaseDocument = {
  id: string
  kind: string
  state: string
  number: string | null
  signedOn: PlainDate | null
  docxFileId: string | null
  pdfFileId: string | null
}

export async function documentsOf(db: Db, { agencyId, id }: Key): Promise<CaseDocument[]> {
  const rows = await db
    .selectFrom('applicationDocuments')
    .select(['id', 'kind', 'state', 'number', 'signedOn', 'docxFileId', 'pdfFileId'])
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .orderBy('createdAt')
    .execute()
  return rows.map(row => ({ ...row, signedOn: row.signedOn as PlainDate | null }))
}
