import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, good, setUpOffice } from '../../test/support/people.ts'
import { reportOf } from '../../test/support/reports.ts'
import { nationalCalendar as calendar, day } from '../law/index.ts'
import type { Person } from '../people/index.ts'
import { takeStep } from './actions.ts'
import { remindOfReports } from './reminding.ts'
import type { StepName } from './steps.ts'

describeStore('the letter of the morning', database => {
  test('tells the leader of what waits for approval, the officer of what came back and of the report that is due (art. 49)', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const agency = await addBureau(db, admin, office, 'wenlv')
    const person = async (role: 'officer' | 'leader' | 'auditor') => (await addPerson(db, admin, agency, role, role)).person
    const [officer, leader, auditor] = [await person('officer'), await person('leader'), await person('auditor')]
    const told = async (by: Person, on: string) => {
      const today = day(on)
      const lines = await remindOfReports(db, agency, by, { today, calendar, by: calendar.addWorkingDays(today, 3) })
      return lines.map(({ on, number, what }) => `${on} ${number} ${what}`)
    }
    const step = async (by: Person, name: StepName, seen: number, reason: string | null = null) => {
      const brings = { report: reportOf('2021', { year: 2025 }), fileName: null, originallyPublishedOn: null }
      const taking = { step: name, seen, reason, ...(['imported', 'edited'].includes(name) && { brings }) }
      good(await takeStep(db, by, agency, 2025, taking, { now: new Date('2026-01-12T02:00:00Z'), today: day('2026-01-12') }))
    }
    expect(await told(officer, '2026-01-29')).toEqual([])
    await step(officer, 'imported', 0)
    expect([await told(officer, '2026-01-12'), await told(leader, '2026-01-12')]).toEqual([[], []])
    await step(officer, 'handedIn', 1)
    expect([await told(officer, '2026-01-12'), await told(leader, '2026-01-12')]).toEqual([[], ['2026-01-31 2025年度报告 签批']])
    await step(leader, 'sentBack', 2, '再核')
    expect(await told(leader, '2026-01-13')).toEqual([])
    expect(await told(officer, '2026-01-13')).toEqual(['2026-01-31 2025年度报告 修改以后重新送签'])
    await step(officer, 'edited', 3)
    expect(await told(officer, '2026-01-29')).toEqual(['2026-01-31 2025年度报告 报送并公布'])
    await step(leader, 'published', 4, '同意')
    expect([await told(officer, '2026-01-29'), await told(auditor, '2026-01-29')]).toEqual([[], []])
  })
})
