import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PublicItems } from '../db/tables.ts'
import type { PlainDate } from '../law/index.ts'
import type { Content, Validity } from './content.ts'

/** What the public reads of an item: everything of the version but the desk's own notes. */
export type PublicContent = Pick<Content, 'body' | 'keywords' | 'attachments'>

type Days = 'formedOn' | 'effectiveOn' | 'expiresOn' | 'validityOn' | 'listedOn' | 'publishedOn' | 'originalOn'
export type PublicItem = Omit<Selectable<PublicItems>, Days | 'validity' | 'content'> &
  Record<Exclude<Days, 'effectiveOn' | 'expiresOn' | 'validityOn' | 'originalOn'>, PlainDate> &
  Record<'effectiveOn' | 'expiresOn' | 'validityOn' | 'originalOn', PlainDate | null> & {
    validity: Validity | null
    content: PublicContent
  }

/** An item as a list shows it. */
export type Listed = Omit<PublicItem, 'content'>

const listed = [
  ...(['agencyId', 'id', 'number', 'version', 'indexNumber', 'title', 'columnKey', 'genre', 'subject', 'documentNumber'] as const),
  ...(['summary', 'source', 'sectionId', 'formedOn', 'effectiveOn', 'expiresOn', 'validity', 'validityOn', 'listedOn'] as const),
  ...(['publishedAt', 'publishedOn', 'updatedAt', 'originalOn', 'importedFrom'] as const),
]

export async function publicItem(db: Db | Trx, agencyId: string, number: number): Promise<PublicItem | null> {
  const row = await db
    .selectFrom('publicItems')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? (row as PublicItem) : null
}

export async function publicItemById(db: Db | Trx, agencyId: string, id: string): Promise<PublicItem | null> {
  const row = await db.selectFrom('publicItems').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).executeTakeFirst()
  return row ? (row as PublicItem) : null
}

export async function publicItemsById(db: Db | Trx, agencyId: string, ids: readonly string[]): Promise<Listed[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('publicItems').select(listed).where('agencyId', '=', agencyId).where('id', 'in', ids).execute()
  return rows as Listed[]
}

/** Where a list goes on: after this item, in its order (newest first). */
export type Cursor = { listedOn: PlainDate; number: number }
export type Wanted = {
  place: string
  from?: PlainDate | null
  to?: PlainDate | null
  genre?: string | null
  validity?: Validity | null
  sectionId?: string | null
  after?: Cursor | null
  limit: number
}

/** What a page shows of an item in one line of a list. */
export type Line = Pick<Listed, (typeof shownInLine)[number]>

const shownInLine = ['number', 'title', 'documentNumber', 'columnKey', 'validity', 'expiresOn', 'listedOn'] as const

/** A stretch of a list, the newest first: it walks the index of the place, however long the list is. */
export const listPlace = (db: Db | Trx, agencyId: string, wanted: Wanted): Promise<Listed[]> => walk(db, agencyId, wanted, allListed)

/** The same, of each item no more than a page shows. */
export const linesIn = (db: Db | Trx, agencyId: string, wanted: Wanted): Promise<Line[]> => walk(db, agencyId, wanted, allShown)

const named = (columns: readonly string[]) =>
  sql.raw(columns.map(name => `i.${name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}`).join(', '))
const [allListed, allShown] = [named(listed), named(shownInLine)]

/** In SQL as it is: to put this together out of its parts for every page cost as much as to read what it gives. */
async function walk<T>(db: Db | Trx, agencyId: string, wanted: Wanted, columns: RawBuilder<unknown>): Promise<T[]> {
  const { place, from, to, genre, validity, sectionId, after, limit } = wanted
  const narrowed = [
    ...(from ? [sql`and p.listed_on >= ${from}`] : []),
    ...(to ? [sql`and p.listed_on <= ${to}`] : []),
    ...(genre ? [sql`and p.genre = ${genre}`] : []),
    ...(validity ? [sql`and p.validity = ${validity}`] : []),
    ...(sectionId ? [sql`and p.section_id = ${sectionId}`] : []),
    ...(after ? [sql`and (p.listed_on, p.number) < (${after.listedOn}::date, ${after.number}::bigint)`] : []),
  ]
  const { rows } = await sql<T>`
    select ${columns} from public_places as p inner join public_items as i on i.agency_id = p.agency_id and i.id = p.publication_id
    where p.agency_id = ${agencyId} and p.place = ${place} ${sql.join(narrowed, sql` `)}
    order by p.listed_on desc, p.number desc limit ${limit}`.execute(db)
  return rows
}

export type Count = { place: string; items: number; inForce: number }

/** How many stand in each place of the agency's catalogue. */
export function countsOf(db: Db | Trx, agencyId: string): Promise<Count[]> {
  return db.selectFrom('publicCounts').select(['place', 'items', 'inForce']).where('agencyId', '=', agencyId).execute()
}

/** Makes items public in these places of the catalogue: all of one agency, in as many statements as for one. */
export async function insertPublicItems(trx: Trx, items: readonly { item: PublicItem; places: readonly string[] }[]): Promise<void> {
  await trx
    .insertInto('publicItems')
    .values(items.map(({ item }) => ({ ...item, content: JSON.stringify(item.content) })))
    .execute()
  const rows = items.flatMap(({ item: { agencyId, id: publicationId, number, listedOn, genre, validity, sectionId }, places }) =>
    places.map(place => ({ agencyId, place, listedOn, number, publicationId, genre, validity, sectionId })),
  )
  await trx.insertInto('publicPlaces').values(rows).execute()
  const counts = new Map<string, { agencyId: string; place: string; items: number; inForce: number }>()
  for (const { agencyId, place, validity } of rows) {
    const { items, inForce } = counts.get(place) ?? { items: 0, inForce: 0 }
    counts.set(place, { agencyId, place, items: items + 1, inForce: inForce + (isInForce(validity) ? 1 : 0) })
  }
  // In the order of their names: two transactions that count the same places lock them in the same order.
  await trx
    .insertInto('publicCounts')
    .values([...counts.values()].sort((a, b) => (a.place < b.place ? -1 : 1)))
    .onConflict(conflict =>
      conflict.columns(['agencyId', 'place']).doUpdateSet({
        items: sql`public_counts.items + excluded.items`,
        inForce: sql`public_counts.in_force + excluded.in_force`,
      }),
    )
    .execute()
}

/** Takes the item out of every list; null: it was not public. */
export async function deletePublicItem(trx: Trx, agencyId: string, id: string): Promise<Listed | null> {
  const item = (await publicItemsById(trx, agencyId, [id]))[0]
  if (!item) return null
  const places = await trx
    .deleteFrom('publicPlaces')
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', id)
    .returning('place')
    .execute()
  await trx.deleteFrom('publicItems').where('agencyId', '=', agencyId).where('id', '=', id).execute()
  await uncount(
    trx,
    item,
    places.map(({ place }) => place),
  )
  return item
}

/** Counted as in force: what is public and neither repealed nor expired. */
export const isInForce = (validity: string | null) => validity !== 'repealed' && validity !== 'expired'

async function uncount(trx: Trx, { agencyId, validity }: Listed, places: readonly string[]): Promise<void> {
  const inForce = isInForce(validity) ? 1 : 0
  for (const place of [...places].sort())
    await trx
      .updateTable('publicCounts')
      .set({ items: sql`items - 1`, inForce: sql`in_force - ${inForce}::bigint` })
      .where('agencyId', '=', agencyId)
      .where('place', '=', place)
      .execute()
}

/** Changes whether the item is in force, wherever that is shown or counted; false: nothing changed. */
export async function setValidity(trx: Trx, agencyId: string, id: string, validity: Validity, validityOn: PlainDate): Promise<boolean> {
  const item = (await publicItemsById(trx, agencyId, [id]))[0]
  if (!item || item.validity === validity) return false
  await trx.updateTable('publicItems').set({ validity, validityOn }).where('agencyId', '=', agencyId).where('id', '=', id).execute()
  const places = await trx
    .updateTable('publicPlaces')
    .set({ validity })
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', id)
    .returning('place')
    .execute()
  const change = Number(isInForce(validity)) - Number(isInForce(item.validity))
  for (const { place } of places.sort((a, b) => (a.place < b.place ? -1 : 1)))
    await trx
      .updateTable('publicCounts')
      .set({ inForce: sql`in_force + ${change}::bigint` })
      .where('agencyId', '=', agencyId)
      .where('place', '=', place)
      .execute()
  return true
}

/** Sets the last day on which a document holds; false: it is that day already. */
export async function setExpiry(trx: Trx, agencyId: string, id: string, expiresOn: PlainDate): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('publicItems')
    .set({ expiresOn })
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .where('expiresOn', '<', expiresOn)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** In the order of their ids. */
export async function listedAfter(db: Db, agencyId: string, id: string | null, limit: number): Promise<Listed[]> {
  const rows = await db
    .selectFrom('publicItems')
    .select(listed)
    .where('agencyId', '=', agencyId)
    .$if(id !== null, query => query.where('id', '>', id!))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as Listed[]
}

export async function putCounts(trx: Trx, agencyId: string, counts: readonly Count[]): Promise<void> {
  for (const { place, items, inForce } of counts)
    await trx
      .insertInto('publicCounts')
      .values({ agencyId, place, items, inForce })
      .onConflict(conflict => conflict.columns(['agencyId', 'place']).doUpdateSet({ items, inForce }))
      .execute()
}

/** Normative documents whose last day is over and that still say that they are in force. */
export async function expiredItems(db: Db, agencyId: string, today: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('publicItems')
    .select('id')
    .where('agencyId', '=', agencyId)
    .where('expiresOn', '<', today)
    .where('validity', 'in', ['inForce', 'amended'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
