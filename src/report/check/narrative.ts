import { sectionAt } from '../cells.ts'
import { type Accepted, type Claim, claimsOf, disputeFigure, readingOf, resultsAfter } from './claims.ts'
import type { Checking } from './rule.ts'
import { isAboutYear, numberOf, runningText, sentences, withoutComparisons } from './sentences.ts'

/** The sections whose text is held against the tables. */
const compared: readonly (number | null)[] = [1, 5, 6]

/** Words before a figure that make it a part of the body's figure, or of its bodies': not what the table counts. */
const partOfIt =
  /本级|名义|办公室|其中[^，]*$|(?:通过|经由?|以)[^，]*$|网上|网络[^，]*$|信函[^，]*$|邮寄[^，]*$|当面[^，]*$|下级|各(?:部门|单位|区县|县区|县|区|镇|乡|街道)/

/** X-1: figures named in sections 一, 五 and 六 are those of the tables. */
export function textAgreesWithTables(c: Checking): void {
  c.report.sections.forEach((section, n) => {
    if (!compared.includes(section.number) || !section.text) return
    const said = new Set<string>()
    for (const whole of sentences(runningText(section.text))) {
      const sentence = withoutComparisons(whole)
      if (!/[\d一二三四五六七八九十]|未|没有/.test(sentence) || !isAboutYear(sentence, c.report.year)) continue
      for (const claim of claimsOf(c.form)) {
        if (!sentence.includes(claim.word) || (claim.context && !claim.context.test(sentence)) || claim.unless?.test(sentence)) continue
        for (const match of sentence.matchAll(claim.pattern)) hold(c, n, claim, sentence, match, said)
      }
    }
  })
}

function hold(c: Checking, n: number, claim: Claim, sentence: string, match: RegExpMatchArray, said: Set<string>): void {
  const start = match.index ?? 0
  const group = sentence.lastIndexOf('；', start) + 1
  if (partOfIt.test(sentence.slice(group, start))) return
  const words = match.slice(1).find(text => text !== undefined) ?? ''
  const figure = words === '' ? 0 : numberOf(words)
  if (Number.isNaN(figure)) return
  compare(c, n, claim.name, match[0], figure, claim.accepts(c.report), said)
  for (const result of claim.results ? resultsAfter(c.form, sentence.slice(start + match[0].length)) : []) {
    const accepted = [{ reading: `表四${claim.name}${result.label}`, figure: disputeFigure(c.report, claim.results!, result.column) }]
    compare(c, n, `${claim.name}${result.label}`, `${claim.name}…${result.label}${result.words}件`, numberOf(result.words), accepted, said)
  }
}

function compare(c: Checking, n: number, name: string, words: string, figure: number, accepted: Accepted[], said: Set<string>): void {
  const key = `${name} ${figure}`
  if (said.has(key) || Number.isNaN(figure)) return
  said.add(key)
  const at = sectionAt(n)
  const agreed = readingOf(accepted, figure)
  if (agreed) {
    if (accepted.length > 1) c.agrees(at, `“${words}”：${agreed.reading}`)
    return
  }
  const read = accepted.filter((each): each is { reading: string; figure: number } => each.figure !== null)
  // One reading that was not read may be the one that is meant.
  if (read.length < accepted.length) {
    c.skip(at, `“${words}”对应的表中数字没有读到`, `the table's figure for ${name} was not read`)
    return
  }
  c.found({
    at,
    expected: read[0]!.figure,
    found: figure,
    message: `文字称“${words}”，${read.map(each => `${each.reading} = ${each.figure}`).join('；')}，${read.length > 1 ? '都不相符' : '不相符'}`,
    english: `the text says ${figure} (${name}), the tables say ${[...new Set(read.map(each => each.figure))].join(' or ')}`,
  })
}
