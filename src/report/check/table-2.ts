import { disclosureAt } from '../cells.ts'
import { type DisclosureBlock, type DisclosureRow, disclosureRows } from '../forms/index.ts'
import type { Figure } from '../report.ts'
import { equal, plain } from './arithmetic.ts'
import type { Checking } from './rule.ts'

type Row = { row: DisclosureRow; block: DisclosureBlock; cells: Record<string, Figure> }

/** The rows of table 2 whose block has all of these columns; says what was not read. */
function rowsWith(c: Checking, ...columns: string[]): Row[] {
  const rows = disclosureRows(c.form).filter(({ block }) => columns.every(key => block.columns.some(column => column.key === key)))
  return rows.flatMap(({ row, block }) => {
    const cells = c.report.disclosure?.[row.key]
    if (cells && columns.every(key => typeof cells[key] === 'number')) return [{ row, block, cells }]
    const lacking = columns.find(key => typeof cells?.[key] !== 'number')!
    c.skip(
      disclosureAt(row.key, lacking),
      c.report.disclosure ? `“${row.label}”行有未读到的数` : '没有读到表二',
      `${row.key} was not read in table 2`,
    )
    return []
  })
}

/** Last year's figure of a cell; says where it was not read. */
function before(c: Checking, row: Row, ...columns: string[]): number[] | null {
  const cells = c.previous?.disclosure?.[row.row.key]
  const figures = columns.map(key => cells?.[key])
  if (figures.every(figure => typeof figure === 'number')) return figures as number[]
  c.skip(
    disclosureAt(row.row.key, columns[0]!),
    `上年报告中“${row.row.label}”没有读到`,
    `${row.row.key} was not read in last year's report`,
  )
  return null
}

/** T2-1: 现行有效 = 现行有效 (last year) + 制发 − 废止. A warning: expiry, a recount or reorganisation break it. */
export function inForceContinues(c: Checking): void {
  if (!c.previous) return
  for (const row of rowsWith(c, 'issued', 'repealed', 'inForce')) {
    const last = before(c, row, 'inForce')
    if (!last) continue
    const { issued, repealed, inForce } = row.cells as Record<string, number>
    const expected = plain(last[0]! + issued! - repealed!)
    if (equal(expected, inForce!)) continue
    const sum = `上年现行有效 ${last[0]} + 制发 ${issued} − 废止 ${repealed} = ${expected}`
    c.found({
      at: disclosureAt(row.row.key, 'inForce'),
      expected,
      found: inForce!,
      message: `${row.row.label}：${sum}，本年现行有效件数 = ${inForce}`,
      english: `${row.row.key}: in force last year ${last[0]} + issued ${issued} − repealed ${repealed} = ${expected}, but ${inForce} are said to be in force`,
    })
  }
}

/** T2-2: a bureau, a county or a township cannot make 规章 (立法法), so its row should be 0. */
export function rulesBelongToCities(c: Checking): void {
  if (c.kind !== 'bureau' && c.kind !== 'county' && c.kind !== 'township') return
  const cells = c.report.disclosure?.['rules']
  const column = disclosureRows(c.form)
    .find(({ row }) => row.key === 'rules')
    ?.block.columns.find(({ key }) => (cells?.[key] ?? 0) !== 0)
  if (!cells || !column) return
  const found = cells[column.key]!
  const body = { bureau: '部门', county: '县级政府', township: '乡镇、街道' }[c.kind]
  c.found({
    at: disclosureAt('rules', column.key),
    expected: 0,
    found,
    level: c.issue ? 'error' : 'warning',
    message: `规章：${column.label} = ${found}，${body}无权制定规章，应为 0`,
    english: `rules: ${found}, but a ${c.kind} has no power to make 规章; 0 was expected`,
  })
}

/** T2-6: 上一年项目数量 of this year is last year's 上一年项目数量 + 增/减. */
export function itemsContinue(c: Checking): void {
  if (!c.previous) return
  for (const row of rowsWith(c, 'previous', 'change')) {
    const last = before(c, row, 'previous', 'change')
    if (!last) continue
    const expected = plain(last[0]! + last[1]!)
    const found = row.cells['previous']!
    if (equal(expected, found)) continue
    c.found({
      at: disclosureAt(row.row.key, 'previous'),
      expected,
      found,
      message: `${row.row.label}：上年报告 ${last[0]} + 增/减 ${last[1]} = ${expected}，本年“上一年项目数量” = ${found}`,
      english: `${row.row.key}: last year's report ${last[0]} + change ${last[1]} = ${expected}, but this year's previous number is ${found}`,
    })
  }
}

/** T2-7: 处理决定数量 counts decisions, not items; where it is 上一年 ± 增减 in every row it was taken for a stock. */
export function decisionsTakenForStock(c: Checking): void {
  const wanted = disclosureRows(c.form).filter(({ block }) => block.columns.some(({ key }) => key === 'decisions')).length
  const rows = rowsWith(c, 'previous', 'change', 'decisions')
  if (rows.length < wanted) return
  const shown = rows.filter(({ cells }) => cells['decisions'] !== 0 || cells['previous'] !== 0 || cells['change'] !== 0)
  if (shown.length === 0 || !rows.every(({ cells }) => equal(cells['previous']! + cells['change']!, cells['decisions']!))) return
  const sums = shown.map(({ row, cells }) => {
    const change = cells['change']!
    return `${row.label} ${cells['previous']} ${change < 0 ? '−' : '+'} ${Math.abs(change)} = ${cells['decisions']}`
  })
  c.found({
    at: disclosureAt(shown[0]!.row.key, 'decisions'),
    expected: null,
    found: shown[0]!.cells['decisions']!,
    message: `各行“处理决定数量”都等于“上一年项目数量”加减“本年增/减”（${sums.join('，')}），可能把决定数误作项目存量；决定数与项目数没有加总关系`,
    english: `in every row the decisions equal the previous number plus the change: decisions were probably taken for a stock of items`,
  })
}

/** T2-8: 对外公开总数量 is not below 本年新公开数量. */
export function totalCoversNew(c: Checking): void {
  for (const { row, cells } of rowsWith(c, 'published', 'totalPublished')) {
    const { published, totalPublished } = cells as Record<string, number>
    if (totalPublished! >= published!) continue
    c.found({
      at: disclosureAt(row.key, 'totalPublished'),
      expected: published!,
      found: totalPublished!,
      message: `${row.label}：本年新公开 ${published}，对外公开总数量 ${totalPublished}，总数量不应小于本年新公开数量`,
      english: `${row.key}: ${published} newly published, but only ${totalPublished} in all`,
    })
  }
}
