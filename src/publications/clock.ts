import { type Because, type Calendar, type Deadline, type PlainDate, periodEnd, periodOf, periods } from '../law/index.ts'
import type { Column } from './catalogue/catalogue.ts'

/** The periods that a column may be under: the general one, and where a law sets another. */
export const columnPeriods = ['publication', 'creditPublication', 'budget', 'contractNotice', 'reading'] as const

export const periodNamed = (name: string) => periods.find(period => period.name === name) ?? periodOf('publication')

/** By when an item of this column, formed or changed on a day, must be public (art. 26, or the period of its category). */
export function dueOf(
  formedOn: PlainDate,
  column: Pick<Column, 'period'>,
  calendar: Calendar,
): Deadline & { dueOn: PlainDate; because: Because[] } {
  return periodEnd(periodNamed(column.period), formedOn, calendar)
}
