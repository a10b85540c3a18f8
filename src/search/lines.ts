import type { SearchEntries } from '../db/tables.ts'
import { type Entry, indexedCharacters } from './entry.ts'
import { fold } from './fold.ts'
import { gramsOf, initialsPrefix, inYear, marks, numberPrefix, titlePrefix, yearOf } from './grams.ts'
import { initialsOf } from './initials.ts'
import { wordsOf } from './words.ts'

/** A row of the index; grams and words still as lists. */
export type Line = Omit<SearchEntries, 'grams' | 'words'> & { grams: string[]; titleWords: string[]; textWords: string[] }

/** How many different words of a text count in the ranking, and from how much of it they are taken. */
const mostWords = 200
const wordCharacters = 4_000

/** All that the index holds of an entry, worked out outside of the database. */
export async function lineOf(entry: Entry): Promise<Line> {
  const clean = (text: string) => text.replace(/\0|\p{Cs}/gu, '\ufffd')
  const text = clean(entry.text.slice(0, indexedCharacters))
  const title = clean(entry.title)
  const [titleFolded, textFolded] = [fold(title), fold(text)]
  const numberFolded = entry.documentNumber === null ? null : fold(entry.documentNumber)
  const indexFolded = entry.indexNumber === null ? '' : fold(entry.indexNumber)
  const initials = await initialsOf(titleFolded)
  const grams = new Set<string>()
  for (const part of [titleFolded, numberFolded ?? '', indexFolded, textFolded]) gramsOf(part, grams)
  for (const character of titleFolded) if (character !== ' ') grams.add(character)
  gramsOf(titleFolded, grams, titlePrefix)
  if (numberFolded) gramsOf(numberFolded, grams, numberPrefix)
  gramsOf(initials, grams, initialsPrefix)
  const { kind, columns, genre, validity, agencyId, publishedOn } = entry
  for (const mark of [marks.kind(kind), marks.agency(agencyId), marks.month(publishedOn)]) grams.add(mark)
  for (const column of columns) grams.add(marks.column(column))
  if (genre) grams.add(marks.genre(genre))
  if (validity) grams.add(marks.validity(validity))
  const titleWords = [...new Set(await wordsOf(title))]
  const textWords = [...new Set(await wordsOf(text.slice(0, wordCharacters)))].slice(0, mostWords)
  return {
    ...{ agencyId, id: entry.id, kind, path: entry.path, title, text, genre, validity, publishedOn, titleFolded, numberFolded, initials },
    ...{ documentNumber: entry.documentNumber, indexNumber: entry.indexNumber, columnKey: entry.column, columns: [...columns] },
    ...{ partOfId: entry.partOf?.id ?? null, partOfTitle: entry.partOf?.title ?? null },
    folded: [titleFolded, numberFolded ?? '', indexFolded, textFolded].join('\n'),
    ...{ grams: [...grams].map(gram => inYear(yearOf(publishedOn), gram)), titleWords, textWords },
  }
}
