import { type Anchor, anchorsOf, type Matcher, withoutEmptyHeads } from './anchors.ts'
import { type Columns, type Fitted, fitRow } from './fit.ts'
import type { Groups } from './groups.ts'
import { squash } from './labels.ts'
import { type Segment, segmentOf, tailOf, withRepair } from './segments.ts'

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
  /** what could not be explained: 0 where every figure has its row */
  cost: number
  /** nothing was missing and nothing had to be weighed */
  direct?: boolean
}

export type Edges = {
  /** the head of the table was seen */
  open: boolean
  /** the table was seen to end */
  closed: boolean
  /** labels of columns: `其他` and `总计` in the head are not rows */
  heads: ReadonlySet<string>
}

/** The alignment of a table in which nothing is missing; undefined where something has to be weighed. */
export function alignDirectly(
  all: Groups,
  widths: readonly number[],
  match: Matcher,
  columns: (width: number) => Columns,
  edges: Edges,
): Alignment | undefined {
  if (!edges.open || !edges.closed || all.groups.length < widths.length) return undefined
  const found = withoutEmptyHeads(all, match, edges.heads)
  if (found.groups.length !== widths.length) return undefined
  return oneByOne(found, anchorsOf(found, match, edges.heads), widths, columns)
}

/** The alignment of a table in which labels or figures are missing, moved or damaged. */
export function alignWeighed(
  all: Groups,
  widths: readonly number[],
  match: Matcher,
  columns: (width: number) => Columns,
  edges: Edges,
): Alignment {
  const found = withoutEmptyHeads(all, match, edges.heads)
  const anchors = anchorsOf(found, match, edges.heads)
  const asPrinted = weigh(found, anchors, widths, columns, edges)
  if (asPrinted.cost === 0) return asPrinted
  const last = widths.length - 1
  const mirrored = backwards(found)
  const mirroredMatch = (text: string) => match(text).map(({ row, score }) => ({ row: last - row, score }))
  const after = weigh(mirrored, anchorsOf(mirrored, mirroredMatch, edges.heads), [...widths].reverse(), columns, {
    ...edges,
    open: edges.closed,
    closed: edges.open,
  })
  const names = (words: readonly string[]) => words.some(word => !edges.heads.has(squash(word)) && (match(word)[0]?.score ?? 0) >= 0.9)
  const leads = names(found.groups[0]?.before ?? [])
  const trails = names(found.after)
  const margin = leads === trails ? 1 : leads ? Number.POSITIVE_INFINITY : 0
  if (trails && !leads && asPrinted.cost > 0 && after.cost > 0 && after.score < asPrinted.score)
    return { placed: new Map(), lost: asPrinted.lost, score: asPrinted.score - 2, cost: asPrinted.cost } // both readings are damaged: neither is safe
  if ((after.cost >= asPrinted.cost && !trails) || after.score <= asPrinted.score + margin) return asPrinted
  const placed = [...after.placed].map(([row, found]) => [last - row, { ...found, slots: [...found.slots].reverse() }] as const)
  return { placed: new Map(placed), lost: new Set([...after.lost].map(row => last - row)), score: after.score, cost: after.cost }
}

/** Text of a PDF may give every label after its figures: read from the end, they come before them. */
const backwards = ({ groups, after }: Groups): Groups => ({
  groups: groups
    .map((group, i) => ({ ...group, slots: [...group.slots].reverse(), before: [...(groups[i + 1]?.before ?? after)].reverse() }))
    .reverse(),
  after: [...(groups[0]?.before ?? [])].reverse(),
})

function weigh(
  found: Groups,
  anchors: readonly Anchor[],
  widths: readonly number[],
  columns: (width: number) => Columns,
  edges: Edges,
): Alignment {
  const total = { row: widths.length, group: found.groups.length, score: 0, virtual: true }
  const nodes: Anchor[] = [
    ...(edges.open ? [{ row: 0, group: 0, score: 0, virtual: true }] : []),
    ...anchors.filter(anchor => anchor.group < found.groups.length).sort((a, b) => a.group - b.group || a.row - b.row),
    ...(edges.closed ? [total] : []),
  ]
  const segments = new Map<number, Segment>()
  const segment = (a: Anchor, b: Anchor): Segment => {
    const key = ((a.row * 64 + b.row) * 16_384 + a.group) * 16_384 + b.group
    let known = segments.get(key)
    if (!known) segments.set(key, (known = segmentOf(found.groups, widths, columns, a, b)))
    return known
  }
  const placed = new Map<number, Placed>()
  const lost = new Set<number>()
  let score = 0
  let cost = 0
  const chain = bestChain(nodes, segment, edges)
  chain.forEach((anchor, i) => {
    const next = chain[i + 1]
    const part = next ? segment(anchor, next) : tailOf(found.groups, widths, columns, anchor)
    score += anchor.score - part.cost
    cost += part.cost
    for (const [row, fitted] of part.rows)
      placed.set(row, { ...fitted, named: row === anchor.row && !anchor.virtual, score: row === anchor.row ? anchor.score : 0 })
    if (!anchor.virtual && !part.rows.has(anchor.row)) lost.add(anchor.row)
    if (part.broken) for (let row = anchor.row; row < (next?.row ?? anchor.row + 1); row++) if (!part.rows.has(row)) lost.add(row)
  })
  for (const anchor of anchors) if (!placed.has(anchor.row) && anchor.score >= 0.9) lost.add(anchor.row)
  return { placed, lost, score, cost }
}

/** As many groups as rows, each fitting its row, most of them after their own label and none after the label of another. */
function oneByOne(
  found: Groups,
  anchors: readonly Anchor[],
  widths: readonly number[],
  columns: (width: number) => Columns,
): Alignment | undefined {
  const best: (Anchor | undefined)[] = []
  for (const anchor of anchors) if ((best[anchor.group]?.score ?? 0.9) <= anchor.score) best[anchor.group] = anchor
  if (best.some((anchor, group) => anchor && group < widths.length && anchor.row !== group)) return undefined
  if (best.filter(anchor => anchor && anchor.group < widths.length).length < widths.length * 0.6) return undefined
  const placed = new Map<number, Placed>()
  let score = 0
  for (const [row, group] of found.groups.entries()) {
    const anchor = best[row] ?? anchors.find(one => one.group === row && one.row === row)
    const fitted = fitRow(group, widths[row]!, columns(widths[row]!))
    if (!fitted) return undefined
    placed.set(row, { ...withRepair(fitted, group), named: anchor !== undefined, score: anchor?.score ?? 0 })
    score += anchor?.score ?? 0
  }
  return { placed, lost: new Set(), score, cost: 0, direct: true }
}

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
