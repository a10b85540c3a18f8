import type { CalendarPaper, DaysOff, LocalDaysOff } from './calendar-paper.ts'
import { addDays, compareDays, monthOf, type PlainDate, parseDay, yearOf } from './day.ts'

/** Days off announced later, as a file gives them; or the sentence that says what is wrong with it. */
export type CalendarFile = { ok: true; papers: CalendarPaper[]; localDaysOff: LocalDaysOff[] } | { ok: false; fault: string }

class Unusable extends Error {}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown) => (JSON.stringify(value) ?? String(value)).slice(0, 60)

function dayIn(value: unknown, where: string): PlainDate {
  const parsed = typeof value === 'string' ? parseDay(value) : null
  if (parsed === null) throw new Unusable(`${where}: ${shown(value)} 不是日期（YYYY-MM-DD）`)
  return parsed
}

/** `2027-01-01`, `2027-01-01..2027-01-03`, or `{ "name", "from", "to" }`. */
function spanIn(value: unknown, where: string): DaysOff {
  if (typeof value === 'string') {
    const [from, to = from] = value.split('..')
    return spanIn({ from, to }, where)
  }
  if (!isFields(value)) throw new Unusable(`${where}: ${shown(value)} 不是日期或者起止日期`)
  const from = dayIn(value['from'] ?? value['date'], where)
  const to = dayIn(value['to'] ?? value['from'] ?? value['date'], where)
  if (compareDays(from, to) > 0) throw new Unusable(`${where}: ${from} 晚于 ${to}`)
  if (addDays(from, 60) < to) throw new Unusable(`${where}: ${from}..${to} 超过60天`)
  return { name: typeof value['name'] === 'string' ? value['name'] : '放假', from, to }
}

const listIn = (value: unknown, where: string): unknown[] => {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new Unusable(`${where}: 应当是数组`)
  return value
}

/** The years that a list of days off arranges; a New Year holiday that begins in the last days of December does not arrange that year. */
const yearsOf = (daysOff: readonly DaysOff[]): number[] => [
  ...new Set(
    daysOff
      .flatMap(({ from, to }) => [from, to])
      .filter(on => monthOf(on) !== 12)
      .map(yearOf),
  ),
]

function papersIn(value: unknown, where: string): CalendarPaper[] {
  if (Array.isArray(value)) {
    if (value.every(entry => typeof entry === 'string')) return papersIn({ daysOff: value }, where)
    return value.flatMap((entry, i) => papersIn(entry, `${where}[${i}]`))
  }
  if (!isFields(value)) throw new Unusable(`${where}: 应当是对象`)
  if (Array.isArray(value['papers']) && !Array.isArray(value['days']))
    return value['papers'].flatMap((paper, i) => papersIn(paper, `${where}.papers[${i}]`))
  const daysOff = listIn(value['daysOff'], `${where}.daysOff`).map((entry, i) => spanIn(entry, `${where}.daysOff[${i}]`))
  const workingDays = listIn(value['workingDays'], `${where}.workingDays`).map((entry, i) => dayIn(entry, `${where}.workingDays[${i}]`))
  // The files of holiday-cn …
  for (const [i, entry] of listIn(value['days'], `${where}.days`).entries()) {
    if (!isFields(entry) || typeof entry['isOffDay'] !== 'boolean') throw new Unusable(`${where}.days[${i}]: 缺少 isOffDay`)
    if (entry['isOffDay']) daysOff.push(spanIn(entry, `${where}.days[${i}]`))
    else workingDays.push(dayIn(entry['date'], `${where}.days[${i}].date`))
  }
  // … and of chinese-days.
  if (isFields(value['holidays'])) for (const on of Object.keys(value['holidays'])) daysOff.push(spanIn(on, `${where}.holidays`))
  if (isFields(value['workdays'])) for (const on of Object.keys(value['workdays'])) workingDays.push(dayIn(on, `${where}.workdays`))
  if (daysOff.length + workingDays.length === 0) return []
  if (value['year'] !== undefined && !Number.isInteger(value['year'])) throw new Unusable(`${where}.year: ${shown(value['year'])} 不是年份`)
  const years = typeof value['year'] === 'number' ? [value['year']] : yearsOf(daysOff)
  const announcedOn = value['announcedOn'] === undefined ? ('9999-12-31' as PlainDate) : dayIn(value['announcedOn'], `${where}.announcedOn`)
  const cites = typeof value['cites'] === 'string' ? value['cites'] : `${years.join('、')}年放假安排（自备日历）`
  const first = { announcedOn, cites, daysOff, workingDays }
  const amends = value['amends'] === true || years.length === 0
  return amends
    ? [{ ...first, year: years[0] ?? 0, amends }]
    : years.map((year, i) => (i === 0 ? { ...first, year } : { announcedOn, cites, year, daysOff: [], workingDays: [] }))
}

/**
 * Reads the parsed JSON of `--calendar`: one announcement `{ year, announcedOn?, cites?, amends?, daysOff: […], workingDays: […] }`, several in
 * `{ papers: […] }` or an array, `localDaysOff: [{ name, from, to, cites }]` of an autonomous area; also the files of holiday-cn and chinese-days.
 */
export function readCalendarFile(json: unknown): CalendarFile {
  try {
    const papers = papersIn(json, '$')
    const local = isFields(json) ? listIn(json['localDaysOff'], '$.localDaysOff') : []
    const localDaysOff = local.map((entry, i) => {
      const span = spanIn(entry, `$.localDaysOff[${i}]`)
      const cites = isFields(entry) && typeof entry['cites'] === 'string' ? entry['cites'] : '《全国年节及纪念日放假办法》第四条'
      return { ...span, cites }
    })
    if (papers.length + localDaysOff.length === 0) return { ok: false, fault: '没有放假日（daysOff）或者调休上班日（workingDays）' }
    return { ok: true, papers, localDaysOff }
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, fault: error.message }
    throw error
  }
}
