import { BadInput } from '../../errors.ts'
import { decodeText } from '../../text/index.ts'
import { type ContentLimits, contentLimits } from '../content/index.ts'
import { csvRows } from './csv.ts'
import { type Field, fieldOf } from './heads.ts'
import { type Line, workbookSheets } from './workbook.ts'

/** One row of a list: what it says, and where each of it stands (`C7`). */
export type Row = { number: number; texts: Partial<Record<Field, string>>; cells: Partial<Record<Field, string>> }
export type List = {
  rows: Row[] /** Heads that name nothing known; their columns are left out. */
  unknown: { cell: string; head: string }[]
}

/** As many items as one list may hold, where no setting says otherwise (LIMIT_IMPORT_ROWS). */
const mostRows = 100_000

/** `sentBytes`: of what is sent as a whole (LIMIT_IMPORT_MB); without it, as of any file. */
export type ListLimits = { content: ContentLimits; rows: number; sentBytes?: number }
export const listLimits: ListLimits = { content: contentLimits, rows: mostRows }

export const tooMany = (name: string, found: number, most: number) =>
  new BadInput(`“${name}”有 ${found} 件，一次最多导入 ${most} 件，请分成几份。 At most ${most} items at once.`, 'rows')

/** The rows of a list in XLSX or CSV, under the first line that names a title. Throws BadInput where there is none. */
export function readList(name: string, bytes: Uint8Array, limits: ListLimits = listLimits): List {
  const tables = tablesIn(name, bytes, limits.content)
  const table = tables.find(lines => headsAt(lines) >= 0)
  if (!table) throw new BadInput(`“${name}”的前 20 行里没有写有“标题”的表头。 No row of heads with a title was found.`)
  const at = headsAt(table)
  const found = table.length - at - 1
  if (found > limits.rows) throw tooMany(name, found, limits.rows)
  const { cells: head, number: headNumber } = table[at]!
  const heads = head.map(fieldOf)
  const unknown = head.flatMap((each, i) => (each.trim() && !heads[i] ? [{ cell: `${letters(i)}${headNumber}`, head: each }] : []))
  const rows = table.slice(at + 1).map(({ number, cells }) => {
    const row: Row = { number, texts: {}, cells: {} }
    for (const [column, field] of heads.entries()) {
      if (!field || row.texts[field] !== undefined) continue
      row.texts[field] = plain(cells[column] ?? '')
      row.cells[field] = `${letters(column)}${number}`
    }
    return row
  })
  return { rows, unknown }
}

/** The visible sheets of a workbook, or a list in CSV, as they stand. Throws BadInput. */
export const tablesIn = (name: string, bytes: Uint8Array, limits: ContentLimits = contentLimits): Line[][] =>
  /\.xlsx$/i.test(name) ? workbookSheets(bytes, limits) : [csvLines(bytes)]

const headsAt = (lines: readonly Line[]): number =>
  lines.findIndex(({ number, cells }) => number <= 20 && cells.some(cell => ['title', 'file'].includes(fieldOf(cell) ?? '')))

const csvLines = (bytes: Uint8Array): Line[] =>
  csvRows(decodeText(bytes).replace(/^\ufeff/, ''))
    .map((cells, i) => ({ number: i + 1, cells }))
    .filter(({ cells }) => cells.some(cell => cell.trim()))

/** The quote that keeps a formula from running belongs to the spreadsheet, not to the text. */
export const plain = (cell: string): string =>
  cell
    .normalize('NFC')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')

/** 2 → `C`. */
export const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
