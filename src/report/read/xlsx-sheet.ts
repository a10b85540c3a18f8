import { BadInput } from '../../errors.ts'
import type { Limits } from './blocks.ts'
import { tooManyCells } from './html-tables.ts'

type Tag = { name: string; attributes: string; kind: 'open' | 'close' | 'empty'; from: number; to: number }

/** Elements in the order of the text, without prefixes, for markup that a spreadsheet program writes. Linear. */
export function* tagsOf(xml: string): Generator<Tag> {
  let at = xml.indexOf('<')
  while (at !== -1) {
    const to = xml.indexOf('>', at)
    if (to === -1) return
    const inside = xml.slice(at + 1, to)
    const name = /^\/?(?:[\w-]{1,40}:)?([A-Za-z]\w{0,40})/.exec(inside)
    if (name !== null) {
      const kind = inside.startsWith('/') ? 'close' : inside.endsWith('/') ? 'empty' : 'open'
      yield { name: name[1] ?? '', attributes: inside.slice(name[0].length), kind, from: at, to: to + 1 }
    }
    at = xml.indexOf('<', to)
  }
}

/** The value of an attribute, by its name without a prefix. */
export function attribute({ attributes }: Pick<Tag, 'attributes'>, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found === null ? undefined : unescapeXml(found[1] ?? found[2] ?? '')
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function unescapeXml(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text
  return text
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The strings that cells share. Readings (rPh) are no text of theirs. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let from = -1
  let reading = false
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'rPh') reading = tag.kind === 'open'
    else if (tag.name === 't' && tag.kind === 'open') from = tag.to
    else if (tag.name === 't' && tag.kind === 'close' && from !== -1) {
      if (!reading) text += unescapeXml(xml.slice(from, tag.from))
      from = -1
    } else if (tag.name === 'si' && tag.kind !== 'open') {
      strings.push(text)
      text = ''
    }
  }
  return strings
}

/**
 * The rows of a sheet with the cells that begin in each, cells that a merge covers left out. A cell that is only drawn (borders) is a blank
 * one; rows that hold nothing are left out.
 */
export function sheetRows(xml: string, strings: string[], limits: Limits): string[][] {
  const rows = new Map<number, Map<number, string>>()
  const covered = new Map<number, [number, number][]>()
  let row = 0
  let column = 0
  let cells = 0
  let type = ''
  let value = ''
  let from = -1
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'row' && tag.kind !== 'close') {
      row = Number(attribute(tag, 'r') ?? row + 1)
      column = 0
    } else if (tag.name === 'c' && tag.kind !== 'close') {
      column = columnOf(attribute(tag, 'r')) ?? column + 1
      type = attribute(tag, 't') ?? 'n'
      value = ''
      if (tag.kind === 'empty') put('')
    } else if (tag.name === 'c') put(shown(value, type, strings))
    else if ((tag.name === 'v' || tag.name === 't') && tag.kind === 'open') from = tag.to
    else if ((tag.name === 'v' || tag.name === 't') && tag.kind === 'close' && from !== -1) {
      value += unescapeXml(xml.slice(from, tag.from))
      from = -1
    } else if (tag.name === 'mergeCell') cover(attribute(tag, 'ref') ?? '')
  }

  function put(text: string): void {
    let cellsOfRow = rows.get(row)
    if (cellsOfRow === undefined) {
      cellsOfRow = new Map()
      rows.set(row, cellsOfRow)
    }
    if (text !== '' && ++cells > limits.tableCells) throw tooManyCells(limits)
    if (column <= mostColumns) cellsOfRow.set(column, text)
  }

  function cover(ref: string): void {
    const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref)
    if (found === null) return
    const [left, top, right, bottom] = [columnOf(found[1]) ?? 1, Number(found[2]), columnOf(found[3]) ?? 1, Number(found[4])]
    for (let r = top; r <= bottom; r++) {
      if (!rows.has(r)) continue
      const spans = covered.get(r) ?? []
      spans.push([r === top ? left + 1 : left, right])
      covered.set(r, spans)
      if (spans.length > mostColumns) throw new BadInput('合并单元格过多 / the sheet has too many merged cells')
    }
  }

  const filled = [...rows].filter(([, of]) => [...of.values()].some(text => text.trim() !== '')).sort(([a], [b]) => a - b)
  const lasts = filled.map(([, of]) => Math.max(...of.keys()))
  return filled.map(([number, of], i) => {
    const spans = covered.get(number) ?? []
    // A blank cell at the end of a row may not be in the file at all; that there is one is seen from the rows above and below.
    const last = Math.max(lasts[i] ?? 0, Math.min(lasts[i - 1] ?? 0, lasts[i + 1] ?? 0))
    const texts: string[] = []
    for (let c = 1; c <= last; c++) {
      if (!spans.some(([left, right]) => c >= left && c <= right)) texts.push(of.get(c) ?? '')
    }
    return texts
  })
}

/** The forms have 15 columns. */
const mostColumns = 100

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** Excel keeps 96171.6 as 96171.600000000006 and shows fifteen digits. */
function shown(value: string, type: string, strings: string[]): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n' || !/^[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/.test(value)) return value
  const number = Number(Number(value).toPrecision(15))
  const text = String(number)
  return text.includes('e') ? number.toFixed(Math.abs(number) < 1 ? 12 : 0).replace(/\.?0+$/, '') : text
}
