import type { Confirmed, Doubt, Report } from '../report/index.ts'
import { doubtsOf } from '../report/index.ts'
import type { Confirmation } from './upload-store.ts'

/** A row in doubt as it stands now: what was read or confirmed in each cell, and whether every cell was laid beside the original. */
export type OpenDoubt = Doubt & { isSeen: boolean }

/** The last word on each cell. */
export const confirmedIn = (all: readonly Confirmation[]): Confirmed => new Map(all.flatMap(({ cells }) => Object.entries(cells)))

export function doubtsNow(report: Report, confirmed: Confirmed, besides: readonly string[] = []): OpenDoubt[] {
  return doubtsOf(report, besides).map(doubt => ({
    ...doubt,
    isSeen: doubt.cells.every(({ at }) => confirmed.has(at)),
    cells: doubt.cells.map(cell => ({ ...cell, figure: confirmed.has(cell.at) ? confirmed.get(cell.at)! : cell.figure })),
  }))
}

const figure = /^-?\d{1,9}(\.\d{1,6})?$/

type Typed = { cells: Record<string, number | null>; faults: Record<string, string> }

/**
 * What a sent form confirms: all cells of the rows that are ticked, and any cell in which something else was typed than stood there. An empty
 * cell is one that the original leaves blank: it is never taken for a zero.
 */
export function typedIn(doubts: readonly OpenDoubt[], typed: Readonly<Record<string, string>>, ticked: readonly string[]): Typed {
  const found: Typed = { cells: {}, faults: {} }
  for (const { row, cells } of doubts)
    for (const { at, figure: stands } of cells) {
      const text = (typed[at] ?? '').normalize('NFKC').replaceAll(/[\s,]/g, '')
      const isTicked = ticked.includes(row) || ticked.includes('all')
      if (text !== '' && !figure.test(text)) found.faults[at] = '请填写数字，例如 12；原件没有的留空。'
      else if (isTicked || (text !== '' && Number(text) !== stands)) found.cells[at] = text === '' ? null : Number(text)
    }
  return found
}
