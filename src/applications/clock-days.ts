import { addDays, type Calendar, type PlainDate, replyProgress, weekday } from '../law/index.ts'
import type { CaseClock } from './clock.ts'

/** One day of the calendar of a clock. `nth`: which working day of the period it is. */
export type ClockDay = {
  on: PlainDate
  is: 'out' | 'first' | 'count' | 'held' | 'rest' | 'last'
  nth: number | null
  isToday: boolean
  isAhead: boolean
}

/** Weeks are shown for at most this long; a period that stands still for longer is cut, and says so. */
const mostWeeks = 26

/**
 * The period of a case as weeks from Monday to Sunday, from the day from which it now runs to its end (or, while it stands still, to today).
 * Which days count is asked of the law's own count, day by day.
 */
export function clockWeeks({ events, reply, heldSince }: CaseClock, calendar: Calendar, today: PlainDate): ClockDay[][] {
  const starts = events
    .flatMap(event => (event.kind === 'received' || event.kind === 'corrected' || event.kind === 'paid' ? [event.on] : []))
    .sort()
  const first = starts.at(-1)
  if (!first) return []
  const last = reply.dueOn ?? (today > first ? today : first)
  const weeks: ClockDay[][] = []
  let used = usedOn(events, first, calendar)
  for (let on = addDays(first, -((weekday(first) + 6) % 7)); on <= last && weeks.length < mostWeeks; ) {
    const week: ClockDay[] = []
    for (let i = 0; i < 7; i++, on = addDays(on, 1)) {
      const now = on > first && on <= last && (heldSince === null || on <= heldSince) ? usedOn(events, on, calendar) : used
      const isCounted = now > used
      used = now
      const is = kindOf(on, first, last, reply.dueOn, isCounted, calendar)
      week.push({ on, is, nth: isCounted ? now : null, isToday: on === today, isAhead: on > today })
    }
    weeks.push(week)
  }
  return weeks
}

function kindOf(
  on: PlainDate,
  first: PlainDate,
  last: PlainDate,
  dueOn: PlainDate | null,
  isCounted: boolean,
  calendar: Calendar,
): ClockDay['is'] {
  if (on < first || on > last) return 'out'
  if (on === first) return 'first'
  if (on === dueOn) return 'last'
  if (isCounted) return 'count'
  return calendar.isWorkingDay(on) ? 'held' : 'rest'
}

/** The law's count of working days used up by the end of a day. */
function usedOn(events: CaseClock['events'], on: PlainDate, calendar: Calendar): number {
  const progress = replyProgress(events, on, calendar)
  return 'used' in progress ? progress.used : 0
}
