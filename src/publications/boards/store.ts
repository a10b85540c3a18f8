import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'

/** How many items of a column and a section were listed in a month. */
export type MonthlyCount = { columnKey: string; sectionId: string | null; month: number; items: number }

/** What was published in a year, by column, section and month; what was imported counts in the year of its original day. */
export async function countsOfYear(db: Db, agencyId: string, year: number): Promise<MonthlyCount[]> {
  const { rows } = await sql<MonthlyCount>`
    select column_key as "columnKey", section_id as "sectionId", extract(month from listed_on)::int as month, count(*) as items
    from public_items
    where agency_id = ${agencyId} and listed_on >= make_date(${year}::int, 1, 1) and listed_on < make_date(${year}::int + 1, 1, 1)
    group by 1, 2, 3`.execute(db)
  return rows.map(row => ({ ...row, items: Number(row.items) }))
}

/** How many were taken back in a year, whenever they were published. */
export async function withdrawnInYear(db: Db, agencyId: string, year: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from publication_steps
    where agency_id = ${agencyId} and step = 'withdrawn' and taken_on >= make_date(${year}::int, 1, 1) and taken_on < make_date(${year}::int + 1, 1, 1)`.execute(
    db,
  )
  return Number(rows[0]?.n ?? 0)
}

/** How many of those that were first public in a year have been taken back since. */
export async function takenBackOf(db: Db, agencyId: string, year: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from publications
    where agency_id = ${agencyId} and standing = 'withdrawn' and extract(year from coalesce(original_on, published_on)) = ${year}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** The years in which anything is listed, the newest first. */
export async function yearsOf(db: Db, agencyId: string): Promise<number[]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(listed_on) as first, max(listed_on) as last from public_places where agency_id = ${agencyId} and place = ''`.execute(db)
  const [first, last] = [Number(rows[0]?.first?.slice(0, 4)), Number(rows[0]?.last?.slice(0, 4))]
  return first && last ? Array.from({ length: last - first + 1 }, (_, i) => last - i) : []
}

/** The day of the newest item of each place; the place of a column has its own items and those below. */
export async function newestOf(db: Db, agencyId: string): Promise<Map<string, PlainDate>> {
  const { rows } = await sql<{ place: string; on: PlainDate }>`
    select c.place, p.listed_on as on
    from public_counts c
    join lateral (
      select listed_on from public_places where agency_id = c.agency_id and place = c.place order by listed_on desc, number desc limit 1
    ) p on true
    where c.agency_id = ${agencyId} and c.items > 0`.execute(db)
  return new Map(rows.map(({ place, on }) => [place, on]))
}

export type DueItem = {
  id: string
  title: string
  stage: string
  sectionId: string | null
  columnKey: string | null
  dueOn: PlainDate
  formedOn: PlainDate | null
  draftedByName: string
}

/** What is not public yet and must be, by its day; within days, or all. `sections` null: of all sections. */
export async function dueItems(
  db: Db,
  agencyId: string,
  { until, sections, limit }: { until?: PlainDate; sections: readonly string[] | null; limit: number },
): Promise<DueItem[]> {
  const rows = await db
    .selectFrom('publications')
    .select(['id', 'title', 'stage', 'sectionId', 'columnKey', 'dueOn', 'formedOn', 'draftedByName'])
    .where('agencyId', '=', agencyId)
    .where('stage', 'in', ['drafting', 'endorsing', 'reviewing', 'approving', 'scheduled'])
    .where('publishedOn', 'is', null)
    .where('dueOn', 'is not', null)
    .$if(until !== undefined, query => query.where('dueOn', '<=', until!))
    .$if(sections !== null, query =>
      query.where('sectionId', 'in', sections!.length > 0 ? [...sections!] : ['00000000-0000-0000-0000-000000000000']),
    )
    .orderBy('dueOn')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as DueItem[]
}

export type WithoutReading = { id: string; number: number; title: string; documentNumber: string | null; publishedOn: PlainDate }

/** Normative documents in force that were published here since a day and have no reading. */
export async function withoutReading(db: Db, agencyId: string, since: PlainDate): Promise<WithoutReading[]> {
  const { rows } = await sql<WithoutReading>`
    select i.id, i.number, i.title, i.document_number as "documentNumber", i.published_on as "publishedOn"
    from public_items i
    where i.agency_id = ${agencyId} and i.validity in ('inForce', 'amended') and i.original_on is null and i.published_on >= ${since}
      and not exists (
        select from publication_relations r where r.agency_id = ${agencyId} and r.to_id = i.id and r.kind = 'interprets'
      )
    order by i.published_on, i.number
    limit 200`.execute(db)
  return rows.map(row => ({ ...row, number: Number(row.number) }))
}

export type Withheld = {
  id: string
  title: string
  attribute: string | null
  sectionId: string | null
  reexaminedOn: PlainDate | null
  content: { ground: string | null; groundReason: string | null }
}

/** What is not published on the agency's own motion, the longest not looked at first (art. 18). */
export async function withheldItems(db: Db, agencyId: string, limit: number): Promise<Withheld[]> {
  const { rows } = await sql<Withheld>`
    select p.id, p.title, p.attribute, p.section_id as "sectionId", p.reexamined_on as "reexaminedOn", v.content
    from publications p
    join publication_versions v on v.agency_id = p.agency_id and v.publication_id = p.id and v.version = p.version
    where p.agency_id = ${agencyId} and p.standing = 'kept'
    order by p.reexamined_on nulls first, p.id
    limit ${limit}`.execute(db)
  return rows
}
