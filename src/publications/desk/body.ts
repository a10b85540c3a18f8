import { cleanPaste, fromText, sanitiseHtml, toText } from '../content/index.ts'
import { attribute, parsed, setAttribute, walk, written } from '../content/tree.ts'
import type { Attachment } from '../content.ts'
import { emptyContent } from '../content.ts'
import { pictureOf } from './pages/look.tsx'

/** How a body came from the form: plain text, HTML of the editor, or untouched because plain text cannot hold it. */
export type BodyForm = 'text' | 'html' | 'kept'

/** The body as plain text, or null where that would lose something (a table, a picture, a link). */
export function plainBody(body: string): string | null {
  if (body === emptyContent.body) return ''
  const text = toText(body)
  return fromText(text) === body ? text : null
}

/** The body that was sent. What stays as it was is not read from the form at all. */
export function bodyIn(texts: Readonly<Record<string, string>>, before: string): string {
  const sent = texts['body'] ?? ''
  switch (texts['bodyForm'] as BodyForm | undefined) {
    case 'text':
      return fromText(sent.replace(/\r\n/g, '\n'))
    case 'html':
      return cleanPaste(sent)
    default:
      return sent.trim() ? fromText(sent.replace(/\r\n/g, '\n')) : before
  }
}

/** Pictures of the item in the body carry the words that its list of files gives them; pictures of nobody are taken out. */
export function withPictures(body: string, slug: string, attachments: readonly Attachment[]): { body: string; attachments: Attachment[] } {
  const tree = parsed(body)
  const shown = new Set<string>()
  walk(tree, element => {
    if (element.tagName !== 'img') return
    const one = attachments.find(({ fileId }) => attribute(element, 'src') === pictureOf(slug, fileId))
    if (!one) return
    shown.add(one.fileId)
    if (one.alt?.trim()) setAttribute(element, 'alt', one.alt)
  })
  return {
    body: sanitiseHtml(written(tree)),
    attachments: attachments.map(one => ({ ...one, role: shown.has(one.fileId) ? 'picture' : 'attachment' })),
  }
}

/** A picture of the item, at the end of the body. */
export const withPictureAt = (body: string, slug: string, { fileId, alt, title }: Attachment): string =>
  sanitiseHtml(`${body}<figure><img src="${pictureOf(slug, fileId)}" alt="${escaped(alt || title)}"></figure>`)

const escaped = (text: string) => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
