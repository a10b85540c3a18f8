import type { Db } from '../../db/open.ts'
import { type FileRow, type Files, fileOf, kindOf } from '../../files/index.ts'
import { checkAttachment, textOfAttachment } from '../../publications/index.ts'
import type { CaseFile } from '../store.ts'
import { fingerprintOf, type Known, placesOf, type ReplyFinding } from './masking.ts'

export type ChosenFile = { row: FileRow; name: string }

/** The rows of chosen files, in the order of the case. */
export async function chosenFiles(db: Db, offered: readonly CaseFile[], chosen: readonly string[]): Promise<ChosenFile[]> {
  const found: ChosenFile[] = []
  for (const { agencyId, fileId, name } of offered) {
    const row = chosen.includes(fileId) ? await fileOf(db, agencyId, fileId) : undefined
    if (row) found.push({ row, name })
  }
  return found
}

/**
 * What a file says that everybody may not read. A file is not changed here: what is the applicant's is left out, the rest is kept with a reason
 * or left out. One that holds no words (a scan) is asked about as well, because nobody but a person can have looked.
 */
export async function findingsInFiles(files: Files, chosen: readonly ChosenFile[], { own }: Known): Promise<ReplyFinding[]> {
  const found: ReplyFinding[] = []
  for (const { row, name } of chosen) {
    const bytes = await bytesOf(files, row)
    const kind = kindOf(row.mediaType)
    const at = { field: 'files' as const, fileId: row.id, name }
    const words = await textOfAttachment(bytes, kind)
    const text = 'text' in words ? words.text : ''
    const named = own.filter(trait => placesOf(`${name}\n${text}`, trait.words).length > 0)
    for (const { label, english, masked, mayBeKept } of named)
      found.push({ fingerprint: fingerprintOf('files', row.sha256, label), at, label, english, masked, isOwn: !mayBeKept })
    for (const one of await checkAttachment({ fileId: row.id, title: name, bytes, kind })) {
      const { fingerprint, message, english, text: masked } = one
      found.push({ fingerprint: fingerprintOf('files', row.sha256, fingerprint), at, label: message, english, masked, isOwn: false })
    }
  }
  return found
}

async function bytesOf(files: Files, row: FileRow): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of await files.get(row)) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
