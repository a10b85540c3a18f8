import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, registered, replied, staffedOffice, taken } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good } from '../../../test/support/people.ts'
import { day, type OutcomeKind } from '../../law/index.ts'
import { unbalanced } from './figures.ts'
import { byGround, bySection, casesBehind, table3Of, timesOf } from './store.ts'

const year = { from: day('2023-01-01'), to: day('2023-12-31') }

describeStore('the figures of a year', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
    const one = async (arrivedOn: string, kind: 'naturalPerson' | 'business', outcome?: OutcomeKind, posted = '') => {
      const { key } = await registered(office, inPerson(arrivedOn, kind))
      if (outcome) await replied(office, key, outcome, { decided: posted, signed: posted, posted })
      return key
    }
    await one('2022-12-20', 'naturalPerson', 'granted', '2023-01-04')
    await one('2023-03-01', 'naturalPerson', 'granted', '2023-03-10')
    await one('2023-03-01', 'business', 'refusedThirdParty', '2023-05-05')
    await one('2023-12-29', 'business')
    // replied on New Year's Eve counts in the old year
    await one('2023-12-05', 'business', 'notFound', '2023-12-29')
    const withdrawn = await one('2023-06-01', 'naturalPerson')
    good(await taken(office, 'applicant', withdrawn, 'withdrawn', '2023-06-05', {}))
  })

  test('balance, and every number opens into the cases that it counts', async () => {
    const { db, agency } = office
    const figures = await table3Of(db, agency.id, year)
    expect(unbalanced(figures)).toEqual([])
    expect(figures.received).toMatchObject({ naturalPerson: 2, business: 3, total: 5 })
    expect(figures.carriedIn).toMatchObject({ naturalPerson: 1, total: 1 })
    expect(figures.carriedOut).toMatchObject({ business: 1, total: 1 })
    expect(Object.fromEntries([...figures.handled].map(([row, { total }]) => [row, total]))).toEqual({
      ...{ granted: 2, refusedThirdParty: 1, notHeld: 1, otherReasons: 1 },
    })
    for (const what of ['received', 'carriedIn', 'carriedOut'] as const)
      expect(await casesBehind(db, agency.id, { what }, year)).toHaveLength(figures[what].total)
    expect(await casesBehind(db, agency.id, { what: 'handled', kind: 'business' }, year)).toHaveLength(2)
    expect(await casesBehind(db, agency.id, { what: 'handled', outcomes: ['granted'] }, year)).toHaveLength(2)
    const several = await casesBehind(db, agency.id, { what: 'handled', outcomes: ['notFound', 'granted'] }, year)
    expect(several.map(({ countedOn }) => countedOn)).toEqual(['2023-01-04', '2023-03-10', '2023-12-29'])
  })

  test('tell how long replies took and how many were late; what was withdrawn is neither', async () => {
    const { db, agency } = office
    expect(await timesOf(db, agency.id, year)).toEqual({ settled: 4, onTime: 3, late: 1, median: 14, p90: expect.any(Number) })
    expect(await casesBehind(db, agency.id, { what: 'late' }, year)).toHaveLength(1)
    expect((await bySection(db, agency.id, year)).map(({ handled }) => handled)).toEqual([5])
    expect(await byGround(db, agency.id, year)).toEqual([])
  })
})
