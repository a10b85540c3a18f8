import { nextNumber, nextNumbers } from '../db/numbers.ts'
import type { Trx } from '../db/open.ts'
import { enqueue } from '../jobs/index.ts'
import type { PlainDate } from '../law/index.ts'
import { removeEntry } from '../search/index.ts'
import { indexAttachments } from './attachment-index.ts'
import { placesOf } from './catalogue/catalogue.ts'
import { columnsOf } from './catalogue/store.ts'
import { queueForColumn } from './channels/actions.ts'
import { withdrawDeliveries } from './channels/store.ts'
import type { Content, Validity } from './content.ts'
import { indexNumber } from './index-number.ts'
import type { Item } from './item-store.ts'
import { deletePublicItem, insertPublicItems, type PublicItem } from './public-store.ts'
import { extendedTo, replaceRelations } from './relation-store.ts'
import { putItemEntry } from './search-entry.ts'
import { settingsOf } from './settings-store.ts'

export type Clock = { now: Date; today: PlainDate }

/** The address of an item: for ever, whatever its title or column. */
export const addressOf = (slug: string, number: number) => `/${slug}/items/${number}`

/** Whether a normative document is in force on a day: what it says of itself; amendments and repeals by others come as steps of their own. */
export function validityOf(
  { isNormative, expiresOn }: Pick<Content, 'isNormative' | 'expiresOn'>,
  today: PlainDate,
  before: Validity | null,
): Validity | null {
  if (!isNormative) return null
  if (before === 'repealed' || before === 'amended') return before
  return expiresOn !== null && expiresOn < today ? 'expired' : 'inForce'
}

type Numbers = Pick<Item, 'number' | 'indexNumber'>
type Origin = { originalOn: PlainDate | null; importedFrom: string | null; indexNumber?: string | null }

/**
 * Makes a version what everybody reads: the row of the public item, its places in lists, counts and the search index, all in the transaction
 * of the step. Numbers are given at the first publication and stay. Gives back what the item's row must keep.
 */
export async function publicise(
  trx: Trx,
  {
    agency,
    item,
    version,
    content,
    origin,
  }: { agency: { id: string; slug: string }; item: Item; version: number; content: Content; origin?: Origin },
  { now, today }: Clock,
): Promise<Numbers & { publishedAt: Date }> {
  const { id } = item
  const before = await deletePublicItem(trx, agency.id, id)
  const number = item.number ?? (await nextNumber(trx, agency.id, 'number'))
  const index = item.indexNumber ?? origin?.indexNumber ?? (await newIndexNumber(trx, agency.id, today))
  const columns = await columnsOf(trx, agency.id)
  const places = placesOf(columns, content.column!)
  const until = content.isNormative && content.expiresOn ? await extendedTo(trx, agency.id, id) : null
  const expiresOn = until && until > content.expiresOn! ? until : content.expiresOn
  const validity = validityOf({ ...content, expiresOn }, today, before?.validity ?? null)
  const row = publicRow(
    { ...item, number, indexNumber: index, version, originalOn: origin?.originalOn ?? item.originalOn },
    { ...content, expiresOn },
    { validity, validityOn: before?.validity === validity ? before.validityOn : today },
    { now, today },
  )
  row.importedFrom = origin?.importedFrom ?? item.importedFrom
  await insertPublicItems(trx, [{ item: row, places }])
  await removeEntry(trx, agency.id, id)
  await putItemEntry(trx, addressOf(agency.slug, number), row, columns)
  if (content.attachments.length > 0) await enqueue(trx, indexAttachments, { agencyId: agency.id, id })
  await replaceRelations(trx, agency.id, id, content.relations)
  // What was public elsewhere long ago is not sent out as news.
  if (!row.importedFrom) await queueForColumn(trx, { agencyId: agency.id, publicationId: id, version, columnKey: row.columnKey }, now)
  return { number, indexNumber: index, publishedAt: row.publishedAt }
}

/** Takes the item from the public: out of lists, counts, the search index and other channels. Its address says that it was withdrawn. */
export async function unpublicise(trx: Trx, agencyId: string, id: string, { now }: Clock): Promise<void> {
  await deletePublicItem(trx, agencyId, id)
  await removeEntry(trx, agencyId, id)
  await replaceRelations(trx, agencyId, id, [])
  await withdrawDeliveries(trx, agencyId, id, now)
}

/** What everybody reads of the item, with the content of this version. */
export function publicRow(
  item: Item & { number: number; indexNumber: string; version: number },
  content: Content,
  { validity, validityOn }: Pick<PublicItem, 'validity' | 'validityOn'>,
  { now, today }: Clock,
): PublicItem {
  const { agencyId, id, number, version, indexNumber, sectionId, originalOn, importedFrom } = item
  const publishedOn = item.publishedOn ?? today
  return {
    ...{ agencyId, id, number, version, indexNumber },
    ...{ title: content.title, columnKey: content.column!, genre: content.genre, subject: content.subject },
    ...{ documentNumber: content.documentNumber, summary: content.summary, source: content.source, sectionId },
    ...{ formedOn: content.formedOn!, effectiveOn: content.effectiveOn, expiresOn: content.expiresOn },
    ...{ validity, validityOn, listedOn: originalOn ?? publishedOn, publishedOn },
    ...{ publishedAt: item.publishedAt ?? now, updatedAt: now, originalOn, importedFrom },
    content: { body: content.body, keywords: content.keywords, attachments: content.attachments },
  }
}

const newIndexNumber = async (trx: Trx, agencyId: string, today: PlainDate): Promise<string> =>
  (await newIndexNumbers(trx, agencyId, today, 1))[0]!

/** So many index numbers after the agency's pattern, none of which anybody has. */
export async function newIndexNumbers(trx: Trx, agencyId: string, today: PlainDate, many: number): Promise<string[]> {
  if (many === 0) return []
  const { uscc, orgCode, indexPattern } = await settingsOf(trx, agencyId)
  const year = Number(today.slice(0, 4))
  const first = await nextNumbers(trx, agencyId, `index/${year}`, many)
  return Array.from({ length: many }, (_, i) => indexNumber(indexPattern, { uscc, orgCode, year, serial: first + i, on: today }))
}
