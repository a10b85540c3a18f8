import { addDays, type Calendar, daysBetween, epochDay, movedDeadlines, type PlainDate } from '../law/index.ts'

/** Periods of one length that begin on days in a row and all end so many days later or earlier than before. */
export type MovedPeriods = {
  workingDays: number
  /** The first and the last day on which they begin. */
  from: PlainDate
  to: PlainDate
  was: PlainDate
  is: PlainDate
  laterBy: number
}

/** The longest period counted in working days is 40 (20, extended by 20): arts. 33 and 31. */
const lengths = [7, 20, 40] as const
const longestInDays = 75

/** Which periods in working days move when the calendar changes on `first` or later, of those that begin by `last`: they must be worked out again. */
export function movedPeriods(before: Calendar, after: Calendar, first: PlainDate, last: PlainDate): MovedPeriods[] {
  const starts: PlainDate[] = []
  for (let on = addDays(first, -longestInDays); on <= last; on = addDays(on, 1)) starts.push(on)
  const moved: MovedPeriods[] = []
  for (const workingDays of lengths)
    for (const { item, was, is } of movedDeadlines(starts, (on, calendar) => calendar.addWorkingDays(on, workingDays), before, after)) {
      const laterBy = daysBetween(was!, is!)
      const group = moved.at(-1)
      if (group?.workingDays === workingDays && group.laterBy === laterBy && epochDay(group.to) + 1 === epochDay(item)) group.to = item
      else moved.push({ workingDays, from: item, to: item, was: was!, is: is!, laterBy })
    }
  return moved
}
