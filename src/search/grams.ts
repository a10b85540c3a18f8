/**
 * What the index holds of a text. Every two neighbouring characters find every substring of two or more; three letters or digits in a row
 * are held too, because two of them (`20`, `in`) are everywhere. Spaces are passed over. What is found is compared with the text afterwards.
 */
export function gramsOf(folded: string, into: Set<string>, prefix = ''): void {
  const characters = [...folded.replaceAll(' ', '')]
  for (let i = 0; i + 1 < characters.length; i++) {
    const [a, b, c] = [characters[i]!, characters[i + 1]!, characters[i + 2]]
    into.add(prefix + a + b)
    if (c !== undefined && isWord(a) && isWord(b) && isWord(c)) into.add(prefix + a + b + c)
  }
}

/** Grams enough to find a part of a text, and never one that the text does not hold. Empty for a single character. */
export function gramsToFind(part: string, prefix = ''): string[] {
  const characters = [...part.replaceAll(' ', '')]
  const grams: string[] = []
  for (let i = 0; i + 1 < characters.length; i++) {
    const [a, b, c] = [characters[i]!, characters[i + 1]!, characters[i + 2]]
    if (!isWord(a) || !isWord(b)) grams.push(prefix + a + b)
    else if (c !== undefined && isWord(c)) grams.push(prefix + a + b + c)
    else if (i === 0 || !isWord(characters[i - 1]!)) grams.push(prefix + a + b)
  }
  const different = [...new Set(grams)]
  if (different.length <= mostGrams) return different
  // Evenly over the whole: more of them find no less.
  return Array.from({ length: mostGrams }, (_, i) => different[Math.floor((i * different.length) / mostGrams)]!)
}

const mostGrams = 24
const isWord = (character: string) => /^[a-z0-9]$/.test(character)

/** Grams of titles and of document numbers alone, and of the initials of a title's pinyin. Grams of texts are shorter or begin otherwise. */
export const titlePrefix = '^^'
export const numberPrefix = '##'
export const initialsPrefix = '%%'

/** What filters ask. The months and years are what a search walks back through, newest first. */
export const marks = {
  kind: (kind: string) => `~k${kind}`,
  column: (key: string) => `~c${key}`,
  genre: (genre: string) => `~g${genre}`,
  validity: (validity: string) => `~v${validity}`,
  agency: (id: string) => `~a${id}`,
  month: (day: string) => `~m${day.slice(0, 7)}`,
  year: (day: string) => `~y${day.slice(0, 4)}`,
}

/** The months and whole years from one day to another, both among them. */
export function marksOfDays(from: string, to: string): string[] {
  const found: string[] = []
  const [lastYear, lastMonth] = partsOf(to)
  let [year, month] = partsOf(from)
  while (year < lastYear || (year === lastYear && month <= lastMonth)) {
    if (month === 1 && (year < lastYear || lastMonth === 12)) {
      found.push(`~y${year}`)
      year++
    } else {
      found.push(`~m${year}-${String(month).padStart(2, '0')}`)
      month++
      if (month > 12) [year, month] = [year + 1, 1]
    }
  }
  return found
}

/** Every month from one day to another. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  const [lastYear, lastMonth] = partsOf(to)
  for (let [year, month] = partsOf(from); year < lastYear || (year === lastYear && month <= lastMonth); month++) {
    if (month > 12) [year, month] = [year + 1, 1]
    months.push(`~m${year}-${String(month).padStart(2, '0')}`)
  }
  return months
}

const partsOf = (day: string): [number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7))]

/** A lexeme as it is written in a tsquery. */
export const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
