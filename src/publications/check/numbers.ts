import { yearOf } from '../../law/index.ts'
import { normaliseDocumentNumber, numberFault } from '../content/document-number.ts'
import type { NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

/** The year in any bracket but 〔〕, or with 第. */
const bare = /[﹝[【(（［『「]((?:19|20)\d{2})[﹞\]】)）］』」]第?\s?0{0,4}([1-9]\d{0,4})号/g

/** The item's own number, and the numbers that its text names. */
export function numberFindings({ passages, draft }: Reading): NewFinding[] {
  const found: NewFinding[] = []
  if (draft.documentNumber) {
    const fault = numberFault(draft.documentNumber, draft.formedOn ? yearOf(draft.formedOn) : undefined)
    const better = normaliseDocumentNumber(draft.documentNumber)
    if (fault)
      found.push({
        rule: 'documentNumber',
        level: 'mustFix',
        at: { field: 'documentNumber' },
        text: draft.documentNumber,
        ...fault,
        suggestion: better === draft.documentNumber ? null : { kind: 'correct', text: better },
      })
  }
  for (const { at, text } of passages)
    for (const match of text.matchAll(bare)) {
      // a case's number (（2023）湘01行终8号) is written with round brackets: there letters stand between
      const right = `〔${match[1]}〕${match[2]}号`
      if (!/\p{Script=Han}$/u.test(text.slice(0, match.index))) continue
      found.push({
        rule: 'documentNumber',
        level: 'warning',
        at: placed(at, match.index, match.index + match[0].length),
        text: match[0],
        message: `文号中的年份应用六角括号：“${right}”`,
        english: `the year of a document number stands in 〔〕: ${right}`,
        suggestion: { kind: 'correct', text: right },
      })
    }
  return found
}
