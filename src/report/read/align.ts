import { type Columns, type Fitted, fitRow } from './fit.ts'
import type { Group, Groups } from './groups.ts'
import { type Match, squash } from './labels.ts'

/**
 * Gives groups of figures to the rows of a form. Labels are anchors; between two anchors position is certain where the figures are
 * exactly those that the form has there. Nothing else is given away: a wrong figure is far worse than an unread one.
 */
export type Placed = Fitted & { named: boolean; score: number }
export type Alignment = {
  /** row → its figures */
  placed: Map<number, Placed>
  /** rows whose label, or whose place between two read rows, is there, but whose figures cannot be told */
  lost: Set<number>
  /** how much of the text agrees with this list of rows: to choose between two lists */
  score: number
}

type Anchor = { row: number; group: number; score: number; virtual: boolean }
export type Edges = {
  /** the head of the table was seen */
  open: boolean
  /** the table was seen to end */
  closed: boolean
  /** labels of columns: `其他` and `总计` in the head are not rows */
  heads: ReadonlySet<string>
}

export function align(
  all: Groups,
  widths: readonly number[],
  match: (text: string) => readonly Match[],
  columns: (width: number) => Columns,
  edges: Edges,
): Alignment {
  const found = withoutEmptyHeads(all, match, edges.heads)
  const anchors = anchorsOf(found, match)
  const total = { row: widths.length, group: found.groups.length, score: 0, virtual: true }
  const nodes: Anchor[] = [
    ...(edges.open ? [{ row: 0, group: 0, score: 0, virtual: true }] : []),
    ...anchors.filter(anchor => anchor.group < found.groups.length).sort((a, b) => a.group - b.group || a.row - b.row),
    ...(edges.closed ? [total] : []),
  ]
  const segments = new Map<string, Segment>()
  const segment = (a: Anchor, b: Anchor): Segment => {
    const key = `${a.row},${a.group},${b.row},${b.group}`
    let known = segments.get(key)
    if (!known) {
      known = segmentOf(found.groups, widths, columns, a, b)
      segments.set(key, known)
    }
    return known
  }
  const chain = bestChain(nodes, segment, edges)
  const placed = new Map<number, Placed>()
  const lost = new Set<number>()
  let score = 0
  chain.forEach((anchor, i) => {
    const next = chain[i + 1]
    const end = next ?? { row: widths.length, group: found.groups.length, score: 0, virtual: true }
    const part = next ? segment(anchor, next) : tailOf(found.groups, widths, columns, anchor)
    score += anchor.score - part.cost
    for (const [row, fitted] of part.rows)
      placed.set(row, { ...fitted, named: row === anchor.row && !anchor.virtual, score: row === anchor.row ? anchor.score : 0 })
    if (!anchor.virtual && !part.rows.has(anchor.row)) lost.add(anchor.row)
    if (part.broken) for (let row = anchor.row; row < (next ? end.row : anchor.row + 1); row++) if (!part.rows.has(row)) lost.add(row)
  })
  for (const anchor of anchors) if (!placed.has(anchor.row) && anchor.score >= 0.9) lost.add(anchor.row)
  return { placed, lost, score }
}

/** Empty cells after words that name no row belong to the head of the table. */
function withoutEmptyHeads({ groups, after }: Groups, match: (text: string) => readonly Match[], heads: ReadonlySet<string>): Groups {
  const kept: Group[] = []
  let carried: string[] = []
  for (const group of groups) {
    const before = carried.length ? [...carried, ...group.before] : group.before
    const empty = group.slots.every(slot => slot.value === null && slot.raw === '')
    const named = before.slice(-6).some(word => !heads.has(squash(word)) && (match(word)[0]?.score ?? 0) >= 0.65)
    carried = empty && !named ? before : []
    if (!empty || named) kept.push(before === group.before ? group : { ...group, before })
  }
  return { groups: kept, after: carried.length ? [...carried, ...after] : after }
}

/** Every label before a group of figures, alone or joined with the pieces it was broken into. */
function anchorsOf(found: Groups, match: (text: string) => readonly Match[]): Anchor[] {
  const anchors: Anchor[] = []
  const windows = [...found.groups.map(group => group.before), found.after]
  windows.forEach((words, group) => {
    const best = new Map<number, number>()
    const consider = (text: string, late: number) => {
      for (const { row, score } of match(text)) {
        const value = score + late * 0.02
        if (value > (best.get(row) ?? 0)) best.set(row, value)
      }
    }
    words.forEach((word, i) => {
      const late = (i + 1) / words.length
      consider(word, late)
      if (i === 0 || (match(word)[0]?.score ?? 0) >= 0.95) return
      let text = word
      for (let back = i - 1; back >= Math.max(0, i - 5); back--) {
        text = words[back]! + text
        if (text.length > 60) break
        consider(text, late)
      }
    })
    for (const [row, score] of best) anchors.push({ row, group, score, virtual: false })
  })
  return anchors
}

type Segment = { rows: Map<number, Fitted>; cost: number; broken: boolean }

/** The rows from anchor `a` up to anchor `b`, if the figures between them are exactly theirs; else only what is certain. */
function segmentOf(
  groups: readonly Group[],
  widths: readonly number[],
  columns: (width: number) => Columns,
  a: Anchor,
  b: Anchor,
): Segment {
  const rows = new Map<number, Fitted>()
  let row = a.row
  let exact = true
  for (let g = a.group; g < b.group && exact; g++) {
    const group = groups[g]!
    if (row >= b.row) exact = false
    else if (group.whole || group.slots.length <= widths[row]!) {
      const fitted = fitRow(group, widths[row]!, columns(widths[row]!))
      if (fitted) rows.set(row++, withRepair(fitted, group))
      else if (group.whole) exact = false
      else exact = false
    } else {
      let at = 0
      while (at < group.slots.length && row < b.row && at + widths[row]! <= group.slots.length) {
        const width = widths[row]!
        rows.set(row++, withRepair({ slots: group.slots.slice(at, at + width) }, group))
        at += width
      }
      if (at < group.slots.length) exact = false
    }
  }
  if (exact && row === b.row) return { rows, cost: 0, broken: false }
  return onlyFirst(groups, widths, columns, a, b.group, b.row)
}

/** After the last anchor of a text that was cut off. */
const tailOf = (groups: readonly Group[], widths: readonly number[], columns: (width: number) => Columns, a: Anchor): Segment =>
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
  if (group.whole || width < 7 || group.slots.length < width) return undefined
  const first = group.slots.slice(0, width)
  let sum = 0
  for (const slot of first.slice(0, -1)) sum += slot.value ?? Number.NaN
  return first.at(-1)?.value === sum ? { slots: first } : undefined
}

const withRepair = (fitted: Fitted, group: Group): Fitted => (group.repaired ? { ...fitted, repaired: group.repaired } : fitted)

/** The increasing series of anchors that explains most of the figures. */
function bestChain(nodes: readonly Anchor[], segment: (a: Anchor, b: Anchor) => Segment, edges: Edges): Anchor[] {
  if (nodes.length === 0) return []
  const value = nodes.map((node, j) => (edges.open && j > 0 ? Number.NEGATIVE_INFINITY : node.score))
  const from = nodes.map(() => -1)
  for (let j = 0; j < nodes.length; j++) {
    const b = nodes[j]!
    for (let i = j - 1; i >= 0; i--) {
      const a = nodes[i]!
      if (
        a.group > b.group ||
        a.row > b.row ||
        (a.group === b.group && a.row !== b.row && !a.virtual) ||
        (a.row === b.row && a.group !== b.group)
      )
        continue
      if (a.row === b.row && !a.virtual) continue
      if (a.row === b.row && a.group === b.group && a.virtual && b.virtual) continue
      const candidate = value[i]! - (a.row === b.row ? 0 : segment(a, b).cost) + b.score
      if (candidate > value[j]!) {
        value[j] = candidate
        from[j] = i
      }
    }
  }
  let end = edges.closed ? nodes.length - 1 : value.indexOf(Math.max(...value))
  const chain: Anchor[] = []
  while (end >= 0) {
    chain.unshift(nodes[end]!)
    end = from[end]!
  }
  return chain
}
