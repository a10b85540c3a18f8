import fc from 'fast-check'
import { type Column, disclosureRows, type FormId, formOf, leafRows } from '../../src/report/forms/index.ts'
import type { DisclosureFigures, DisputeKey, Figure, Report, Section } from '../../src/report/report.ts'

/** What a test may ask of a made-up report. */
export type Wishes = {
  /** The same seed gives the same report. */
  seed?: number
  /** The largest figure of a cell that is no total. */
  max?: number
  agency?: string | null
  year?: number | null
  citedForm?: FormId | null
  /** （六） as one row `other` in whichever form (mixed reports). */
  otherAsOneRow?: boolean
  sections?: Section[]
}

/** The next random whole number from 0 to `max`. */
type Next = (max: number) => number

/** A full report of a form whose tables add up and whose text says what the tables say: `checkReport` finds nothing in it. */
export function reportOf(form: FormId, wishes: Wishes = {}): Report {
  return build(form, mulberry(wishes.seed ?? 1), wishes)
}

/** Reports of a form whose tables add up; shrinks towards zeros. */
export function arbitraryReport(form: FormId, wishes: Omit<Wishes, 'seed'> = {}): fc.Arbitrary<Report> {
  return fc.array(fc.nat(wishes.max ?? 9999), { minLength: 260, maxLength: 260 }).map(figures => {
    let i = 0
    return build(form, max => figures[i++ % figures.length]! % (max + 1), wishes)
  })
}

/** A deep copy, to be damaged by a test. */
export const copyOf = (report: Report): Report => structuredClone(report)

function build(id: FormId, next: Next, wishes: Wishes): Report {
  const { max = 999, agency = '样例市文化和旅游局', year = id === '2019' ? 2020 : 2023, citedForm = id } = wishes
  const report: Report = {
    schema: 'gongkai.report/1',
    form: id,
    citedForm,
    agency,
    year,
    sections: [],
    disclosure: tableTwo(id, next, max),
    applications: tableThree(id, next, max, wishes.otherAsOneRow ?? false),
    disputes: tableFour(id, next, max),
    reading: { source: 'json', unread: [], repaired: [] },
  }
  report.sections = wishes.sections ?? narrative(report)
  return report
}

function tableTwo(id: FormId, next: Next, max: number): Record<string, DisclosureFigures> {
  const table: Record<string, DisclosureFigures> = {}
  for (const { row, block } of disclosureRows(formOf(id))) {
    const cells: DisclosureFigures = {}
    for (const column of block.columns) cells[column.key] = row.key === 'rules' ? 0 : tableTwoFigure(column, cells, next, max)
    table[row.key] = cells
  }
  return table
}

function tableTwoFigure(column: Column, before: DisclosureFigures, next: Next, max: number): number {
  if (column.decimals) return (next(max) * 100 + next(99)) / 100
  if (column.key === 'change') return next(max) - (before['previous'] ?? 0)
  // One more than 上一年 + 增减, so that T2-7 (decisions taken for a stock) does not hold by chance.
  if (column.key === 'decisions' && before['change'] !== undefined)
    return (before['previous'] ?? 0) + (before['change'] ?? 0) + 1 + next(max)
  if (column.key === 'totalPublished') return (before['published'] ?? 0) + next(max)
  return next(max)
}

function tableThree(id: FormId, next: Next, max: number, otherAsOneRow: boolean): Report['applications'] {
  const { columns, rowTotal, balance } = formOf(otherAsOneRow ? '2019' : id).applications
  const people = columns.length - 1
  const rows: Record<string, Figure[]> = {}
  const line = (figure: (i: number) => number): Figure[] => {
    const figures = Array.from({ length: people }, (_, i) => figure(i))
    return [...figures, figures.reduce((a, b) => a + b, 0)]
  }
  const [received, carriedIn] = balance.left as [string, string]
  const [handled, carriedOut] = balance.right as [string, string]
  for (const key of rowTotal.of) rows[key] = line(() => next(max))
  rows[handled] = line(i => rowTotal.of.reduce((sum, key) => sum + rows[key]![i]!, 0))
  rows[carriedOut] = line(() => next(max))
  rows[carriedIn] = line(i => next(Math.min(max, rows[handled]![i]! + rows[carriedOut]![i]!)))
  rows[received] = line(i => rows[handled]![i]! + rows[carriedOut]![i]! - rows[carriedIn]![i]!)
  const order = leafRows(formOf(otherAsOneRow ? '2019' : id).applications.rows)
  return { columns: columns.map(c => c.key), rows: Object.fromEntries(order.map(row => [row.key, rows[row.key]!])) }
}

function tableFour(id: FormId, next: Next, max: number): Report['disputes'] {
  const { columns, groups } = formOf(id).disputes
  const four = () => {
    const results = columns.slice(0, -1).map(() => next(max))
    return [...results, results.reduce((a, b) => a + b, 0)]
  }
  const figures = Object.fromEntries(groups.map(group => [group.key, four()])) as Record<DisputeKey, Figure[]>
  return { columns: columns.map(c => c.key), ...figures }
}

/** Six sections that say what the tables say, with the five parts that the form of 2021 wants. */
function narrative(report: Report): Section[] {
  const { year, form } = report
  const { received, carriedIn } = report.applications!.rows as Record<string, number[]>
  const titles = formOf(form!).sections
  const texts = [
    [
      `（一）主动公开。${year}年在网站公开信息151条，其中工作动态95条，其他信息56条。`,
      `（二）依申请公开。全年新收政府信息公开申请${received![6]}件，上年结转${carriedIn![6]}件。`,
      '（三）政府信息管理。完善信息发布前的审查。',
      '（四）政府信息公开平台建设。门户网站专栏运行正常。',
      '（五）监督保障。开展培训，接受工作考核和社会评议，没有责任追究。',
    ].join('\n'),
    '',
    '',
    '',
    `信息更新有时不够及时。${year === null ? '今后' : `${year + 1}年`}将加强督促。`,
    `${year === null ? '本年度' : `${year}年`}没有收取信息处理费。`,
  ]
  return titles.map((title, i) => ({ number: title.number, heading: title.title, text: texts[i]! }))
}

/** A small seeded generator (mulberry32): tests must not depend on the day. */
function mulberry(seed: number): Next {
  let a = seed >>> 0
  return max => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * (max + 1))
  }
}
