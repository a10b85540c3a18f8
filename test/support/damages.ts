import type { Report } from '../../src/report/report.ts'
import { toTraditional } from '../../src/text/index.ts'
import type { Layout, Lines, render } from './layouts.ts'
import type { Next } from './random.ts'

/** What happens to reports on their way: each damage gives the text, and what a careful reader can still tell from it. */
export type Damage = (
  report: Report,
  layout: Layout,
  next: Next,
  write: typeof render,
) => { text: string; expected: Report /** cells may stay unread, none may be wrong */; mayStayUnread?: boolean }

type Cell = Lines[number]['rows'][number]['cells'][number]

const eachCell = (lines: Lines, change: (cell: Cell, table: number, row: number, cells: Cell[]) => Cell): Lines =>
  lines.map((table, t) => ({
    ...table,
    rows: table.rows.map((row, r) => ({ cells: row.cells.map(cell => change(cell, t, r, row.cells)) })),
  }))

const isRow = (cells: readonly Cell[]) => cells.some(cell => cell.figure)
const isRowLabel = (cell: Cell, cells: readonly Cell[]) => !cell.figure && isRow(cells) && cells.filter(c => !c.figure).at(-1) === cell

const changed =
  (change: (cell: Cell, next: Next, table: number, cells: Cell[]) => string): Damage =>
  (report, layout, next, write) => ({
    text: write(report, layout, next, lines => eachCell(lines, (cell, t, _r, cells) => ({ ...cell, text: change(cell, next, t, cells) }))),
    expected: report,
  })

const whole =
  (change: (text: string, next: Next) => string): Damage =>
  (report, layout, next, write) => ({ text: change(write(report, layout, next), next), expected: report })

/** Blanks or strokes in cells of table 3: null, never zero. */
const holes =
  (mark: string): Damage =>
  (report, layout, next, write) => {
    const expected = structuredClone(report)
    const holes = new Set<string>()
    for (const key of Object.keys(expected.applications!.rows)) for (let i = 0; i < 7; i++) if (next(9) === 0) holes.add(`${key}.${i}`)
    const keys = Object.keys(expected.applications!.rows)
    for (const hole of holes) {
      const [key, i] = hole.split('.') as [string, string]
      expected.applications!.rows[key]![Number(i)] = null
    }
    const text = write(report, layout, next, lines => {
      let row = -1
      return lines.map((table, t) =>
        t !== 1
          ? table
          : {
              ...table,
              rows: table.rows.map(line => {
                if (!isRow(line.cells)) return line
                row++
                let i = 0
                return { cells: line.cells.map(cell => (cell.figure && holes.has(`${keys[row]}.${i++}`) ? { ...cell, text: mark } : cell)) }
              }),
            },
      )
    })
    return { text, expected, mayStayUnread: mark === '' }
  }

export const damages: Record<string, Damage> = {
  none: whole(text => text),
  'traditional characters': whole(text => toTraditional(text)),
  'traditional characters with pinyin': whole((text, next) =>
    toTraditional(text).replace(/[開報項數處對關業設務給條復議]/g, c => (next(1) ? `${c}(kāi)` : c)),
  ),
  'Taiwan wording': whole(text => toTraditional(text).replaceAll('文件', '檔案').replaceAll('信息', '資訊')),
  'full-width figures': changed(cell =>
    cell.figure ? cell.text.replace(/\d/g, d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : cell.text,
  ),
  'thousands separated': changed(cell => (cell.figure ? cell.text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : cell.text)),
  'units in cells': changed(cell => (cell.figure && cell.text ? `${cell.text}件` : cell.text)),
  'half-width brackets': changed(cell =>
    cell.figure ? cell.text : cell.text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('，', ','),
  ),
  'other numbering': changed(cell => (cell.figure ? cell.text : cell.text.replace(/^(\d)\./, '$1、'))),
  'labels misprinted': changed((cell, next, _t, cells) => {
    if (!isRowLabel(cell, cells) || cell.text.length < 8) return cell.text
    const at = 3 + next(cell.text.length - 5)
    return cell.text.slice(0, at) + cell.text.slice(at + 1 + next(1))
  }),
  'labels cut': changed((cell, next, _t, cells) =>
    isRowLabel(cell, cells) && cell.text.length > 10 && next(2) === 0 ? cell.text.slice(0, 8) : cell.text,
  ),
  'some labels lost': changed((cell, next, t, cells) =>
    t === 1 && isRowLabel(cell, cells) && cell.text.length > 4 && next(4) === 0 ? '' : cell.text,
  ),
  'numbers before labels lost': changed((cell, _n, _t, cells) => (isRowLabel(cell, cells) ? cell.text.replace(/^\d\./, '') : cell.text)),
  'group labels lost': changed((cell, _n, t, cells) =>
    t === 1 && !cell.figure && isRow(cells) && !isRowLabel(cell, cells) ? '' : cell.text,
  ),
  'no section headings': (report, layout, next, write) => ({
    text: write(report, layout, next, lines => lines.map(table => ({ ...table, title: '' }))),
    expected: report,
  }),
  'no head of table 3': (report, layout, next, write) => ({
    text: write(report, layout, next, lines =>
      lines.map((table, t) => (t === 1 ? { ...table, rows: table.rows.filter(row => isRow(row.cells)) } : table)),
    ),
    expected: report,
  }),
  'head of table 3 twice': (report, layout, next, write) => ({
    text: write(report, layout, next, lines =>
      lines.map((table, t) => {
        if (t !== 1) return table
        const head = table.rows.filter(row => !isRow(row.cells))
        const body = table.rows.filter(row => isRow(row.cells))
        return { ...table, rows: [...head, ...body.slice(0, 10), ...head, ...body.slice(10)] }
      }),
    ),
    expected: report,
  }),
  strokes: holes('/'),
  dashes: holes('—'),
  blanks: holes(''),
  'a row left out': (report, layout, next, write) => {
    const expected = structuredClone(report)
    const keys = Object.keys(expected.applications!.rows)
    const gone = 3 + next(keys.length - 6)
    delete expected.applications!.rows[keys[gone]!]
    const text = write(report, layout, next, lines =>
      lines.map((table, t) => {
        let row = -1
        return t !== 1
          ? table
          : {
              ...table,
              rows: table.rows.filter(line => !isRow(line.cells) || ++row !== gone || line.cells.filter(c => !c.figure).length > 1),
            }
      }),
    )
    const kept = text === write(report, layout, next)
    return { text, expected: kept ? report : expected, mayStayUnread: true }
  },
  'cut off': (report, layout, next, write) => {
    const text = write(report, layout, next)
    return { text: text.slice(0, 300 + next(text.length - 300)), expected: report, mayStayUnread: true }
  },
}
