import { sql } from 'kysely'
import { open } from '../../src/db/open.ts'

// A process of its own, because TZ is read once: prints one row of each type as it came from the driver, and what goes in comes back.
const url = process.argv[2]
const database = await open(url ? { url } : { memory: true })
const at = new Date('2026-01-31T16:00:00.123Z')
const { rows } = await sql<Record<string, unknown>>`
  select ${'2026-02-01'}::date as day, array['2026-02-01'::date, null] as days, ${at}::timestamptz as at, array[${at}::timestamptz] as moments,
    9007199254740991::int8 as big, array[1, 2]::int8[] as bigs, 7::int4 as small, 12345678901234567890.123456789::numeric as exact,
    ${new Uint8Array([0, 1, 254, 255])}::bytea as bytes, true as yes, ${'{"a":[1,"二"],"b_c":null}'}::jsonb as json,
    ${'00000000-0000-7000-8000-000000000001'}::uuid as id, array['甲', '乙,"丙']::text[] as words, null::date as nothing`.execute(
  database.db,
)
const tooBig = await sql`select 9007199254740992::int8 as big`.execute(database.db).then(
  () => 'was read',
  (error: Error) => error.message,
)
await database.close()
const described = Object.entries(rows[0]!).map(([name, value]) => [
  name,
  value?.constructor?.name ?? null,
  value instanceof Uint8Array ? [...value] : value,
])
process.stdout.write(JSON.stringify({ timeZone: process.env['TZ'], described, tooBig }))
