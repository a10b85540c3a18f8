/**
 * What the terms of a dependency allow. Gongkai is Apache-2.0 and is handed on whole, so a copyleft that reaches the work that
 * uses it (GPL, AGPL, SSPL) is refused; file-by-file copyleft (MPL) and font licences (embedding allowed) are not.
 */
export type Verdict = 'accepted' | 'refused' | 'unknown'

const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
])

/** Fonts under the GPL may be embedded in a document when they carry this exception. */
const fontExceptions = new Set(['Font-exception-2.0'])

const worst = (verdicts: Verdict[]): Verdict =>
  verdicts.includes('refused') ? 'refused' : verdicts.includes('unknown') ? 'unknown' : 'accepted'

const best = (verdicts: Verdict[]): Verdict =>
  verdicts.includes('accepted') ? 'accepted' : verdicts.includes('unknown') ? 'unknown' : 'refused'

const judgeOne = (name: string, exception: string | undefined): Verdict => {
  if (accepted.has(name)) return 'accepted'
  if (exception && fontExceptions.has(exception)) return 'accepted'
  return /GPL|SSPL|BUSL|Commons-Clause|-NC-|^UNLICENSED$/i.test(name) ? 'refused' : 'unknown'
}

/** Judges an SPDX expression: of terms joined by OR we take the best, of terms joined by AND the worst. */
export const judge = (expression: string): Verdict => {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const term = (): Verdict => {
    if (tokens[at] === '(') {
      at++
      const inner = anyOf()
      at++
      return inner
    }
    const name = tokens[at++] ?? ''
    if (tokens[at] !== 'WITH') return judgeOne(name, undefined)
    at += 2
    return judgeOne(name, tokens[at - 1])
  }
  const allOf = (): Verdict => {
    const parts = [term()]
    while (tokens[at] === 'AND') {
      at++
      parts.push(term())
    }
    return worst(parts)
  }
  const anyOf = (): Verdict => {
    const parts = [allOf()]
    while (tokens[at] === 'OR') {
      at++
      parts.push(allOf())
    }
    return best(parts)
  }
  const verdict = anyOf()
  return at === tokens.length ? verdict : 'unknown'
}
