import { describe, expect, test } from 'vitest'
import { form2019 } from '../report/forms/form-2019.ts'
import { form2021 } from '../report/forms/form-2021.ts'
import { disclosureRows, isGroup, leafRows } from '../report/forms/index.ts'
import { nationalCalendar as calendar, calendarAsAnnouncedOn } from './calendar.ts'
import type { PlainDate } from './day.ts'
import { feeByItem, feeByPage, feeOfItem } from './fees.ts'
import { licensingPeriods } from './licensing.ts'
import { type OutcomeKind, outcomes, rowOf } from './outcomes.ts'
import { periodEnd } from './period-end.ts'
import { type PeriodName, periodOf } from './periods.ts'
import { publicationFaults } from './proactive.ts'
import { receiptOf, reportYearOf } from './receipt.ts'
import { remediesClause } from './remedies.ts'
import type { ClockEvent } from './reply-clock.ts'
import { replyDeadline } from './reply-deadline.ts'
import { contentsFor, countingRules, reportDue } from './report-duties.ts'
import { silences, thirdPartyDecision } from './silence.ts'

const dueOn = (...events: ClockEvent[]) => {
  const deadline = replyDeadline([{ kind: 'received', on: '2023-03-01' }, ...events], calendar)
  return deadline.ok ? deadline.dueOn : null
}
const end = (name: PeriodName, on: PlainDate) => periodEnd(periodOf(name), on, calendar).dueOn

describe('the fifteen points most likely to be got wrong (law notes 14)', () => {
  test('1. a third party that stays silent has not consented (art. 32); a co-author agency that stays silent has (art. 34)', () => {
    expect(silences.thirdParty).toMatchObject({ means: 'notConsent', cites: '《政府信息公开条例》第三十二条' })
    expect(silences.coAuthor).toMatchObject({ means: 'consent', cites: '《政府信息公开条例》第三十四条' })
    expect(thirdPartyDecision('silent', false).may).toBe('decide')
    expect(thirdPartyDecision('objectsWithReason', false).may).toBe('refuse')
    expect(thirdPartyDecision('objectsWithReason', true)).toMatchObject({
      may: 'disclose',
      duty: expect.stringContaining('书面告知第三方'),
    })
  })

  test('2. correction and payment restart the clock, consultation only stops it, extension adds to it', () => {
    expect(dueOn()).toBe('2023-03-29')
    expect(dueOn({ kind: 'corrected', on: '2023-03-10' })).toBe('2023-04-10')
    expect(dueOn({ kind: 'paid', on: '2023-03-10' })).toBe('2023-04-10')
    expect(dueOn({ kind: 'consulted', from: '2023-03-02', to: '2023-03-10' })).toBe('2023-04-07')
    expect(dueOn({ kind: 'extended', workingDays: 6 })).toBe('2023-04-07')
    // A restart forgets the consultation before it; an extension does not.
    expect(dueOn({ kind: 'consulted', from: '2023-03-02', to: '2023-03-10' }, { kind: 'corrected', on: '2023-03-10' })).toBe('2023-04-10')
    expect(dueOn({ kind: 'consulted', from: '2023-03-02', to: '2023-03-10' }, { kind: 'extended', workingDays: 6 })).toBe('2023-04-17')
  })

  test('3. an online application is received when both sides confirm, and the year of row 一 follows that day (art. 31)', () => {
    const receipt = receiptOf({ channel: 'online', arrivedOn: '2023-12-29', confirmedOn: '2024-01-02' }, calendar)
    expect(receipt.receivedOn).toBe('2024-01-02')
    expect(reportYearOf(receipt.receivedOn!)).toBe(2024)
    expect(receiptOf({ channel: 'fax', arrivedOn: '2023-12-29' }, calendar).receivedOn).toBeNull()
  })

  test('4. working weekends count, a deadline may fall on a Sunday, the calendar is amended in mid-year, next year may not be arranged', () => {
    expect(end('correction', '2024-02-03')).toBe('2024-02-18')
    expect(calendar.isWorkingDay('2024-02-18')).toBe(true)
    expect(calendarAsAnnouncedOn('2020-01-26').isWorkingDay('2020-02-01')).toBe(true)
    expect(calendarAsAnnouncedOn('2020-01-27').isWorkingDay('2020-02-01')).toBe(false)
    expect(periodEnd(periodOf('reply'), '2026-12-10', calendar).state).toBe('provisional')
  })

  test('5. since 2024 a refusal under arts. 14 to 16 says "reconsideration first", to the government of the same level only, with an online way where served online', () => {
    const act = { decidedOn: '2024-01-02', government: '某市人民政府', superior: '某厅', court: '某法院' } as const
    expect(remediesClause({ ...act, class: outcomes.refusedInternal.remedies })).toMatchObject({
      route: 'reconsiderationFirst',
      bodies: ['某市人民政府'],
    })
    expect(remediesClause({ ...act, class: outcomes.notFound.remedies })).toMatchObject({ route: 'either', bodies: ['某市人民政府'] })
    expect(remediesClause({ ...act, class: 'B', servedOnline: true })).toMatchObject({ ok: false })
  })

  test('6. row （三）8 属于行政查询事项 stands under 不予公开 but rests on art. 36(7), and keeps both routes', () => {
    const row = leafRows(form2021.applications.rows).find(leaf => leaf.key === rowOf('queryMatter', 2023))!
    expect(row.heads.at(-1)).toBe('（三）不予公开')
    expect(row.label).toContain('8.')
    expect(outcomes.queryMatter).toMatchObject({ remedies: 'A', cites: '《政府信息公开条例》第三十六条第（七）项' })
    expect('exemption' in outcomes.queryMatter).toBe(false)
  })

  test('7. the two forms differ in their rows: 23 and 25 in table 3, five blocks and four in table 2; an outcome finds its row in either', () => {
    expect(leafRows(form2019.applications.rows)).toHaveLength(23)
    expect(leafRows(form2021.applications.rows)).toHaveLength(25)
    expect([
      new Set(disclosureRows(form2019).map(r => r.block.article)).size,
      new Set(disclosureRows(form2021).map(r => r.block.article)).size,
    ]).toEqual([5, 4])
    expect([rowOf('feeUnpaid', 2020), rowOf('feeUnpaid', 2021)]).toEqual(['other', 'feeUnpaid'])
  })

  test('8. the balance is 一 + 二 = （七）总计 + 四; group heads carry no figures, organisations have no subtotal', () => {
    for (const { applications } of [form2019, form2021]) {
      expect(applications.balance).toEqual({ left: ['received', 'carriedIn'], right: ['handled', 'carriedOut'] })
      expect(applications.columns).toHaveLength(7)
      const groups = applications.rows.filter(isGroup).flatMap(group => [group, ...group.rows.filter(isGroup)])
      expect(groups.every(group => !('key' in group))).toBe(true)
    }
  })

  test('9. a partial disclosure counts in （二） only, never under the reasons for what was withheld (art. 37)', () => {
    const rows = leafRows(form2021.applications.rows).filter(row => row.key === rowOf('partlyGranted', 2023))
    expect(rows.map(row => row.label)).toEqual(['（二）部分公开（区分处理的，只计这一情形，不计其他情形）'])
    expect('exemption' in outcomes.partlyGranted).toBe(false)
    expect(countingRules.partlyGranted.level).toBe('error')
  })

  test('10. 处理决定数量 counts decisions, published or not, and no sum ties it to the items beside it', () => {
    const licences = disclosureRows(form2019).find(({ row }) => row.label === '行政许可')!
    expect(licences.block.columns.map(column => column.label)).toEqual(['上一年项目数量', '本年增/减', '处理决定数量'])
    expect('total' in licences.block).toBe(false)
    expect(countingRules.decisions).toMatchObject({ level: null, label: expect.stringContaining('依法不公开的决定') })
  })

  test('11. continuity of 现行有效件数 is a warning, continuity of what is carried over an error', () => {
    expect([countingRules.documentsInForce.level, countingRules.carriedOver.level]).toEqual(['warning', 'error'])
  })

  test('12. fees: a calendar month per applicant, progressive on the excess, item or page, and section 六 speaks even of none', () => {
    expect([feeByItem(10), feeByItem(30), feeByItem(31), feeOfItem(41)]).toEqual([0, 2000, 2200, 300])
    expect([feeByPage(30), feeByPage(31), feeByPage(201)]).toEqual([0, 10, 2740])
    expect(contentsFor('department')).toContainEqual(
      expect.objectContaining({ key: 'fees', section: 6, label: expect.stringContaining('未收取的也要说明') }),
    )
  })

  test('13. sixty days, fifteen days, six months and the budget are calendar; three, seven, twenty and ten are working days; 31 January does not move', () => {
    const units = (names: PeriodName[]) => names.map(name => periodOf(name).unit)
    expect(units(['reconsideration', 'suitAfterReconsideration', 'suit', 'budget'])).toEqual(['days', 'days', 'months', 'days'])
    expect(units(['penaltyWithdrawal', 'creditPublication', 'reply', 'thirdParty'])).toEqual(Array(4).fill('workingDays'))
    expect([licensingPeriods.decide.workingDays, licensingPeriods.extend.workingDays]).toEqual([20, 10])
    expect(end('departmentReport', '2025-06-30')).toBe('2026-01-31')
    expect(calendar.isWorkingDay('2026-01-31')).toBe(false)
  })

  test('14. merging: governments owe assessment, appraisal and accountability; a case or a document of two bodies counts once (art. 50(1)(4))', () => {
    const keys = (reporter: 'department' | 'government') => contentsFor(reporter).map(content => content.key)
    expect(keys('government').filter(key => !keys('department').includes(key))).toEqual(['assessment'])
    expect([reportDue('department', 2023, calendar).dueOn, reportDue('government', 2023, calendar).dueOn]).toEqual([
      '2024-01-31',
      '2024-03-31',
    ])
    const local = reportDue('department', 2021, calendar, { dueOn: '2022-01-26', cites: '市政府办公室通知' })
    expect([local.dueOn, local.because[0]!.on]).toEqual(['2022-01-31', '2022-01-26'])
    expect(countingRules.coDefendant.label).toContain('原行政行为的机关')
    expect(countingRules.jointDocuments.label).toContain('牵头机关')
    expect(countingRules.membership.level).toBeNull()
  })

  test('15. every item has its review before it goes out, and a day of publication that cannot be is a fault (art. 17)', () => {
    expect(publicationFaults({ formedOn: '2024-03-01', reviewedOn: '2024-03-04', publishedOn: '2024-03-05' })).toEqual([])
    expect(publicationFaults({ formedOn: '2024-03-01', reviewedOn: null, publishedOn: '2024-03-05' })).toHaveLength(1)
    expect(publicationFaults({ formedOn: '2024-03-01', reviewedOn: '2024-03-06', publishedOn: '2024-03-05' })[0]!.why).toContain(
      '先审查、后公开',
    )
    expect(publicationFaults({ formedOn: '2024-03-01', reviewedOn: '2024-02-01', publishedOn: '2024-02-02' })[0]!.why).toContain('日期不实')
  })

  test('no outcome is left without a row, whatever the year of report', () => {
    for (const year of [2019, 2020, 2021, 2026])
      for (const kind of Object.keys(outcomes) as OutcomeKind[]) expect(rowOf(kind, year), `${kind} ${year}`).toBeTruthy()
  })
})
