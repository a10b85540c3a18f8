import { expect, test } from 'vitest'
import { applicant, means, on, wish } from '../../test/support/cases-of-applications.ts'
import { describeStore } from '../../test/support/database.ts'
import { good, setUpOffice } from '../../test/support/people.ts'
import type { Db } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { verify } from '../journal/index.ts'
import { submit } from './intake.ts'
import { Together } from './together.ts'

const db = {} as Db
const soon = () => new Promise(resolve => setTimeout(resolve, 5))

test('who comes first goes at once; who comes meanwhile goes together, in the order of coming', async () => {
  const batches: number[][] = []
  const takeAll = async (all: readonly number[]) => {
    batches.push([...all])
    await soon()
    return all.map(n => n * 10)
  }
  const line = new Together<number, number>()
  const first = [1, 2, 3].map(n => line.take(db, 'a', n, takeAll))
  expect(await Promise.all([...first, line.take(db, 'b', 4, takeAll)])).toEqual([10, 20, 30, 40])
  expect(batches).toEqual([[1], [4], [2, 3]])
  expect(await line.take(db, 'a', 5, takeAll)).toBe(50)
})

test('of a batch that fails each is tried alone, and only the faulty one fails', async () => {
  const takeAll = async (all: readonly number[]) => {
    await soon()
    if (all.includes(2)) throw new Error('no twos')
    return all
  }
  const line = new Together<number, number>()
  const all = await Promise.allSettled([0, 1, 2, 3].map(n => line.take(db, 'a', n, takeAll)))
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

describeStore('applications that come at the same time', database => {
  test('get numbers without a gap, one entry each in the journal, and what is sent twice comes in once', async () => {
    const { db } = database()
    const { office } = await setUpOffice(db)
    const twice = newId()
    const ids = [...Array.from({ length: 12 }, () => newId()), twice, twice]
    const clock = on('2026-03-02')
    const filed = ids.map(id => ({ id, arrivedOn: clock.today, trackingNumber: '', applicant, wish, files: [] }))
    const all = await Promise.allSettled(filed.map(one => submit(db, means, office, one, clock)))
    const taken = all.flatMap(one => (one.status === 'fulfilled' ? [good(one.value)] : []))
    expect(taken.map(({ ordinal }) => ordinal).sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1))
    expect(new Set(taken.map(({ code }) => code)).size).toBe(13)
    const entries = await db
      .selectFrom('journal')
      .select('subject')
      .where('agencyId', '=', office.id)
      .where('action', '=', 'application.submitted')
      .execute()
    expect(entries.map(({ subject }) => subject).sort()).toEqual(taken.map(({ number }) => `application ${number}`).sort())
    expect(await verify(db)).toMatchObject({ ok: true })
  })
})
