import { addDays, beijingDay, type Calendar } from '../law/index.ts'

const hour = 3_600_000
const from = 8
const to = 21

const hourIn = (at: Date) => ((at.getTime() + 8 * hour) % (24 * hour)) / hour

/** When a reminder may go out: at once between 08:00 and 21:00 Beijing time of a working day, else at 08:00 of the next one. */
export function afterQuietHours(at: Date, calendar: Pick<Calendar, 'isWorkingDay'>): Date {
  const today = beijingDay(at)
  if (calendar.isWorkingDay(today) && hourIn(at) >= from && hourIn(at) < to) return at
  let on = hourIn(at) < from ? today : addDays(today, 1)
  while (!calendar.isWorkingDay(on)) on = addDays(on, 1)
  return new Date(`${on}T0${from}:00:00+08:00`)
}
