import type { PlainDate } from '../../law/index.ts'
import { dateFindings } from './dates.ts'
import { type Draft, type Finding, fingerprinted } from './finding.ts'
import { attachmentFindings, formFindings } from './form.ts'
import { ownLinkFindings } from './links.ts'
import { minorFindings } from './minors.ts'
import { numberFindings } from './numbers.ts'
import { personalFindings } from './personal.ts'
import { punctuationFindings } from './punctuation.ts'
import { readingOf } from './reading.ts'
import { sumFindings } from './sums.ts'
import { unitFindings } from './units.ts'
import { builtInWords } from './word-list.ts'
import { type WordList, wordFindings, wordListOf } from './words.ts'

export type CheckOptions = {
  today: PlainDate
  /** The office's list (`wordListOf`); without one the built-in. */
  words?: WordList
  /** Whether a path of this site leads somewhere. Without it paths are not checked. */
  hasPage?: (path: string) => boolean
}

let builtIn: WordList | undefined

/**
 * What stands in the way of publishing this, or should be thought about: personal data, wording, numbers, days, sums, links within the
 * site, text alternatives, attachments. Pure and linear in the length of the text. What is inside attachments is `checkAttachment`, other
 * sites' links `checkLinks`.
 */
export function checkPublication(draft: Draft, options: CheckOptions): Finding[] {
  const reading = readingOf(draft)
  builtIn ??= wordListOf(builtInWords)
  const minors = minorFindings(reading)
  const isMinor = new Set(minors.map(({ at }) => `${at.field} ${at.block} ${at.start}`))
  return fingerprinted([
    ...personalFindings(reading).filter(({ at }) => !isMinor.has(`${at.field} ${at.block} ${at.start}`)),
    ...minors,
    ...numberFindings(reading),
    ...dateFindings(reading, options.today),
    ...formFindings(reading),
    ...attachmentFindings(reading),
    ...ownLinkFindings(reading, options.hasPage),
    ...wordFindings(reading, options.words ?? builtIn),
    ...unitFindings(reading),
    ...punctuationFindings(reading),
    ...sumFindings(reading),
  ])
}
