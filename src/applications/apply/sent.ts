import type { Context } from 'hono'
import { BadInput } from '../../errors.ts'
import { type Files, hasMacros, type Kind, type Stored } from '../../files/index.ts'
import { formIn } from '../../people/index.ts'
import type { SentFile } from '../../web/layout/index.ts'
import type { Enclosed } from '../intake.ts'
import { type FieldName, fieldNames, type Typed } from './fields.ts'

/** The kinds that an applicant may send: pictures of papers, and documents. */
const taken: readonly Kind[] = ['pdf', 'docx', 'xlsx', 'ofd', 'odt', 'png', 'jpg', 'webp', 'txt']
export const purposes = ['identity', 'authorisation', 'enclosure'] as const

export type Sent = { typed: Typed; texts: Record<string, string>; files: readonly SentFile[] }

/** What a form brought; of boxes that may be ticked together, all. */
export async function sentIn(c: Context): Promise<Sent> {
  const { fields, files } = await formIn(c)
  const texts: Record<string, string> = {}
  for (const [field, one] of fields) texts[field] = field === 'forms' && texts[field] ? `${texts[field]},${one}` : one
  const typed: Partial<Record<FieldName, string>> = {}
  for (const name of fieldNames) if (texts[name] !== undefined) typed[name] = texts[name]
  return { typed, texts, files }
}

/** Puts one file into the store. Throws BadInput for what may not come in. */
export async function receive(files: Files, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<Stored> {
  const stored = await files.put(bytes, { name, private: true })
  if (hasMacros(stored.kind) || stored.kind === 'ole' || stored.kind === 'locked' || !taken.includes(stored.kind))
    throw new BadInput(`“${stored.name}”不能上传。可以上传 PDF、图片、DOCX、XLSX、OFD。`)
  return stored
}

/** Takes in the files of the form; what may not come in is a fault of its field. At most ten in all. */
export async function encloseAll(
  files: Files,
  sent: Sent['files'],
  already: readonly Enclosed[],
): Promise<{ enclosed: Enclosed[]; faults: Record<string, string> }> {
  const enclosed = [...already]
  const faults: Record<string, string> = {}
  for (const file of sent) {
    const purpose = purposes.find(one => one === file.field)
    if (!purpose) continue
    if (enclosed.length >= 10) faults[purpose] = '最多上传 10 个文件。'
    else
      try {
        enclosed.push({ stored: await receive(files, file), purpose })
      } catch (error) {
        if (!(error instanceof BadInput)) throw error
        faults[purpose] = error.message
      }
  }
  return { enclosed, faults }
}
