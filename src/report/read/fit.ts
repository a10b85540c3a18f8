import type { Slot } from './figure.ts'
import { addsUp, type Group } from './groups.ts'

/** The figures of one row, and what had to be done to get them. */
export type Fitted = { slots: Slot[]; repaired?: string }

/** Where the figures of full rows stand: by place from the right end of the grid, or by column on the line. */
export type Columns = { fromRight: number[] | null; x: number[] | null }

/** Learns the columns from the rows that have a figure in every cell. */
export function columnsOf(groups: readonly Group[], width: number): Columns {
  const votes = new Map<string, number>()
  const xs: number[][] = []
  for (const { slots } of groups) {
    const figures = slots.filter(slot => slot.value !== null)
    if (figures.length !== width) continue
    if (figures.every(slot => slot.fromRight !== undefined)) {
      const key = figures.map(slot => slot.fromRight).join(',')
      votes.set(key, (votes.get(key) ?? 0) + 1)
    }
    if (figures.every(slot => slot.x !== undefined)) xs.push(figures.map(slot => slot.x! - slot.raw.length / 2))
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0]
  return {
    fromRight: best ? best[0].split(',').map(Number) : null,
    x: xs.length ? Array.from({ length: width }, (_, i) => median(xs.map(row => row[i]!))) : null,
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!

/** The cells of a group as one row of `width`; undefined where it cannot be told which cell is which. */
export function fitRow(group: Group, width: number, columns: Columns): Fitted | undefined {
  const { slots } = group
  const figures = slots.filter(slot => slot.value !== null)
  const marked = slots.filter(slot => slot.value !== null || slot.raw !== '')
  if (slots.length === width) return { slots }
  if (!group.whole) return slots.length < width ? byColumn(slots, width, columns.x) : withoutStandIn(slots, width, 1)
  if (figures.length === 0) return slots.length > 0 ? { slots: blanks(width) } : undefined
  if (marked.length === width) return { slots: marked }
  if (columns.fromRight && slots.length > width && slots.every(slot => slot.fromRight !== undefined)) {
    const placed = columns.fromRight.map(place => slots.find(slot => slot.fromRight === place))
    if (figures.every(slot => placed.includes(slot))) return { slots: placed.map(slot => slot ?? { value: null, raw: '' }) }
  }
  const fewer = withoutStandIn(marked, width, 2)
  if (fewer) return fewer
  const spanned = marked.slice(width - 1)
  if (spanned.length > 1 && width <= 2 && spanned.every(slot => slot.value === spanned[0]!.value))
    return { slots: marked.slice(0, width), repaired: '合并的单元格重复了同一数字' }
  const trailing = slots.findLastIndex(slot => slot.raw !== '') + 1
  if (trailing < width && slots.length > width && width > 1) return { slots: slots.slice(0, width) }
  return undefined
}

/** The rows of table 3, seven figures wide, are the only ones whose last figure is the sum of the others. */
export const endsInItsSum = (width: number): boolean => width === 7

/** A figure before the row's own: a lost label's 0, or the number of the line. The row's own add up (T3-3), with it they don't. */
function withoutStandIn(slots: readonly Slot[], width: number, most: number): Fitted | undefined {
  if (!endsInItsSum(width) || slots.length <= width || slots.length > width + most) return undefined
  const last = slots.slice(-width)
  if (!addsUp(last) || (slots.slice(0, -width).some(slot => slot.value !== 0) && addsUp(slots.slice(0, width)))) return undefined
  return { slots: last, repaired: '行首多出的数字是行名的占位或行次' }
}

const blanks = (width: number): Slot[] => Array.from({ length: width }, () => ({ value: null, raw: '' }))

/** A line with fewer figures than the row has cells: each goes to the column that it stands under. */
function byColumn(slots: readonly Slot[], width: number, x: number[] | null): Fitted | undefined {
  if (!x || slots.length === 0 || slots.some(slot => slot.x === undefined)) return undefined
  const row = blanks(width)
  for (const slot of slots) {
    const centre = slot.x! - slot.raw.length / 2
    const distances = x.map(column => Math.abs(column - centre))
    const nearest = distances.indexOf(Math.min(...distances))
    const reach = Math.min(...x.flatMap((column, i) => (i === nearest ? [] : [Math.abs(column - x[nearest]!)]))) / 3
    if (distances[nearest]! > reach || row[nearest]!.raw !== '') return undefined
    row[nearest] = slot
  }
  return { slots: row, repaired: '有空格，按列的位置对应' }
}
