import type { NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

/** One line of the office's list. `right` empty: to be rewritten, there is no one word for it. */
export type WordEntry = {
  wrong: string
  right: string
  reason: string
  level: 'mustFix' | 'warning'
  /** Words in which it is right: 帐户 is wrong, 帐篷 is none of it. Where one of them stands over it, nothing is found. */
  unless?: readonly string[]
}

export type WordList = ReadonlyMap<string, readonly WordEntry[]>

/** The list by its first two characters, longest first: one step for each character of a text, however long the list. */
export function wordListOf(entries: readonly WordEntry[]): WordList {
  const list = new Map<string, WordEntry[]>()
  for (const entry of entries) {
    if (entry.wrong.length < 2 || entry.wrong === entry.right) continue
    const key = entry.wrong.slice(0, 2)
    const same = list.get(key)
    if (same) same.push(entry)
    else list.set(key, [entry])
  }
  for (const same of list.values()) same.sort((a, b) => b.wrong.length - a.wrong.length)
  return list
}

/** Words of the list in the text. */
export function wordFindings({ passages }: Reading, list: WordList): NewFinding[] {
  const found: NewFinding[] = []
  // most characters begin no word of the list: one look in a table for each, before anything is cut out of the text
  const begins = new Uint8Array(0x10000)
  for (const key of list.keys()) begins[key.charCodeAt(0)] = 1
  for (const { at, text } of passages)
    for (let i = 0; i + 1 < text.length; i++) {
      if (begins[text.charCodeAt(i)] === 0) continue
      const entry = list.get(text.slice(i, i + 2))?.find(one => text.startsWith(one.wrong, i) && !isRightThere(text, i, one))
      if (!entry) continue
      const { wrong, right, reason, level } = entry
      found.push({
        rule: 'word',
        level,
        at: placed(at, i, i + wrong.length),
        text: wrong,
        message: right ? `“${wrong}”应为“${right}”：${reason}` : `“${wrong}”不宜使用：${reason}`,
        english: right ? `“${wrong}” should be “${right}”` : `“${wrong}” should be rewritten`,
        suggestion: right ? { kind: 'correct', text: right } : null,
      })
      i += wrong.length - 1
    }
  return found
}

function isRightThere(text: string, at: number, { wrong, right, unless = [] }: WordEntry): boolean {
  // 截止 in 截至 and the like: where the right word is longer and stands there already
  const others = right.includes(wrong) ? [...unless, right] : unless
  return others.some(word => {
    const inside = word.indexOf(wrong)
    return inside >= 0
      ? text.startsWith(word, at - inside)
      : text.startsWith(word, at) || text.slice(Math.max(0, at - word.length), at) === word
  })
}
