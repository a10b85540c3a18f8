import { describe, expect, test } from 'vitest'
import { makeCalendar } from './calendar.ts'
import { readCalendarFile } from './calendar-file.ts'

const calendarWith = (json: unknown) => {
  const file = readCalendarFile(json)
  if (!file.ok) throw new Error(file.fault)
  return makeCalendar({ announcedLater: file.papers, localDaysOff: file.localDaysOff })
}

describe('a file of days off announced later', () => {
  test.each<[string, unknown]>([
    ['one announcement', { year: 2027, daysOff: ['2027-01-01..2027-01-03'], workingDays: ['2027-01-09'] }],
    [
      'spans with names',
      { papers: [{ year: 2027, daysOff: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], workingDays: ['2027-01-09'] }] },
    ],
    ['no year given', { daysOff: ['2027-01-01', '2027-01-02', '2027-01-03'], workingDays: ['2027-01-09'] }],
    [
      'holiday-cn',
      {
        year: 2027,
        papers: ['https://www.gov.cn/'],
        days: [
          { name: '元旦', date: '2027-01-01', isOffDay: true },
          { name: '元旦', date: '2027-01-09', isOffDay: false },
        ],
      },
    ],
    ['chinese-days', { holidays: { '2027-01-01': "New Year's Day,元旦,1" }, workdays: { '2027-01-09': '元旦' } }],
  ])('%s: the year is announced, its days off and working weekend days count', (_, json) => {
    const calendar = calendarWith(json)
    expect(calendar.lastAnnouncedYear).toBe(2027)
    expect(calendar.isWorkingDay('2027-01-01')).toBe(false)
    expect(calendar.isWorkingDay('2027-01-09')).toBe(true)
  })

  test('an amendment adds days and announces no year; local days off neither', () => {
    const calendar = calendarWith({
      papers: [{ year: 2026, amends: true, daysOff: ['2026-12-31'] }],
      localDaysOff: [{ name: '古尔邦节', from: '2026-05-27', to: '2026-05-28' }],
    })
    expect(calendar.lastAnnouncedYear).toBe(2026)
    expect(calendar.isWorkingDay('2026-12-31')).toBe(false)
    expect(calendar.isWorkingDay('2026-05-28')).toBe(false)
  })

  test('a New Year holiday that begins in December does not announce the year it begins in', () => {
    expect(calendarWith({ daysOff: ['2027-12-31..2028-01-02'] }).isAnnounced('2027-06-01')).toBe(false)
  })

  test.each([
    [{ daysOff: ['2027-02-30'] }],
    [{ daysOff: '2027-01-01' }],
    [{}],
    [null],
    [42],
    [{ year: '2027', daysOff: ['2027-01-01'] }],
    [{ daysOff: ['2027-01-03..2027-01-01'] }],
    [{ days: [{ date: '2027-01-01' }] }],
  ])('what cannot be used is refused with a sentence: %j', json => {
    const file = readCalendarFile(json)
    expect(file.ok).toBe(false)
    if (!file.ok) expect(file.fault.length).toBeGreaterThan(5)
  })
})
