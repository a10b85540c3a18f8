import { unifyRadicals } from '../../text/index.ts'

/** Looks for what was taken out, in whatever writing a file may hold it. */

/** Browsers print ⼈ (a radical) for 人: the same to whoever reads it. */
const bare = (text: string): string => unifyRadicals(text).replace(/[\s\u00ad\u200b-\u200d\ufeff]+/g, '')

/** How often one text stands in another, blanks aside. */
export function timesIn(text: string, wanted: string): number {
  const [hay, needle] = [bare(text), bare(wanted)]
  if (needle === '') return 0
  let found = 0
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) found++
  return found
}

/** Whether a text is so much its own that finding its bytes means something: two Chinese characters, or a number or address of six. */
export function isTelling(text: string): boolean {
  const plain = bare(text)
  return (plain.match(/[^\0-\u2fff]/g)?.length ?? 0) >= 2 || (plain.length >= 6 && /[\d@]/.test(plain))
}

/** The bytes that a text may be written in: UTF-8, UTF-16 both ways, Latin, and hexadecimal digits of these. */
export function writings(text: string): Buffer[] {
  const variants = [...new Set([text, bare(text)])].filter(one => one !== '')
  const isLatin = /^[\0-\xff]*$/.test(text)
  const binary = variants.flatMap(one => [
    Buffer.from(one, 'utf8'),
    Buffer.from(one, 'utf16le'),
    Buffer.from(one, 'utf16le').swap16(),
    ...(isLatin ? [Buffer.from(one, 'latin1')] : []),
  ])
  const hex = binary.flatMap(one => [Buffer.from(one.toString('hex')), Buffer.from(one.toString('hex').toUpperCase())])
  return [...binary, ...hex]
}

/** Whether any of the streams holds the text in any writing. */
export const standsIn = (streams: readonly Buffer[], text: string): boolean => {
  const wanted = writings(text)
  return streams.some(stream => wanted.some(bytes => stream.includes(bytes)))
}
