import type { Slot } from './figure.ts'
import type { Unit } from './units.ts'

/** Figures that stand together, with the words since the figures before them. `whole` = the cells of exactly one row. */
export type Group = { before: string[]; slots: Slot[]; whole: boolean; repaired?: string }
export type Groups = { groups: Group[] /** words after the last figures */; after: string[] }

type Line = { slots: Slot[]; gap: number; whole: boolean }

/** Parts the units of a table into groups of figures. `width`: the figures of a full row, where all rows have the same. */
export function groupsOf(units: readonly Unit[], width?: number): Groups {
  const groups: Group[] = []
  let words: string[] = []
  let lines: Line[] = []
  let ended = false
  const flush = () => {
    if (!lines.length) return
    const found = rowsOf(lines, width, ended)
    found.forEach((group, i) => {
      groups.push({ ...group, before: i === 0 ? words : [] })
    })
    if (found.length) words = []
    lines = []
    ended = false
  }
  for (const unit of units) {
    let gap = unit.gap
    for (const piece of unit.pieces) {
      if (piece.kind === 'words') {
        flush()
        words.push(piece.text)
      } else if (piece.kind === 'rowEnd') {
        ended = true
        flush()
      } else {
        const last = lines.at(-1)
        if (last && !last.whole && !piece.whole && gap === -1) last.slots.push(...piece.slots)
        else lines.push({ slots: piece.slots, gap: Math.max(gap, 0), whole: piece.whole })
      }
      gap = -1
    }
  }
  flush()
  return { groups, after: words }
}

const filled = (slots: readonly Slot[]): Slot[] => slots.filter(slot => slot.value !== null || slot.raw !== '')

function rowsOf(lines: readonly Line[], width: number | undefined, ended: boolean): Omit<Group, 'before'>[] {
  if (lines.some(line => line.whole)) return joined(lines, width)
  const count = filled(lines.flatMap(line => line.slots)).length
  if (count === 0) return lines.length > 1 || ended ? [{ slots: lines.flatMap(line => line.slots), whole: true }] : []
  const kept =
    lines.some(line => line.slots.some(slot => slot.raw === '')) && width !== undefined && count % width === 0
      ? lines.filter(line => line.slots.some(slot => slot.raw !== '' || slot.value !== null))
      : lines
  if (width !== undefined) {
    const byLine = rowsByLine(kept, width)
    if (byLine) return byLine
    const columns = rowsByColumn(kept, width)
    if (columns) return columns
  }
  const slots = kept.flatMap(line => line.slots)
  if (width !== undefined && kept.every(line => line.slots.length === 1)) {
    const turned = turnedIfItAddsUp(slots, width)
    if (turned) return turned
  }
  return [{ slots, whole: ended && (width === undefined || slots.length < 2 * width) }]
}

/** Rows of a grid; a row broken over two lines is joined where only the parts together fill it. */
function joined(lines: readonly Line[], width: number | undefined): Omit<Group, 'before'>[] {
  const out: Omit<Group, 'before'>[] = []
  for (const line of lines) {
    const last = out.at(-1)
    if (width !== undefined && last && last.slots.length < width && last.slots.length + line.slots.length === width)
      last.slots = [...last.slots, ...line.slots]
    else out.push({ slots: [...line.slots], whole: line.whole || width === undefined || line.slots.length <= width })
  }
  return out
}

/** Lines that each hold a full row; a bare number between them is the number of a page. */
function rowsByLine(lines: readonly Line[], width: number): Omit<Group, 'before'>[] | undefined {
  if (lines.length < 2 || !lines.some(line => line.slots.length === width)) return undefined
  const out: Omit<Group, 'before'>[] = []
  let rest: Slot[] = []
  const flush = () => {
    const lonely = rest.length === 1 && /^\d{1,3}$/.test(rest[0]!.raw)
    if (rest.length && !lonely) out.push({ slots: rest, whole: false })
    rest = []
  }
  for (const line of lines) {
    if (line.slots.length === width) {
      flush()
      out.push({ slots: line.slots, whole: false })
    } else rest.push(...line.slots)
  }
  flush()
  return out
}

/** Text in the order of the page may give a block of rows column by column: seven equal stacks parted by empty lines. */
function rowsByColumn(lines: readonly Line[], width: number): Omit<Group, 'before'>[] | undefined {
  if (lines.some(line => line.slots.length !== 1)) return undefined
  const stacks: Slot[][] = []
  lines.forEach((line, i) => {
    if (i > 0 && line.gap === 0) stacks.at(-1)!.push(line.slots[0]!)
    else stacks.push([line.slots[0]!])
  })
  if (!stacks.some(stack => stack.length > 1) || stacks.length < width) return undefined
  const out: Omit<Group, 'before'>[] = []
  let single: Slot[] = []
  let transposed = false
  for (let i = 0; i < stacks.length; ) {
    const size = stacks[i]!.length
    const block = stacks.slice(i, i + width)
    if (size > 1 && block.length === width && block.every(stack => stack.length === size) && standInColumns(block, size)) {
      if (single.length) out.push({ slots: single, whole: false })
      single = []
      for (let row = 0; row < size; row++)
        out.push({ slots: block.map(stack => stack[row]!), whole: false, repaired: '数字按列排列，按位置还原为行' })
      transposed = true
      i += width
    } else {
      single.push(...stacks[i]!)
      i++
    }
  }
  if (single.length) out.push({ slots: single, whole: false })
  return transposed ? out : undefined
}

/**
 * Seven stacks of seven (or of fourteen) may be rows as well as columns. The printed sums tell: the order in which more rows add up.
 * Where they don't tell, a stack whose size is a whole number of rows is rows.
 */
function standInColumns(block: readonly Slot[][], size: number): boolean {
  const width = block.length
  if (size % width !== 0) return true
  const flat = block.flat()
  const across = addingUp(Array.from({ length: size }, (_, row) => block.map(stack => stack[row]!)))
  const along = addingUp(Array.from({ length: size }, (_, row) => flat.slice(row * width, (row + 1) * width)))
  return across > along
}

const addingUp = (rows: readonly Slot[][]): number => rows.filter(row => addsUp(row)).length

/**
 * Three rows or more with one figure a line and nothing between them: the printed sums tell whether the figures run along the rows
 * or down the columns. Where they tell neither, the run is kept in one piece that fits no row, and stays unread.
 */
function turnedIfItAddsUp(slots: readonly Slot[], width: number): Omit<Group, 'before'>[] | undefined {
  const count = slots.length / width
  if (!Number.isInteger(count) || count < 3) return undefined
  const along = Array.from({ length: count }, (_, row) => slots.slice(row * width, (row + 1) * width))
  const across = Array.from({ length: count }, (_, row) => Array.from({ length: width }, (_, column) => slots[column * count + row]!))
  const convincing = (rows: readonly Slot[][]) => {
    const full = rows.filter(row => row.every(slot => slot.value !== null))
    return full.length > 0 && addingUp(full) >= full.length * 0.8
  }
  if (convincing(along)) return undefined
  if (!convincing(across)) return [{ slots: [...slots], whole: true }]
  return across.map(row => ({ slots: row, whole: false, repaired: '数字按列排列，按位置还原为行' }))
}

/** 行次: where the rows of a table are numbered 1, 2, 3 … in a column of their own, those numbers are no figures. */
export function withoutLineNumbers({ groups, after }: Groups): Groups {
  const first = groups[0]?.slots[0]?.value ?? null
  if (groups.length < 8 || first === null) return { groups, after }
  const numbered = groups.filter((group, i) => group.slots.length > 1 && group.slots[0]!.value === first + i).length
  if (numbered < groups.length * 0.9) return { groups, after }
  return {
    groups: groups.map((group, i) => (group.slots[0]!.value === first + i ? { ...group, slots: group.slots.slice(1) } : group)),
    after,
  }
}

/** Is the last figure the sum of the others (T3-3)? Only used to confirm an order, never to make a figure. */
export function addsUp(row: readonly Slot[]): boolean {
  let sum = 0
  for (const slot of row.slice(0, -1)) {
    if (slot.value === null) return false
    sum += slot.value
  }
  return row.at(-1)?.value === sum
}
