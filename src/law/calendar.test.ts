import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarAsAnnouncedOn, makeCalendar, nationalCalendar } from './calendar.ts'
import { addDays, dayFrom, dayOfEpoch, epochDay, type PlainDate } from './day.ts'
import { movedDeadlines } from './moved-deadlines.ts'

const daysOf = (from: PlainDate, to: PlainDate): PlainDate[] =>
  Array.from({ length: epochDay(to) - epochDay(from) + 1 }, (_, i) => addDays(from, i))

/** The package counts in local instants and is wrong west of Greenwich: it is asked in a process that stands in Beijing. */
function workingDaysOfChineseDays(days: readonly PlainDate[]): string[] {
  const asked = `import days from 'chinese-days'
    process.stdout.write(JSON.stringify(${JSON.stringify(days)}.filter(on => days.isWorkday(on))))`
  const env = { ...process.env, TZ: 'Asia/Shanghai' }
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', asked], { env, encoding: 'utf8' }))
}

describe('the working days 2019–2026 (law notes 11)', () => {
  test('every day is what chinese-days says it is', () => {
    const theirs = new Set(workingDaysOfChineseDays(daysOf('2018-12-29', '2026-12-31')))
    const wrong = daysOf('2018-12-29', '2026-12-31').filter(on => theirs.has(on) !== nationalCalendar.isWorkingDay(on))
    expect(theirs.size).toBeGreaterThan(1900)
    expect(wrong).toEqual([])
  })

  test.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('the year %i has %i working days', (year, workingDays) => {
    expect(nationalCalendar.workingDaysBetween(dayFrom(year - 1, 12, 31), dayFrom(year, 12, 31))).toBe(workingDays)
  })

  test('31 December 2022 belongs to the arrangement of 2023, 29 December 2018 to that of 2019', () => {
    expect(nationalCalendar.exceptionsBetween('2018-12-28', '2018-12-31').map(e => [e.on, e.working, e.cites])).toEqual([
      ['2018-12-29', true, '国办发明电〔2018〕15号'],
      ['2018-12-31', false, '国办发明电〔2018〕15号'],
    ])
    expect(makeCalendar().papers.find(paper => paper.year === 2023)!.daysOff[0]!.from).toBe('2022-12-31')
  })

  test('31 January was a day off in 2020, 2021, 2022, 2025 and 2026, 31 March in 2019 and 2024', () => {
    const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]
    expect(years.filter(y => !nationalCalendar.isWorkingDay(dayFrom(y, 1, 31)))).toEqual([2020, 2021, 2022, 2025, 2026])
    expect(years.filter(y => !nationalCalendar.isWorkingDay(dayFrom(y, 3, 31)))).toEqual([2019, 2024])
  })
})

test('calendars without working weekends are wrong: of 1,035 starts 565 by weekdays alone, 422 by weekdays without days off, these always too late (peers 6.4)', () => {
  const starts = daysOf('2024-01-01', '2026-10-31')
  const weekdaysOnly = makeCalendar({ papers: [] })
  const daysOffOnly = makeCalendar({ papers: nationalCalendar.papers.map(paper => ({ ...paper, workingDays: [] })) })
  const wrong = (other: typeof nationalCalendar) =>
    movedDeadlines(starts, (on, calendar) => calendar.addWorkingDays(on, 20), other, nationalCalendar)
  expect(starts).toHaveLength(1035)
  expect([wrong(weekdaysOnly).length, wrong(weekdaysOnly).filter(m => m.was! < m.is!).length]).toEqual([565, 509])
  expect(wrong(daysOffOnly)).toHaveLength(422)
  expect(wrong(daysOffOnly).every(m => m.was! > m.is!)).toBe(true)
})

describe('counting', () => {
  const anyDay = fc.integer({ min: epochDay('2015-01-01'), max: epochDay('2030-12-31') }).map(dayOfEpoch)

  test('the n-th working day is a working day, is n away, and no earlier day is', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (on, n) => {
        const due = nationalCalendar.addWorkingDays(on, n)
        expect(nationalCalendar.isWorkingDay(due)).toBe(true)
        expect(nationalCalendar.workingDaysBetween(on, due)).toBe(n)
        expect(daysOf(addDays(on, 1), due).filter(nationalCalendar.isWorkingDay)).toHaveLength(n)
      }),
    )
  })

  test('a working-day period cannot be negative or a fraction', () => {
    expect(() => nationalCalendar.addWorkingDays('2023-01-01', -1)).toThrow(RangeError)
    expect(() => nationalCalendar.addWorkingDays('2023-01-01', 1.5)).toThrow(RangeError)
  })

  test('a calendar period that ends on a day off ends on the first day after it; a working Sunday is no day off (民法典 art. 203)', () => {
    expect(nationalCalendar.rollForward('2024-02-10')).toBe('2024-02-18')
    expect(nationalCalendar.rollForward('2024-02-04')).toBe('2024-02-04')
    expect(nationalCalendar.rollBack('2026-01-31')).toBe('2026-01-30')
  })

  test('local days off are added, and win over a working weekend day (全国年节及纪念日放假办法 art. 4)', () => {
    const local = makeCalendar({
      localDaysOff: [{ name: '火把节', from: '2024-07-29', to: '2024-07-31', cites: '《全国年节及纪念日放假办法》第四条' }],
    })
    expect(local.addWorkingDays('2024-07-26', 1)).toBe('2024-08-01')
    expect(nationalCalendar.addWorkingDays('2024-07-26', 1)).toBe('2024-07-29')
  })
})

describe('amended papers (law notes 11)', () => {
  const dueIn = (workingDays: number) => (on: PlainDate, calendar: typeof nationalCalendar) => calendar.addWorkingDays(on, workingDays)

  test('the notice of 2019-03-22 lengthened Labour Day: which replies moved', () => {
    const [before, after] = [calendarAsAnnouncedOn('2019-03-21'), calendarAsAnnouncedOn('2019-03-22')]
    expect(before.isWorkingDay('2019-05-02')).toBe(true)
    expect(before.isWorkingDay('2019-04-28')).toBe(false)
    expect(after.isWorkingDay('2019-05-05')).toBe(true)
    // Two weekdays became days off, two Sundays working days: what begins before 28 April and ends after 5 May comes out even.
    const moved = movedDeadlines(daysOf('2019-03-01', '2019-05-31'), dueIn(20), before, after)
    expect(moved.map(m => [m.item, m.was, m.is])).toEqual([
      ['2019-03-29', '2019-04-29', '2019-04-28'],
      ['2019-03-30', '2019-04-29', '2019-04-28'],
      ['2019-03-31', '2019-04-29', '2019-04-28'],
      ['2019-04-01', '2019-04-30', '2019-04-29'],
      ['2019-04-02', '2019-05-02', '2019-04-30'],
      ['2019-04-03', '2019-05-03', '2019-05-05'],
      ['2019-04-28', '2019-05-27', '2019-05-28'],
      ['2019-04-29', '2019-05-28', '2019-05-29'],
      ['2019-04-30', '2019-05-29', '2019-05-30'],
      ['2019-05-01', '2019-05-29', '2019-05-30'],
      ['2019-05-03', '2019-05-31', '2019-05-30'],
      ['2019-05-04', '2019-05-31', '2019-05-30'],
    ])
  })

  test('the notice of 2020-01-27 lengthened Spring Festival and cancelled the working Saturday: every reply running over it is due later', () => {
    const [before, after] = [calendarAsAnnouncedOn('2020-01-26'), calendarAsAnnouncedOn('2020-01-27')]
    expect(before.isWorkingDay('2020-01-31')).toBe(true)
    expect(before.isWorkingDay('2020-02-01')).toBe(true)
    expect(after.isWorkingDay('2020-01-31')).toBe(false)
    expect(after.isWorkingDay('2020-02-01')).toBe(false)
    expect(after.isWorkingDay('2020-02-03')).toBe(true)
    const moved = movedDeadlines(daysOf('2019-12-01', '2020-02-10'), dueIn(20), before, after)
    expect(moved[0]).toEqual({ item: '2019-12-27', was: '2020-01-31', is: '2020-02-03' })
    expect(moved.find(m => m.item === '2020-01-20')).toEqual({ item: '2020-01-20', was: '2020-02-21', is: '2020-02-25' })
    expect(moved.at(-1)!.item).toBe('2020-01-31')
    expect(moved.every(m => m.is! > m.was!)).toBe(true)
  })

  test('a deadline that no paper touches does not move', () => {
    const moved = movedDeadlines(
      ['2019-06-10', '2019-07-01'] as PlainDate[],
      dueIn(20),
      calendarAsAnnouncedOn('2019-03-21'),
      nationalCalendar,
    )
    expect(moved).toEqual([])
  })
})
