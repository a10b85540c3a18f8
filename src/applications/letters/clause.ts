import type { Citation, Mark } from '../../law/index.ts'
import type { PlaceholderName } from './placeholders.ts'

/**
 * A clause of a letter as data: what it says by default, and what of it the law demands. The text holds {placeholders}; every line is a
 * paragraph. A clause without `mandatory` may be rewritten or left out by the office and by the officer.
 */
export type Clause = {
  /** What the clause is, for who edits it. */
  title: string
  english: string
  text: string
  /** Stands only where this is known; or only where it is not. */
  when?: PlaceholderName
  unless?: PlaceholderName
  mandatory?: Demand
}

/** What must still be read in the letter after it was edited. */
export type Demand = {
  cites: Citation
  /** Below `text` and `seen` a lack is said, and does not stop the signing. */
  mark: Mark
  /** The articles of `cites` must be named. */
  names?: true
  /** Each of these patterns must be found; `|` parts words that will do as well. */
  words?: readonly string[]
  /** The values of these must be found. */
  values?: readonly PlaceholderName[]
  /** Reasons must be given: these, or others in their place. */
  reasons?: PlaceholderName
  /** What was asked for: its words, or a part of them in quotation marks. */
  asked?: true
  /** Each withheld part with its article and its reason (art. 37). */
  parts?: true
  remedies?: true
}

/** To whom a letter goes. */
export type Addressee = 'applicant' | 'thirdParty' | 'coAuthor' | 'otherAgency'

export type Template = {
  title: readonly string[]
  english: string
  to: Addressee
  clauses: Readonly<Record<string, Clause>>
  /** The letter decides nothing and carries no remedies clause. */
  isProcedural?: true
}
