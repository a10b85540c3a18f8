import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { disputeOfOutcome, noticed } from '../../../test/support/disputes.ts'
import { addPerson, setUpOffice } from '../../../test/support/people.ts'
import { nationalCalendar as calendar, day } from '../../law/index.ts'
import { remindOfDisputes } from './reminding.ts'

describeStore('the letter of the morning', database => {
  test('tells the officer of answers due in three working days and of what is over, the leader of what is over or due tomorrow', async () => {
    const { db } = database()
    const { office: agency, admin } = await setUpOffice(db)
    const officer = (await addPerson(db, admin, agency, 'officer', 'officer')).person
    const leader = (await addPerson(db, admin, agency, 'leader', 'leader')).person
    const drafter = (await addPerson(db, admin, agency, 'superior', 'superior')).person
    const office = { db, agency, officer }
    await noticed(office, 'reconsideration', '2026-02-10', { details: { caseNumber: '逾期的' } })
    await noticed(office, 'suit', '2026-02-19', { details: { caseNumber: '三日内的' } })
    await noticed(office, 'reconsideration', '2026-02-27', { details: { caseNumber: '还早的' } })
    // the claimant's fifteen days are the claimant's own
    await disputeOfOutcome(office, 'actUpheld', '2026-01-07', { details: { caseNumber: '等待起诉的' } })
    const today = day('2026-03-03')
    const on = { today, calendar, by: calendar.addWorkingDays(today, 3) }
    const told = async (person: typeof officer) =>
      (await remindOfDisputes(db, agency, person, on)).map(({ on, number }) => `${on} ${number}`)
    expect(await told(officer)).toEqual(['2026-03-02 逾期的', '2026-03-06 三日内的'])
    expect(await told(leader)).toEqual(['2026-03-02 逾期的'])
    expect(await told(drafter)).toEqual([])
  })
})
