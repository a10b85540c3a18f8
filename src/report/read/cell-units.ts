import { bar, cellsOf, onlyBars } from './bars.ts'
import { isUnreadable, readFigure, type Slot } from './figure.ts'
import { squash } from './labels.ts'
import type { Piece, Unit } from './units.ts'
import { wordsOf } from './words.ts'

/** A row of a grid: words first, then the cells after the last words. */
export function unitOfCells(cells: readonly string[], fromTable: boolean, line: string): Unit {
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
    const inside =
      slots.length > 0 &&
      pieces.length > 0 &&
      cell.length <= 20 &&
      /\d/.test(cell) &&
      cells.slice(index + 1).some(c => readFigure(c)?.value != null)
    if (inside) {
      slots.push({ value: null, raw: cell.trim(), fromRight: cells.length - index })
      return
    }
    text.push(cell)
    const before = slots.filter(s => s.raw !== '')
    const counted = before.length === 1 && /^\d{1,2}$/.test(before[0]!.raw) && pieces.every(p => p.kind === 'words')
    const countsRows = counted && (before[0]!.value! > 8 || hasOwnNumber.test(cell)) // 序号, before the label
    const numbersLabel = counted && !countsRows && before[0]!.value! > 0
    if (numbersLabel || (countsRows && fullRow(cells.slice(index + 1))) || before.length === 0) slots = []
    else flush()
    for (const words of splitCell(numbersLabel ? `${before[0]!.raw}.${cell}` : cell)) pieces.push({ kind: 'words', text: words })
  })
  flush()
  return { pieces, text: squash(text.join('')), line: line.trim(), fromTable, gap: 0 }
}

const hasOwnNumber = /^\s*(?:[一二三四五六七八][、,，.．]|[（(][一二三四五六七]|[1-8]\s*[.、．])/
const fullRow = (cells: readonly string[]): boolean => cells.filter(cell => readFigure(cell)).length >= 7

const splitCell = (cell: string): string[] => (cell.length > 12 ? wordsOf(cell) : [cell])

/** A cell that has the line to itself. Two bars or more end the row; a single one on its own line is an empty cell. */
export function unitOfCellLine(line: string, ownBars: boolean, barsBefore: number): Unit | undefined {
  const count = line.split(bar).length - 1
  if (onlyBars(line)) {
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
  const slot = readFigure(cell) ?? (isUnreadable(cell) ? { value: null, raw: cell } : undefined)
  return slot ? { kind: 'figures', slots: [slot], whole: false } : { kind: 'words', text: cell }
}
