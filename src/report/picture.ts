import { outcomeGroups, sectionAt } from './cells.ts'
import { formOfReport } from './forms/index.ts'
import type { Report } from './report.ts'

/** A picture of the year: bars whose figures are the report's own. `at` says where they stand. */
export type Picture = { caption: string; unit: '条' | '件'; at: string; bars: { label: string; value: number }[]; total: boolean }

/**
 * What the report has figures for: how applications were answered (table 3), what the text says was published, where its parts add up,
 * and else the decisions of table 2. Two at most; a report of nothing but zeros has none.
 */
export function picturesOf(report: Report): Picture[] {
  const pictures = [applications(report), published(report)].filter(picture => picture !== null)
  const others = pictures.length > 0 ? [] : [decisions(report)].filter(picture => picture !== null)
  return [...pictures, ...others]
}

function applications(report: Report): Picture | null {
  const rows = report.applications?.rows
  if (!rows) return null
  const total = (row: string): number | null => rows[row]?.at(-1) ?? null
  const bars = outcomeGroups(formOfReport(report)).map(({ name, rows: keys }) => {
    const held = keys.filter(key => key in rows)
    // A report of one form may carry （六） as the other form prints it.
    const figures = (
      held.length > 0 ? held : name === '其他处理' ? ['other', 'notCorrected', 'feeUnpaid', 'otherReasons'].filter(key => key in rows) : []
    ).map(total)
    return { label: name, value: figures.includes(null) ? Number.NaN : figures.reduce<number>((sum, figure) => sum + figure!, 0) }
  })
  const handled = total('handled')
  const sum = bars.reduce((all, { value }) => all + value, 0)
  // Where a figure was not read, or the rows do not add up, a picture would say more than the report does.
  if (!handled || sum !== handled) return null
  return {
    caption: `${yearOf(report)}办结政府信息公开申请 ${handled} 件，按结果`,
    unit: '件',
    at: 'applications.rows.handled[6]',
    bars,
    total: true,
  }
}

const breakdown = /公开(?:政府)?信息(?:共|总计|合计)?(\d+)条[，,]其中[，,：:]?((?:[^\d，,、。；;]{2,20}\d+条[，,、和及]?){2,12})/

/** 主动公开信息151条，其中工作动态95条，…: the parts, where they add up to the whole. */
function published(report: Report): Picture | null {
  const told = publishedIn(report)
  if (!told || told.parts.length === 0 || told.parts.reduce((sum, { value }) => sum + value, 0) !== told.whole) return null
  return { caption: `${yearOf(report)}主动公开信息 ${told.whole} 条，按类别`, unit: '条', at: told.at, bars: told.parts, total: true }
}

const wholeAlone =
  /(?:(?:全年|本年度?|年度|\d{4}年)[^。；;过道]{0,30}?公开(?:各类)?(?:政府)?信息|各渠道(?:共|总共)(?:公开|发布)(?:各类)?(?:政府)?(?:信息)?)(?:共计|共|总计|合计)?(\d+)条/

/** How much section 一 says was published in the year, and of what kinds where it names any; null where it does not say so. */
export function publishedIn(report: Report): { at: string; whole: number; parts: { label: string; value: number }[] } | null {
  const at = report.sections.findIndex(section => section.number === 1)
  const text = report.sections[at]?.text.replace(/\s/g, '') ?? ''
  const [, whole, parts = ''] = breakdown.exec(text) ?? wholeAlone.exec(text) ?? []
  if (!whole) return null
  const bars = [...parts.matchAll(/([^\d，,、和及]{2,20})(\d+)条/g)].map(([, label, value]) => ({ label: label!, value: Number(value) }))
  return { at: sectionAt(at), whole: Number(whole), parts: bars }
}

function decisions(report: Report): Picture | null {
  const { disclosure } = report
  if (!disclosure) return null
  const bars = formOfReport(report)
    .disclosure.flatMap(block => block.rows)
    .flatMap(({ key, label }) => {
      const value = disclosure[key]?.['decisions']
      return value === undefined || value === null ? [] : [{ label, value }]
    })
  if (!bars.some(({ value }) => value > 0)) return null
  return { caption: `${yearOf(report)}处理决定数量`, unit: '件', at: 'disclosure', bars, total: false }
}

const yearOf = ({ year }: Report) => (year === null ? '本年度' : `${year} 年`)
