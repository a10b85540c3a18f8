import type { Figure, Remark } from '../report.ts'
import type { Placed } from './align.ts'

/** What reading a table adds to `reading`. */
export type Remarks = { unread: Remark[]; repaired: Remark[] }

/** The figures of a row, and what is to be said of how they were got. */
export function figuresOf(
  placed: Placed | undefined,
  width: number,
  cell: (index: number) => string,
  row: string,
  remarks: Remarks,
): Figure[] {
  if (!placed) {
    for (let i = 0; i < width; i++) remarks.unread.push({ at: cell(i), why: '数字无法确定属于这一行' })
    return Array.from({ length: width }, () => null)
  }
  if (placed.repaired) remarks.repaired.push({ at: row, why: placed.repaired })
  else if (!placed.named) remarks.repaired.push({ at: row, why: '行名缺失，按位置对应' })
  else if (placed.score < 0.9) remarks.repaired.push({ at: row, why: '行名有误，按意思和次序对应' })
  return placed.slots.map((slot, i) => {
    if (slot.value === null) remarks.unread.push({ at: cell(i), why: slot.raw === '' ? '单元格空白' : `单元格为“${slot.raw}”` })
    return slot.value
  })
}
