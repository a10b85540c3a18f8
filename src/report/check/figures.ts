import { type Cell, cellsOf, disputeGroups, placeName } from '../cells.ts'
import type { Form } from '../forms/index.ts'
import type { Figure } from '../report.ts'
import type { Checking } from './rule.ts'

/**
 * T3-4: counts are whole and not negative, and where there is nothing to count a 0 is written, not a blank and not a stroke.
 * A cell that could not be read for another reason is no fault of the report.
 */
export function figuresAreCounts(c: Checking): void {
  const level = c.issue ? 'error' : 'warning'
  const decimals = decimalColumns(c.form)
  const blanks = blankRows(c)
  // Tables 3 and 4 hardly ever have such a figure: they are walked cell by cell only where one of them does.
  const { applications, disputes } = c.report
  const report = {
    ...c.report,
    applications: applications && Object.values(applications.rows).every(areCounts) ? null : applications,
    disputes: disputes && disputeGroups.every(group => areCounts(disputes[group])) ? null : disputes,
  }
  for (const cell of cellsOf(report)) {
    const { at, figure } = cell
    if (figure === null) continue
    // 本年增/减 is the one column that may fall.
    const negative = figure < 0 && cell.column !== 'change'
    const fraction = !Number.isInteger(figure) && !(cell.table === 2 && decimals.has(`${cell.row}.${cell.column}`))
    if (!negative && !fraction) continue
    const [fault, english] = negative ? ['不应为负数', 'must not be negative'] : ['应为整数', 'must be a whole number']
    c.found({
      at,
      level,
      expected: null,
      found: figure,
      message: `${placeName(at, c.form)} = ${figure}，${fault}`,
      english: `${at} = ${figure}: ${english}`,
    })
  }
  for (const [row, cells] of blanks) {
    const whole = cells.length > 1
    const at = whole ? row : cells[0]!.at
    const how = cells.find(cell => cell.why)?.why
    c.found({
      at,
      level,
      expected: 0,
      found: null,
      message: `${placeName(at, c.form)}：${whole ? `${cells.length} 格` : ''}没有填数${how ? `（${how}）` : ''}，没有发生的应填 0，不留空，不写“/”“—”“无”`,
      english: `${at}: ${whole ? `${cells.length} cells are` : 'the cell is'} blank or stroked; where there is nothing to count, 0 is written`,
    })
  }
}

const areCounts = (row: readonly Figure[]): boolean => row.every(figure => figure === null || (figure >= 0 && Number.isInteger(figure)))

/** The empty cells by row: those that the reader says were blank or stroked; before issue, every cell without a figure. */
function blankRows(c: Checking): Map<string, (Cell & { why?: string })[]> {
  const out = new Map<string, (Cell & { why?: string })[]>()
  const { unread } = c.report.reading
  if (!c.issue && unread.length === 0) return out
  const why = new Map(unread.map(remark => [remark.at, remark.why]))
  for (const cell of cellsOf(c.report)) {
    if (cell.figure !== null) continue
    const row = cell.at.replace(/\[\d+\]$/, '').replace(/^(disclosure\.\w+)\.\w+$/, '$1')
    const said = why.get(cell.at) ?? why.get(row)
    if (!c.issue && !(said !== undefined && saysBlank(said))) continue
    out.set(row, [...(out.get(row) ?? []), { ...cell, ...(said === undefined ? {} : { why: said }) }])
  }
  return out
}

/** The reader writes 单元格空白 or 单元格为“/”; other readers of the contract write "the cell is blank". */
const saysBlank = (why: string): boolean => /blank|stroke|空白|为空|单元格为/i.test(why)

const decimalsOfForms = new Map<Form, Set<string>>()
function decimalColumns(form: Form): Set<string> {
  let columns = decimalsOfForms.get(form)
  if (!columns) {
    const keys = form.disclosure.flatMap(block =>
      block.rows.flatMap(row => block.columns.filter(column => column.decimals).map(column => `${row.key}.${column.key}`)),
    )
    columns = new Set(keys)
    decimalsOfForms.set(form, columns)
  }
  return columns
}
