import {
  bar,
  barsHoldRows,
  cellsEndInBars,
  cellsOf,
  cellsOfCsv,
  holdsCsv,
  isCsvRow,
  isRule,
  onlyBars,
  outerBars,
  rowsOpenWithBars,
} from './bars.ts'
import type { Block } from './blocks.ts'
import { unitOfCellLine, unitOfCells } from './cell-units.ts'
import type { Slot } from './figure.ts'
import { unitOfLine } from './line-units.ts'

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

const pageNumber = /^\s*(?:[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*[/／]\s*\d{1,3})\s*$/

export function unitsOf(blocks: readonly Block[]): Unit[] {
  const units: Unit[] = []
  let lines: string[] = []
  const flush = () => {
    for (const unit of unitsOfLines(lines)) units.push(unit)
    lines = []
  }
  for (const block of blocks) {
    if (block.kind === 'line') {
      if (block.text.length > 120) for (const part of brokenBeforeLabels(block.text)) lines.push(part)
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
  const csv = holdsCsv(lines)
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
    if (!bar.test(line))
      unit =
        line.includes('\t') && /\S\t/.test(line)
          ? unitOfCells(line.split('\t'), false, line)
          : csv && isCsvRow(line)
            ? unitOfCells(cellsOfCsv(line), false, line)
            : unitOfLine(line)
    else if (isRule(line)) continue
    else if (rowsOfCells) unit = onlyBars(line) ? undefined : unitOfCells(cellsOf(line, edges), true, line)
    else if (rowsOpen && barsBefore === 1 && line.trim().length === 1 && onlyBars(line)) {
      // two bars on lines of their own: a row ends, the next one begins
      units.pop()
      unit = { pieces: [{ kind: 'rowEnd' }], text: '', line: '', fromTable: false, gap: 0 }
    } else if (rowEnded && line.trim().length === 1 && onlyBars(line))
      unit = undefined // the left edge of the next row
    else unit = unitOfCellLine(line, ownBars, barsBefore)
    barsBefore = bar.test(line) && onlyBars(line) ? barsBefore + 1 : 0
    rowEnded = unit?.pieces.at(-1)?.kind === 'rowEnd'
    if (!unit) continue
    units.push({ ...unit, gap })
    gap = 0
  }
  return units
}
