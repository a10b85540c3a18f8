import { sectionAt } from '../cells.ts'
import type { Checking } from './rule.ts'

/** From this share of common wording on, a text counts as copied. */
export const likenessLimit = 0.8
/** Shorter texts are alike by nature: 无其他需要报告的事项。 */
const shortest = 60
const shingle = 5

/**
 * How much two texts have in common, 0 to 1: the share of the runs of five characters that both have. Digits do not count, so that
 * new figures in an old text do not make it new.
 */
export function likeness(a: string, b: string): number {
  const first = shingles(a)
  const second = shingles(b)
  if (first.size === 0 || second.size === 0) return 0
  let common = 0
  for (const run of first) if (second.has(run)) common++
  return common / (first.size + second.size - common)
}

function shingles(text: string): Set<string> {
  const plain = text.replace(/[\d\s\p{P}]/gu, '')
  const out = new Set<string>()
  for (let i = 0; i + shingle <= plain.length; i++) out.add(plain.slice(i, i + shingle))
  return out
}

/** a section is too like last year's. */
export function textIsNew(c: Checking): void {
  if (!c.previous) return
  c.report.sections.forEach((section, n) => {
    const before = c.previous!.sections.find(other => other.number !== null && other.number === section.number)
    if (!before || section.text.length < shortest || before.text.length < shortest) return
    const share = likeness(section.text, before.text)
    if (share < likenessLimit) return
    const percent = Math.round(share * 100)
    c.found({
      at: sectionAt(n),
      expected: null,
      found: `${percent}%`,
      message: `“${section.heading}”与上年报告的文字相同部分约 ${percent}%（达到 ${likenessLimit * 100}% 即提示），疑似照抄`,
      english: `the text of "${section.heading}" is ${percent}% the same as last year's (limit ${likenessLimit * 100}%)`,
    })
  })
}
