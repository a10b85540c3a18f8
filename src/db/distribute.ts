import { sql } from 'kysely'
import { BadInput } from '../errors.ts'
import type { Db, Trx } from './open.ts'
import { type Placement, placements } from './placements.ts'

/** What was spread over the machines by this run; empty where everything was already. */
export type Spread = { reference: string[]; tenant: string[] }

type Key = { name: string; table: string; definition: string }

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** The tables of a placement that are there: in the middle of the migrations the later ones are not. */
async function made(trx: Trx, placement: Placement): Promise<string[]> {
  const names = Object.keys(placements).filter(name => placements[name as keyof typeof placements] === placement)
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${names.map(snake)}::text[]) with ordinality as t (name, nth) where to_regclass(name) is not null order by nth`.execute(
    trx,
  )
  return rows.map(({ name }) => name)
}

/** Whether the server is one of several machines: Citus keeps its list of tables there. */
export async function isSpread(db: Db | Trx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pg_dist_partition') is not null as there`.execute(db)
  return rows[0]!.there
}

/** Spreads the agencies over the machines of a Citus server: all or nothing, and again after a release that brought new tables. */
export async function distribute(db: Db): Promise<Spread> {
  if (!(await isSpread(db)))
    throw new BadInput(
      '这个数据库不是 Citus，不能分布：先在服务器上执行 create extension citus，并加入工作节点。 This database is not Citus: create its extension and add the workers first.',
    )
  return db.transaction().execute(spread)
}

/**
 * Small tables go to every machine, tenant tables by agency and all alike, so that an agency's rows lie together. Foreign keys stand aside
 * meanwhile: Citus takes none between a table that is spread and one that is not.
 */
export async function spread(trx: Trx): Promise<Spread> {
  const { rows } = await sql<{ name: string }>`select logicalrelid::regclass::text as name from pg_dist_partition`.execute(trx)
  const before = new Set(rows.map(({ name }) => name))
  const [reference, tenant] = await Promise.all([made(trx, 'reference'), made(trx, 'tenant')])
  const left = { reference: reference.filter(name => !before.has(name)), tenant: tenant.filter(name => !before.has(name)) }
  const keys = await keysOf(trx, [...left.reference, ...left.tenant])
  // an agency's rows are changed on one machine, small tables on all: one after the other, or Citus refuses the keys between them
  await sql`select set_config('citus.multi_shard_modify_mode', 'sequential', true)`.execute(trx)
  for (const { table, name } of keys) await sql`alter table ${sql.ref(table)} drop constraint ${sql.ref(name)}`.execute(trx)
  for (const name of left.reference) await sql`select create_reference_table(${name}::regclass)`.execute(trx)
  const together = tenant.find(name => before.has(name)) ?? tenant[0]!
  for (const name of left.tenant) {
    const beside = name === together ? 'none' : together
    await sql`select create_distributed_table(${name}::regclass, 'agency_id', colocate_with => ${beside})`.execute(trx)
  }
  for (const { table, name, definition } of keys)
    await sql`alter table ${sql.ref(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(trx)
  return left
}

/** The foreign keys from or to any of these tables. */
async function keysOf(trx: Trx, tables: readonly string[]): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and (conrelid::regclass::text = any(${[...tables]}::text[]) or confrelid::regclass::text = any(${[...tables]}::text[]))
    order by conrelid::regclass::text, conname`.execute(trx)
  return rows
}

/** A migration in two halves: what makes tables, and the keys between tables, which must wait until the new ones are spread. */
export function halves(migration: string): { tables: string; keys: string } {
  const key = /^alter table \w+ add foreign key [^;]+;$/gm
  return { tables: migration.replace(key, ''), keys: (migration.match(key) ?? []).join('\n') }
}
