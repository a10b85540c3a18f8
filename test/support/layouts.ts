import type { Table } from '../../src/document/blocks.ts'
import type { Report } from '../../src/report/report.ts'
import { reportTables } from '../../src/report/tables.ts'
import type { Next } from './random.ts'

/**
 * Renders a report in the layouts in which real reports are found as text: what a browser, a PDF reader or a crawler leaves of the
 * tables. Made to be read back: `test/corpus` holds real ones, this makes as many as are wanted.
 */

/** A row as a crawler sees it: the cells that begin in it. */
type Line = { cells: { text: string; figure: boolean; colspan: number }[] }
export type Lines = { title: string; rows: Line[] }[]

export type Layout = (lines: Lines, next: Next) => string

const heading = ['二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况']

const linesOfTable = (table: Table): Line[] =>
  [...table.head, ...table.bodies.flat()].map(row => ({
    cells: row.cells.map(cell => ({ text: cell.text, figure: cell.figure !== undefined, colspan: cell.colspan ?? 1 })),
  }))

export const linesOf = (report: Report): Lines =>
  reportTables(report).map((table, i) => ({ title: heading[i]!, rows: linesOfTable(table) }))

const front = (report: Report) =>
  `${report.agency}${report.year}年政府信息公开工作年度报告\n\n本报告所列数据的统计期限自${report.year}年1月1日起至${report.year}年12月31日止。\n一、总体情况\n${report.year}年，本机关认真贯彻落实条例，主动公开各类信息。\n`
const back = '\n五、存在的主要问题及改进情况\n一是公开的主动性还不够；二是培训还不足。\n六、其他需要报告的事项\n无其他需要报告的事项。\n'

export const render = (report: Report, layout: Layout, next: Next, change: (lines: Lines) => Lines = lines => lines): string =>
  front(report) + layout(change(linesOf(report)), next) + back

const tables = (lines: Lines, table: (rows: Line[], index: number) => string): string =>
  lines.map(({ title, rows }, i) => `${title}\n${table(rows, i)}`).join('\n')

const rowWise = (row: (cells: Line['cells'], index: number) => string) => (lines: Lines) =>
  tables(lines, rows => rows.map((r, i) => row(r.cells, i)).join('\n'))

const texts = (cells: Line['cells']) => cells.map(cell => cell.text)

/** Breaks a long label as a narrow column does. */
const wrapped = (label: string, size: number): string[] => label.match(new RegExp(`.{1,${size}}`, 'gu')) ?? ['']

const width = (text: string) => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)
const padded = (text: string, size: number) => text + ' '.repeat(Math.max(size - width(text), 0))
const centred = (text: string, size: number) => {
  const space = Math.max(size - width(text), 0)
  return ' '.repeat(space >> 1) + text + ' '.repeat(space - (space >> 1))
}

function columnsBySpaces(rows: Line[], table: number, wrap: boolean, next: Next): string {
  const size = table === 1 ? 8 : table === 0 ? 16 : 7
  const out: string[] = []
  for (const { cells } of rows) {
    const labels = texts(cells.filter(cell => !cell.figure))
    const figures = cells.filter(cell => cell.figure)
    if (!figures.length) {
      out.push(labels.map(label => centred(label, size + 4)).join('   '))
      continue
    }
    const last = labels.at(-1) ?? ''
    const parts = wrap ? wrapped(last, 13) : [last]
    const middle = wrap ? parts.length >> 1 : 0
    const line = figures.map(cell => ` ${centred(cell.text, size)}`).join('')
    const onOwnLine = wrap && parts.length === 2
    const groups = labels.slice(0, -1).join('  ')
    const lead = (part: string, i: number) => (i === middle ? `  ${i === 0 ? groups : ''}    ${part}` : `      ${part}`)
    if (onOwnLine) out.push(`      ${groups}   ${parts[0]}`, ' '.repeat(46) + line, `             ${parts[1]}`)
    else for (const [i, part] of parts.entries()) out.push(i === middle ? padded(lead(part, i), 46) + line : lead(part, i))
    if (next(9) === 0) out.push('', `                    -${next(20) + 1}-`, '')
    else if (next(3) === 0) out.push('')
  }
  return out.join('\n')
}

/** Text in reading order: a row a line, one space between figures; long labels on lines of their own. */
const readingOrder =
  (wrap: boolean): Layout =>
  (lines, next) =>
    tables(lines, rows =>
      rows
        .flatMap(({ cells }) => {
          const labels = texts(cells.filter(cell => !cell.figure))
          const figures = cells.filter(cell => cell.figure).map(cell => cell.text)
          if (!figures.length) return wrap ? labels.flatMap(label => wrapped(label, 4)) : [labels.join(' ')]
          const label = labels.join(' ')
          const page = next(12) === 0 ? [`- ${next(20) + 1} -`] : []
          if (wrap && label.length > 14) return [...wrapped(label, 14), figures.join(' '), ...page]
          return [`${label} ${figures.join(' ')}`, ...page]
        })
        .join('\n'),
    )

const everyCell = (cell: (text: string) => string, rowEnd: string, rowStart = '') =>
  rowWise(cells => rowStart + texts(cells).map(cell).join('') + rowEnd)

/** Layouts by name. */
export const layouts: Record<string, Layout> = {
  'pipe rows with outer bars': rowWise(cells => `| ${texts(cells).join(' | ')} |`),
  'pipe rows under a markdown rule': rowWise(
    (cells, i) => `| ${texts(cells).join(' | ')} |${i === 0 ? `\n|${cells.map(() => ' --- ').join('|')}|` : ''}`,
  ),
  'pipe rows without outer bars': rowWise(cells => texts(cells).join(' | ')),
  'pipe rows with a bar at the right': rowWise(cells => `${texts(cells).join(' | ')} |`),
  'pipe rows glued': rowWise(cells => `|${texts(cells).join('|')}|`),
  'pipe rows with empty cells for spans': rowWise(
    cells => `| ${cells.flatMap(cell => [cell.text, ...Array(cell.colspan - 1).fill('')]).join(' | ')} |`,
  ),
  'pipe rows that repeat spanned cells': rowWise(cells => `| ${cells.flatMap(cell => Array(cell.colspan).fill(cell.text)).join(' | ')} |`),
  tabs: rowWise(cells => texts(cells).join('\t')),
  'one cell a line': everyCell(text => `${text}\n`, ''),
  'one cell a line, blank lines between': everyCell(text => `${text}\n\n`, ''),
  'one cell a line, blank lines between rows': everyCell(text => `${text}\n`, ''),
  'one cell a line ending in a bar': everyCell(text => `${text} |\n`, ''),
  'one cell a line ending in a bar, rows ending in two': rowWise(cells =>
    texts(cells)
      .map((text, i) => `${text} |${i === cells.length - 1 ? '|' : ''}`)
      .join('\n'),
  ),
  'one cell a line, rows opened by a bar and closed by two': everyCell(text => `${text} |\n`, '||', '|\n'),
  'a bar line between cells': everyCell(text => `${text}\n|\n`, ''),
  'reading order': readingOrder(false),
  'reading order, labels wrapped': readingOrder(true),
  'columns kept by spaces': (lines, next) => tables(lines, (rows, i) => columnsBySpaces(rows, i, false, next)),
  'columns kept by spaces, labels wrapped': (lines, next) => tables(lines, (rows, i) => columnsBySpaces(rows, i, true, next)),
  'rows numbered in a column of their own': lines =>
    tables(lines, rows => {
      let number = 0
      const numbered = (cells: Line['cells']) => {
        const first = cells.findIndex(cell => cell.figure)
        if (first < 0 || cells.length < 8 || cells.length > 12) return texts(cells)
        return [...texts(cells.slice(0, first)), String(++number), ...texts(cells.slice(first))]
      }
      return rows.map(({ cells }) => numbered(cells).join(' ')).join('\n')
    }),
  CSV: rowWise(cells => texts(cells).join(',')),
  'labels after their figures': rowWise(cells =>
    [...cells.filter(c => c.figure).map(c => c.text), ...cells.filter(c => !c.figure).map(c => c.text)].join('\n'),
  ),
  'figures column by column, labels first': (lines, _next) =>
    tables(lines, (rows, i) => {
      if (i !== 1) return rows.map(row => texts(row.cells).join('\n')).join('\n')
      const labels = rows.flatMap(row => texts(row.cells.filter(cell => !cell.figure)))
      const body = rows.map(row => row.cells.filter(cell => cell.figure)).filter(cells => cells.length)
      return [...labels, ...[0, 1, 2, 3, 4, 5, 6].flatMap(c => ['', ...body.map(row => row[c]!.text)])].join('\n')
    }),
  'all on one line': lines => lines.map(({ title, rows }) => `${title} ${rows.map(row => texts(row.cells).join(' ')).join(' ')}`).join(' '),
  'a table a line': lines => tables(lines, rows => rows.map(row => texts(row.cells).join(' ')).join(' ')),
}
