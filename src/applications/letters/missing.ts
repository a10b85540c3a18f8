import { gaps } from '../../document/letter/index.ts'
import type { Citation } from '../../law/index.ts'
import type { Clause, Template } from './clause.ts'
import { saidFor, stands } from './compose.ts'
import { contradictions } from './contradictions.ts'
import type { LetterFacts } from './facts.ts'
import { groundBasis } from './grounds.ts'
import type { LetterKind } from './kinds.ts'
import { placeholders } from './placeholders.ts'
import { articlesIn, citedArticles, isNamed, plain } from './reading.ts'
import { remediesFaults } from './remedies-faults.ts'
import { template } from './templates.ts'
import { basisOf, quotable, unended } from './written.ts'

/** What a letter lacks, or says wrongly. `must` stops the signing; `should` is said. */
export type LetterFault = { clause: string; level: 'must' | 'should'; text: string; english: string; cites: Citation }

/**
 * What the law demands of this letter and its text, edited or not, does not say; and what it says that cannot stand in it. Empty: it may be
 * signed. The text is the body, a line a paragraph.
 */
export function missingFrom(kind: LetterKind, facts: LetterFacts, body: string): LetterFault[] {
  const { clauses }: Template = template(kind)
  const own = withoutQuotes(body, facts)
  const demanded = Object.entries(clauses).filter(([, clause]) => clause.mandatory && stands(clause, facts, kind))
  return [
    ...gapFaults(body),
    ...demanded.flatMap(([id, clause]) => clauseFaults(id, clause, kind, facts, { body, own })),
    ...contradictions(kind, facts, own),
  ]
}

/** What the applicant wrote and the letter repeats is not said by the letter: no article in it is a basis, no clause a remedy. */
function withoutQuotes(body: string, { application }: LetterFacts): string {
  const asked = plain(quotable(application.askedFor))
  return body.replace(/“([^“”]*)”/g, (whole, quoted: string) => (asked.includes(plain(quotable(quoted))) ? '“”' : whole))
}

/** Gaps that nobody has filled. */
const gapFaults = (body: string): LetterFault[] =>
  [...new Set([...body.matchAll(gaps)].map(([, what]) => what!))].map(what => ({
    clause: 'gap',
    level: 'must',
    text: `尚待填写：${what}`,
    english: `Still to be filled in: ${what}`,
    cites: '《政府信息公开条例》第四十五条',
  }))

function clauseFaults(
  id: string,
  clause: Clause,
  kind: LetterKind,
  facts: LetterFacts,
  text: { body: string; own: string },
): LetterFault[] {
  const demand = clause.mandatory!
  const { cites } = demand
  const level = demand.mark === 'text' || demand.mark === 'seen' ? 'must' : 'should'
  const fault = (text: string, english: string, on: Citation = cites): LetterFault => ({ clause: id, level, text, english, cites: on })
  const [read, own] = [plain(text.body), plain(text.own)]
  const says = (value: string) => read.includes(plain(unended(value)))
  const faults: LetterFault[] = []
  if (demand.names) {
    const named = articlesIn(text.own)
    if (citedArticles(cites).some(article => !isNamed(article, named)))
      faults.push(fault(`未写明依据：${basisOf(cites)}`, `The basis is not named: ${basisOf(cites)}`))
  }
  for (const words of demand.words ?? [])
    if (!new RegExp(words).test(own))
      faults.push(fault(`“${clause.title}”缺少应有的表述：${spoken(words)}`, `“${clause.english}” does not say: ${spoken(words)}`))
  for (const name of demand.values ?? []) {
    const { label, english } = placeholders[name]
    for (const line of (saidFor(name, facts, kind) ?? '').split('\n').filter(Boolean)) {
      const value = line.replace(/^\d+\.(?!\d)/, '')
      if (!says(value))
        faults.push(fault(`缺少${label}，或者与记录不符：${value}`, `${english} is missing, or not that of the record: ${value}`))
    }
  }
  if (demand.reasons && !hasReasons(text.own, saidFor(demand.reasons, facts, kind), says))
    faults.push(fault('没有说明理由', 'No reasons are given.'))
  if (demand.asked && !saysWhatWasAsked(read, facts.application.askedFor))
    faults.push(fault('没有写明申请公开的内容', 'It does not say what was asked for.'))
  if (demand.parts) faults.push(...partFaults(facts, text.body, fault))
  if (demand.remedies) faults.push(...remediesFaults(kind, facts, own).map(({ text, english, cites: on }) => fault(text, english, on)))
  return faults
}

/** A pattern as a person reads it. */
const spoken = (words: string): string =>
  words
    .replace(/\(\?<!.*?\)/g, '')
    .replace(/\.\{[\d,]+\}|\[[^\]]*\](?:\{[\d,]+\}|\+)/g, '…')
    .replace(/[()]/g, '')
    .split('|')
    .join('或者')

/** The reasons of the record, or others: ten characters after the word that announces them, articles and gaps not counted. */
function hasReasons(body: string, known: string | null, says: (text: string) => boolean): boolean {
  if (known?.split('；').every(says)) return true
  return body
    .split('\n')
    .map(line =>
      plain(line.replace(gaps, '')).replace(/《[^》]*》|第[零一二三四五六七八九十百]+条|第[(]?[一二三四五六七八九十]+[)]?[款项]/g, ''),
    )
    .some(line => /(?:理由|原因)[^。]{0,10}[:是为][^。]*?\p{Script=Han}{2}[^。]{8,}/u.test(line))
}

function saysWhatWasAsked(read: string, askedFor: string): boolean {
  const asked = plain(quotable(askedFor))
  if (read.includes(asked)) return true
  return [...read.matchAll(/"([^"]{4,})"/g)].some(([, quoted]) => quoted!.length >= Math.min(6, asked.length) && asked.includes(quoted!))
}

function partFaults(facts: LetterFacts, body: string, fault: (text: string, english: string, on?: Citation) => LetterFault): LetterFault[] {
  const named = articlesIn(body)
  const read = plain(body)
  return (facts.withheld ?? []).flatMap(part => {
    const faults: LetterFault[] = []
    if (!read.includes(plain(unended(part.what))))
      faults.push(fault(`没有写明不予公开的内容：${part.what}`, `A withheld part is not named: ${part.what}`))
    const basis = groundBasis(part)
    if (citedArticles(basis.replaceAll('，', '；')).some(article => !isNamed(article, named)))
      faults.push(fault(`“${part.what}”未写明依据：${basis}`, `No basis for “${part.what}”: ${basis}`, '《政府信息公开条例》第三十七条'))
    const from = read.indexOf(plain(unended(part.what)))
    const own = from < 0 ? '' : read.slice(from).split('\n')[0]!
    if (from >= 0 && !hasReasons(own, null, () => false) && !(part.reason && read.includes(plain(unended(part.reason)))))
      faults.push(fault(`“${part.what}”没有说明不予公开的理由`, `No reasons for “${part.what}”.`))
    return faults
  })
}
