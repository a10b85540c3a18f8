/** A wish without spaces and marks: two that differ in nothing else are the same. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')

/** What is said before the mark of a document number in a wish. */
const before = /^.*(?:请|提供|公开|申请|获取|索取|查阅|复制|关于|想|要|的|及|和|与|或|即)/u

/** Document numbers in one way of writing, whatever brackets they were typed with. */
export const documentNumbersIn = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(/(\p{Script=Han}{1,12})[〔[(](\d{4})[〕\])]\s*第?0*(\d+)号/gu)].map(
    ([, mark, year, n]) => `${mark!.replace(before, '') || mark}〔${year}〕${n}号`,
  )

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
