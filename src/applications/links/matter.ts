/** A wish without spaces and marks: two that differ in nothing else are the same. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')

export const documentNumbersIn = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(/[\p{Script=Han}]{1,8}[〔[(（]\d{4}[〕\])）]\d+号/gu)].map(([number]) => number)

const yearsIn = (text: string): Set<string> => new Set(text.normalize('NFKC').match(/(?:19|20)\d\d(?=\s*(?:年|[-—–至]))/gu) ?? [])

const pairsIn = (text: string): Set<string> => {
  const letters = [...bare(text)]
  return new Set(letters.slice(1).map((letter, at) => letters[at]! + letter))
}

/**
 * Whether two wishes look like the same matter: the same words, a document that both name by its number, or most pairs of letters in common. Of
 * other years is another matter. A hint only: whether it is "the same government information" (art. 36(6)) is for the officer to say.
 */
export function isLikeMatter(one: string, other: string): boolean {
  if (bare(one) === bare(other)) return bare(one) !== ''
  const numbers = documentNumbersIn(other)
  if (documentNumbersIn(one).some(number => numbers.includes(number))) return true
  const [years, otherYears] = [yearsIn(one), yearsIn(other)]
  if (years.size > 0 && otherYears.size > 0 && ![...years].some(year => otherYears.has(year))) return false
  return likeness(one, other) >= 0.6
}

/** How much of the pairs of letters two texts have in common: from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [pairs, otherPairs] = [pairsIn(one), pairsIn(other)]
  const common = [...pairs].filter(pair => otherPairs.has(pair)).length
  return common === 0 ? 0 : (2 * common) / (pairs.size + otherPairs.size)
}
