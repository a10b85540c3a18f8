import { BadInput } from '../../errors.ts'
import { decodeText } from '../../text/index.ts'
import { type ContentLimits, contentLimits } from '../content/index.ts'
import { Zip } from '../content/zip.ts'
import { csvRows } from './csv.ts'
import { type Field, fieldOf } from './heads.ts'

/** One row of a list: what it says, and where each of it stands (`C7`). */
export type Row = { number: number; texts: Partial<Record<Field, string>>; cells: Partial<Record<Field, string>> }
export type List = {
  rows: Row[] /** Heads that name nothing known; their columns are left out. */
  unknown: { cell: string; head: string }[]
}

/** As many items as one list may hold. */
export const mostRows = 100_000

/** The rows of a list in XLSX or CSV, under the first line that names a title. Throws BadInput where there is none. */
export async function readList(name: string, bytes: Uint8Array, limits: ContentLimits = contentLimits, most = mostRows): Promise<List> {
  const table = /\.xlsx$/i.test(name) ? await xlsxRows(bytes, limits) : csvRows(decodeText(bytes).replace(/^\ufeff/, ''))
  const at = table.slice(0, 20).findIndex(row => row.some(cell => ['title', 'file'].includes(fieldOf(cell) ?? '')))
  if (at < 0) throw new BadInput(`“${name}”的前 20 行里没有写有“标题”的表头。 No row of heads with a title was found.`)
  const found = table.length - at - 1
  if (found > most) throw new BadInput(`“${name}”有 ${found} 行，一次最多导入 ${most} 行。 At most ${most} rows at once.`, 'rows')
  const heads = table[at]!.map(fieldOf)
  const unknown = table[at]!.flatMap((head, i) => (head.trim() && !heads[i] ? [{ cell: `${letters(i)}${at + 1}`, head }] : []))
  const rows: Row[] = []
  for (const [i, cells] of table.entries()) {
    if (i <= at || cells.every(cell => !cell.trim())) continue
    const row: Row = { number: i + 1, texts: {}, cells: {} }
    for (const [column, field] of heads.entries()) {
      if (!field || row.texts[field] !== undefined) continue
      row.texts[field] = plain(cells[column] ?? '')
      row.cells[field] = `${letters(column)}${i + 1}`
    }
    rows.push(row)
  }
  return { rows, unknown }
}

/** The quote that keeps a formula from running belongs to the spreadsheet, not to the text. */
const plain = (cell: string): string =>
  cell
    .normalize('NFC')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

async function xlsxRows(bytes: Uint8Array, limits: ContentLimits): Promise<string[][]> {
  // Unpacked once under our own limit before anybody else unpacks it.
  const zip = new Zip(bytes, limits)
  for (const name of zip.names) zip.bytes(name)
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows = (await readSheet(Buffer.from(bytes))) as unknown[][]
    return rows.map(row => row.map(textOf))
  } catch {
    throw new BadInput('XLSX 文件无法读取：可能已损坏，或者单元格里有错误值。 The workbook cannot be read.')
  }
}

const textOf = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell == null ? '' : String(cell))
