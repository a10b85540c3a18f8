import { hasTraditional, toSimplified, unifyRadicals } from '../text/index.ts'

/**
 * Text as it is compared: simplified, half width, lower case, one kind of bracket, quotation mark and dash. Each character is folded by itself
 * and never by its neighbours, so that a part of a text folds to a part of the folded text: that is why every substring is found.
 */
export function fold(text: string): string {
  return foldWithPlaces(text).folded
}

/** `places[i]`: where the character that became unit i of the folded text stands in the text; one more entry for the end. */
export function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = ''
  const places: number[] = []
  let spaceAt = -1
  let at = 0
  for (const character of text) {
    const into = foldCharacter(character)
    if (into === ' ') {
      if (folded !== '' && spaceAt < 0) spaceAt = at
    } else if (into !== '') {
      // Between Chinese characters a space says nothing (PDF files are full of them); between Latin words it does.
      if (spaceAt >= 0 && isLatin(folded.charCodeAt(folded.length - 1)) && isLatin(into.charCodeAt(0))) {
        folded += ' '
        places.push(spaceAt)
      }
      spaceAt = -1
      folded += into
      for (let unit = 0; unit < into.length; unit++) places.push(at)
    }
    at += character.length
  }
  places.push(text.length)
  return { folded, places }
}

const isLatin = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57)

const known = new Map<string, string>()

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (isLatin(code)) return character
  let into = known.get(character)
  if (into === undefined) {
    into = workOut(character)
    known.set(character, into)
  }
  return into
}

const alike = new Map<string, string>()
for (const [into, characters] of [
  ['(', '[{〔﹝【〖［｛〘〚'],
  [')', ']}〕﹞】〗］｝〙〛'],
  ['《', '〈'],
  ['》', '〉'],
  ['"', '“”„‟「」『』«»＂'],
  ["'", '‘’‚‛`´＇'],
  ['-', '—–―−‐‑‒─－﹣'],
  ['.', '。·•・．'],
  [',', '，、﹐'],
  ['~', '～〜∼'],
] as const)
  for (const character of characters) alike.set(character, into)

function workOut(character: string): string {
  if (/^\p{White_Space}$/u.test(character)) return ' '
  // controls, zero-width and combining marks, halves of surrogate pairs: nobody types them, and U+0000 no database keeps
  if (/^[\p{Cc}\p{Cf}\p{Cs}\p{Mn}]$/u.test(character)) return ''
  const same = alike.get(character)
  if (same) return same
  let plain = unifyRadicals(character)
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Cc}\p{Cf}\p{Mn}]/gu, '')
  plain = plain.toLowerCase().replace(/\p{Mn}/gu, '')
  if (/\p{Script=Han}/u.test(plain)) plain = hasTraditional(plain) ? toSimplified(plain) : (shared.get(plain) ?? plain)
  return [...plain].map(one => alike.get(one) ?? one).join('')
}

/** Traditional characters that simplified writing has too, with another meaning: taken for the simplified one on both sides. */
const shared = new Map(
  '後后 裡里 裏里 乾干 幹干 於于 徵征 覆复 藉借 瞭了 鬱郁 隻只 麼么 麽么 餘余 穀谷 甦苏 夥伙 迴回 係系 繫系 捨舍 鬥斗 麵面 製制 著着 註注 佈布 佔占'
    .split(' ')
    .map(pair => [...pair] as [string, string]),
)
