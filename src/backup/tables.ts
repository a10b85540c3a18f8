import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import { type Placement, placements } from '../db/placements.ts'

/** `types` stand beside `columns`; `key` is the primary key. What the database computes itself is not among them. */
export type Table = { name: string; columns: string[]; types: string[]; key: string[] }

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** Sessions, throttles, setup codes: of use to the running site only, they are no records. The list of migrations stands in the manifest. */
const kept = Object.entries<Placement>(placements)
  .filter(([, placement]) => placement !== 'coordinator')
  .map(([name]) => snake(name))

/** The tables of records that this database has, at whatever level it is. */
export async function tablesOf(db: Db | Trx): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
      array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types,
      array(select k.attname::text from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary order by array_position(i.indkey::int2[], k.attnum)) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
    group by c.oid, c.relname order by c.relname`.execute(db)
  return rows.filter(({ name }) => kept.includes(name))
}

/** One way of writing values, whatever the server, the database or the role prefer. */
export async function plainText(trx: Trx): Promise<void> {
  for (const setting of [
    "datestyle = 'ISO, YMD'",
    "timezone = 'UTC'",
    "bytea_output = 'hex'",
    "intervalstyle = 'postgres'",
    'extra_float_digits = 1',
  ])
    await sql.raw(`set local ${setting}`).execute(trx)
}

export async function countRows(db: Db | Trx, name: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.id(name)}`.execute(db)
  return rows[0]!.n
}

export async function hasRows(db: Db | Trx, name: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (select from ${sql.id(name)}) as yes`.execute(db)
  return rows[0]!.yes
}

/** All rows, a few at a time, as lines of JSON that the database itself writes. Of all agencies: this is the one who carries the house. */
export async function* linesOf(trx: Trx, { name, columns, key }: Table): AsyncGenerator<string[]> {
  const values = sql.join(columns.map(column => sql`${sql.id(column)}::text`))
  const order = key.length > 0 ? sql` order by ${sql.join(key.map(column => sql.id(column)))}` : sql``
  const query = sql<{ line: string }>`select to_json(array[${values}])::text as line from ${sql.id(name)}${order}`
  for await (const rows of fetched(trx, query)) yield rows.map(({ line }) => line)
}

/** The rows of a query through a cursor: memory stays flat, whatever comes. */
export async function* fetched<T>(trx: Trx, query: ReturnType<typeof sql<T>>): AsyncGenerator<T[]> {
  await sql`declare backup_rows no scroll cursor for ${query}`.execute(trx)
  for (;;) {
    const { rows } = await sql<T>`fetch 200 from backup_rows`.execute(trx)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close backup_rows`.execute(trx)
}

/** Puts lines of `linesOf` into the table; `types` are the database's own, and each text is read as its type. */
export async function insertLines(trx: Trx, { name, columns, types }: Table, lines: readonly string[]): Promise<void> {
  const values = types.map((type, at) => sql`(r ->> ${sql.lit(at)})::${sql.raw(type)}`)
  await sql`insert into ${sql.id(name)} (${sql.join(columns.map(column => sql.id(column)))})
    select ${sql.join(values)} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) r`.execute(trx)
}

/** Takes the foreign keys of these tables off and gives the means to put them on again, checked: so the order of rows does not matter. */
export async function withoutForeignKeys(trx: Trx, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows } = await sql<{ on: string; name: string; definition: string }>`
    select c.relname as "on", conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where contype = 'f' and conparentid = 0 and c.relnamespace = 'public'::regnamespace order by 1, 2`.execute(trx)
  const keys = rows.filter(({ on }) => tables.some(({ name }) => name === on))
  for (const { on, name } of keys) await sql`alter table ${sql.id(on)} drop constraint ${sql.id(name)}`.execute(trx)
  return async () => {
    for (const { on, name, definition } of keys)
      await sql`alter table ${sql.id(on)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(trx)
  }
}
