import type { Db } from '../../db/open.ts'
import { type FileRow, type Files, fileOf, type Kind, kindOf, type Stored } from '../../files/index.ts'
import { checkAttachment, cleanDocx, cleanXlsx, type Finding } from '../check/index.ts'
import type { Attachment } from '../content.ts'
import { receive } from '../uploads.ts'

export type AttachmentChecks = (db: Db, files: Files, agencyId: string, attachments: readonly Attachment[]) => Promise<Finding[]>

/** What is inside attachments. A file never changes, so what was found in it is remembered: the editor asks each time it is shown. */
export function rememberChecks(most = 500): AttachmentChecks {
  const known = new Map<string, Promise<Finding[]>>()
  return async (db, files, agencyId, attachments) => {
    const found: Finding[] = []
    for (const { fileId, title } of attachments) {
      const row = await fileOf(db, agencyId, fileId)
      if (!row) continue
      const key = `${row.sha256} ${fileId} ${title}`
      const before = known.get(key)
      const findings = before ?? bytesOf(files, row).then(bytes => checkAttachment({ fileId, title, bytes, kind: kindOf(row.mediaType) }))
      if (!before) {
        known.set(key, findings)
        findings.catch(() => known.delete(key))
        const [oldest] = known.keys()
        if (known.size > most && oldest) known.delete(oldest)
      }
      found.push(...(await findings))
    }
    return found
  }
}

/**
 * The Word file as its reader sees it, without hidden text, changes, comments and names; a workbook without comments and names (what is hidden
 * in its sheets stays: figures may count on it). null: there is none of these kinds.
 */
export async function cleanedFile(db: Db, files: Files, agencyId: string, attachment: Attachment | undefined): Promise<Stored | null> {
  const row = attachment && (await fileOf(db, agencyId, attachment.fileId))
  const clean = row && cleaners[kindOf(row.mediaType)]
  return clean ? receive(files, { name: row.name, bytes: clean(await bytesOf(files, row)).bytes }) : null
}

const cleaners: Partial<Record<Kind, (bytes: Uint8Array) => { bytes: Uint8Array }>> = { docx: cleanDocx, xlsx: cleanXlsx }

export async function bytesOf(files: Files, row: FileRow): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of await files.get(row)) pieces.push(piece as Uint8Array)
  return new Uint8Array(Buffer.concat(pieces))
}
