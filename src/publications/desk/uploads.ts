import type { Trx } from '../../db/open.ts'
import type { Files, Stored } from '../../files/index.ts'
import type { Person } from '../../people/index.ts'
import { type FromDocx, fromDocx, pictureAddress } from '../content/index.ts'
import type { Content } from '../content.ts'
import type { Key } from '../item-store.ts'
import type { Clock } from '../publish.ts'
import { attachmentOf, keepForItem, receive, receiveBody } from '../uploads.ts'
import type { Sent } from './office.ts'
import { pictureOf } from './pages/look.tsx'

/**
 * What a form brought, safe on the disk; `into` writes its rows and puts it into the draft, in the transaction that saves the draft.
 * `warnings` say what of a Word file was left out.
 */
export type Received = {
  warnings: FromDocx['warnings']
  into(trx: Trx, key: Key, content: Content, slug: string, by: Person, clock: Clock): Promise<Content>
}

/** Takes every file of the form: what is sent is taken, whichever button was pressed. Throws BadInput. */
export async function receiveAll(files: Files, sent: Sent['files']): Promise<Received> {
  const attachments: Stored[] = []
  let text: { html: string; pictures: { stored: Stored; alt: string }[] } | null = null
  let warnings: FromDocx['warnings'] = []
  for (const file of sent) {
    if (file.field === 'file') attachments.push(await receive(files, file))
    if (file.field !== 'docx') continue
    await receiveBody(files, file)
    const read = await fromDocx(file.bytes)
    const pictures: { stored: Stored; alt: string }[] = []
    for (const [i, { bytes, alt }] of read.pictures.entries())
      pictures.push({ stored: await receive(files, { name: `图${i + 1}`, bytes }), alt })
    text = { html: read.html, pictures }
    warnings = read.warnings
  }
  return {
    warnings,
    async into(trx, key, content, slug, by, clock) {
      let whole = content
      for (const stored of attachments) {
        const { id } = await keepForItem(trx, key, stored, by, clock)
        whole = { ...whole, attachments: [...whole.attachments, attachmentOf(id, stored)] }
      }
      if (!text) return whole
      let body = text.html
      // Pictures of the text that is replaced go with it.
      const kept = whole.attachments.filter(({ role }) => role === 'attachment')
      for (const [i, { stored, alt }] of text.pictures.entries()) {
        const { id } = await keepForItem(trx, key, stored, by, clock)
        body = body.replaceAll(`src="${pictureAddress(i)}"`, `src="${pictureOf(slug, id)}"`)
        kept.push({ ...attachmentOf(id, stored), alt, role: 'picture' })
      }
      return { ...whole, body, attachments: kept }
    },
  }
}

/** The same attachment with another content: a file itself is never changed. */
export async function inPlaceOf(
  trx: Trx,
  key: Key,
  content: Content,
  fileId: string,
  stored: Stored,
  by: Person,
  clock: Clock,
): Promise<Content> {
  const { id } = await keepForItem(trx, key, stored, by, clock)
  return { ...content, attachments: content.attachments.map(one => (one.fileId === fileId ? { ...one, fileId: id } : one)) }
}
