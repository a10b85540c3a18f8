import { beforeEach, expect, test } from 'vitest'
import { inPerson, means, type Office, on, registered, replied, staffedOffice, taken } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good } from '../../../test/support/people.ts'
import { submit } from '../../applications/intake.ts'
import { takeStep as takeCaseStep } from '../../applications/step-actions.ts'
import { applicationOf, type Key } from '../../applications/store.ts'
import { day } from '../../law/index.ts'
import { setRole } from '../../people/account-actions.ts'
import type { Person } from '../../people/index.ts'
import { takeStep } from '../actions.ts'
import { applicationAt } from '../cells.ts'
import { formOf } from '../forms/index.ts'
import { carriedInOf } from './carried-in.ts'
import { compileReport } from './compile.ts'
import { typedOver } from './differences.ts'
import { explainCell } from './explain.ts'

/** Table 3 counts the receipt of art. 31 and the day of the reply, whatever day they were written down on (law notes 1.3, 6.2). */
describeStore('at the end of a year', database => {
  let office: Office
  let both: Person
  beforeEach(async () => {
    const { db } = database()
    const { admin, ...staffed } = await staffedOffice(db)
    office = staffed
    good(await setRole(db, admin, office.officer.id, { agencyId: office.agency.id, role: 'leader' }, on('2022-01-01').now))
    both = { ...office.officer, memberships: [...office.officer.memberships, ...office.leader.memberships] }
  })

  const rowsOf = async (year: number) => {
    const { rows } = (await compileReport(office.db, office.agency, year, formOf('2021'))).applications!
    return Object.fromEntries(['received', 'carriedIn', 'handled', 'carriedOut'].map(row => [row, rows[row]!.at(-1)]))
  }

  test('what came in online on 31 December and was confirmed on 2 January is of the new year (art. 31(3))', async () => {
    const { channel: _, confirmedOn: __, ...filed } = inPerson('2023-12-31')
    const { key } = good(await submit(office.db, means, office.agency, filed, on('2023-12-31')))
    expect([await rowsOf(2023), await rowsOf(2024)]).toMatchObject([
      { received: 0, carriedOut: 0 },
      { received: 0, carriedIn: 0 },
    ])
    good(await taken(office, office.officer, key, 'received', '2024-01-02', { how: '电话' }))
    expect([await rowsOf(2023), await rowsOf(2024)]).toEqual([
      { received: 0, carriedIn: 0, handled: 0, carriedOut: 0 },
      { received: 1, carriedIn: 0, handled: 0, carriedOut: 1 },
    ])
  })

  test('a reply posted on New Year’s Eve is of the old year, one that was signed then and posted in the new year is not', async () => {
    const first = await registered(office, inPerson('2023-12-11'))
    const second = await registered(office, inPerson('2023-12-12'))
    await replied(office, first.key, 'granted', { decided: '2023-12-28', signed: '2023-12-29', posted: '2023-12-31' })
    await replied(office, second.key, 'granted', { decided: '2023-12-28', signed: '2023-12-31', posted: '2024-01-02' })
    expect([await rowsOf(2023), await rowsOf(2024)]).toEqual([
      { received: 2, carriedIn: 0, handled: 1, carriedOut: 1 },
      { received: 0, carriedIn: 1, handled: 1, carriedOut: 0 },
    ])
  })

  test('a correction that comes after the year’s end starts the period afresh and leaves the year of receipt (art. 30)', async () => {
    const { key } = await registered(office, inPerson('2023-12-20'))
    const asked = { items: ['请写明所需信息的年度'], dueOn: day('2024-01-10') }
    good(await taken(office, office.officer, key, 'correctionAsked', '2023-12-27', asked))
    good(await taken(office, 'applicant', key, 'corrected', '2024-01-05', { asked: '2022 年度送戏下乡' }))
    expect((await applicationOf(office.db, key))!.dueOn).toBe('2024-02-02')
    expect([await rowsOf(2023), await rowsOf(2024)]).toEqual([
      { received: 1, carriedIn: 0, handled: 0, carriedOut: 1 },
      { received: 0, carriedIn: 1, handled: 0, carriedOut: 1 },
    ])
  })

  test('T3-5: what parts this year’s 二 from last year’s 四 is named case by case', async () => {
    const { db, agency, officer } = office
    const open = await registered(office, inPerson('2022-12-19'))
    const stays = await registered(office, inPerson('2022-12-20', 'business'))
    const at = applicationAt('carriedIn', 6)
    expect(await carriedInOf(db, agency, 2023, at)).toBe(null)

    const fresh = await compileReport(db, agency, 2022, formOf('2021'))
    expect(fresh.applications!.rows['carriedOut']!.at(-1)).toBe(2)
    const report = typedOver(fresh, applicationAt('carriedOut', 6), 5, { compiled: 2, why: '另有三件纸质登记' })
    const brings = { report, fileName: null, originallyPublishedOn: null }
    good(await takeStep(db, officer, agency, 2022, { step: 'compiled', seen: 0, reason: null, brings }, on('2023-01-10')))
    good(await takeStep(db, both, agency, 2022, { step: 'published', seen: 1, reason: '如实说明' }, on('2023-01-20')))
    expect((await carriedInOf(db, agency, 2023, at))!).toMatchObject({
      year: 2022,
      said: 5,
      counted: 2,
      turned: [],
      typed: { why: '另有三件纸质登记' },
    })

    // written down in February: one that had come in December, and a reply that had been posted then
    const late = await registered(office, inPerson('2022-12-28'), on('2023-02-06'))
    const then = async (key: Key, by: Person, step: 'decided' | 'reviewed' | 'signed' | 'delivered', details: object) => {
      const { seq: seen } = (await applicationOf(db, key))!
      good(
        await takeCaseStep(db, by, agency, key, { step, seen, onDay: day('2022-12-30'), note: null, details } as never, on('2023-02-07')),
      )
    }
    await then(open.key, officer, 'decided', { outcome: 'granted', documentId: null })
    await then(open.key, office.reviewer, 'reviewed', {})
    await then(open.key, office.leader, 'signed', { outcome: 'granted', documentId: null, number: null })
    await then(open.key, officer, 'delivered', { by: 'post', to: '示例市' })

    const { turned } = (await carriedInOf(db, agency, 2023, at))!
    expect(turned.map(({ row, isCarried, by }) => [row.id, isCarried, by.step, by.onDay])).toEqual([
      [open.key.id, false, 'delivered', '2022-12-30'],
      [late.key.id, true, 'received', '2022-12-28'],
    ])
    const carried = (await explainCell(db, agency, 2023, at, formOf('2021')))!.records
    expect(carried.map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual(['2022/2', '2023/1'])
    expect((await carriedInOf(db, agency, 2023, applicationAt('carriedIn', 1)))!).toMatchObject({ said: 1, counted: 1, turned: [] })
    expect(await carriedInOf(db, agency, 2023, applicationAt('received', 6))).toBe(null)
    expect((await applicationOf(db, stays.key))!.state).toBe('handling')
  })
})
