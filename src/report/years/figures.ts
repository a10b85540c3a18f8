import { cellsOf, outcomeGroups } from '../cells.ts'
import { type FormId, formOf, formOfReport } from '../forms/index.ts'
import type { Figure, Report } from '../report.ts'

/** What is held side by side over the years. `sums`: the cells that make it up; a form that has none of them has no such figure. */
type Indicator = { key: string; label: string; english: string; group: Group; unit: '件' | '万元'; sums: readonly string[] }

export const groups = {
  disclosure: { label: '主动公开', english: 'Published of its own accord' },
  applications: { label: '依申请公开', english: 'Applications' },
  disputes: { label: '行政复议和行政诉讼', english: 'Reconsideration and litigation' },
} as const

export type Group = keyof typeof groups

const total = (row: string) => `applications.rows.${row}[6]`
const english: Record<string, string> = {
  ...{ 予以公开: 'granted', 部分公开: 'granted in part', 不予公开: 'refused', 无法提供: 'cannot be provided', 不予处理: 'not handled' },
  其他处理: 'other outcomes',
}

/** The outcomes by group, with the rows of every form: 其他处理 is one row in one and three in the other. */
const byOutcome: readonly Indicator[] = outcomeGroups(formOf('2021')).map(({ name, rows }) => ({
  ...{ key: rows[0]!, label: `其中：${name}`, english: `of which ${english[name] ?? name}`, group: 'applications', unit: '件' },
  sums: [...new Set([...rows, ...(outcomeGroups(formOf('2019')).find(group => group.name === name)?.rows ?? [])])].map(total),
}))

export const indicators: readonly Indicator[] = [
  {
    ...{ key: 'documents', label: '行政规范性文件：本年制发', english: 'Normative documents issued', group: 'disclosure', unit: '件' },
    sums: ['disclosure.normativeDocuments.issued', 'disclosure.normativeDocuments.made'],
  },
  {
    ...{ key: 'licences', label: '行政许可处理决定', english: 'Licences decided', group: 'disclosure', unit: '件' },
    sums: ['disclosure.licences.decisions'],
  },
  {
    ...{ key: 'penalties', label: '行政处罚处理决定', english: 'Penalties decided', group: 'disclosure', unit: '件' },
    sums: ['disclosure.penalties.decisions'],
  },
  { key: 'received', label: '本年新收', english: 'Received', group: 'applications', unit: '件', sums: [total('received')] },
  { key: 'carriedIn', label: '上年结转', english: 'Carried in', group: 'applications', unit: '件', sums: [total('carriedIn')] },
  { key: 'handled', label: '本年办结', english: 'Handled', group: 'applications', unit: '件', sums: [total('handled')] },
  ...byOutcome,
  { key: 'carriedOut', label: '结转下年度', english: 'Carried out', group: 'applications', unit: '件', sums: [total('carriedOut')] },
  {
    ...{ key: 'reconsideration', label: '行政复议', english: 'Reconsiderations', group: 'disputes', unit: '件' },
    sums: ['disputes.reconsideration[4]'],
  },
  {
    ...{ key: 'litigation', label: '行政诉讼', english: 'Lawsuits', group: 'disputes', unit: '件' },
    sums: ['disputes.litigationDirect[4]', 'disputes.litigationAfterReconsideration[4]'],
  },
]

/** The figure of a report: the sum of the cells that it has; null where it has none of them, or one of them was not read. */
export function figureOf(report: Report, { sums }: Pick<Indicator, 'sums'>): Figure {
  const figures = new Map([...cellsOf(report)].map(({ at, figure }) => [at, figure]))
  const held = sums.filter(at => figures.has(at)).map(at => figures.get(at)!)
  if (held.length === 0 || held.some(figure => figure === null)) return null
  return held.reduce<number>((sum, figure) => sum + figure!, 0)
}

/** One year of the view: its report, or nothing where none is published. */
export type Year = { year: number; form: FormId | null; report: Report | null }

/** A line of the table: a figure a year, and by how much the last two differ; null: one of them is missing. */
export type Line = Indicator & { figures: readonly Figure[]; change: Figure }

export const linesOf = (years: readonly Year[]): Line[] =>
  indicators.map(indicator => {
    const figures = years.map(({ report }) => report && figureOf(report, indicator))
    const [before, now] = figures.slice(-2)
    return { ...indicator, figures, change: before == null || now == null ? null : Number((now - before).toFixed(6)) }
  })

/** The years of the view: five at most that end with the newest published and begin with the first; one between without a report is a gap. */
export function yearsFrom(reports: readonly { year: number; report: Report }[], many = 5): Year[] {
  const all = reports.map(({ year }) => year)
  const [first, last] = [Math.max(Math.min(...all), Math.max(...all) - many + 1), Math.max(...all)]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = first + i
    const report = reports.find(one => one.year === year)?.report ?? null
    return { year, form: report && (formOfReport(report).id as FormId), report }
  })
}

const told = /同比|较上年|比上年|较去年|比去年|与上年相比|上一年度相比|增长了?\d|下降了?\d|减少了?\d|增加了?\d/

/** What the report itself says of a change and its reasons, sentence by sentence; nothing is guessed from figures. */
export const saidOfChange = (report: Report): string[] =>
  report.sections
    .flatMap(({ text }) => text.replace(/\s+/g, '').match(/[^。；！？]+[。；！？]?/g) ?? [])
    .filter(sentence => told.test(sentence) && sentence.length <= 300)
    .slice(0, 5)
