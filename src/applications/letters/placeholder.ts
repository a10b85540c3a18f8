import type { LetterFacts } from './facts.ts'
import type { LetterKind } from './kinds.ts'

/** A place in a template that a fact fills. Where the fact is not known yet the draft has a gap with the label. */
export type Placeholder = {
  label: string
  english: string
  value: (facts: LetterFacts, kind: LetterKind) => string | null
}
