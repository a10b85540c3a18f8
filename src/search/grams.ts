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
  for (const [number] of characters.join('').matchAll(serialNumbers)) into.add(prefix + number)
}

/** (2026)12号, as it is folded: whole, because each of its grams is everywhere. */
const serialNumbers = /\((?:19|20)\d\d\)\d{1,5}号/g

/** Grams enough to find a part of a text, and never one that the text does not hold. Empty for a single character. */
export function gramsToFind(part: string, prefix = ''): string[] {
  const whole = part.replaceAll(' ', '')
  const numbers = [...whole.matchAll(serialNumbers)].map(([number]) => prefix + number)
  // What stands in the number is found with it; a character for each keeps the grams of its neighbours.
  const characters = [...(numbers.length > 0 ? whole.replace(serialNumbers, '(\0号') : whole)]
  const grams: string[] = numbers
  for (let i = 0; i + 1 < characters.length; i++) {
    const [a, b, c] = [characters[i]!, characters[i + 1]!, characters[i + 2]]
    if (a === '\0' || b === '\0') continue
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

/** What filters ask. By the months a search walks back through a year, newest first. */
export const marks = {
  kind: (kind: string) => `~k${kind}`,
  column: (key: string) => `~c${key}`,
  genre: (genre: string) => `~g${genre}`,
  validity: (validity: string) => `~v${validity}`,
  agency: (id: string) => `~a${id}`,
  month: (day: string) => `~m${day.slice(5, 7)}`,
}

/**
 * Each lexeme begins with a letter that stands for the year, so that the index has a list for each year: the newest of a common word are found
 * without reading through all that was ever published, and two lists that are compared are those of one year.
 */
export const inYear = (year: number, lexeme: string) => String.fromCharCode(0x100 + year - firstYear) + lexeme

/** What is older, or later than anybody means, stands with the first and the last year. */
export const yearOf = (day: string) => Math.min(Math.max(Number(day.slice(0, 4)), firstYear), lastYear)
const [firstYear, lastYear] = [1900, 2900]

/** A lexeme as it is written in a tsquery. */
export const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
