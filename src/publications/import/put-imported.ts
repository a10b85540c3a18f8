import { nextNumbers } from '../../db/numbers.ts'
import type { Trx } from '../../db/open.ts'
import { keepFile, type Stored } from '../../files/index.ts'
import { enqueue } from '../../jobs/index.ts'
import { appendAll, type Note } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { putNewEntries } from '../../search/index.ts'
import { indexAttachments } from '../attachment-index.ts'
import { placesOf } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import { pictureAddress } from '../content/index.ts'
import type { Attachment, Content, Validity } from '../content.ts'
import { pictureOf } from '../desk/pages/look.tsx'
import { emptyItem, mustBeAllowedFor } from '../draft-actions.ts'
import { insertItemFile } from '../draft-store.ts'
import { type Step, take } from '../item.ts'
import { type Item, insertItems, insertSteps, insertVersions } from '../item-store.ts'
import { insertPublicItems, type PublicItem } from '../public-store.ts'
import { addressOf, type Clock, newIndexNumbers, publicRow, validityOf } from '../publish.ts'
import { replaceRelations } from '../relation-store.ts'
import { entryOfItem } from '../search-entry.ts'
import { steps } from '../steps.ts'
import { attachmentOf } from '../uploads.ts'
import { putRedirects } from './store.ts'

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

/** Makes public here what was public elsewhere, one alone. */
export async function putImported(trx: Trx, by: Person | null, agency: Agency, imported: Imported, clock: Clock): Promise<Item> {
  const { items, notes } = await putAllImported(trx, by, agency, [imported], clock)
  await appendAll(trx, notes)
  return items[0]!
}

/**
 * Makes public here what was public elsewhere: with its day there, its source, and no author, because nobody here wrote it. A whole batch takes
 * as many statements as one item; the journal's notes are given back, to be written last. Throws Forbidden without the right to approve, and
 * the error of `publications_import_key` where one is here already.
 */
export async function putAllImported(
  trx: Trx,
  by: Person | null,
  agency: Agency,
  batch: readonly Imported[],
  clock: Clock,
): Promise<{ items: Item[]; notes: Note[] }> {
  if (batch.length === 0) return { items: [], notes: [] }
  for (const { sectionId } of batch) if (by) mustBeAllowedFor(by, 'publication.approve', agency, { sectionId })
  const { now, today } = clock
  const columns = await columnsOf(trx, agency.id)
  const first = await nextNumbers(trx, agency.id, 'number', batch.length)
  const news = await newIndexNumbers(trx, agency.id, today, batch.filter(({ indexNumber }) => indexNumber === null).length)
  const puts: Put[] = []
  for (const [i, imported] of batch.entries()) {
    const content = await withFiles(trx, by, agency, imported.content, imported.files ?? [], clock)
    puts.push(putOf(by, agency, { ...imported, content }, first + i, imported.indexNumber ?? news.shift()!, clock))
  }
  await insertItems(
    trx,
    puts.map(({ item }) => item),
  )
  for (const { item, content } of puts) for (const { fileId } of content.attachments) await insertItemFile(trx, item, fileId)
  await insertVersions(
    trx,
    puts.map(({ item: key, content, findings }) => ({ key, version: { version: 1, content, authors: [], findings, at: now } })),
  )
  await insertSteps(
    trx,
    puts.flatMap(({ item: key, steps }) => steps.map(step => ({ key, step }))),
  )
  await insertPublicItems(
    trx,
    puts.map(({ row }) => ({ item: row, places: placesOf(columns, row.columnKey) })),
  )
  await putNewEntries(
    trx,
    agency.id,
    puts.map(({ row }) => entryOfItem(addressOf(agency.slug, row.number), row, columns)),
  )
  for (const { item, content } of puts) {
    if (content.attachments.length > 0) await enqueue(trx, indexAttachments, { agencyId: agency.id, id: item.id })
    if (content.relations.length > 0) await replaceRelations(trx, agency.id, item.id, content.relations)
  }
  await putRedirects(
    trx,
    agency.id,
    puts.flatMap(({ oldPath, row }) => (oldPath ? [{ path: oldPath, toPath: addressOf(agency.slug, row.number) }] : [])),
    now,
  )
  return { items: puts.map(({ item }) => item), notes: puts.map(({ note }) => note) }
}

type Put = {
  item: Item
  content: Content
  findings: readonly unknown[]
  steps: Step[]
  row: PublicItem
  oldPath: string | null
  note: Note
}

function putOf(by: Person | null, agency: Agency, imported: Imported, number: number, indexNumber: string, clock: Clock): Put {
  const { id, content, sectionId, originalOn, importedFrom, importKey, findings = [], oldPath = null } = imported
  const { now, today } = clock
  const version = 1
  const who = { at: now, takenOn: today, actorId: by?.id ?? null, actor: by?.name ?? '系统' }
  const taken: Step[] = [{ ...who, seq: 1, step: 'imported', opinion: null, details: { from: importedFrom, originalOn }, version }]
  const verdict = take(null, taken[0]!)
  if (!verdict.ok) throw new Error(verdict.refusal.why)
  const found = validityOf(content, today, null)
  const became = imported.validity && imported.validity.validity !== found ? imported.validity : null
  if (became) {
    const details = { validity: became.validity, on: became.on }
    taken.push({ ...who, seq: 2, step: 'validity', opinion: '导入时已标明', details, version: null })
  }
  const key = { agencyId: agency.id, id, number, indexNumber, version }
  const item = {
    ...{ ...emptyItem, ...verdict.summary, ...key, seq: taken.length, sectionId, draftedBy: null, draftedByName: importedFrom },
    ...{ title: content.title, columnKey: content.column, attribute: 'public' as const, formedOn: content.formedOn },
    ...{ originalOn, importedFrom, importKey, publishedAt: now },
  }
  const note: Note = {
    ...{ agencyId: agency.id, at: now, actor: by, action: 'publication.imported', subject: `publication ${agency.slug}/${number}` },
    ...{ details: { title: content.title, from: importedFrom, originalOn }, article: steps.imported.article },
  }
  const row = publicRow(item, content, { validity: became?.validity ?? found, validityOn: became?.on ?? today }, clock)
  return { item, content, findings, steps: taken, row, oldPath, note }
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
