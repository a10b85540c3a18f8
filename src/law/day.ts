/**
 * Days of the law. A day is text `YYYY-MM-DD`, never an instant: no clock, no zone. Arithmetic runs on epoch days (days since 1970-01-01,
 * proleptic Gregorian), so that it is the same on every machine.
 */
export type PlainDate = `${number}-${number}-${number}`

/** 0 is Sunday, 6 is Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month (1–12). */
export const monthLength = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The day a text names, or null where it names none (`2023-02-30`, `2023-2-3`). */
export function parseDay(text: string): PlainDate | null {
  const parts = shape.exec(text)
  if (!parts) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return null
  return text as PlainDate
}

/** A day that is known to be good (from the database, from code). Throws RangeError where it is not. */
export function day(text: string): PlainDate {
  const parsed = parseDay(text)
  if (parsed === null) throw new RangeError(`not a day: ${text}`)
  return parsed
}

export const yearOf = (on: PlainDate): number => Number(on.slice(0, 4))
export const monthOf = (on: PlainDate): number => Number(on.slice(5, 7))
export const dateOf = (on: PlainDate): number => Number(on.slice(8, 10))

/** The day with these numbers; month 1–12. */
export const dayFrom = (year: number, month: number, date: number): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as PlainDate

/** Days since 1970-01-01. Years are counted from March, so that 29 February is a year's last day. */
export function epochDay(on: PlainDate): number {
  const month = monthOf(on)
  const year = yearOf(on) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dateOf(on) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day so many days after 1970-01-01. */
export function dayOfEpoch(days: number): PlainDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return dayFrom(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1)
}

/** 0 is Sunday. */
export const weekdayOfEpoch = (days: number): Weekday => ((((days + 4) % 7) + 7) % 7) as Weekday

/** 0 is Sunday. */
export const weekday = (on: PlainDate): Weekday => weekdayOfEpoch(epochDay(on))

/** Calendar days later (earlier where negative). */
export const addDays = (on: PlainDate, days: number): PlainDate => dayOfEpoch(epochDay(on) + days)

/** Calendar days from `from` to `to`; the day `from` is not counted. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => epochDay(to) - epochDay(from)

/** The corresponding day of a later month, or that month's last day where it has none (民法典 art. 202). */
export function addMonths(on: PlainDate, months: number): PlainDate {
  const count = yearOf(on) * 12 + monthOf(on) - 1 + months
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return dayFrom(year, month, Math.min(dateOf(on), monthLength(year, month)))
}

/** Negative where `a` is earlier, 0 where equal. */
export const compareDays = (a: PlainDate, b: PlainDate): number => (a < b ? -1 : a > b ? 1 : 0)

export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)

const weekdayNames = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const
const weekdayNamesEnglish = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** 星期五, or Friday. */
export const weekdayName = (on: PlainDate, language: 'zh' | 'en' = 'zh'): string =>
  (language === 'zh' ? weekdayNames : weekdayNamesEnglish)[weekday(on)]

/** 2023年4月13日. */
export const chineseDay = (on: PlainDate): string => `${yearOf(on)}年${monthOf(on)}月${dateOf(on)}日`

/** The law's day of a moment: that of Beijing (UTC+8 the whole year), whatever the machine's zone. */
export const beijingDay = (at: Date): PlainDate => dayOfEpoch(Math.floor((at.getTime() + 8 * 3_600_000) / 86_400_000))

/** A recorded moment as people read it, in Beijing time: 2026-11-23 07:36. */
export const beijingMinute = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
