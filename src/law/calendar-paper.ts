import type { Citation } from './citation.ts'
import type { PlainDate } from './day.ts'

/** Days off in a row, first and last included. */
export type DaysOff = { name: string; from: PlainDate; to: PlainDate }

/**
 * One announcement of days off. A later paper wins day by day: a day it names off is off even where an earlier paper made it a working
 * day, and the other way about. So an amendment is one more paper and nothing is overwritten.
 */
export type CalendarPaper = {
  /** The year arranged. The last days of the year before may be in it (29–31 December 2018, 31 December 2022). */
  year: number
  announcedOn: PlainDate
  cites: Citation
  source?: string
  /** The year's first paper covers the whole year; an amendment only what it names. */
  amends?: boolean
  daysOff: readonly DaysOff[]
  /** Saturdays and Sundays that are working days (调休上班). */
  workingDays: readonly PlainDate[]
}

/** Days off of an autonomous area (全国年节及纪念日放假办法 art. 4). */
export type LocalDaysOff = DaysOff & { cites: Citation }
