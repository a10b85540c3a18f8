import type { Reminded, Reminding } from '../applications/index.ts'
import type { PlainDate } from '../law/index.ts'
import { may } from '../people/index.ts'
import { awaitedYear, reportDayOf } from './due.ts'
import { reportsOf } from './store.ts'

/**
 * What annual reports there are to remind somebody of, in the letter of the morning: the leader of what waits for approval, the officer of what
 * came back and of the report that is due. An office that keeps no reports here is not told of them.
 */
export const remindOfReports: Reminding = async (db, office, person, { today, calendar, by }) => {
  const [writes, signs] = [may(person, 'report.write', office), may(person, 'report.approve', office)]
  if (!writes && !signs) return []
  const reports = await reportsOf(db, office.id)
  const line = (year: number, what: string, on: PlainDate | null = reportDayOf(office, year, calendar).dueOn): Reminded => ({
    ...{ on, number: `${year}年度报告`, what },
  })
  const onTheWay = reports.flatMap(({ year, state, signing }) => {
    // a correction has no day of its own
    const on = state === 'correcting' ? null : undefined
    if (signing === 'waiting' && signs) return [line(year, '签批', on)]
    return signing === 'sentBack' && writes ? [line(year, '修改以后重新送签', on)] : []
  })
  const awaited = awaitedYear(reports, today)
  const isDue = writes && reports.length > 0 && reportDayOf(office, awaited, calendar).dueOn <= by
  return isDue ? [...onTheWay, line(awaited, '报送并公布')] : onTheWay
}
