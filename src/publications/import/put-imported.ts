import type { Trx } from '../../db/open.ts'
import { keepFile, type Stored } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Attachment, Content, Validity } from '../content.ts'
import { emptyItem, mustBeAllowedFor } from '../draft-actions.ts'
import { insertItemFile } from '../draft-store.ts'
import { take } from '../item.ts'
import { type Item, insertItem, insertStep, insertVersion, updateItem } from '../item-store.ts'
import { type Clock, publicise } from '../publish.ts'
import { steps } from '../steps.ts'
import { attachmentOf } from '../uploads.ts'
import { changeValidity } from '../validity.ts'

/** What was public elsewhere before, as it comes in. */
export type Imported = {
  id: string
  content: Content & { column: string; formedOn: PlainDate }
  sectionId: string | null
  originalOn: PlainDate
  importedFrom: string
  /** What makes the same import twice add nothing twice; unique in the agency. */
  importKey: string
  /** Its old index number, where nobody else has it. */
  indexNumber: string | null
  /** What became of it elsewhere since: repealed, amended. */
  validity: { validity: Validity; on: PlainDate } | null
  /** What the check warned of; nothing in it must be dealt with before. */
  findings?: readonly unknown[]
  /** Attachments that lie safe on the disk already. */
  files?: readonly { stored: Stored; title: string | null }[]
}

/**
 * Makes public here what was public elsewhere: with its day there, its source, and no author, because nobody here wrote it. Throws Forbidden
 * without the right to approve, and the error of `publications_import_key` where it is here already.
 */
export async function putImported(trx: Trx, by: Person, agency: Agency, imported: Imported, clock: Clock): Promise<Item> {
  const { id, sectionId, originalOn, importedFrom, importKey, indexNumber, validity, findings = [], files = [] } = imported
  mustBeAllowedFor(by, 'publication.approve', agency, { sectionId })
  const key = { agencyId: agency.id, id }
  const version = 1
  const verdict = take(null, { step: 'imported', seq: 1, takenOn: clock.today, version })
  if (!verdict.ok) throw new Error(verdict.refusal.why)
  const attached = await keepFiles(trx, by, agency, files, clock)
  const content = { ...imported.content, attachments: [...imported.content.attachments, ...attached] }
  const item: Item = {
    ...{ ...emptyItem, ...key, ...verdict.summary, sectionId, draftedBy: null, draftedByName: importedFrom },
    ...{ title: content.title, columnKey: content.column, attribute: 'public', formedOn: content.formedOn },
    ...{ originalOn, importedFrom, importKey },
  }
  await insertItem(trx, item)
  for (const { fileId } of attached) await insertItemFile(trx, key, fileId)
  await insertVersion(trx, key, { version, content, authors: [], findings, at: clock.now })
  await insertStep(trx, key, {
    ...{ seq: 1, step: 'imported', at: clock.now, takenOn: clock.today, actorId: by.id, actor: by.name },
    ...{ opinion: null, details: { from: importedFrom, originalOn }, version },
  })
  const numbers = await publicise(trx, { agency, item, version, content, origin: { originalOn, importedFrom, indexNumber } }, clock)
  await updateItem(trx, key, numbers)
  if (validity) await noteValidity(trx, by, agency, item, validity, clock)
  await append(trx, {
    ...{ agencyId: agency.id, at: clock.now, actor: by, action: 'publication.imported' },
    subject: `publication ${agency.slug}/${numbers.number}`,
    details: { title: content.title, from: importedFrom, originalOn },
    article: steps.imported.article,
  })
  return { ...item, ...numbers }
}

async function keepFiles(
  trx: Trx,
  by: Person,
  agency: Agency,
  files: NonNullable<Imported['files']>,
  { now }: Clock,
): Promise<Attachment[]> {
  const kept: Attachment[] = []
  for (const { stored, title } of files) {
    const { id } = await keepFile(trx, agency.id, stored, { by: by.id, at: now })
    const attachment = attachmentOf(id, stored)
    // A picture without words of its own is called by its title.
    kept.push({ ...attachment, title: title ?? attachment.title, alt: attachment.alt === null ? null : (title ?? attachment.title) })
  }
  return kept
}

async function noteValidity(
  trx: Trx,
  by: Person,
  agency: Agency,
  item: Item,
  { validity, on }: NonNullable<Imported['validity']>,
  clock: Clock,
): Promise<void> {
  if (!(await changeValidity(trx, agency, item.id, { validity, on }, clock))) return
  await insertStep(trx, item, {
    ...{ seq: 2, step: 'validity', at: clock.now, takenOn: clock.today, actorId: by.id, actor: by.name },
    ...{ opinion: '导入时已标明', details: { validity, on }, version: null },
  })
  await updateItem(trx, item, { seq: 2 })
}
