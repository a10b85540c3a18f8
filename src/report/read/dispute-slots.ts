import { forms } from '../forms/index.ts'
import type { Slot } from './figure.ts'
import { addsUp, type Group, groupsOf } from './groups.ts'
import { squash } from './labels.ts'
import type { Region } from './regions.ts'

const { columns, groups: kinds } = forms[0].disputes
const labels = columns.map(column => column.label)
const width = columns.length
const total = labels.length - 1
const blank: Slot = { value: null, raw: '' }

/** The five cells of each group of table 4, in the order of the form; undefined where it cannot be told which figure is which. */
export function disputeSlots(region: Region): Slot[][] | undefined {
  const { groups } = groupsOf(region.units)
  const heads = region.units.flatMap(unit => unit.pieces.flatMap(piece => (piece.kind === 'words' ? [squash(piece.text)] : [])))
  if (otherKindFirst(heads)) return undefined
  const turned = downTheColumns(groups)
  if (turned) return turned
  const order = orderOfHeads(heads)
  const found = fifteen(groups, (order?.length ?? width) * kinds.length)
  if (!found) return undefined
  const size = found.length / kinds.length
  const rows = kinds.map((_, kind) => found.slice(kind * size, (kind + 1) * size))
  if (!order || (size === width && order.every((column, i) => column === i))) return rows
  const arranged = rows.map(row => labels.map((_, column) => row[order.indexOf(column)] ?? blank))
  if (size < width) return arranged
  // The heads of a page may be read in another order than they stand: the sums must agree with what they say.
  const agreeing = (all: Slot[][]) => all.filter(row => addsUp(row)).length
  return agreeing(arranged) > agreeing(rows) ? arranged : agreeing(rows) === kinds.length ? rows : undefined
}

/** 行政诉讼 before 行政复议: another order than the form's. */
function otherKindFirst(heads: readonly string[]): boolean {
  const litigation = heads.indexOf('行政诉讼')
  const reconsideration = heads.indexOf('行政复议')
  return litigation >= 0 && reconsideration > litigation
}

/** The order of the columns as the heads have it, where all are named whole, one after the other, three times the same or once. */
function orderOfHeads(heads: readonly string[]): number[] | undefined {
  const named = heads.map(head => labels.indexOf(head)).filter(column => column >= 0)
  const size = new Set(named).size
  if (size < total || named.length % size !== 0) return undefined
  const order = named.slice(0, size)
  if (named.some((column, i) => column !== order[i % size])) return undefined
  return size === width || !heads.some(head => head.includes('总')) ? order : undefined
}

/** The figures of the one row; a row of column numbers above it is none of it, and a second row leaves open which is meant. */
function fifteen(groups: readonly Group[], size: number): Slot[] | undefined {
  const numbersOfColumns = (slots: readonly Slot[]) => slots.every((slot, i) => slot.value === i + 1)
  const kept = groups.map(group => group.slots).filter(slots => slots.length !== size || !numbersOfColumns(slots))
  const whole = kept.filter(slots => slots.length === size)
  const same = (slots: readonly Slot[]) => slots.every((slot, i) => slot.value === whole[0]![i]!.value)
  if (whole.length > 0) return whole.every(same) ? whole[0] : undefined
  const slots = kept.flat()
  const marked = slots.filter(slot => slot.value !== null || slot.raw !== '')
  const rest = marked.slice(size)
  if (marked.length === 2 * size && numbersOfColumns(marked.slice(0, size))) return rest
  return marked.length === size ? marked : slots.length === size ? slots : undefined
}

/** The results down the side, the three groups across. */
function downTheColumns(groups: readonly Group[]): Slot[][] | undefined {
  const rows = groups.filter(group => group.slots.length === kinds.length)
  const named = labels.map(label => rows.find(group => squash(group.before.at(-1) ?? '') === label))
  return named.every(group => group !== undefined) ? kinds.map((_, kind) => named.map(group => group!.slots[kind]!)) : undefined
}
