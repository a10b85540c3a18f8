import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openEmbedded } from './support/database.ts'
import { isTest, sources } from './support/sources.ts'
import { byHandMark, exceptions, faultsOf, reader } from './support/statements.ts'

/**
 * The rules for SQL that may one day run on several machines (house, section 8). The stores' own statements are read while their tests run
 * (`describeStore`); here the reader itself is tested, and that no store goes past it.
 */
describe('a statement on a tenant table', () => {
  test.each([
    'select "seq", "hash" from "journal_heads" where "agency_id" = $1 for update',
    'select * from journal where agency_id = any($1) and seq > $2',
    'select * from "journal" where "agency_id" in ($1, $2)',
    'select e.seq from journal e join journal_heads h on h.agency_id = e.agency_id where e.agency_id = $1',
    'select e.seq, a.name from journal e join agencies a on a.id = e.agency_id where e.agency_id = $1',
    'insert into "journal_heads" ("agency_id", "seq", "hash") values ($1, $2, $3) on conflict ("agency_id") do nothing',
    'update "journal_heads" set "seq" = $1, "hash" = $2 where "agency_id" = $3',
    "select count(*) from journal where agency_id = $1 and subject = 'rollup (merge, trigger)' -- union",
    'select name from agencies where id = $1',
    'select now()',
    'select seq from unnest($1::uuid[]) as b (id) join journal on agency_id = b.id and seq > $2',
    'select t.seq from agencies as b join journal as t on t.agency_id = b.id where b.parent_id = $1 and t.seq > $2',
    'begin',
    'with recursive up (id) as (select id from agencies where id = $1 union all select parent_id from agencies join up using (id)) select * from up',
  ])('may be sent: %s', text => {
    expect(faultsOf(text)).toEqual([])
  })

  test.each([
    ['select * from "journal" where "seq" = $1', 'agency_id = $n'],
    ["select * from journal where agency_id = '01a2'", 'agency_id = $n'],
    ['select * from journal e join journal_heads h on h.seq = e.seq where e.agency_id = $1', 'agency_id = $n'],
    ['select * from journal e, journal_heads h where e.agency_id = $1', 'agency_id = $n'],
    ['select seq from agencies as b (id) join journal on agency_id = b.id', 'agency_id = $n'],
    ['select t.seq from agencies as b join journal as t on t.agency_id = b.id where b.level = $1', 'agency_id = $n'],
    ['select * from agencies a where exists (select from journal e where e.agency_id = a.id)', 'agency_id = $n'],
    ['delete from "journal" where "seq" > $1', 'agency_id = $n'],
    ['insert into "journal_heads" ("seq", "hash") values ($1, $2)', 'without agency_id'],
    [
      'insert into journal_heads (agency_id, seq, hash) select agency_id, max(seq), max(hash) from journal group by agency_id',
      'agency_id = $n',
    ],
    ['select 1 from "journal_heads" where "agency_id" = any($1) for update', 'FOR UPDATE'],
    ['update "journal_heads" set "agency_id" = $1 where "agency_id" = $2', 'UPDATE of agency_id'],
    ['update journal_heads set hash = gen_random_uuid()::text where agency_id = $1', 'volatile'],
    ['merge into journal_heads using journal on true when matched then do nothing', 'MERGE'],
    ['select agency_id, count(*) from journal where agency_id = any($1) group by rollup (agency_id)', 'ROLLUP'],
    ['with recursive t as (select seq from journal where agency_id = $1) select * from t', 'recursive'],
    [
      '(select seq from journal where agency_id = $1 limit 5) union all (select seq from journal where agency_id = $2)',
      'LIMIT in each arm',
    ],
    ['create trigger t before insert on journal execute function f()', 'trigger'],
    ["select nextval('numbers')", 'sequence'],
  ])('is refused: %s', (text, why) => {
    expect(faultsOf(text).join('; ')).toContain(why)
  })

  test('over several agencies may not be followed by a write to a reference table in the same transaction', () => {
    const over = 'select count(*) from journal where agency_id = any($1)'
    const write = 'update "agencies" set "name" = $1 where "id" = $2'
    const [together, apart] = [reader(), reader()]
    for (const text of ['begin', over, write, 'commit']) together.read(text)
    for (const text of ['begin', over, 'commit', 'begin', write, 'commit', over, write]) apart.read(text)
    expect(together.faults).toHaveLength(1)
    expect(together.faults[0]).toContain('a reference table is written after a statement over several agencies')
    expect(apart.faults).toEqual([])
  })

  test('over all agencies is allowed to a public read that is on the list, by its name', () => {
    const text = 'select subject from journal order by at desc limit 20'
    const allowed = [
      { name: 'latest', matches: /^select subject from journal order by at desc limit/, because: 'the public list of the latest' },
    ]
    expect(faultsOf(text, allowed)).toEqual([])
    expect(faultsOf(text)).not.toEqual([])
  })
})

test('the list of exceptions stays short, and each says why', () => {
  expect(exceptions.length).toBeLessThanOrEqual(12)
  for (const { name, because } of exceptions) expect(`${name}: ${because}`.length).toBeGreaterThan(20)
})

test('every store has a test in which its statements are read, and none of them calls itself sent by hand', () => {
  const all = sources('src')
  const stores = all.filter(({ path }) => /[/-]store\.ts$/.test(path))
  expect(stores.length).toBeGreaterThan(0)
  for (const { path, text } of stores) {
    expect(text, path).not.toContain(byHandMark)
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const tests = all.filter(source => source.path.startsWith(folder) && isTest(source.path))
    expect(
      tests.some(source => source.text.includes('describeStore(')),
      path,
    ).toBe(true)
  }
})

test('the reader is given every statement as it is sent, and where a transaction begins and ends', async () => {
  const sent: string[] = []
  const { db, close } = await openEmbedded(event => sent.push(event.query.sql))
  await db.transaction().execute(async trx => {
    await trx.selectFrom('journalHeads').select('seq').where('agencyId', '=', '00000000-0000-7000-8000-000000000001').forUpdate().execute()
    await sql`select 1 as one`.execute(trx)
  })
  await close()
  expect(sent).toEqual(['begin', 'select "seq" from "journal_heads" where "agency_id" = $1 for update', 'select 1 as one', 'commit'])
})
