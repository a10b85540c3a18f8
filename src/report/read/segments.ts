import type { Anchor } from './anchors.ts'
import type { Slot } from './figure.ts'
import { type Columns, endsInItsSum, type Fitted, fitRow } from './fit.ts'
import { addsUp, type Group } from './groups.ts'

/** What is certain between two anchors. `cost` weighs what could not be explained; broken = figures are left that belong to no row. */
export type Segment = { rows: Map<number, Fitted>; cost: number; broken: boolean }

/** The rows from anchor `a` up to anchor `b`, if the figures between them are exactly theirs; else only what is certain. */
export function segmentOf(
  groups: readonly Group[],
  widths: readonly number[],
  columns: (width: number) => Columns,
  a: Anchor,
  b: Anchor,
): Segment {
  if (!couldBeExact(groups, widths, a, b)) return onlyFirst(groups, widths, columns, a, b.group, b.row)
  const rows = new Map<number, Fitted>()
  let row = a.row
  let exact = true
  for (let g = a.group; g < b.group && exact; g++) {
    const group = groups[g]!
    if (row >= b.row) exact = false
    else if (isOneRow(group, widths[row]!)) {
      const fitted = fitRow(group, widths[row]!, columns(widths[row]!))
      if (fitted) rows.set(row++, withRepair(fitted, group))
      else exact = false
    } else {
      let at = 0
      const first = row
      while (at < group.slots.length && row < b.row && at + widths[row]! <= group.slots.length) {
        const width = widths[row]!
        rows.set(row++, withRepair({ slots: group.slots.slice(at, at + width) }, group))
        at += width
      }
      if (at < group.slots.length || !sumsAgree([...rows].filter(([r]) => r >= first).map(([, fitted]) => fitted.slots))) exact = false
    }
  }
  if (exact && row === b.row) return { rows, cost: 0, broken: false }
  return onlyFirst(groups, widths, columns, a, b.group, b.row)
}

/** Figures cut into rows by their number alone may be cut in the wrong place: in table 3 the sums of the rows must say otherwise. */
function sumsAgree(rows: readonly (readonly Slot[])[]): boolean {
  const wide = rows.filter(row => endsInItsSum(row.length))
  const full = wide.filter(row => row.every(slot => slot.value !== null))
  // text whose labels follow their figures is read from its end
  const agree = Math.max(full.filter(row => addsUp(row)).length, full.filter(row => addsUp([...row].reverse())).length)
  return wide.length < 2 || (full.length * 2 >= wide.length && agree >= full.length * 0.8)
}

const isOneRow = ({ whole, slots }: Group, width: number): boolean =>
  whole || slots.length <= width || (slots.length === width + 1 && endsInItsSum(width))

/** A quick count before the figures are looked at: this runs for every pair of anchors. */
function couldBeExact(groups: readonly Group[], widths: readonly number[], a: Anchor, b: Anchor): boolean {
  const wanted = b.row - a.row
  let rows = 0
  for (let g = a.group; g < b.group; g++) {
    const group = groups[g]!
    rows += isOneRow(group, widths[a.row]!) ? 1 : group.slots.length / widths[a.row]!
    if (rows > wanted && sameWidths(widths)) return false
  }
  return rows === wanted || !sameWidths(widths)
}

/** Table 3 has as many figures in each of its rows; the blocks of table 2 differ. */
const sameWidths = (widths: readonly number[]): boolean => endsInItsSum(widths[0] ?? 0)

/** After the last anchor of a text that was cut off. */
export const tailOf = (groups: readonly Group[], widths: readonly number[], columns: (width: number) => Columns, a: Anchor): Segment =>
  a.virtual ? { rows: new Map(), cost: 0, broken: false } : onlyFirst(groups, widths, columns, a, groups.length, a.row + 1)

/** Only the named row itself: its own figures stand directly after its label. */
function onlyFirst(
  groups: readonly Group[],
  widths: readonly number[],
  columns: (width: number) => Columns,
  a: Anchor,
  endGroup: number,
  endRow: number,
): Segment {
  const rows = new Map<number, Fitted>()
  const missing = endRow - a.row - 1
  const group = a.group < endGroup ? groups[a.group] : undefined
  const alone = endGroup - a.group === 1
  if (!a.virtual && group) {
    const width = widths[a.row]!
    const fitted = fitRow(group, width, columns(width)) ?? leading(group, width)
    if (fitted) rows.set(a.row, withRepair(fitted, group))
    if (fitted && alone && group.slots.length <= width) return { rows, cost: 0.25 + 0.08 * missing, broken: false }
  }
  if (endGroup === a.group) return a.virtual ? { rows, cost: 0.15 * (endRow - a.row), broken: false } : { rows, cost: 1, broken: true }
  return { rows, cost: 1.3, broken: true }
}

/** More figures than the row has, but its own come first and add up. */
function leading(group: Group, width: number): Fitted | undefined {
  if (group.whole || !endsInItsSum(width) || group.slots.length < width) return undefined
  const first = group.slots.slice(0, width)
  return addsUp(first) ? { slots: first } : undefined
}

export const withRepair = (fitted: Fitted, group: Group): Fitted => (group.repaired ? { ...fitted, repaired: group.repaired } : fitted)
