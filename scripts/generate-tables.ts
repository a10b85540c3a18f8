import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { migrate } from '../src/db/migrate.ts'
import { type Db, open } from '../src/db/open.ts'

/** Writes src/db/tables.ts from a freshly migrated database. */
export async function generateTables(): Promise<void> {
  const database = await open({ memory: true })
  try {
    await migrate(database.db)
    await writeFile(fileURLToPath(new URL('../src/db/tables.ts', import.meta.url)), await tablesSource(database.db))
  } finally {
    await database.close()
  }
}

type Column = { table: string; column: string; type: string; isArray: boolean; nullable: boolean; hasDefault: boolean; generated: boolean }

/** Read [, insert and update] types, as src/db/parsers.ts gives and both drivers take them. */
const kinds: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Uint8Array',
  date: 'string',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  // Written as text: pg would turn a JavaScript array into a PostgreSQL array.
  json: 'ColumnType<unknown, string, string>',
  jsonb: 'ColumnType<unknown, string, string>',
  numeric: 'string',
  text: 'string',
  timestamptz: 'Date',
  tsvector: 'string',
  uuid: 'string',
}

export async function tablesSource(db: Db): Promise<string> {
  const { rows } = await sql<Column>`
    select c.relname as "table", a.attname as "column", coalesce(e.typname, t.typname) as type, e.oid is not null as "isArray",
      not a.attnotnull as nullable, a.atthasdef as "hasDefault", a.attgenerated <> '' as generated
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    where a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`.execute(db)
  const tables = grouped(rows)
  const interfaces = [...tables].map(([table, columns]) => `export interface ${pascal(table)} {\n${columns.map(line).join('\n')}\n}\n`)
  const index = [...tables.keys()].map(table => `  ${camel(table)}: ${pascal(table)}`)
  const wrappers = ['ColumnType', 'Generated', 'GeneratedAlways'].filter(name => interfaces.some(text => text.includes(`${name}<`)))
  return [
    '// Made by scripts/generate-tables.ts from the migrations: npm run generate. Do not edit.',
    ...(wrappers.length > 0 ? [`import type { ${wrappers.join(', ')} } from 'kysely'`] : []),
    '',
    ...interfaces,
    `export interface Tables {\n${index.join('\n')}\n}\n`,
  ].join('\n')
}

function line({ table, column, type, isArray, nullable, hasDefault, generated }: Column): string {
  const kind = kinds[type]
  if (!kind) throw new Error(`${table}.${column}: no TypeScript type is written down for ${type}`)
  const value = `${kind}${isArray ? '[]' : ''}${nullable ? ' | null' : ''}`
  return `  ${camel(column)}: ${generated ? `GeneratedAlways<${value}>` : hasDefault ? `Generated<${value}>` : value}`
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string) => camel(`_${name}`)

function grouped(rows: Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>()
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row])
  return tables
}
