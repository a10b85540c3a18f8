import { sql } from 'kysely'
import type { Db } from '../../src/db/open.ts'
import { quoted } from '../../src/search/grams.ts'
import { lineOf } from '../../src/search/lines.ts'
import { syntheticEntries } from './entries.ts'

export type BenchAgency = { id: string; slug: string }
export const benchAgencies: BenchAgency[] = Array.from({ length: 20 }, (_, i) => ({
  id: `018f0000-aaaa-7000-8000-${String(i).padStart(12, '0')}`,
  slug: `bench-${String.fromCharCode(97 + i)}`,
}))

const big = ['search_entries_grams', 'search_entries_day', 'search_entries_agency_day', 'search_entries_number']

/** Fills an empty index with synthetic entries; the indexes are built afterwards, as after a restore. Leaves alone what is full already. */
export async function fillIndex(db: Db, count: number): Promise<void> {
  const { rows: there } = await sql<{ n: number }>`select count(*) as n from search_entries`.execute(db)
  if (there[0]!.n >= count) return
  for (const [i, { id, slug }] of benchAgencies.entries())
    await sql`insert into agencies (id, slug, name, level, created_at) values (${id}, ${slug}, ${`样例${i}局`}, 'county', now()) on conflict do nothing`.execute(
      db,
    )
  await sql`truncate search_entries`.execute(db)
  const { rows: indexes } = await sql<{ name: string; made: string }>`
    select indexname as name, indexdef as made from pg_indexes where indexname = any(${big}::text[])`.execute(db)
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(db)
  let batch: Record<string, unknown>[] = []
  let under: Promise<unknown> = Promise.resolve()
  const send = async () => {
    const rows = JSON.stringify(batch)
    batch = []
    await under
    under = insertRows(db, rows)
  }
  for (const entry of syntheticEntries(benchAgencies, count)) {
    const { grams, titleWords, textWords, ...line } = await lineOf(entry)
    const words = [...titleWords.map(word => `${quoted(word)}:1A`), ...textWords.map(word => `${quoted(word)}:1`)].join(' ')
    batch.push({ ...line, grams: grams.map(quoted).join(' '), words })
    if (batch.length === 1000) await send()
  }
  await send()
  await under
  await db.connection().execute(async one => {
    await sql`set maintenance_work_mem = '1GB'`.execute(one)
    for (const { made } of indexes) await sql.raw(made).execute(one)
  })
  await sql`vacuum analyze search_entries`.execute(db)
}

/** One statement for a thousand rows. */
function insertRows(db: Db, rows: string): Promise<unknown> {
  return sql`
    insert into search_entries
    select "agencyId", id, kind, path, title, "documentNumber", "indexNumber", text, "columnKey",
      array(select jsonb_array_elements_text(columns)), genre, validity, "publishedOn", null, null,
      "titleFolded", "numberFolded", folded, initials, grams::tsvector, words::tsvector
    from jsonb_to_recordset(${rows}::jsonb) as line(
      "agencyId" uuid, id uuid, kind text, path text, title text, "documentNumber" text, "indexNumber" text, text text, "columnKey" text,
      columns jsonb, genre text, validity text, "publishedOn" date, "titleFolded" text, "numberFolded" text, folded text, initials text,
      grams text, words text)`.execute(db)
}
