import type { PostgresPool } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabases } from '../../test/support/database.ts'
import { setUpOffice } from '../../test/support/people.ts'
import { allAgencies, findAgency } from '../people/index.ts'
import type { Database, Db } from './open.ts'
import { RememberingPool, tablesIn } from './remembering-pool.ts'

describe.each(testDatabases())('what changes seldom is remembered ($kind)', ({ openOne }) => {
  let database: Database
  let reading: Db
  let epoch = 0
  beforeAll(async () => {
    database = await openOne()
    await setUpOffice(database.db)
    reading = database.reading({ epoch: () => epoch, tables: ['agencies'] })
  })
  afterAll(() => database.close())

  const name = async () => (await allAgencies(reading))[0]!.name
  const rename = (to: string) => database.db.updateTable('agencies').set({ name: to }).execute()

  test('until the next change, and read anew after it', async () => {
    await rename('一局')
    epoch++
    expect(await name()).toBe('一局')
    await rename('二局')
    expect(await name()).toBe('一局')
    epoch++
    expect(await name()).toBe('二局')
  })

  test('each question by itself, and whoever changes an answer changes his own copy', async () => {
    const [first] = await allAgencies(reading)
    first!.name = '改'
    expect(await name()).toBe('二局')
    expect(await findAgency(reading, { slug: 'nowhere' })).toBe(null)
    expect((await findAgency(reading, { slug: first!.slug }))?.lineage).toHaveLength(1)
  })

  test('other tables and transactions are always read', async () => {
    const always = database.reading({ epoch: () => epoch, tables: ['sections'] })
    for (const name of ['甲局', '乙局']) {
      await rename(name)
      expect((await allAgencies(always))[0]!.name).toBe(name)
    }
    await rename('四局')
    expect(await reading.transaction().execute(async trx => (await allAgencies(trx))[0]!.name)).toBe('四局')
  })
})

test('an answer that was on its way when the change came is not given to those who ask after it', async () => {
  let epoch = 0
  const answers: ((rows: unknown[]) => void)[] = []
  const client = {
    query: () => new Promise(resolve => answers.push(rows => resolve({ rows, rowCount: 1, command: 'SELECT' }))),
    release: () => {},
  }
  const slow = { connect: async () => client, end: async () => {} } as unknown as PostgresPool
  const pool = new RememberingPool(slow, { epoch: () => epoch, tables: ['agencies'] })
  const ask = async () => (await (await pool.connect()).query<unknown>('select name from agencies', [])).rows
  const waiting = async (count: number) => {
    while (answers.length < count) await new Promise(resolve => setImmediate(resolve))
  }
  const early = ask()
  await waiting(1)
  epoch++
  const late = ask()
  await waiting(2)
  answers[1]!([{ name: '新' }])
  answers[0]!([{ name: '旧' }])
  expect([await early, await late, await ask()]).toEqual([[{ name: '旧' }], [{ name: '新' }], [{ name: '新' }]])
})

test.each([
  ['select "a" from "agencies" as "a" join sections s on s.agency_id = a.id', ['agencies', 'sections']],
  [
    'with recursive up (id, depth) as (select id from agencies union all select a.id from agencies a join up on true) select * from up',
    ['agencies'],
  ],
  ['select * from (select 1 from public_places limit 5) as x', ['public_places']],
])('the tables of: %s', (text, tables) => {
  expect(tablesIn(text)).toEqual(tables)
})
