import type { Calendar } from './calendar.ts'
import type { Citation } from './citation.ts'
import { chineseDay, type PlainDate, weekdayName, yearOf } from './day.ts'

/** One line of the ledger that a page prints: on which day, why, by which article, and how many working days that is. */
export type Because = { on: PlainDate; cites: Citation; text: string; workingDays?: number }

/** `provisional`: reaches into a year with no announced arrangement; `paused`: a consultation is still open, and only then `dueOn` is null. */
export type DeadlineState = 'firm' | 'provisional' | 'paused'

export type Deadline = { dueOn: PlainDate | null; state: DeadlineState; because: Because[] }

/** What the law does not allow. */
export type Refusal = { why: string; cites: Citation }
export type Refused = { ok: false; refusal: Refusal }

export const refuse = (why: string, cites: Citation): Refused => ({ ok: false, refusal: { why, cites } })

/** Firm only where every year from the start to the end has an announced arrangement. */
export function stateBetween(from: PlainDate, to: PlainDate, calendar: Calendar): 'firm' | 'provisional' {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const within = year === yearOf(from) ? from : year === yearOf(to) ? to : (`${String(year).padStart(4, '0')}-06-15` as PlainDate)
    if (!calendar.isAnnounced(within)) return 'provisional'
  }
  return 'firm'
}

/** The ledger's lines on working weekend days and days off that the count met, one a paper. */
export function calendarLines(from: PlainDate, to: PlainDate, calendar: Calendar): Because[] {
  const met = calendar.exceptionsBetween(from, to)
  return [...new Set(met.map(exception => exception.cites))].map(cites => {
    const exceptions = met.filter(exception => exception.cites === cites)
    const off = exceptions.filter(exception => !exception.working)
    const working = exceptions.filter(exception => exception.working)
    const parts = [
      ...(off.length > 0 ? [`${[...new Set(off.map(e => e.name))].join('、')}放假占用周一至周五${off.length}天`] : []),
      ...(working.length > 0 ? [`调休上班${working.map(e => `${chineseDay(e.on)}（${weekdayName(e.on)}）`).join('、')}计为工作日`] : []),
    ]
    return { on: exceptions[0]!.on, cites, text: parts.join('；') }
  })
}

/** The ledger's last line. */
export function dueLine(dueOn: PlainDate, state: 'firm' | 'provisional', cites: Citation, what: string): Because {
  const provisional = state === 'provisional' ? '；有关年度的放假安排尚未公布，按周一至周五暂算，公布后重新计算' : ''
  return { on: dueOn, cites, text: `${what}：${chineseDay(dueOn)}（${weekdayName(dueOn)}）${provisional}` }
}
