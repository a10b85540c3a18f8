import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insertAgency } from '../../test/support/agency.ts'
import { byHand, describeStore } from '../../test/support/database.ts'
import type { Db } from '../db/open.ts'
import { canonicalJson } from './entry.ts'
import { append, appendAll, entriesBefore, verify } from './index.ts'

const at = new Date('2026-03-01T08:00:00.123Z')

const write = (db: Db, agencyId: string, subject: string, details: Record<string, unknown> = {}) =>
  db.transaction().execute(trx => append(trx, { agencyId, at, actor: null, action: 'test.write', subject, details, article: '第五十条' }))

describe('canonical JSON', () => {
  test('is the same whatever the order of the keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '二' }], a: true })).toBe('{"a":true,"b":[1,{"c":"二","d":null}]}')
    expect(canonicalJson({ a: true, b: [1, { c: '二', d: null }] })).toBe(canonicalJson({ b: [1, { d: null, c: '二' }], a: true }))
  })
})

describeStore('the journal', database => {
  test('is a chain for each agency that verifies, and its head written down elsewhere is found again', async () => {
    const { db } = database()
    const [one, two] = [await insertAgency(db, 'one'), await insertAgency(db, 'two')]
    const kept = await write(db, one, 'a')
    await write(db, one, 'b')
    await db.transaction().execute(trx =>
      appendAll(
        trx,
        [two, one].map(agencyId => ({ agencyId, at, actor: null, action: 'test.both', subject: 'c' })),
      ),
    )
    const verdict = await verify(db, { expect: kept.hash.toUpperCase() })
    expect(verdict).toMatchObject({
      ok: true,
      expected: true,
      chains: [
        { agency: 'one', entries: 3, fault: null },
        { agency: 'two', entries: 1, fault: null },
      ],
    })
    expect((await entriesBefore(db, one, 3, 10)).map(({ subject }) => subject)).toEqual(['b', 'a'])
    expect(await verify(db, { expect: 'f'.repeat(64) })).toMatchObject({ ok: false, expected: false })
  })

  test('gives back every detail as it was hashed', async () => {
    const { db } = database()
    const agency = await insertAgency(db, 'one')
    const text = fc.string({ unit: 'binary' })
    await fc.assert(
      fc.asyncProperty(text, fc.jsonValue({ stringUnit: 'binary' }), async (subject, value) => {
        await write(db, agency, subject, { value })
      }),
      { numRuns: 150 },
    )
    await write(db, agency, 'half \ud800 and nothing \u0000 \\u0000', {
      '\u0000': '\udc00',
      minus: -0,
      small: 5e-324,
      large: 1.7e308,
      left: undefined,
    })
    expect((await verify(db)).chains[0]).toMatchObject({ fault: null, entries: 151 })
  })

  test('names the first altered entry, whichever field was altered', async () => {
    const { db } = database()
    const agency = await insertAgency(db, 'one')
    for (const subject of ['a', 'b', 'c', 'd']) await write(db, agency, subject, { n: 1 })
    for (const change of [
      "at = at + interval '1 millisecond'",
      "actor = '他人'",
      "action = 'test.other'",
      "subject = 'x'",
      `details = '{"n":2}'`,
      'article = null',
      `hash = '${'a'.repeat(64)}'`,
    ]) {
      await byHand({ db }, `update journal set ${change} where agency_id = '${agency}' and seq = 2`)
      expect((await verify(db)).chains[0]?.fault, change).toEqual({ seq: 2, why: 'altered' })
      await byHand({ db }, `delete from journal where agency_id = '${agency}'; delete from journal_heads where agency_id = '${agency}'`)
      for (const subject of ['a', 'b', 'c', 'd']) await write(db, agency, subject, { n: 1 })
      expect((await verify(db)).ok).toBe(true)
    }
  })

  test('finds an entry taken out of the middle, a cut-off tail, and a whole chain removed', async () => {
    const { db } = database()
    const agency = await insertAgency(db, 'one')
    for (const subject of ['a', 'b', 'c', 'd']) await write(db, agency, subject)
    await byHand({ db }, `delete from journal where agency_id = '${agency}' and seq = 4`)
    expect((await verify(db)).chains[0]?.fault).toEqual({ seq: 4, why: 'cut-off' })
    await byHand({ db }, `delete from journal where agency_id = '${agency}' and seq = 2`)
    expect((await verify(db)).chains[0]?.fault).toEqual({ seq: 2, why: 'missing' })
    await byHand({ db }, `delete from journal where agency_id = '${agency}'`)
    expect((await verify(db)).chains[0]?.fault).toEqual({ seq: 1, why: 'cut-off' })
  })

  test('cut off together with its head holds in itself: only a head kept elsewhere shows it', async () => {
    const { db } = database()
    const agency = await insertAgency(db, 'one')
    const first = await write(db, agency, 'a')
    const second = await write(db, agency, 'b')
    await byHand(
      { db },
      `delete from journal where agency_id = '${agency}' and seq = 2; update journal_heads set seq = 1, hash = '${first.hash}' where agency_id = '${agency}'`,
    )
    expect((await verify(db)).ok).toBe(true)
    expect((await verify(db, { expect: second.hash })).ok).toBe(false)
  })

  test('of entries written at once is one chain without a gap, and a rolled-back change leaves none', async () => {
    const { db } = database()
    const agency = await insertAgency(db, 'one')
    const failing = db.transaction().execute(async trx => {
      await append(trx, { agencyId: agency, at, actor: null, action: 'test.write', subject: 'lost' })
      throw new Error('changed my mind')
    })
    const written = await Promise.allSettled([...Array.from({ length: 20 }, (_, i) => write(db, agency, String(i))), failing])
    expect(written.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect((await verify(db)).chains[0]).toMatchObject({ entries: 20, fault: null })
  })
})
