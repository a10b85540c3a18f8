import { describe, expect, test } from 'vitest'
import { nationalCalendar as calendar } from './calendar.ts'
import type { PlainDate } from './day.ts'
import { periodEnd } from './period-end.ts'
import { findPeriod, type PeriodName, periodOf, periods } from './periods.ts'

const end = (name: PeriodName, on: PlainDate) => periodEnd(periodOf(name), on, calendar)

describe('the register of periods (law notes 1.1)', () => {
  test('D1 to D23 are there, in order, each under one name, with its article', () => {
    expect(periods.map(period => period.id)).toEqual(Array.from({ length: 23 }, (_, i) => `D${i + 1}`))
    expect(new Set(periods.map(period => period.name)).size).toBe(23)
    expect(periods.every(period => period.cites.length > 0)).toBe(true)
    expect(findPeriod('D6')).toBe(findPeriod('reply'))
    expect(findPeriod('D24')).toBeUndefined()
  })

  test.each<[PeriodName, PlainDate, PlainDate]>([
    ['publication', '2023-12-01', '2023-12-29'],
    ['correction', '2024-02-03', '2024-02-18'],
    ['thirdParty', '2023-06-19', '2023-07-11'],
    ['coAuthor', '2023-06-19', '2023-07-11'],
    ['payment', '2023-12-04', '2024-01-02'],
    ['replyAfterPayment', '2023-12-04', '2024-01-02'],
    ['departmentReport', '2023-12-31', '2024-01-31'],
    ['governmentReport', '2023-06-01', '2024-03-31'],
    ['creditPublication', '2023-04-20', '2023-04-28'],
    ['penaltyWithdrawal', '2024-02-08', '2024-02-19'],
    ['contractNotice', '2024-09-30', '2024-10-09'],
    ['singleSource', '2026-01-02', '2026-01-08'],
    ['reading', '2023-04-21', '2023-04-25'],
    ['websiteReport', '2023-12-31', '2024-01-31'],
  ])('%s from %s ends on %s', (name, on, dueOn) => {
    expect(end(name, on).dueOn).toBe(dueOn)
  })

  test('sixty days for reconsideration are calendar days and end on a working day (行政复议法 art. 20; 民法典 art. 203)', () => {
    expect(end('reconsideration', '2023-12-01')).toMatchObject({ dueOn: '2024-01-30', state: 'firm' })
    const rolled = end('reconsideration', '2023-12-12')
    expect(rolled.dueOn).toBe('2024-02-18')
    expect(rolled.because.map(line => line.cites)).toContain('《民法典》第二百零三条')
  })

  test('six months to sue end on the corresponding day or the last of the month (民法典 art. 202)', () => {
    expect(end('suit', '2023-08-31').dueOn).toBe('2024-02-29')
    expect(end('suit', '2023-10-15').dueOn).toBe('2024-04-15')
  })

  test('fifteen days after reconsideration and twenty days of the budget are calendar days (行政诉讼法 art. 45; 预算法 art. 14)', () => {
    expect(end('suitAfterReconsideration', '2023-11-01').dueOn).toBe('2023-11-16')
    expect(end('budget', '2024-01-25').dueOn).toBe('2024-02-18')
  })

  test('31 January stays 31 January on a Saturday; the last working day before is named (art. 49)', () => {
    const report = end('departmentReport', '2025-12-31')
    expect(report).toMatchObject({ dueOn: '2026-01-31', state: 'firm' })
    expect(report.because.at(-1)).toMatchObject({ on: '2026-01-30' })
    expect(periodEnd(periodOf('departmentReport'), '2025-12-31', calendar, { reportDayRolls: true }).dueOn).toBe('2026-02-02')
  })

  test('where the Regulation gives no number, the reading or the caller does (arts. 30, 35)', () => {
    expect(end('correctionByApplicant', '2023-12-01').dueOn).toBe(calendar.addWorkingDays('2023-12-01', 15))
    expect(periodEnd(periodOf('correctionByApplicant'), '2023-12-01', calendar, { length: 7 }).dueOn).toBe('2023-12-12')
    expect(() => end('largeRequest', '2023-12-01')).toThrow(RangeError)
    expect(periodEnd(periodOf('largeRequest'), '2023-12-01', calendar, { length: 60 }).dueOn).toBe(
      calendar.addWorkingDays('2023-12-01', 60),
    )
  })

  test('a period into a year without an arrangement is provisional', () => {
    expect(end('reconsideration', '2026-12-01')).toMatchObject({ dueOn: '2027-02-01', state: 'provisional' })
    expect(end('publication', '2026-12-10')).toMatchObject({ dueOn: '2027-01-07', state: 'provisional' })
  })
})
