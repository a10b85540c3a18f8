import { beforeEach, expect, test } from 'vitest'
import { applicant, inPerson, type Office, registered, staffedOffice, taken } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good, monday } from '../../../test/support/people.ts'
import { day } from '../../law/index.ts'
import { addSection } from '../../people/agency-actions.ts'
import { casesOfFrequent, casesWithin } from './store.ts'

const march = { from: day('2026-03-01'), to: day('2026-03-31') }

describeStore('many cases of a period', database => {
  let office: Office
  let sectionId: string
  beforeEach(async () => {
    const { db } = database()
    const made = await staffedOffice(db)
    office = made
    sectionId = good(await addSection(db, made.admin, made.agency.id, { name: '办公室' }, monday)).id
    for (const on of ['2026-02-27', '2026-03-02', '2026-03-31']) await registered(office, inPerson(on))
    const other = { ...applicant, name: '李红', phone: '13900000000', identityNumber: '' }
    const { key } = await registered(office, { ...inPerson('2026-03-03'), applicant: other })
    good(await taken(office, office.officer, key, 'assigned', '2026-03-03', { sectionId, handlerId: null, dueOn: null }))
  })
  const days = (cases: readonly { submittedAt: Date }[]) => cases.map(({ submittedAt }) => submittedAt.toISOString().slice(5, 10))

  test('the first and the last day belong to the period, the newest come first, and a section sees its own', async () => {
    const { db, agency } = office
    expect(days(await casesWithin(db, agency.id, march, null, 10))).toEqual(['03-31', '03-03', '03-02'])
    expect(days(await casesWithin(db, agency.id, march, null, 1))).toEqual(['03-31'])
    expect(days(await casesWithin(db, agency.id, march, [sectionId], 10))).toEqual(['03-03'])
    expect(await casesWithin(db, agency.id, march, [], 10)).toEqual([])
    expect(await casesWithin(db, office.officer.id, march, null, 10)).toEqual([])
  })

  test('whoever applied so often in it is found with the cases of the period alone', async () => {
    const { db, agency } = office
    expect(days(await casesOfFrequent(db, agency.id, march, null, 2, 10))).toEqual(['03-31', '03-02'])
    expect(await casesOfFrequent(db, agency.id, march, null, 3, 10)).toEqual([])
    expect(await casesOfFrequent(db, agency.id, march, [sectionId], 2, 10)).toEqual([])
    expect(await casesOfFrequent(db, agency.id, march, [], 1, 10)).toEqual([])
  })
})
