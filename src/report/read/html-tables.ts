import { BadInput } from '../../errors.ts'
import type { Block, Limits } from './blocks.ts'

/** What stands in one cell, in reading order. */
export type Cell = Block[]

export function tooManyCells(limits: Limits): BadInput {
  return new BadInput(
    `表格的单元格超过 ${limits.tableCells} 个的上限 / a table has more cells than the limit of ${limits.tableCells}`,
    'tableCells',
  )
}

/** More lines than any cell of the forms has, even where rows were run together or a label stands one character a line. */
const mostLinesOfACell = 60

/** Tells a table that places parts of a page from one that holds data: one column, a cell like a page, or mostly other tables. */
export function laysOut(rows: Cell[][]): boolean {
  let own = 0
  let nested = 0
  let widest = 0
  for (const row of rows) {
    widest = Math.max(widest, row.length)
    for (const cell of row) {
      if (cell.length > mostLinesOfACell) return true
      let inside = 0
      for (const block of cell) if (block.kind === 'table') inside += block.rows.flat().length
      nested += inside
      if (inside === 0 && cell.length > 0) own++
    }
  }
  return widest < 2 || (nested > 0 && nested * 2 >= own)
}

export function dissolve(rows: Cell[][], out: Block[]): void {
  for (const row of rows) {
    if (row.every(cell => cell.length <= 1 && cell[0]?.kind !== 'table')) {
      const text = row
        .map(cellText)
        .filter(cell => cell !== '')
        .join('  ')
      if (text !== '') out.push({ kind: 'line', text })
    } else for (const cell of row) for (const block of cell) out.push(block)
  }
}

export function cellText(cell: Cell): string {
  const only = cell[0]
  if (only === undefined) return ''
  if (cell.length === 1 && only.kind === 'line') return only.text.trim()
  return cell.map(block => (block.kind === 'line' ? block.text.trim() : block.rows.flat().join('\n'))).join('\n')
}
