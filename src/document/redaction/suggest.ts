import type { ExemptionCode } from '../../law/exemptions.ts'
import type { Mark } from './marks.ts'
import { rectangleOf } from './pdf/page-text.ts'
import type { Reading } from './reading.ts'

/** One find of personal data in a text, as `findPersonalData` of `secrets` gives it. */
export type Find = { kind: string; start: number; end: number }
/** A proposed mark: a person confirms or refuses it. `found` is the kind of data. */
export type Suggestion = { mark: Mark; found: string }

/** Personal data (art. 15) in what is seen. The finder is handed in: this room is below the one that has it. */
export function suggestMarks(reading: Reading, find: (text: string) => readonly Find[]): Suggestion[] {
  const ground: ExemptionCode = 'E4'
  const kind = '个人隐私'
  if (reading.kind === 'pdf')
    return reading.pages.flatMap(({ page, runs }) =>
      runs.flatMap(run =>
        find(run.text).map(({ kind: found, start, end }) => ({
          mark: { where: { in: 'page' as const, page, rectangle: rectangleOf(run, start, end) }, ground, kind },
          found,
        })),
      ),
    )
  if (reading.kind === 'docx')
    return reading.paragraphs.flatMap(({ part, paragraph, text }) =>
      find(text).map(({ kind: found, start, end }) => ({
        mark: { where: { in: 'paragraph' as const, part, paragraph, start, end }, ground, kind },
        found,
      })),
    )
  return []
}

/** Marks on every place where the same words stand. */
export function markWords(reading: Reading, words: string, why: Pick<Mark, 'ground' | 'kind' | 'note'>): Mark[] {
  if (words.trim() === '') return []
  const find = (text: string) => {
    const found: Find[] = []
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
      found.push({ kind: 'words', start: at, end: at + words.length })
    return found
  }
  return suggestMarks(reading, find).map(({ mark }) => ({ where: mark.where, ...why }))
}
