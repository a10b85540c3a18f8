import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, registered, staffedOffice } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { disputeOfOutcome, noticed } from '../../../test/support/disputes.ts'
import { type DisputeOutcomeName, day, disputeOutcomes } from '../../law/index.ts'
import { disputesBehind, tableFourOf } from './store.ts'
import { unbalanced } from './table-four.ts'

const year = (n: number) => ({ from: day(`${n}-01-01`), to: day(`${n}-12-31`) })

describeStore('table 4', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
  })

  test('holds every outcome in its column, and each number opens into its disputes', async () => {
    const { db } = database()
    const names = Object.keys(disputeOutcomes) as DisputeOutcomeName[]
    for (const name of names) await disputeOfOutcome(office, name, '2024-03-01')
    await noticed(office, 'reconsideration', '2024-12-30')
    await noticed(office, 'suitAfterReconsideration', '2024-12-30', { details: { role: 'body' } })
    const table = await tableFourOf(db, office.agency.id, year(2024))
    expect(table.reconsideration).toMatchObject({ upheld: 2, corrected: 5, other: 5, pending: 1, total: 13 })
    expect(table.suit).toMatchObject({ upheld: 1, corrected: 5, other: 4, pending: 0, total: 10 })
    // T4-2: of co-defendants only who made the act counts
    expect(table.suitAfterReconsideration.total).toBe(0)
    expect(unbalanced(table)).toEqual([])
    const behind = await disputesBehind(db, office.agency.id, { what: 'decided', kind: 'suit', result: 'corrected' }, year(2024))
    expect(behind).toHaveLength(5)
  })

  test('counts of a section what is about its own cases, of nobody else anything', async () => {
    const { db, agency } = office
    const { key } = await registered(office, inPerson('2024-01-08'))
    await noticed(office, 'reconsideration', '2024-03-01', { applicationId: key.id })
    await noticed(office, 'reconsideration', '2024-03-02')
    const totalFor = async (agencyId: string, sections: readonly string[] | null) =>
      (await tableFourOf(db, agencyId, year(2024), { sections })).reconsideration.total
    expect(await totalFor(agency.id, null)).toBe(2)
    expect(await totalFor(agency.id, [])).toBe(0)
    expect(await totalFor(agency.id, [office.officer.id])).toBe(0)
    expect(await totalFor(office.officer.id, null)).toBe(0)
  })
})
