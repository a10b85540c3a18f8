/**
 * Finds which row of a form a piece of text names: by meaning, not by exact text. Labels in published reports are wrapped, cut,
 * misprinted (`2.其他法律行政止公开`) or shortened (`1.逾期不补正`).
 */

/** A row that can be named, with all its wordings. */
export type NamedRow = { key: string; labels: readonly string[]; hints?: readonly string[] }

/** How well a text names a row: 1 is the official wording. */
export type Match = { row: number; score: number }

const numberPattern = /^(?:([一二三四五六七八])[、,，.．:：]|[（(]([一二三四五六七八])[）)]|([1-9])[.、．,，])/

/** Words compared without spaces, quotes and the difference of widths. */
export function squash(text: string): string {
  if (text.length > 60) return squashed(text)
  let found = seen.get(text)
  if (found === undefined) {
    if (seen.size >= remembered) seen.clear()
    seen.set(text, (found = squashed(text)))
  }
  return found
}

/** Real reports repeat the same few hundred labels: what was seen is remembered, up to this many texts. */
const remembered = 20_000
const seen = new Map<string, string>()
const dressed = /[\s　​‌﻿“”"'‘’＂（）﹑０-９]/

const squashed = (text: string): string =>
  dressed.test(text)
    ? text
        .replace(/[\s　​‌﻿“”"'‘’＂]+/g, '')
        .replace(/（/g, '(')
        .replace(/）/g, ')')
        .replace(/[﹑]/g, '、')
        .replace(/[０-９]/g, d => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
    : text

type Label = { number: string; body: string; pairs: Set<string> }

function take(text: string): Label {
  const found = numberPattern.exec(text)
  const number = found ? (found[1] ?? (found[2] ? `(${found[2]})` : found[3]!)) : ''
  const body = text.slice(found?.[0].length ?? 0).replace(/[()、，,.．:：；;。]/g, '')
  return { number, body, pairs: pairsOf(body) }
}

function pairsOf(body: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < body.length; i++) pairs.add(body.slice(i, i + 2))
  return pairs
}

/** Below this a text names nothing. */
const least = 0.5

/** Makes the matcher of a list of rows; it remembers what it has matched. */
export function labelMatcher(rows: readonly NamedRow[]): (text: string) => readonly Match[] {
  const labels = rows.flatMap((row, index) => [
    ...row.labels.map(label => ({ index, weight: 1, ...take(squash(label)) })),
    ...(row.hints ?? []).map(hint => ({ index, weight: 0.6, ...take(squash(hint)) })),
  ])
  const exact = new Map<string, Match[]>()
  for (const row of rows.keys())
    for (const label of labels)
      if (label.index === row && label.weight === 1) {
        const same = exact.get(`${label.number}|${label.body}`) ?? []
        if (!same.some(m => m.row === row)) same.push({ row, score: 1 })
        exact.set(`${label.number}|${label.body}`, same)
      }
  const memory = new Map<string, readonly Match[]>()

  function match(text: string): readonly Match[] {
    const seen = take(text)
    if (seen.body === '' || seen.body.length > 80) return []
    const whole = exact.get(`${seen.number}|${seen.body}`)
    if (whole) return whole
    const found: Match[] = []
    for (const label of labels) {
      const score = likeness(seen, label) * label.weight
      if (score < least * label.weight) continue
      const before = found.find(m => m.row === label.index)
      if (!before) found.push({ row: label.index, score })
      else if (before.score < score) before.score = score
    }
    return found.sort((a, b) => b.score - a.score).slice(0, 3)
  }

  return text => {
    let found = memory.get(text)
    if (!found) {
      found = match(squash(text))
      if (memory.size >= remembered) memory.clear()
      memory.set(text, found)
    }
    return found
  }
}

function likeness(seen: Label, label: Label): number {
  if (seen.body === label.body) return seen.number === '' || label.number === '' ? 0.95 : 0.7
  if (label.pairs.size < 3 || seen.pairs.size < 2) return 0
  let shared = 0
  for (const pair of seen.pairs) if (label.pairs.has(pair)) shared++
  if (shared === 0) return 0
  const score = (0.6 * shared) / label.pairs.size + (0.4 * shared) / seen.pairs.size
  const numbers = seen.number === '' || label.number === '' ? 0 : seen.number === label.number ? 0.1 : -0.25
  return Math.min(0.98, score + numbers)
}
