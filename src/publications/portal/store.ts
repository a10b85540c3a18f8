import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { everywhere } from '../catalogue/catalogue.ts'
import { type Listed, publicItemsById } from '../public-store.ts'

/** The day of the newest item of a list; null: nothing stands in it. */
export async function newestDay(db: Db, agencyId: string, place: string): Promise<PlainDate | null> {
  const row = await db
    .selectFrom('publicPlaces')
    .select('listedOn')
    .where('agencyId', '=', agencyId)
    .where('place', '=', place)
    .orderBy('listedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.listedOn ?? null) as PlainDate | null
}

/** How many of all items are of this day or later; it stops counting after `most`. */
export async function countSince(db: Db, agencyId: string, from: PlainDate, most: number): Promise<number> {
  const { rows } = await sql<{ items: number }>`
    select count(*) as items from (
      select 1 from public_places where agency_id = ${agencyId} and place = ${everywhere} and listed_on >= ${from} limit ${most}
    ) as counted`.execute(db)
  return Number(rows[0]!.items)
}

/** The newest of several agencies, walked in the index of all agencies' newest. */
export async function newestOfAll(db: Db, agencyIds: readonly string[], limit: number): Promise<Listed[]> {
  if (agencyIds.length === 0) return []
  const { rows } = await sql<{ agencyId: string; publicationId: string }>`
    select agency_id, publication_id from public_places
    where place = '' and agency_id = any(${[...agencyIds]}::uuid[])
    order by listed_on desc, agency_id desc, number desc limit ${limit}`.execute(db)
  const found = await Promise.all(
    [...new Set(rows.map(row => row.agencyId))].map(agencyId =>
      publicItemsById(
        db,
        agencyId,
        rows.filter(row => row.agencyId === agencyId).map(row => row.publicationId),
      ),
    ),
  )
  const byId = new Map(found.flat().map(item => [item.id, item]))
  return rows.flatMap(({ publicationId }) => byId.get(publicationId) ?? [])
}

/** Of what a list could be narrowed to, that of which the list has any. */
export type Choices = { genres: string[]; validities: string[]; sections: string[] }

/** One look into the index for each wish: how long the list is does not matter. */
export async function choicesIn(db: Db, agencyId: string, place: string, wished: Choices): Promise<Choices> {
  const [genres, validities, sections] = await Promise.all([
    thereIn(db, agencyId, place, 'genre', wished.genres),
    thereIn(db, agencyId, place, 'validity', wished.validities),
    thereIn(db, agencyId, place, 'section_id', wished.sections),
  ])
  return { genres, validities, sections }
}

/** The first entry from the value on is the value itself or it is not there: asked like this, no plan but the index's order makes sense. */
async function thereIn(
  db: Db,
  agencyId: string,
  place: string,
  column: 'genre' | 'validity' | 'section_id',
  values: string[],
): Promise<string[]> {
  if (values.length === 0) return []
  const type = sql.raw(column === 'section_id' ? 'uuid' : 'text')
  const name = sql.ref(`p.${column}`)
  const { rows } = await sql<{ value: string }>`
    select w.value::text as value from unnest(${values}::${type}[]) as w (value)
    cross join lateral (select ${name} as found from public_places p
      where p.agency_id = ${agencyId} and p.place = ${place} and ${name} >= w.value order by ${name} limit 1) as first
    where first.found = w.value`.execute(db)
  return values.filter(value => rows.some(row => row.value === value))
}

/** The public item to which a file belongs, if it does; the file may be one that only an older version had. */
export async function numberOfFile(db: Db, agencyId: string, fileId: string): Promise<number | null> {
  const row = await db
    .selectFrom('publicationFiles as f')
    .innerJoin('publicItems as i', join => join.onRef('i.agencyId', '=', 'f.agencyId').onRef('i.id', '=', 'f.publicationId'))
    .select('i.number')
    .where('f.agencyId', '=', agencyId)
    .where('f.fileId', '=', fileId)
    .executeTakeFirst()
  return row?.number ?? null
}

/** The highest number that is public in each agency. */
export async function highestNumbers(db: Db, agencyIds: readonly string[]): Promise<Map<string, number>> {
  const found = await Promise.all(
    agencyIds.map(agencyId =>
      db
        .selectFrom('publicItems')
        .select(['agencyId', 'number'])
        .where('agencyId', '=', agencyId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst(),
    ),
  )
  return new Map(found.flatMap(row => (row ? [[row.agencyId, row.number]] : [])))
}

/** The items with numbers from `from` to `to`, and when each last changed. */
export function numbersBetween(db: Db, agencyId: string, from: number, to: number): Promise<{ number: number; updatedAt: Date }[]> {
  return db
    .selectFrom('publicItems')
    .select(['number', 'updatedAt'])
    .where('agencyId', '=', agencyId)
    .where('number', '>=', from)
    .where('number', '<=', to)
    .orderBy('number')
    .execute()
}

/** Where an address of any agency's old site moved to; the first that asked for it keeps it. */
export async function redirectFrom(db: Db, path: string): Promise<string | null> {
  const { rows } = await sql<{ toPath: string }>`
    select r.to_path from redirects as r where r.agency_id is not null and r.path = ${path} order by r.at, r.agency_id limit 1`.execute(db)
  return rows[0]?.toPath ?? null
}

/** Where an address of the agency moved to. */
export async function redirectOf(db: Db, agencyId: string, path: string): Promise<string | null> {
  const row = await db.selectFrom('redirects').select('toPath').where('agencyId', '=', agencyId).where('path', '=', path).executeTakeFirst()
  return row?.toPath ?? null
}
