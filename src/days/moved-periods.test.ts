import { expect, test } from 'vitest'
import { addDays, calendarPapers, makeCalendar } from '../law/index.ts'
import { movedPeriods } from './moved-periods.ts'

test('the amendment of 2019-03-22 moved the periods over Labour Day, and no others', () => {
  const before = makeCalendar({ papers: calendarPapers.filter(({ announcedOn }) => announcedOn < '2019-03-22') })
  const after = makeCalendar({ papers: calendarPapers.filter(({ announcedOn }) => announcedOn <= '2019-03-22') })
  const moved = movedPeriods(before, after, '2019-04-28', '2019-05-05')
  expect(moved.length).toBeGreaterThan(0)
  for (const { workingDays, from, to, was, is } of moved) {
    expect(before.addWorkingDays(from, workingDays)).toBe(was)
    expect(after.addWorkingDays(from, workingDays)).toBe(is)
    expect(from <= to && to <= '2019-05-05').toBe(true)
  }
  // Every period that moves at all is in a group: nothing was cut off at the edges.
  for (const workingDays of [7, 20, 40])
    for (let on = addDays('2019-04-28', -120); on < '2019-06-30'; on = addDays(on, 1)) {
      const isMoved = before.addWorkingDays(on, workingDays) !== after.addWorkingDays(on, workingDays)
      expect(
        moved.some(group => group.workingDays === workingDays && group.from <= on && on <= group.to),
        `${workingDays} from ${on}`,
      ).toBe(isMoved)
    }
})

test('nothing moves where nothing changes', () => {
  expect(movedPeriods(makeCalendar(), makeCalendar(), '2026-01-01', '2026-12-31')).toEqual([])
})
