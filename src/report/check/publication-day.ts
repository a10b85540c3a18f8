import { BadInput } from '../../errors.ts'
import { isGovernment } from './agency.ts'
import type { Checking } from './rule.ts'

/** Art. 49: a department hands in and publishes by 31 January, a government's report is published by 31 March. Calendar days: they do not roll forward. */
const lastDays = { department: '01-31', government: '03-31' } as const

/** published in time. */
export function publishedInTime(c: Checking): void {
  const { publishedOn, report } = c
  if (!publishedOn) return
  if (!isDay(publishedOn)) throw new BadInput(`日期应写作 YYYY-MM-DD：${publishedOn}`)
  const at = 'publishedOn'
  if (report.year === null) {
    c.skip(at, '没有读到报告年份', 'the year of the report was not read')
    return
  }
  if (c.kind === null) {
    c.skip(at, '看不出报告机关是部门还是政府，期限不同', 'the body may be a department or a government: their days differ')
    return
  }
  const government = isGovernment(c.kind)
  const last = `${report.year + 1}-${government ? lastDays.government : lastDays.department}`
  if (publishedOn <= last) return
  c.found({
    at,
    expected: last,
    found: publishedOn,
    message: `${report.year} 年度报告应在 ${last} 前公布（${government ? '政府：条例第四十九条第二款' : '部门：条例第四十九条第一款'}），实际 ${publishedOn}`,
    english: `the report of ${report.year} was due by ${last} (art. 49(${government ? 2 : 1})), it was published on ${publishedOn}`,
  })
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
