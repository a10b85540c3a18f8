import type { Calendar } from './calendar.ts'
import { addDays, addMonths, chineseDay, dayFrom, type PlainDate, weekdayName, yearOf } from './day.ts'
import { type Because, calendarLines, type Deadline, dueLine, stateBetween } from './deadline.ts'
import type { Period } from './periods.ts'
import { readings } from './readings.ts'

export type PeriodEndOptions = {
  /** The length of a period for which the law gives no number (D3, D8). */
  length?: number
  /** A reading: whether 31 January and 31 March move to the next working day. */
  reportDayRolls?: boolean
}

const units = { workingDays: '个工作日', days: '日', months: '个月' } as const

/** The length that counts: the law's, the caller's, or the reading's default; null where there is none (D8). */
export const lengthOf = (period: Period, options: PeriodEndOptions = {}): number | null =>
  period.length ?? options.length ?? (period.id === 'D3' ? readings.correctionWorkingDays.value : null)

/** When a period of table 1.1 that starts on a day ends, with the reasons. Throws RangeError where the law gives no length and neither does the caller. */
export function periodEnd(
  period: Period,
  on: PlainDate,
  calendar: Calendar,
  options: PeriodEndOptions = {},
): Deadline & { dueOn: PlainDate } {
  if (period.unit === 'day') return fixedDay(period, on, calendar, options)
  const length = lengthOf(period, options)
  if (length === null) throw new RangeError(`${period.id}: the law sets no length (${period.cites}); give one`)
  const start: Because = {
    on,
    cites: period.cites,
    text: `${period.starts}：${chineseDay(on)}，自次日起计算${period.least ? '不少于' : ''}${length}${units[period.unit]}`,
    ...(period.unit === 'workingDays' ? { workingDays: length } : {}),
  }
  const what = period.least ? `${period.label}的最早届满日` : `${period.label}的期限届满`
  if (period.unit === 'workingDays') {
    const dueOn = calendar.addWorkingDays(on, length)
    const state = stateBetween(addDays(on, 1), dueOn, calendar)
    return { dueOn, state, because: [start, ...calendarLines(on, dueOn, calendar), dueLine(dueOn, state, '《民法典》第二百零一条', what)] }
  }
  const lastOn = period.unit === 'days' ? addDays(on, length) : addMonths(on, length)
  const dueOn = calendar.rollForward(lastOn)
  const state = stateBetween(lastOn, dueOn, calendar)
  const rolled: Because[] =
    dueOn === lastOn
      ? []
      : [
          {
            on: lastOn,
            cites: '《民法典》第二百零三条',
            text: `最后一日${chineseDay(lastOn)}（${weekdayName(lastOn)}）为休息日，顺延至其后第一个工作日`,
          },
        ]
  const counting = period.unit === 'days' ? '《民法典》第二百零一条' : '《民法典》第二百零二条'
  return { dueOn, state, because: [start, ...rolled, dueLine(dueOn, state, counting, what)] }
}

/** 31 January and 31 March of the year after: plain dates that do not move, with a word on the last working day before. */
function fixedDay(period: Period, on: PlainDate, calendar: Calendar, options: PeriodEndOptions): Deadline & { dueOn: PlainDate } {
  const date = dayFrom(yearOf(on) + 1, period.day!.month, period.day!.date)
  const rolls = options.reportDayRolls ?? readings.reportDayRolls.value
  const dueOn = rolls ? calendar.rollForward(date) : date
  const state = rolls ? stateBetween(date, dueOn, calendar) : 'firm'
  const because: Because[] = [
    { on: dueOn, cites: period.cites, text: `${yearOf(on)}年度：${period.label}的期限为${chineseDay(dueOn)}（${weekdayName(dueOn)}）` },
  ]
  const lastWorkingOn = calendar.rollBack(date)
  if (!rolls && lastWorkingOn !== date)
    because.push({
      on: lastWorkingOn,
      cites: period.cites,
      text: `期限为休息日，不顺延；此前最后一个工作日为${chineseDay(lastWorkingOn)}（${weekdayName(lastWorkingOn)}）`,
    })
  return { dueOn, state, because }
}
