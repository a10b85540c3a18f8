import type { Db, Trx } from '../../db/open.ts'
import type { FileRow } from '../../files/index.ts'
import type { StoredReport } from '../stored-report.ts'

/** The signed and sealed copy of a version, as it was scanned. */
export type SignedCopy = Pick<FileRow, 'sha256' | 'bytes' | 'mediaType' | 'name' | 'private'> & {
  fileId: string
  version: number
  createdAt: Date
}

/** The signed copies of a report, the newest first. */
export function signedCopiesOf(db: Db | Trx, { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>): Promise<SignedCopy[]> {
  return db
    .selectFrom('reportSignedCopies as copy')
    .innerJoin('files', join => join.onRef('copy.agencyId', '=', 'files.agencyId').onRef('copy.fileId', '=', 'files.id'))
    .select(['copy.fileId', 'copy.version', 'copy.name'])
    .select(['files.sha256', 'files.bytes', 'files.mediaType', 'files.private', 'files.createdAt'])
    .where('copy.agencyId', '=', agencyId)
    .where('copy.reportId', '=', id)
    .orderBy('createdAt', 'desc')
    .orderBy('fileId', 'desc')
    .execute()
}

export async function insertSignedCopy(
  trx: Trx,
  { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>,
  copy: Pick<SignedCopy, 'fileId' | 'version' | 'name'>,
): Promise<void> {
  await trx
    .insertInto('reportSignedCopies')
    .values({ ...copy, agencyId, reportId: id })
    .execute()
}
