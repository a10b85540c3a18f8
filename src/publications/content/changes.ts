import { bodyOf } from './body-blocks.ts'

/** A run of words that stayed, went, or came. */
export type Piece = { kind: 'same' | 'removed' | 'added'; text: string }

/** A block of the later or the earlier version: `changed` has both in its pieces. */
export type Change = { kind: 'same' | 'removed' | 'added' | 'changed'; name: string; pieces: readonly Piece[] }

/** What changed between two versions of a stored text, block by block, and in a changed block by words (Chinese: by characters, in runs). */
export function changes(before: string, after: string): Change[] {
  const [old, now] = [blocksOf(before), blocksOf(after)]
  const result: Change[] = []
  const gone: Line[] = []
  const come: Line[] = []
  const close = () => {
    result.push(...paired(gone.splice(0), come.splice(0)))
  }
  for (const { kind, item } of difference(old, now, line => `${line.name}\n${line.text}`)) {
    if (kind === 'same') {
      close()
      result.push({ kind, name: item.name, pieces: [{ kind, text: item.text }] })
    } else if (kind === 'removed') gone.push(item)
    else come.push(item)
  }
  close()
  return result
}

type Line = { name: string; text: string }

const blocksOf = (html: string): Line[] =>
  bodyOf(html)
    .blocks.map(({ name, text }) => ({ name, text: text.trim() }))
    .filter(({ text }) => text !== '')

/** What went and what came at one place: those alike are one block that changed, in their order; the rest went or came. */
function paired(gone: readonly Line[], come: readonly Line[]): Change[] {
  const result: Change[] = []
  const whole = (kind: 'removed' | 'added', line: Line): Change => ({ kind, name: line.name, pieces: [{ kind, text: line.text }] })
  let at = 0
  for (const line of gone) {
    let found = -1
    // the nearest of the next few that is alike: bounded, so that a rewritten text costs no more than its length
    for (let i = at; i < Math.min(come.length, at + 8) && found === -1; i++) if (isAlike(line, come[i]!)) found = i
    if (found === -1) {
      result.push(whole('removed', line))
      continue
    }
    for (; at < found; at++) result.push(whole('added', come[at]!))
    result.push({ kind: 'changed', name: come[found]!.name, pieces: wordChanges(line.text, come[found]!.text) })
    at = found + 1
  }
  for (; at < come.length; at++) result.push(whole('added', come[at]!))
  return result
}

/** Whether half of the pairs of characters are the same. */
function isAlike(a: Line, b: Line): boolean {
  if (a.text === b.text) return true
  const [one, two] = [pairsOf(a.text), pairsOf(b.text)]
  let shared = 0
  for (const pair of one) if (two.has(pair)) shared++
  return shared * 2 >= Math.min(one.size, two.size) && shared > 0 && shared * 4 >= Math.max(one.size, two.size)
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < Math.min(text.length, 2000); i++) pairs.add(text.slice(i, i + 2))
  return pairs
}

const token = /[A-Za-z]+|[\d.,%]+|\s+|[\s\S]/gu

/** Changes within one text; where they would be confetti (little stays), the whole went and the whole came. */
export function wordChanges(before: string, after: string): Piece[] {
  const pieces: Piece[] = []
  for (const { kind, item } of difference(before.match(token) ?? [], after.match(token) ?? [], word => word)) {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += item
    else pieces.push({ kind, text: item })
  }
  return pieces
}

/** At most so many differing entries are traced; beyond them the middle is said to be replaced. */
const mostEdits = 600

/** The shortest way from one list to the other (Myers), the same ends cut off first. */
function difference<T>(old: readonly T[], now: readonly T[], key: (item: T) => string): { kind: Piece['kind']; item: T }[] {
  const [a, b] = [old.map(key), now.map(key)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = trace(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const result: { kind: Piece['kind']; item: T }[] = now.slice(0, head).map(item => ({ kind: 'same', item }))
  let [x, y] = [head, head]
  for (const kind of middle) {
    result.push({ kind, item: kind === 'removed' ? old[x]! : now[y]! })
    if (kind !== 'added') x++
    if (kind !== 'removed') y++
  }
  for (const item of now.slice(now.length - tail)) if (tail > 0) result.push({ kind: 'same', item })
  return result
}

function trace(a: readonly string[], b: readonly string[]): Piece['kind'][] {
  const replaced = (): Piece['kind'][] => [...a.map(() => 'removed' as const), ...b.map(() => 'added' as const)]
  if (a.length === 0 || b.length === 0) return replaced()
  const most = Math.min(a.length + b.length, mostEdits)
  const reach = new Int32Array(2 * most + 3)
  const history: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    history.push(reach.slice(most + 1 - edits - 1, most + 1 + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      const i = most + 1 + k
      const down = k === -edits || (k !== edits && reach[i - 1]! < reach[i + 1]!)
      let x = down ? reach[i + 1]! : reach[i - 1]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach[i] = x
      if (x >= a.length && x - k >= b.length) return back(history, a.length, b.length)
    }
  }
  return replaced()
}

function back(history: readonly Int32Array[], width: number, height: number): Piece['kind'][] {
  const path: Piece['kind'][] = []
  let [x, y] = [width, height]
  for (let edits = history.length - 1; edits >= 0; edits--) {
    const row = history[edits]!
    const at = (k: number) => row[k + edits + 1]!
    const k = x - y
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1))
    const from = edits === 0 ? 0 : down ? at(k + 1) : at(k - 1)
    const fromY = edits === 0 ? 0 : from - (down ? k + 1 : k - 1)
    while (x > from + (edits > 0 && !down ? 1 : 0) && y > fromY + (edits > 0 && down ? 1 : 0)) {
      path.push('same')
      x--
      y--
    }
    if (edits > 0) path.push(down ? 'added' : 'removed')
    ;[x, y] = [from, fromY]
  }
  return path.reverse()
}
