import type { Group, Groups } from './groups.ts'
import { type Match, squash } from './labels.ts'

/** A place where a row of the form is named before a group of figures; virtual = an edge of the table. */
export type Anchor = { row: number; group: number; score: number; virtual: boolean }

export type Matcher = (text: string) => readonly Match[]

/** Empty cells after words that name no row belong to the head of the table. */
export function withoutEmptyHeads({ groups, after }: Groups, match: Matcher, heads: ReadonlySet<string>): Groups {
  const kept: Group[] = []
  let carried: string[] = []
  for (const group of groups) {
    const before = carried.length ? [...carried, ...group.before] : group.before
    const empty = group.slots.every(slot => slot.value === null && slot.raw === '')
    const named = !empty || before.slice(-6).some(word => !heads.has(squash(word)) && (match(word)[0]?.score ?? 0) >= 0.65)
    carried = empty && !named ? before : []
    if (!empty || named) kept.push(before === group.before ? group : { ...group, before })
  }
  return { groups: kept, after: carried.length ? [...carried, ...after] : after }
}

/** Every label before a group of figures, alone or joined with the pieces it was broken into. */
export function anchorsOf(found: Groups, match: Matcher, heads: ReadonlySet<string>): Anchor[] {
  const anchors: Anchor[] = []
  const windows = [...found.groups.map(group => group.before), found.after]
  windows.forEach((words, group) => {
    const named = namedIn(words, match, heads)
    const listed = sureRows(words, match, heads)
    if (listed.length < 3) {
      const sure = Math.max(0, ...named.values()) >= 0.95
      for (const [row, score] of named) if (!sure || score >= 0.7) anchors.push({ row, group, score, virtual: false })
    } else if (
      windows.slice(group + 1, group + listed.length).every(w => w.length === 0) &&
      (windows[group + listed.length]?.length ?? 1) > 0
    )
      for (const [i, row] of listed.entries()) anchors.push({ row, group: group + i, score: 0.9, virtual: false })
  })
  return anchors
}

/** Several labels in one place name nothing, unless as many rows of figures follow them. */
function sureRows(words: readonly string[], match: Matcher, heads: ReadonlySet<string>): number[] {
  const rows: number[] = []
  for (const word of words) {
    const best = heads.has(squash(word)) ? undefined : match(word)[0]
    if (best && best.score >= 0.9 && best.row !== rows.at(-1)) rows.push(best.row)
  }
  return rows
}

function namedIn(words: readonly string[], match: Matcher, heads: ReadonlySet<string>): Map<number, number> {
  const best = new Map<number, number>()
  const isHead = words.filter(word => heads.has(squash(word))).length > 1
  const consider = (text: string, late: number) => {
    for (const { row, score } of match(text)) {
      const value = score + late * 0.02
      if (value > (best.get(row) ?? 0)) best.set(row, value)
    }
  }
  words.forEach((word, i) => {
    if (isHead && heads.has(squash(word))) return
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
  return best
}
