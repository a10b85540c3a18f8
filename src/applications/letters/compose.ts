import { bodyOf, gap, type Letter } from '../../document/letter/index.ts'
import type { Clause, Template } from './clause.ts'
import type { LetterFacts } from './facts.ts'
import type { LetterKind } from './kinds.ts'
import type { OfficeWording } from './office-wording.ts'
import { type PlaceholderName, placeholders } from './placeholders.ts'
import { template } from './templates.ts'
import { written } from './written.ts'

/** What a placeholder says in this letter; null where the fact is not known. */
export const saidFor = (name: PlaceholderName, facts: LetterFacts, kind: LetterKind): string | null => placeholders[name].value(facts, kind)

/** Finds placeholders: {receivedOn}. */
export const placeholderPattern = /\{(\w+)\}/g

/** A text with its placeholders filled; what is not known becomes a gap that names it. */
export const fill = (text: string, facts: LetterFacts, kind: LetterKind): string =>
  text.replace(placeholderPattern, (whole, name: string) => {
    if (!Object.hasOwn(placeholders, name)) return whole
    const placeholder = placeholders[name as PlaceholderName]
    return placeholder.value(facts, kind) ?? gap(placeholder.label)
  })

/** Whether a clause stands in this letter. */
export const stands = ({ when, unless }: Clause, facts: LetterFacts, kind: LetterKind): boolean =>
  (!when || saidFor(when, facts, kind) !== null) && (!unless || saidFor(unless, facts, kind) === null)

/**
 * The body of a letter as plain text, a line a paragraph: what the template says with these facts, in the office's own words where it has
 * some. This is what the officer edits.
 */
export const draftBody = (kind: LetterKind, facts: LetterFacts, office?: OfficeWording): string =>
  draftClauses(kind, facts, office)
    .map(({ text }) => text)
    .join('\n')

export type DraftedClause = { id: string; text: string }

/** The same clause by clause. */
export function draftClauses(kind: LetterKind, facts: LetterFacts, office?: OfficeWording): DraftedClause[] {
  const { clauses }: Template = template(kind)
  return Object.entries(clauses)
    .filter(([, clause]) => stands(clause, facts, kind))
    .map(([id, clause]) => ({
      ...{ id, text: fill((clause.mandatory ? undefined : office?.clauses?.[id]) ?? clause.text, facts, kind).trim() },
    }))
    .filter(({ text }) => text !== '')
}

/** The whole letter, from the draft or from the text as it was edited. */
export function composeLetter(kind: LetterKind, facts: LetterFacts, options: { body?: string; office?: OfficeWording } = {}): Letter {
  const { title, to }: Template = template(kind)
  const { agency } = facts
  return {
    agency: agency.name,
    number: facts.number,
    title: [...title],
    addressee: addresseeOf(kind, facts),
    body: bodyOf(options.body ?? draftBody(kind, facts, options.office)),
    attachments: [...(facts.attachments ?? [])],
    signedBy: agency.name,
    day: facts.isSigned ? written(facts.day) : null,
    notes: to !== 'applicant' && agency.contact ? [`联系人：${agency.contact}；联系电话：${agency.phone}`] : [],
    copies: [...(facts.copies ?? [])],
    lang: 'zh-CN',
  }
}

/** Who gets the letter. */
export function addresseeOf(kind: LetterKind, facts: LetterFacts): string {
  if (kind === 'handoverLetter') return facts.elsewhere?.name ?? gap('受移送的机关')
  return template(kind).to === 'applicant' ? facts.applicant.name : (facts.consultation?.name ?? gap('征求意见的对象'))
}
