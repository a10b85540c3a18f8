import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { readMigrations } from './migrate.ts'
import type { Database } from './open.ts'
import { type Placement, placements } from './placements.ts'

let database: Database
beforeAll(async () => {
  database = await openEmbedded()
})
afterAll(() => database.close())

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
const placementOf = new Map<string, Placement>(Object.entries(placements).map(([name, placement]) => [snake(name), placement]))

async function rowsOf<T>(query: string): Promise<T[]> {
  return (await sql.raw<T>(query).execute(database.db)).rows
}

test('every table of the migrations has a placement, and no placement is of a table that is not there', async () => {
  const tables = await rowsOf<{ name: string }>(
    "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace",
  )
  expect([...placementOf.keys()].sort()).toEqual(tables.map(({ name }) => name).sort())
})

test('keys, unique constraints and unique indexes of a tenant table begin with agency_id', async () => {
  const keys = await rowsOf<{ table: string; index: string; first: string; primary: boolean }>(`
    select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index, a.attname as first, i.indisprimary as primary
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique and i.indrelid::regclass::text not like 'pg_%'`)
  const tenant = keys.filter(({ table }) => placementOf.get(table) === 'tenant')
  expect(tenant.filter(({ first }) => first !== 'agency_id')).toEqual([])
  const withKey = new Set(tenant.filter(({ primary }) => primary).map(({ table }) => table))
  expect([...placementOf].filter(([table, placement]) => placement === 'tenant' && !withKey.has(table))).toEqual([])
})

test('foreign keys go from tenant to tenant on agency_id, from tenant, coordinator or reference to reference, and nowhere else', async () => {
  const keys = await rowsOf<{ name: string; from: string; to: string; columns: string[]; targets: string[] }>(`
    select conname as name, conrelid::regclass::text as from, confrelid::regclass::text as to,
      array(select attname::text from unnest(conkey) with ordinality k(n, o) join pg_attribute on attrelid = conrelid and attnum = n order by o) as columns,
      array(select attname::text from unnest(confkey) with ordinality k(n, o) join pg_attribute on attrelid = confrelid and attnum = n order by o) as targets
    from pg_constraint where contype = 'f' and connamespace <> 'pgboss'::regnamespace`)
  const wrong = keys.filter(({ from, to, columns, targets }) => {
    if (placementOf.get(to) === 'reference') return false
    return (
      placementOf.get(from) !== 'tenant' || placementOf.get(to) !== 'tenant' || columns[0] !== 'agency_id' || targets[0] !== 'agency_id'
    )
  })
  expect(wrong).toEqual([])
})

test('foreign keys between tenant tables are written as separate alter table statements', async () => {
  for (const { name, text } of await readMigrations()) {
    const created = [...text.matchAll(/create table (\w+) \(([\s\S]*?)\n\);/g)]
    for (const [, table, body] of created) {
      const targets = [...body!.matchAll(/references (\w+)/g)].map(match => match[1]!)
      if (placementOf.get(table!) === 'tenant')
        expect(
          targets.filter(target => placementOf.get(target) === 'tenant'),
          `${name}: ${table}`,
        ).toEqual([])
    }
  }
})

test('there are no triggers, identity columns, sequences and volatile defaults', async () => {
  expect(await rowsOf('select tgname from pg_trigger where not tgisinternal')).toEqual([])
  expect(await rowsOf("select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace")).toEqual([])
  expect(await rowsOf("select attname from pg_attribute where attidentity <> ''")).toEqual([])
  const defaults = await rowsOf<{ table: string; text: string }>(
    'select adrelid::regclass::text as table, pg_get_expr(adbin, adrelid) as text from pg_attrdef',
  )
  // pg-boss's own tables stay on the coordinator, whole.
  const ours = defaults.filter(({ table }) => table !== 'schema_migrations' && !table.startsWith('pgboss.'))
  expect(ours.filter(({ text }) => /\(\)/.test(text))).toEqual([])
})

test('the name of every column comes back from camel case', async () => {
  const columns = await rowsOf<{ name: string }>(
    "select distinct column_name::text as name from information_schema.columns where table_schema = 'public'",
  )
  const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  expect(columns.filter(({ name }) => snake(camel(name)) !== name)).toEqual([])
})
