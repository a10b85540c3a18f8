import type { Rule, Rules } from './pdf-rules.ts'
import { cellTextOf, type Word } from './pdf-words.ts'

export type PageTable = { top: number; rows: string[][]; words: Set<Word> }

/** Rules nearer than this are one: double borders, borders of neighbouring cells. No row of text is that low. */
const near = 3.5

/** What is lower or narrower, and empty, is the space between two borders and no cell. */
const lowest = 6

/** The tables that the rules of a page draw, cell by cell with their spans, and the words that stand in them. */
export function tablesOf(rules: Rules, words: readonly Word[]): PageTable[] {
  const horizontal = joined(rules.horizontal)
  const vertical = joined(rules.vertical)
  if (horizontal.length * vertical.length > 2_000_000) return []
  return components(horizontal, vertical).flatMap(([across, down]) => tableOf(across, down, words) ?? [])
}

/** Rules in one line that touch or overlap, as one rule. */
function joined(rules: readonly Rule[]): Rule[] {
  const result: Rule[] = []
  for (const group of clusters(rules, ({ at }) => at)) {
    let last: Rule | undefined
    for (const rule of group.sort((a, b) => a.from - b.from)) {
      if (last !== undefined && rule.from <= last.to + near) last.to = Math.max(last.to, rule.to)
      else {
        last = { ...rule }
        result.push(last)
      }
    }
  }
  return result
}

function clusters<T>(items: readonly T[], place: (item: T) => number): T[][] {
  const groups: T[][] = []
  let start = Number.NEGATIVE_INFINITY
  for (const item of [...items].sort((a, b) => place(a) - place(b))) {
    if (place(item) - start <= near) groups.at(-1)?.push(item)
    else {
      groups.push([item])
      start = place(item)
    }
  }
  return groups
}

const middle = (group: readonly number[]): number => group.reduce((sum, value) => sum + value, 0) / group.length
const within = (value: number, { from, to }: Rule): boolean => value >= from - near && value <= to + near

/** Rules that touch, directly or over others: one table each. */
function components(horizontal: Rule[], vertical: Rule[]): [Rule[], Rule[]][] {
  const left = new Set(vertical)
  const rest = new Set(horizontal)
  const result: [Rule[], Rule[]][] = []
  for (const seed of horizontal) {
    if (!rest.delete(seed)) continue
    const across = [seed]
    const down: Rule[] = []
    for (let h = 0, v = 0; h < across.length || v < down.length; ) {
      const rule = across[h]
      if (rule !== undefined) {
        h++
        for (const other of left) if (within(other.at, rule) && within(rule.at, other)) left.delete(other) && down.push(other)
        continue
      }
      const upright = down[v++] as Rule
      for (const other of rest) if (within(other.at, upright) && within(upright.at, other)) rest.delete(other) && across.push(other)
    }
    if (down.length > 0) result.push([across, down])
  }
  return result
}

function tableOf(across: Rule[], down: Rule[], words: readonly Word[]): PageTable | undefined {
  // A side without a rule, and a page's end in the middle of a row, are where the other rules end.
  const xs = clusters(
    [...down.map(({ at }) => at), Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))],
    x => x,
  ).map(middle)
  const ys = clusters(
    [...across.map(({ at }) => at), Math.min(...down.map(({ from }) => from)), Math.max(...down.map(({ to }) => to))],
    y => y,
  ).map(middle)
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns * rows < 2 || columns * rows > 20_000) return undefined
  const cells = mergedCells(xs, ys, across, down)
  const inside = new Map<number, Word[]>()
  const taken = new Set<Word>()
  for (const word of words) {
    const row = placeOf(ys, word.y - word.size * 0.3)
    if (row < 0 || row >= rows) continue
    const parts = partsOf(word, xs)
    for (const part of parts) {
      const column = placeOf(xs, part.x + part.width / 2)
      if (column < 0 || column >= columns) continue
      const cell = cells[row * columns + column] ?? 0
      const held = inside.get(cell)
      if (held === undefined) inside.set(cell, [part])
      else held.push(part)
      taken.add(word)
    }
  }
  if (taken.size === 0) return undefined
  const ends = new Map<number, number>()
  for (const [field, cell] of cells.entries()) ends.set(cell, field)
  const texts: string[][] = []
  for (let row = 0; row < rows; row++) {
    const begun: string[] = []
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      if (cells[cell] !== cell) continue
      const end = ends.get(cell) ?? cell
      const width = (xs[(end % columns) + 1] ?? 0) - (xs[column] ?? 0)
      const height = (ys[Math.floor(end / columns) + 1] ?? 0) - (ys[row] ?? 0)
      const text = cellTextOf(inside.get(cell) ?? [], width)
      if (text !== '' || (width >= lowest && height >= lowest)) begun.push(text)
    }
    if (begun.length > 1 || (begun[0] ?? '') !== '') texts.push(begun)
  }
  return { top: ys[0] ?? 0, rows: texts, words: taken }
}

/** For every field of the grid the field in which its cell begins: fields without a rule between them are one cell. */
function mergedCells(xs: readonly number[], ys: readonly number[], across: readonly Rule[], down: readonly Rule[]): number[] {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const byColumn = xs.map(x => down.filter(({ at }) => Math.abs(at - x) <= near))
  const byRow = ys.map(y => across.filter(({ at }) => Math.abs(at - y) <= near))
  const begins = Array.from({ length: columns * rows }, (_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (begins[at] !== at) at = begins[at] as number
    begins[i] = at
    return at
  }
  for (let row = 0; row < rows; row++) {
    const y = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
    for (let column = 0; column < columns; column++) {
      const x = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
      const field = row * columns + column
      if (column > 0 && !byColumn[column]?.some(({ from, to }) => y >= from && y <= to)) unite(field, field - 1)
      if (row > 0 && !byRow[row]?.some(({ from, to }) => x >= from && x <= to)) unite(field, field - columns)
    }
  }
  function unite(a: number, b: number): void {
    const [first, second] = [find(a), find(b)]
    begins[Math.max(first, second)] = Math.min(first, second)
  }
  return begins.map((_, i) => find(i))
}

function placeOf(edges: readonly number[], value: number): number {
  let place = -1
  for (const edge of edges) if (value >= edge) place++
  return place
}

/** A run of text that reaches over a rule holds the text of several cells, parted by spaces. */
function partsOf(word: Word, xs: readonly number[]): Word[] {
  const crossed = xs.some(x => x > word.x + near && x < word.x + word.width - near)
  if (!crossed || !/\S\s+\S/.test(word.text)) return [word]
  const each = word.width / word.text.length
  return Array.from(word.text.matchAll(/\S+/g), found => ({
    ...word,
    text: found[0],
    x: word.x + found.index * each,
    width: found[0].length * each,
  }))
}
