import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  beijingDay,
  beijingMinute,
  chineseDay,
  day,
  dayOfEpoch,
  daysBetween,
  epochDay,
  parseDay,
  weekday,
  weekdayName,
} from './day.ts'

describe('days', () => {
  test("the law's day of a moment is Beijing's: one minute before midnight there and one minute after", () => {
    expect(beijingDay(new Date('2026-02-28T15:59:00Z'))).toBe('2026-02-28')
    expect(beijingDay(new Date('2026-02-28T16:01:00Z'))).toBe('2026-03-01')
    expect(beijingDay(new Date('1969-12-31T15:59:59Z'))).toBe('1969-12-31')
  })

  test('a day that does not exist is no day', () => {
    for (const text of [
      '2023-02-30',
      '2023-02-29',
      '2023-13-01',
      '2023-00-10',
      '2023-04-31',
      '2023-1-1',
      '',
      '2023-01-01T00:00',
      '20230101',
    ])
      expect(parseDay(text), text).toBeNull()
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
    expect(() => day('2023-02-30')).toThrow(RangeError)
  })

  test('every day from 1900 to 2100 is its own epoch day and has the weekday that the platform gives it', () => {
    for (let epoch = -25567; epoch < 47847; epoch += 1) {
      const on = dayOfEpoch(epoch)
      expect(epochDay(on)).toBe(epoch)
      const instant = new Date(epoch * 86_400_000)
      if (on !== instant.toISOString().slice(0, 10) || weekday(on) !== instant.getUTCDay()) expect.fail(on)
    }
  })

  test('a period in months ends on the corresponding day, or the last day of the month (民法典 art. 202)', () => {
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
    expect(addMonths('2022-08-31', 6)).toBe('2023-02-28')
    expect(addMonths('2023-10-15', 6)).toBe('2024-04-15')
    expect(addMonths('2023-07-31', 12)).toBe('2024-07-31')
    expect(addMonths('2023-03-31', -1)).toBe('2023-02-28')
  })

  test('days are added and counted over the ends of months and years', () => {
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(daysBetween('2023-12-01', '2024-01-30')).toBe(60)
  })

  test('a day is printed the official way', () => {
    expect(chineseDay('2024-02-08')).toBe('2024年2月8日')
    expect(weekdayName('2024-02-18')).toBe('星期日')
    expect(weekdayName('2024-02-18', 'en')).toBe('Sunday')
  })
})

test('a recorded moment is shown in Beijing time, whatever the zone of the machine', () => {
  expect(beijingMinute(new Date('2026-11-22T23:36:59Z'))).toBe('2026-11-23 07:36')
})
