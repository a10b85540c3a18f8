import { forms } from '../forms/index.ts'
import type { Slot } from './figure.ts'
import { addsUp, type Group, type Groups, groupsOf, withoutLineNumbers } from './groups.ts'
import type { Unit } from './units.ts'

/** A column of table 3 as it is printed: its place in the form, or the subtotal of the organisations that some reports add. */
type Printed = number | 'subtotal'

const labels = forms[0].applications.columns.map(column => column.label)
const width = labels.length
const total = width - 1
const asInForm = (order: readonly Printed[]): boolean => order.length === width && order.every((column, i) => column === i)

/**
 * The groups of figures of table 3 with their cells in the order of the form. Where the heads name another order, or one column more,
 * the sums of the rows (T3-3) must agree with them; `sure` is false where they contradict each other, so that nothing may be read.
 */
export function applicationGroups(units: readonly Unit[]): { found: Groups; sure: boolean } {
  const order = orderOfHeads(units)
  const found = withoutLineNumbers(groupsOf(units, width))
  const ends = agreeing(found, row => addsUp(row))
  if (asInForm(order)) return { found, sure: ends.agree > 0 || agreeing(found, totalFirst).agree < 3 }
  const printed = withoutLineNumbers(groupsOf(units, order.length))
  const arranged = { groups: printed.groups.map(group => arrange(group, order)), after: printed.after }
  const says = agreeing(printed, row => hasItsSums(row, order))
  if (says.of === 0 || says.agree >= says.of * 0.8) return { found: arranged, sure: true }
  return { found, sure: ends.of > 0 && ends.agree >= ends.of * 0.8 }
}

/** How many rows that are not all zeros agree with a sum. */
function agreeing({ groups }: Groups, sum: (row: readonly Slot[]) => boolean): { agree: number; of: number } {
  const rows = groups.map(group => group.slots).filter(row => row.length >= width && row.every(slot => slot.value !== null))
  const telling = rows.filter(row => row.some(slot => slot.value !== 0))
  return { agree: telling.filter(sum).length, of: telling.length }
}

const totalFirst = (row: readonly Slot[]): boolean => row.length === width && addsUp([...row.slice(1), row[0]!])

function hasItsSums(row: readonly Slot[], order: readonly Printed[]): boolean {
  if (row.length !== order.length) return false
  const at = (column: Printed) => row[order.indexOf(column)]!
  const inForm = labels.map((_, column) => at(column))
  return addsUp(inForm) && (!order.includes('subtotal') || addsUp([...inForm.slice(1, total), at('subtotal')]))
}

function arrange(group: Group, order: readonly Printed[]): Group {
  const { slots } = group
  if (slots.length === 0 || slots.length % order.length !== 0) return { ...group, slots: [], whole: false }
  const rows = Array.from({ length: slots.length / order.length }, (_, i) => slots.slice(i * order.length, (i + 1) * order.length))
  return {
    ...group,
    slots: rows.flatMap(row => labels.map((_, column) => row[order.indexOf(column)]!)),
    repaired: '列的次序与格式不同，按表头对应',
  }
}

const rowLabels = /$|[一二]、?(?:本年新收|上年)|\(一\)予以|1[.、]属于国家/

/** The order of the columns by the words before the first figures; the form's where the heads are broken, or do not tell. */
function orderOfHeads(units: readonly Unit[]): Printed[] {
  let heads = ''
  for (const unit of units) {
    if (unit.pieces.some(piece => piece.kind === 'figures' && piece.slots.some(slot => slot.value !== null))) break
    heads += unit.text
  }
  const start = Math.max(heads.search(/申请人情况|自然人|法人或/), 0)
  heads = heads.slice(start, start + heads.slice(start).search(rowLabels)).replace(/法人[或和及]其他组织|[或和及]其他|\(.{1,4}\)/g, '')
  const place = (column: Printed) => heads.indexOf(column === 'subtotal' ? '小计' : labels[column]!)
  const organisations = Array.from({ length: total - 1 }, (_, i) => i + 1)
  const middle: Printed[] = [...organisations].sort((a, b) => place(a) - place(b))
  // only heads that are whole and stand together tell an order
  const inRow = heads.replace(/自然人|总计|小计/g, '').includes(middle.map(column => labels[column as number]).join(''))
  const order: Printed[] = inRow ? middle : organisations
  if (inRow && place('subtotal') >= 0) order.splice(order.filter(column => place(column) < place('subtotal')).length, 0, 'subtotal')
  return place(total) >= 0 && place(total) < place(0) ? [total, 0, ...order] : [0, ...order, total]
}

const { left, right } = forms[0].applications.balance

/** Does 一 + 二 = （七） + 四 fail in nearly every column? A report gets one or two wrong; rows given to the wrong labels get all. */
export function contradictsBalance(rows: Readonly<Record<string, readonly (number | null)[]>>): boolean {
  const sides = [left, right].map(keys => keys.map(key => rows[key]))
  const side = (keys: (typeof sides)[0], column: number) => keys!.reduce((sum, row) => sum + (row?.[column] ?? Number.NaN), 0)
  const columns = labels.map((_, column) => sides.map(keys => side(keys, column))).filter(([a, b]) => a! + b! > 0)
  return columns.length >= 4 && columns.filter(([a, b]) => a !== b).length >= columns.length - 1
}
