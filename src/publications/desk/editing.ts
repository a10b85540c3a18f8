import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import type { Column } from '../catalogue/catalogue.ts'
import type { Attachment, Content } from '../content.ts'
import { bodyIn, plainBody, withPictures } from './body.ts'
import { draftFields, storable } from './forms.ts'

/** What stands in the editor's fields: of the draft, or as it was typed. */
export type Typed = Readonly<Record<string, string>>

export function typedOf(content: Content, sectionId: string | null): Typed {
  const plain = plainBody(content.body)
  const own: Record<string, string> = {
    title: content.title,
    column: content.column ?? '',
    section: sectionId ?? '',
    genre: content.genre ?? '',
    subject: content.subject ?? '',
    documentNumber: content.documentNumber ?? '',
    formedOn: content.formedOn ?? '',
    effectiveOn: content.effectiveOn ?? '',
    expiresOn: content.expiresOn ?? '',
    summary: content.summary,
    keywords: content.keywords.join('，'),
    source: content.source,
    attribute: content.attribute ?? '',
    ground: content.ground ?? '',
    groundReason: content.groundReason ?? '',
    isNormative: content.isNormative ? 'on' : '',
    bodyForm: plain === null ? 'kept' : 'text',
    body: plain ?? '',
  }
  for (const { fileId, title, alt } of content.attachments) {
    own[`title-${fileId}`] = title
    own[`alt-${fileId}`] = alt ?? ''
  }
  return own
}

export type Edited = { content: Content; seen: number; sectionId: string | null }

/** The draft as the form has it, over the draft as it was; faults by field where the form cannot be read. */
export function editedIn(
  texts: Typed,
  before: Content,
  { slug, columns, sections }: { slug: string; columns: readonly Column[]; sections: readonly { id: string }[] },
): { ok: true; edited: Edited } | { ok: false; faults: Faults } {
  const checked = checkedFields(draftFields, texts)
  if (!checked.ok) return checked
  const { seen, section, ...fields } = checked.values
  if (fields.column && !columns.some(({ key }) => key === fields.column)) return { ok: false, faults: { column: '没有这个栏目。' } }
  if (section && !sections.some(({ id }) => id === section)) return { ok: false, faults: { section: '没有这个股室。' } }
  const isPublic = fields.attribute === 'public' || fields.attribute === null
  const named = before.attachments.map((one): Attachment => {
    const said = (name: string, most: number) => {
      const text = texts[`${name}-${one.fileId}`]
      return text === undefined ? undefined : storable(text).trim().slice(0, most)
    }
    const [title, alt] = [said('title', 200), said('alt', 300)]
    return { ...one, title: title || one.title, alt: one.alt === null ? null : (alt ?? one.alt) }
  })
  const shown = withPictures(bodyIn({ ...texts, body: storable(texts['body'] ?? '') }, before.body), slug, named)
  const content: Content = {
    ...before,
    ...fields,
    // A ground is of what is withheld alone.
    ground: isPublic ? null : fields.ground,
    groundReason: isPublic ? null : fields.groundReason,
    ...shown,
  }
  return { ok: true, edited: { content, seen, sectionId: section } }
}
