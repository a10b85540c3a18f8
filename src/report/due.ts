import { type Calendar, type PlainDate, reportDue, yearOf } from '../law/index.ts'
import type { StoredReport } from './stored-report.ts'

/** By when the office's report of a year is due (art. 49). */
export const reportDayOf = ({ name }: { name: string }, year: number, calendar: Calendar): ReturnType<typeof reportDue> =>
  reportDue(name.endsWith('人民政府') ? 'government' : 'department', year, calendar)

/** The year whose report is awaited: the last that is over, until its report is public here; then the one that runs. */
export function awaitedYear(reports: readonly StoredReport[], today: PlainDate): number {
  const last = yearOf(today) - 1
  const isOut = reports.some(report => report.year === last && report.publishedVersion !== null && report.state !== 'withdrawn')
  return isOut ? last + 1 : last
}
