import type { Trx } from '../../db/open.ts'
import { keepFile, type Stored } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { pictureAddress } from '../content/index.ts'
import type { Attachment, Content, Validity } from '../content.ts'
import { emptyItem, mustBeAllowedFor } from '../draft-actions.ts'
import { insertItemFile } from '../draft-store.ts'
import { take } from '../item.ts'
import { type Item, insertItem, insertStep, insertVersion, updateItem } from '../item-store.ts'
import { pictureOf } from '../pages/desk-look.tsx'
import { addressOf, type Clock, publicise } from '../publish.ts'
import { steps } from '../steps.ts'
import { attachmentOf } from '../uploads.ts'
import { changeValidity } from '../validity.ts'
import { putRedirect } from './store.ts'

/** `picture`: which of the pictures in the body it is, with its words. */
export type NewFile = { stored: Stored; title: string | null; picture?: { number: number; alt: string } }

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
  files?: readonly NewFile[]
  /** Where it was on the old site; readers of that address are sent here. */
  oldPath?: string | null
}

/**
 * Makes public here what was public elsewhere: with its day there, its source, and no author, because nobody here wrote it. Throws Forbidden
 * without the right to approve, and the error of `publications_import_key` where it is here already.
 */
export async function putImported(trx: Trx, by: Person | null, agency: Agency, imported: Imported, clock: Clock): Promise<Item> {
  const { id, sectionId, originalOn, importedFrom, importKey, indexNumber, validity, findings = [], files = [] } = imported
  if (by) mustBeAllowedFor(by, 'publication.approve', agency, { sectionId })
  const key = { agencyId: agency.id, id }
  const version = 1
  const verdict = take(null, { step: 'imported', seq: 1, takenOn: clock.today, version })
  if (!verdict.ok) throw new Error(verdict.refusal.why)
  const content = await withFiles(trx, by, agency, imported.content, files, clock)
  const item: Item = {
    ...{ ...emptyItem, ...key, ...verdict.summary, sectionId, draftedBy: null, draftedByName: importedFrom },
    ...{ title: content.title, columnKey: content.column, attribute: 'public', formedOn: content.formedOn },
    ...{ originalOn, importedFrom, importKey },
  }
  await insertItem(trx, item)
  for (const { fileId } of content.attachments) await insertItemFile(trx, key, fileId)
  await insertVersion(trx, key, { version, content, authors: [], findings, at: clock.now })
  await insertStep(trx, key, {
    ...{ seq: 1, step: 'imported', at: clock.now, takenOn: clock.today, actorId: by?.id ?? null, actor: by?.name ?? '系统' },
    ...{ opinion: null, details: { from: importedFrom, originalOn }, version },
  })
  const numbers = await publicise(trx, { agency, item, version, content, origin: { originalOn, importedFrom, indexNumber } }, clock)
  await updateItem(trx, key, numbers)
  if (imported.oldPath) await putRedirect(trx, agency.id, imported.oldPath, addressOf(agency.slug, numbers.number!), clock.now)
  if (validity) await noteValidity(trx, by, agency, item, validity, clock)
  await append(trx, {
    ...{ agencyId: agency.id, at: clock.now, actor: by, action: 'publication.imported' },
    subject: `publication ${agency.slug}/${numbers.number}`,
    details: { title: content.title, from: importedFrom, originalOn },
    article: steps.imported.article,
  })
  return { ...item, ...numbers }
}

/** The rows of the files, and the content that names them. */
export async function withFiles<T extends Content>(
  trx: Trx,
  by: Person | null,
  agency: Agency,
  content: T,
  files: readonly NewFile[],
  { now }: Clock,
): Promise<T> {
  let body = content.body
  const attachments: Attachment[] = [...content.attachments]
  for (const { stored, title, picture } of files) {
    const { id } = await keepFile(trx, agency.id, stored, { by: by?.id ?? null, at: now })
    const attachment = { ...attachmentOf(id, stored), ...(title && { title }) }
    if (picture) body = body.replaceAll(`src="${pictureAddress(picture.number)}"`, `src="${pictureOf(agency.slug, id)}"`)
    attachments.push(picture ? { ...attachment, alt: picture.alt, role: 'picture' } : attachment)
  }
  return { ...content, body, attachments }
}

async function noteValidity(
  trx: Trx,
  by: Person | null,
  agency: Agency,
  item: Item,
  { validity, on }: NonNullable<Imported['validity']>,
  clock: Clock,
): Promise<void> {
  if (!(await changeValidity(trx, agency, item.id, { validity, on }, clock))) return
  await insertStep(trx, item, {
    ...{ seq: 2, step: 'validity', at: clock.now, takenOn: clock.today, actorId: by?.id ?? null, actor: by?.name ?? '系统' },
    ...{ opinion: '导入时已标明', details: { validity, on }, version: null },
  })
  await updateItem(trx, item, { seq: 2 })
}
