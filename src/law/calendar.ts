import type { CalendarPaper, LocalDaysOff } from './calendar-paper.ts'
import { calendarPapers } from './calendar-papers.ts'
import type { Citation } from './citation.ts'
import { dayOfEpoch, epochDay, type PlainDate, weekdayOfEpoch, yearOf } from './day.ts'

/** A day that is not what its weekday says: a weekday off, or a working Saturday or Sunday. */
export type CalendarException = { on: PlainDate; working: boolean; name: string; cites: Citation }

/** Working days (工作日): Monday to Friday, without the days off of the arrangements, with their working weekend days (law notes 1.2). */
export type Calendar = {
  readonly papers: readonly CalendarPaper[]
  /** The last year whose arrangement is announced. */
  readonly lastAnnouncedYear: number
  /** Whether the arrangement of this day's year is announced. Elsewhere Monday to Friday is a guess, and what is counted with it provisional. */
  isAnnounced(on: PlainDate): boolean
  isWorkingDay(on: PlainDate): boolean
  /** The n-th working day after `on`; `on` itself is not counted (民法典 art. 201). n = 0 gives `on`. */
  addWorkingDays(on: PlainDate, workingDays: number): PlainDate
  /** Working days after `from` up to and including `to`; negative where `to` is earlier. */
  workingDaysBetween(from: PlainDate, to: PlainDate): number
  /** The day itself, or the first working day after it where it is a day off (民法典 art. 203). For calendar periods only. */
  rollForward(on: PlainDate): PlainDate
  /** The day itself, or the last working day before it. */
  rollBack(on: PlainDate): PlainDate
  /** Exceptions after `from` up to and including `to`, in order. */
  exceptionsBetween(from: PlainDate, to: PlainDate): CalendarException[]
}

export type CalendarSources = {
  /** Default: the papers of 2019–2026. */
  papers?: readonly CalendarPaper[]
  /** Papers announced since, or amendments: they come after the others. */
  announcedLater?: readonly CalendarPaper[]
  /** Days off of an autonomous area; they win over a working weekend day. */
  localDaysOff?: readonly LocalDaysOff[]
}

const isWeekend = (epoch: number) => weekdayOfEpoch(epoch) % 6 === 0

/** Weekdays from Monday 1969-12-29 to this epoch day, both included. */
function weekdaysUpTo(epoch: number): number {
  const sinceMonday = epoch + 3
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5)
}

/** Builds the calendar that the given papers make. Later papers win day by day. */
export function makeCalendar(sources: CalendarSources = {}): Calendar {
  const announced = [...(sources.papers ?? calendarPapers)].sort((a, b) => (a.announcedOn < b.announcedOn ? -1 : 1))
  const papers = [...announced, ...(sources.announcedLater ?? [])]
  const named = new Map<number, CalendarException>()
  const name = (epoch: number, working: boolean, called: string, cites: Citation) =>
    named.set(epoch, { on: dayOfEpoch(epoch), working, name: called, cites })
  const nameAll = (span: { name: string; from: PlainDate; to: PlainDate }, cites: Citation) => {
    for (let epoch = epochDay(span.from); epoch <= epochDay(span.to); epoch += 1) name(epoch, false, span.name, cites)
  }
  for (const paper of papers) {
    for (const span of paper.daysOff) nameAll(span, paper.cites)
    for (const on of paper.workingDays) name(epochDay(on), true, '调休上班', paper.cites)
  }
  for (const span of sources.localDaysOff ?? []) nameAll(span, span.cites)

  // Only what differs from Monday to Friday matters: sorted epoch days, and the running correction up to each.
  const differing = [...named].filter(([epoch, exception]) => exception.working === isWeekend(epoch)).sort((a, b) => a[0] - b[0])
  const epochs = Int32Array.from(differing, ([epoch]) => epoch)
  const corrections = new Int32Array(differing.length + 1)
  differing.forEach(([, exception], i) => {
    corrections[i + 1] = corrections[i]! + (exception.working ? 1 : -1)
  })
  const years = new Set(papers.filter(paper => !paper.amends).map(paper => paper.year))

  /** How many exceptions lie on or before this day. */
  const exceptionsUpTo = (epoch: number): number => {
    let [low, high] = [0, epochs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (epochs[middle]! <= epoch) low = middle + 1
      else high = middle
    }
    return low
  }
  const workingDaysUpTo = (epoch: number) => weekdaysUpTo(epoch) + corrections[exceptionsUpTo(epoch)]!
  const isWorking = (epoch: number) => named.get(epoch)?.working ?? !isWeekend(epoch)

  return {
    papers,
    lastAnnouncedYear: Math.max(...years),
    isAnnounced: on => years.has(yearOf(on)),
    isWorkingDay: on => isWorking(epochDay(on)),
    addWorkingDays(on, workingDays) {
      if (!Number.isInteger(workingDays) || workingDays < 0) throw new RangeError(`not a number of working days: ${workingDays}`)
      if (workingDays === 0) return on
      const start = epochDay(on)
      const wanted = workingDaysUpTo(start) + workingDays
      let epoch = start + Math.floor(workingDays / 5) * 7
      while (workingDaysUpTo(epoch) < wanted) epoch += 1
      while (workingDaysUpTo(epoch - 1) >= wanted) epoch -= 1
      return dayOfEpoch(epoch)
    },
    workingDaysBetween: (from, to) => workingDaysUpTo(epochDay(to)) - workingDaysUpTo(epochDay(from)),
    rollForward(on) {
      let epoch = epochDay(on)
      while (!isWorking(epoch)) epoch += 1
      return dayOfEpoch(epoch)
    },
    rollBack(on) {
      let epoch = epochDay(on)
      while (!isWorking(epoch)) epoch -= 1
      return dayOfEpoch(epoch)
    },
    exceptionsBetween: (from, to) =>
      differing.slice(exceptionsUpTo(epochDay(from)), exceptionsUpTo(epochDay(to))).map(([, exception]) => exception),
  }
}

/** The calendar as it was known on a day: only the papers announced by then. */
export const calendarAsAnnouncedOn = (on: PlainDate): Calendar =>
  makeCalendar({ papers: calendarPapers.filter(paper => paper.announcedOn <= on) })

/** The calendar of the papers known to this edition. */
export const nationalCalendar: Calendar = makeCalendar()
