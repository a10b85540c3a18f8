import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { Agency, Level, Section } from './person.ts'

type Row = Omit<Agency, 'lineage' | 'level'> & { level: string; lineage: string[] }

const columns = sql.raw('a.id, a.slug, a.name, a.level, a.parent_id, a.region, a.dissolved_on')

/** One agency with its way up to the root. Recursion is over a reference table only. */
export async function findAgency(db: Db | Trx, by: { id: string } | { slug: string }): Promise<Agency | null> {
  const found = 'id' in by ? sql`a.id = ${by.id}` : sql`a.slug = ${by.slug}`
  const { rows } = await sql<Row>`
    with recursive up (id, parent_id, depth) as (
      select a.id, a.parent_id, 0 from agencies a where ${found}
      union all
      select a.id, a.parent_id, up.depth + 1 from agencies a join up on a.id = up.parent_id where up.depth < 20
    )
    select ${columns}, (select array_agg(up.id::text order by up.depth) from up) as lineage from agencies a where ${found}`.execute(db)
  return rows[0] ? agencyOf(rows[0]) : null
}

/** The agency and all below it, each after its superior. */
export async function agenciesUnder(db: Db | Trx, root: Agency): Promise<Agency[]> {
  const { rows } = await sql<Row>`
    with recursive down (id, lineage, path) as (
      select a.id, ${[...root.lineage]}::text[], array[a.slug] from agencies a where a.id = ${root.id}
      union all
      select a.id, array_prepend(a.id::text, down.lineage), down.path || a.slug
      from agencies a join down on a.parent_id = down.id where cardinality(down.path) < 20
    )
    select ${columns}, down.lineage from down join agencies a on a.id = down.id order by down.path`.execute(db)
  return rows.map(agencyOf)
}

/** Those directly under it, in the order of their short names. */
export async function agenciesBelow(db: Db | Trx, superior: Agency): Promise<Agency[]> {
  const rows = await db
    .selectFrom('agencies')
    .select(['id', 'slug', 'name', 'level', 'parentId', 'region', 'dissolvedOn'])
    .where('parentId', '=', superior.id)
    .orderBy('slug')
    .execute()
  return rows.map(row => ({ ...row, level: row.level as Level, lineage: [row.id, ...superior.lineage] }))
}

function agencyOf(row: Row): Agency {
  return { ...row, level: row.level as Level }
}

export async function anyAgency(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom('agencies').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The agency that set the site up: the oldest without a superior. */
export async function firstAgency(db: Db): Promise<{ id: string; name: string; slug: string } | null> {
  const found = db.selectFrom('agencies').select(['id', 'name', 'slug']).where('parentId', 'is', null)
  return (await found.orderBy('createdAt').orderBy('id').limit(1).executeTakeFirst()) ?? null
}

/** Every agency of the site, in the order of their short names. */
export function allAgencies(db: Db): Promise<{ id: string; name: string; slug: string }[]> {
  return db.selectFrom('agencies').select(['id', 'name', 'slug']).orderBy('slug').execute()
}

/** Every agency of the site that is not dissolved, in the order of their short names. */
export function standingAgencies(db: Db): Promise<{ id: string; name: string; slug: string }[]> {
  return db.selectFrom('agencies').select(['id', 'name', 'slug']).where('dissolvedOn', 'is', null).orderBy('slug').execute()
}

/** One setup at a time, whatever process asks; held until the transaction ends. */
export async function lockSetup(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4664525)`.execute(trx)
}

export async function insertAgency(trx: Trx, agency: Omit<Agency, 'lineage' | 'dissolvedOn'>, createdAt: Date): Promise<void> {
  await trx
    .insertInto('agencies')
    .values({ ...agency, createdAt })
    .execute()
}

export async function setAgencyName(trx: Trx, id: string, name: string): Promise<void> {
  await trx.updateTable('agencies').set({ name }).where('id', '=', id).execute()
}

export async function insertSuccession(trx: Trx, predecessorId: string, successorId: string, effectiveOn: string): Promise<void> {
  await trx.insertInto('agencySuccessions').values({ predecessorId, successorId, effectiveOn }).execute()
  await trx.updateTable('agencies').set({ dissolvedOn: effectiveOn }).where('id', '=', predecessorId).execute()
}

/** Who carries on after whom, of the given agencies on either side. */
export function successionsOf(
  db: Db,
  ids: readonly string[],
): Promise<{ predecessorId: string; successorId: string; effectiveOn: string }[]> {
  return db
    .selectFrom('agencySuccessions')
    .selectAll()
    .where(({ or, eb }) => or([eb('predecessorId', 'in', ids), eb('successorId', 'in', ids)]))
    .orderBy('effectiveOn')
    .execute()
}

export async function insertSection(trx: Trx, section: Section, createdAt: Date): Promise<void> {
  await trx
    .insertInto('sections')
    .values({ ...section, createdAt })
    .execute()
}

export function sectionsOf(db: Db | Trx, agencyIds: readonly string[]): Promise<Section[]> {
  return db
    .selectFrom('sections')
    .select(['id', 'agencyId', 'name'])
    .where('agencyId', 'in', agencyIds)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}
