import { BadInput } from '../../errors.ts'
import type { ContentLimits } from '../content/index.ts'
import { sharedTexts } from '../content/office-text.ts'
import { openZip } from '../content/open-zip.ts'
import { localName, xmlPieces } from '../content/xml.ts'

/** A line of a table: its number there, and its cells from the first column on. */
export type Line = { number: number; cells: string[] }

/** A list has no more columns than that; what stands beyond is left alone. */
const mostColumns = 200

/**
 * The visible sheets of a workbook in their order. Read by ourselves: read-excel-file gives up a whole workbook for one #DIV/0! and fills up
 * to any row that a file names. Throws BadInput for what is no workbook or unpacks beyond the limit.
 */
export function workbookSheets(bytes: Uint8Array, limits: ContentLimits): Line[][] {
  const zip = openZip(bytes, limits)
  const workbook = zip.text('xl/workbook.xml')
  if (workbook === undefined) throw new BadInput('XLSX 文件无法读取，可能已损坏。 The workbook cannot be read.')
  const targets = new Map<string, string>()
  for (const piece of xmlPieces(zip.text('xl/_rels/workbook.xml.rels') ?? ''))
    if (piece.kind === 'open' && localName(piece.name) === 'Relationship') {
      const target = piece.attributes['Target'] ?? ''
      targets.set(piece.attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    }
  const sheets: string[] = []
  let is1904 = false
  for (const piece of xmlPieces(workbook)) {
    if (piece.kind !== 'open') continue
    const { attributes } = piece
    const name = localName(piece.name)
    if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
    if (name === 'sheet' && !/hidden/i.test(attributes['state'] ?? '')) sheets.push(targets.get(attributes['r:id'] ?? '') ?? '')
  }
  const shared = sharedTexts(zip.text('xl/sharedStrings.xml') ?? '')
  const days = stylesOfDays(zip.text('xl/styles.xml') ?? '')
  const textOf = (value: string, type: string, style: number): string => {
    if (type === 's') return unescaped(shared[Number(value)] ?? '')
    if (type === 'b') return value === '1' ? '是' : '否'
    if (type === 'n' && value !== '' && Number.isFinite(Number(value)))
      return days.has(style) ? dayOf(value, is1904) : String(Number(value))
    return unescaped(value)
  }
  return sheets.map(name => linesOf(zip.text(name) ?? '', textOf))
}

function linesOf(xml: string, textOf: (value: string, type: string, style: number) => string): Line[] {
  const lines: Line[] = []
  let line: Line = { number: 0, cells: [] }
  let [value, type, style, column, isValue, isNote] = ['', 'n', 0, 0, false, false]
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (isValue && !isNote) value += piece.text
      continue
    }
    const name = localName(piece.name)
    if (piece.kind === 'open') {
      const { attributes, isEmpty } = piece
      if (name === 'row') {
        line = { number: Number(attributes['r']) || line.number + 1, cells: [] }
        column = -1
      } else if (name === 'c') {
        column = columnOf(attributes['r'] ?? '') ?? column + 1
        ;[value, type, style] = ['', attributes['t'] ?? 'n', Number(attributes['s'] ?? 0)]
      } else if (name === 'rPh') isNote = !isEmpty
      else if (name === 'v' || name === 't') isValue = !isEmpty
    } else if (name === 'v' || name === 't') isValue = false
    else if (name === 'rPh') isNote = false
    else if (name === 'c') {
      if (value === '' || column >= mostColumns) continue
      while (line.cells.length < column) line.cells.push('')
      line.cells[column] = textOf(value, type, style)
    } else if (name === 'row' && line.cells.some(cell => cell.trim())) lines.push(line)
  }
  return lines
}

/** `C7` → 2. */
function columnOf(cell: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(cell)?.[0]
  return letters ? [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null
}

/** The numbers of the styles that show a figure as a day. */
function stylesOfDays(xml: string): Set<number> {
  const own = new Map<number, string>()
  const found = new Set<number>()
  let [isCell, style] = [false, 0]
  for (const piece of xmlPieces(xml)) {
    const name = piece.kind === 'text' ? '' : localName(piece.name)
    if (name === 'cellXfs') isCell = piece.kind === 'open'
    if (piece.kind !== 'open') continue
    if (name === 'numFmt') own.set(Number(piece.attributes['numFmtId']), piece.attributes['formatCode'] ?? '')
    if (name !== 'xf' || !isCell) continue
    const format = Number(piece.attributes['numFmtId'] ?? 0)
    if (showsDay(format, own.get(format))) found.add(style)
    style += 1
  }
  return found
}

/** The formats of days that come with the program (the Chinese ones among them), or one with a year or a day in it. */
const showsDay = (format: number, own: string | undefined): boolean =>
  own === undefined
    ? (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 31) || (format >= 50 && format <= 58) || format === 36
    : /[yd]/i.test(own.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

function dayOf(value: string, is1904: boolean): string {
  const days = Math.floor(Number(value)) + (is1904 ? 1462 : 0)
  // 29 February 1900 does not exist and is counted all the same: before it every day is one off
  return days < 61 || days > 2_958_465 ? value : new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

/** `_x000D_`: how a workbook writes what XML cannot hold. */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
