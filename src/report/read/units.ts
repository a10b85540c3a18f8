import type { Block } from './blocks.ts'
import { isGluedZeros, readFigure, type Slot } from './figure.ts'
import { squash } from './labels.ts'

/**
 * A line of text or a row of a table, taken apart into words and figures. `whole` figures are the cells of one row of a real grid
 * (blank cells included); figures of a plain line may be a part of a row, a row, or several.
 */
export type Piece = { kind: 'words'; text: string } | { kind: 'figures'; slots: Slot[]; whole: boolean } | { kind: 'rowEnd' }
export type Unit = {
  pieces: Piece[]
  /** squashed */
  text: string
  /** as found, trimmed */
  line: string
  fromTable: boolean
  /** empty lines before this one */
  gap: number
}

const bar = /[|¦｜│┃]/
const onlyBars = /^[\s|¦｜│┃]*$/
const rule = /^[\s|¦｜│┃:：─━\-+=┼├┤]*[-─━=]{2,}[\s|¦｜│┃:：─━\-+=┼├┤]*$/
const pageNumber = /^\s*(?:[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*[/／]\s*\d{1,3})\s*$/

export function unitsOf(blocks: readonly Block[]): Unit[] {
  const units: Unit[] = []
  let lines: string[] = []
  const flush = () => {
    if (lines.length) units.push(...unitsOfLines(lines))
    lines = []
  }
  for (const block of blocks) {
    if (block.kind === 'line') {
      if (block.text.length > 120) lines.push(...brokenBeforeLabels(block.text))
      else lines.push(block.text)
    } else {
      flush()
      for (const row of block.rows) units.push(unitOfCells(row, true, row.join(' ')))
    }
  }
  flush()
  return units
}

/** A whole report on one line: broken where a table or a section begins, so that what follows sees lines again. */
const beginnings =
  /(?=第二十条\s*第|信息内容|[一二三四五六]、\s*(?:总体情况|主动公开政府|收到和处理|政府信息公开行政复议|存在的?主要问题|(?:政府信息公开工作)?存在|其他需要报告)|[（(]本列数据|[一二四]、\s*(?:本年新收|上年结转|结转下年度)|行政复议\s+行政诉讼)/g
const brokenBeforeLabels = (text: string): string[] =>
  /第二十条\s*第|勾稽关系/.test(text) ? text.split(beginnings).filter(part => part.trim() !== '') : [text]

function unitsOfLines(lines: readonly string[]): Unit[] {
  const rowsOfCells = barsHoldRows(lines)
  const edges = outerBars(lines)
  const ownBars = rowsOfCells ? false : cellsEndInBars(lines)
  const rowsOpen = ownBars && rowsOpenWithBars(lines)
  const units: Unit[] = []
  let gap = 0
  let barsBefore = 0
  let rowEnded = false
  for (const line of lines) {
    if (line.trim() === '') {
      gap++
      continue
    }
    if (pageNumber.test(line)) continue
    let unit: Unit | undefined
    if (!bar.test(line)) unit = unitOfLine(line)
    else if (rule.test(line)) continue
    else if (rowsOfCells) unit = onlyBars.test(line) ? undefined : unitOfCells(cellsOf(line, edges), true, line)
    else if (rowsOpen && barsBefore === 1 && line.trim().length === 1 && onlyBars.test(line)) {
      // two bars on lines of their own: a row ends, the next one begins
      units.pop()
      unit = { pieces: [{ kind: 'rowEnd' }], text: '', line: '', fromTable: false, gap: 0 }
    } else if (rowEnded && line.trim().length === 1 && onlyBars.test(line))
      unit = undefined // the left edge of the next row
    else unit = unitOfCellLine(line, ownBars, barsBefore)
    barsBefore = bar.test(line) && onlyBars.test(line) ? barsBefore + 1 : 0
    rowEnded = unit?.pieces.at(-1)?.kind === 'rowEnd'
    if (!unit) continue
    units.push({ ...unit, gap })
    gap = 0
  }
  return units
}

/** Do the barred lines hold rows (two cells or more), or one cell each? */
function barsHoldRows(lines: readonly string[]): boolean {
  let several = 0
  let single = 0
  for (const line of lines) {
    if (!bar.test(line) || onlyBars.test(line) || rule.test(line)) continue
    if (cellsOf(line).filter(cell => cell !== '').length > 1) several++
    else single++
  }
  return several * 2 >= single && several > 0
}

/** Where each cell has a line: does it end in its own bar, or do bars stand between the cells on lines of their own? */
function cellsEndInBars(lines: readonly string[]): boolean {
  let own = 0
  let between = 0
  for (const line of lines) {
    if (!bar.test(line)) continue
    if (!onlyBars.test(line)) own++
    else if (line.trim().length === 1) between++
  }
  return own > between
}

/** Does each row begin with a bar of its own, after the bars that ended the row before? */
function rowsOpenWithBars(lines: readonly string[]): boolean {
  let opened = 0
  for (let i = 1; i < lines.length; i++)
    if (lines[i]!.trim().length === 1 && onlyBars.test(lines[i]!) && lines[i - 1]!.trim().length > 1 && onlyBars.test(lines[i - 1]!))
      opened++
  return opened >= 3
}

/** Do rows begin and end with a bar? Where they don't, a bar at the end is followed by an empty cell. */
type OuterBars = { left: boolean; right: boolean }

function outerBars(lines: readonly string[]): OuterBars {
  const rows = lines.filter(line => bar.test(line) && !onlyBars.test(line))
  const share = (pattern: RegExp) => rows.filter(line => pattern.test(line)).length * 2 > rows.length
  return { left: share(/^\s*[|¦｜│┃]/), right: share(/[|¦｜│┃]\s*$/) }
}

function cellsOf(line: string, edges: OuterBars = { left: true, right: true }): string[] {
  const cells = line.split(bar).map(cell => cell.trim())
  if (edges.left && cells[0] === '' && cells.length > 1) cells.shift()
  if (edges.right && cells.at(-1) === '' && cells.length > 1) cells.pop()
  return cells
}

/** A cell that has the line to itself. Two bars or more end the row; a single one on its own line is an empty cell. */
function unitOfCellLine(line: string, ownBars: boolean, barsBefore: number): Unit | undefined {
  const count = line.split(bar).length - 1
  if (onlyBars.test(line)) {
    if (count > 1) return { pieces: [{ kind: 'rowEnd' }], text: '', line: '', fromTable: false, gap: 0 }
    const empty = ownBars || barsBefore > 0
    return empty
      ? { pieces: [{ kind: 'figures', slots: [{ value: null, raw: '' }], whole: false }], text: '', line: '', fromTable: false, gap: 0 }
      : undefined
  }
  const cells = cellsOf(line).filter(cell => cell !== '')
  const pieces: Piece[] = cells.map(cell => pieceOfCell(cell))
  if (/[|¦｜│┃]\s*[|¦｜│┃]\s*$/.test(line)) pieces.push({ kind: 'rowEnd' })
  return { pieces, text: squash(cells.join('')), line: line.trim(), fromTable: false, gap: 0 }
}

function pieceOfCell(cell: string): Piece {
  const slot = readFigure(cell)
  return slot ? { kind: 'figures', slots: [slot], whole: false } : { kind: 'words', text: cell }
}

/** A row of a grid: words first, then the cells after the last words. */
function unitOfCells(cells: readonly string[], fromTable: boolean, line: string): Unit {
  const pieces: Piece[] = []
  let slots: Slot[] = []
  const text: string[] = []
  const flush = () => {
    const filled = slots.some(slot => slot.value !== null || slot.raw !== '')
    if (slots.length && (filled || pieces.length > 0)) pieces.push({ kind: 'figures', slots, whole: true })
    slots = []
  }
  cells.forEach((cell, index) => {
    const slot = cell.length > 60 ? undefined : readFigure(cell)
    if (slot) {
      slots.push({ ...slot, fromRight: cells.length - index })
      return
    }
    text.push(cell)
    const before = slots.filter(s => s.raw !== '')
    const numbersLabel = before.length === 1 && /^[1-8]$/.test(before[0]!.raw) && pieces.every(p => p.kind === 'words')
    if (numbersLabel || before.length === 0) slots = []
    else flush()
    for (const words of splitCell(numbersLabel ? `${before[0]!.raw}.${cell}` : cell)) pieces.push({ kind: 'words', text: words })
  })
  flush()
  return { pieces, text: squash(text.join('')), line: line.trim(), fromTable, gap: 0 }
}

const splitCell = (cell: string): string[] => (cell.length > 12 ? wordsOf(cell) : [cell])

/** Before a numbered label inside running words: `（四）无法提供 1.本机关不掌握…` names two things. */
const numbered = /(?<=.)(?=[（(][一二三四五六七][）)](?!项))|(?<=[^\d.])(?=[1-8][.、．](?!\d))/
const wordsOf = (text: string): string[] => text.split(numbered).filter(part => part.trim() !== '')

const unitWord = /^(?:件|宗|项|条|元|万元|个|人|次)$/
const glued = /^(.*[一-龥）)”"])([+-]?\d[\d.,]*)$/

/** A line without bars: cells are parted by spaces. */
function unitOfLine(line: string): Unit {
  const pieces: Piece[] = []
  let words = ''
  let slots: Slot[] = []
  const flushWords = () => {
    for (const text of wordsOf(words)) pieces.push({ kind: 'words', text: text.trim() })
    words = ''
  }
  const flushSlots = () => {
    if (slots.length) pieces.push({ kind: 'figures', slots, whole: false })
    slots = []
  }
  const columns = / {2,}\S/.test(line.trim())
  if (!/[\d/／—–\-－无零〇]/.test(line)) {
    for (const part of line.trim().split(/ {2,}|\t/)) for (const text of wordsOf(part)) pieces.push({ kind: 'words', text: text.trim() })
    return { pieces, text: squash(line), line: line.trim(), fromTable: false, gap: 0 }
  }
  const token = /\S+/g
  let column = 0
  let at = 0
  for (let found = token.exec(line); found; found = token.exec(line)) {
    const text = found[0]
    let slot = readFigure(text)
    if (columns) {
      for (; at < token.lastIndex; at++) column += line.charCodeAt(at) > 0x2e7f ? 2 : 1
    }
    const next = line.slice(token.lastIndex).trimStart()
    if (slot && /^(?:年|月|日|号)/.test(next)) slot = undefined
    if (slot && words === '' && slots.length === 0 && /^[1-8]$/.test(text) && /^[一-龥]/.test(next) && !unitWord.test(next)) {
      words = `${text}.`
      continue
    }
    if (slot) {
      flushWords()
      if (isGluedZeros(text)) slots.push(...[...text].map(zero => ({ value: 0, raw: zero })))
      else slots.push({ ...slot, ...(columns ? { x: column } : {}) })
    } else if (slots.length && unitWord.test(text)) {
    } else {
      flushSlots()
      const stuck = glued.exec(text)
      const value = stuck && !/年|月|第/.test(stuck[1]!) ? readFigure(stuck[2]!) : undefined
      if (stuck && value && stuck[1]!.length > 1) {
        words += stuck[1]
        flushWords()
        if (isGluedZeros(stuck[2]!)) slots.push(...[...stuck[2]!].map(zero => ({ value: 0, raw: zero })))
        else slots.push(value)
      } else {
        const wide = columns && / {2}$/.test(line.slice(0, found.index))
        if (wide) flushWords()
        words += words === '' ? text : ` ${text}`
      }
    }
  }
  flushSlots()
  flushWords()
  return asSentence({ pieces, text: squash(line), line: line.trim(), fromTable: false, gap: 0 })
}

/** Running text with numbers in it is not a row: `2024 年收到申请 95 件，办结 90 件。` */
function asSentence(unit: Unit): Unit {
  const last = unit.pieces.findLastIndex(piece => piece.kind === 'figures')
  if (last < 0) return unit
  const running = /[。；;]/.test(unit.text) || /\d年|\d月/.test(unit.text)
  const wordsAfter = unit.pieces.slice(last + 1).some(piece => piece.kind === 'words')
  return running && (wordsAfter || /[。；;]/.test(unit.text)) ? { ...unit, pieces: [{ kind: 'words', text: unit.line }] } : unit
}
