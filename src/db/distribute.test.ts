import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabases } from '../../test/support/database.ts'
import { distribute } from './distribute.ts'
import { migrate, readMigrations } from './migrate.ts'
import { type Database, open } from './open.ts'
import { placements } from './placements.ts'

/** Citus' two functions and its list, with the rule that matters here: no key between a table that is spread and one that is not. */
const citus = `
  create table pg_dist_partition (logicalrelid regclass primary key, place text not null, beside text);
  create function refuse_keys(t regclass) returns void language plpgsql as $$ begin
    if exists (select 1 from pg_constraint where contype = 'f' and (conrelid = t or confrelid = t)) then
      raise exception 'cannot spread %: it has foreign keys', t; end if; end $$;
  create function create_reference_table(t regclass) returns void language plpgsql as $$ begin
    perform refuse_keys(t); insert into pg_dist_partition values (t, 'reference'); end $$;
  create function create_distributed_table(t regclass, by text, colocate_with text) returns void language plpgsql as $$ begin
    perform refuse_keys(t);
    if colocate_with <> 'none' and not exists (select 1 from pg_dist_partition where logicalrelid = colocate_with::regclass) then
      raise exception '% is not spread', colocate_with; end if;
    insert into pg_dist_partition values (t, by, colocate_with); end $$;`

/** And it takes no key between a tenant's table that is spread and one that is not yet. */
const watched = `
  create function watch_keys() returns event_trigger language plpgsql as $$ begin
    if exists (select 1 from pg_constraint k join pg_dist_partition d on d.logicalrelid = k.confrelid and d.place = 'agency_id'
      where k.contype = 'f' and k.conrelid not in (select logicalrelid from pg_dist_partition)) then
      raise exception 'a key to a table that is spread, from one that is not'; end if; end $$;
  create event trigger watch on ddl_command_end when tag in ('ALTER TABLE') execute function watch_keys();`

describe.each(testDatabases())('spreading over machines ($kind)', ({ openOne }) => {
  let database: Database
  beforeEach(async () => {
    database = await openOne()
  })
  afterEach(() => database.close())

  const rowsOf = async <T>(query: string): Promise<T[]> => (await sql.raw<T>(query).execute(database.db)).rows
  const keys = () =>
    rowsOf(`select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`)

  test('places every table where the list says, all tenants together, and leaves every foreign key as it was', async () => {
    const before = await keys()
    await sql.raw(citus).execute(database.db)
    await distribute(database.db)
    const spread = await rowsOf<{ place: string; tables: string; together: string }>(
      `select place, count(*)::int as tables, count(distinct beside) filter (where beside <> 'none')::int as together from pg_dist_partition group by 1 order by 1`,
    )
    const count = (placement: string) => Object.values(placements).filter(own => own === placement).length
    expect(spread).toEqual([
      { place: 'agency_id', tables: count('tenant'), together: 1 },
      { place: 'reference', tables: count('reference'), together: 0 },
    ])
    expect(await keys()).toEqual(before)
    expect(await distribute(database.db)).toEqual({ reference: [], tenant: [] })
  })

  test('a later migration spreads its new tables before the keys between them', async () => {
    const shipped = await readMigrations()
    const upTo = shipped.findIndex(({ name }) => name.startsWith('016'))
    const older = await open({ memory: true })
    await migrate(older.db, shipped.slice(0, upTo))
    await sql.raw(citus).execute(older.db)
    await distribute(older.db)
    await sql.raw(watched).execute(older.db)
    expect(await migrate(older.db, shipped)).toEqual(shipped.slice(upTo).map(({ name }) => name))
    expect(await distribute(older.db)).toEqual({ reference: [], tenant: [] })
    await older.close()
  })

  test('on one machine is refused with what to do', async () => {
    await expect(distribute(database.db)).rejects.toThrow('create extension citus')
  })
})
