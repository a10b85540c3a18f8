import type { Trx } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import { type FileRow, type Files, hasMacros, type Kind, keepFile, type Stored } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import { cleanPicture } from './check/index.ts'
import type { Attachment } from './content.ts'
import { insertItemFile } from './draft-store.ts'
import type { Key } from './item-store.ts'
import type { Clock } from './publish.ts'

/** What may hang on an item. Files with macros are refused, and so are the old containers, which nobody looks into. */
export const attachmentKinds: readonly Kind[] = [
  ...(['pdf', 'docx', 'xlsx', 'pptx', 'ofd', 'odt', 'ods', 'png', 'jpg', 'gif', 'webp', 'txt'] as const),
]

const pictures: readonly Kind[] = ['png', 'jpg', 'gif', 'webp']
export const isPicture = (kind: Kind): boolean => pictures.includes(kind)

/**
 * The one way in for files of items: the kind is told by the content, macros are refused, what a scanner refuses is refused, the name is
 * cleaned, and the bytes lie safe on the disk before anything names them. Throws BadInput.
 */
export async function receive(files: Files, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<Stored> {
  // Where and with which camera a picture was taken is nobody's business: it goes before anything is kept.
  const stored = await files.put(cleanPicture(bytes) ?? bytes, { name, private: true })
  const fault = refusalOf(stored)
  if (fault) throw new BadInput(fault)
  return stored
}

/** Why a file of this kind is not taken; null: it is. */
export function refusalOf({ kind, name }: Pick<Stored, 'kind' | 'name'>): string | null {
  if (hasMacros(kind)) return `“${name}”含有宏，不能上传。请另存为不含宏的文件。`
  if (kind === 'ole') return `“${name}”是旧版格式，无法检查是否含有宏。请另存为 DOCX、XLSX 或 PDF。`
  if (kind === 'locked') return `“${name}”有密码，公众打不开。请去掉密码再上传。`
  if (attachmentKinds.includes(kind)) return null
  const wanted = 'PDF、DOCX、XLSX、PPTX、OFD、ODT、ODS、CSV 和图片（PNG、JPG、GIF、WEBP）'
  return `“${name}”的类型不能作附件，可以上传 ${wanted}。`
}

/** A Word file that becomes the text: it comes in the same way, and is not kept. Throws BadInput. */
export async function receiveBody(files: Files, file: { name: string; bytes: Uint8Array }): Promise<void> {
  const { kind, name } = await receive(files, file)
  if (kind !== 'docx') throw new BadInput(`“${name}”不是 DOCX 文件，不能读入正文。`)
}

/** The row of what came in, of the item that it belongs to. */
export async function keepForItem(
  trx: Trx,
  key: Key,
  stored: Stored,
  by: Pick<Person, 'name'> & { id: string },
  { now }: Clock,
): Promise<FileRow> {
  const row = await keepFile(trx, key.agencyId, stored, { by: by.id, at: now })
  await insertItemFile(trx, key, row.id)
  return row
}

/** As the item lists it: titled by its name, a picture with words still to be written. */
export const attachmentOf = (fileId: string, { name, kind }: Pick<Stored, 'name' | 'kind'>): Attachment => ({
  fileId,
  title: name.replace(/\.[A-Za-z0-9]{1,5}$/, ''),
  alt: isPicture(kind) ? '' : null,
  role: 'attachment',
})
