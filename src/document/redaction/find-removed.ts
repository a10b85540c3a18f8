import { unifyRadicals } from '../../text/index.ts'

/** Looks for what was taken out, in whatever writing a file may hold it. */

/** Browsers print ⼈ (a radical) for 人: the same to whoever reads it. U+FFFD is a glyph of which no reader knows the character. */
const bare = (text: string): string => unifyRadicals(text).replace(/[\s\u00ad\u200b-\u200d\ufeff\ufffd]+/g, '')

/** What is found of a text that was taken out: in what may still be read, at most in what can be read, and in the bytes. */
export type Found = { elsewhere: number; most: number; inData: boolean }

/**
 * A search of a copy. `kept`: what it must still say; `readings`: what readers make of it; `streams`: all its bytes, unpacked. Each text is looked
 * for once, however often it was taken out. `asWritten`: how the file writes a text, where some characters are its markup.
 */
export function searchOf(
  kept: string,
  readings: readonly string[],
  streams: readonly Buffer[],
  asWritten = (text: string) => text,
): (removed: string) => Found {
  const [lawful, ...read] = [kept, ...readings].map(bare)
  const known = new Map<string, Found>()
  return removed => {
    const needle = bare(removed)
    let found = known.get(needle)
    if (!found) {
      const elsewhere = timesIn(lawful!, needle)
      const most = Math.max(...read.map(text => timesIn(text, needle)))
      found = { elsewhere, most, inData: elsewhere === 0 && isTelling(needle) && standsIn(streams, asWritten(removed)) }
      known.set(needle, found)
    }
    return found
  }
}

function timesIn(hay: string, needle: string): number {
  if (needle === '') return 0
  let found = 0
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) found++
  return found
}

/** Whether a text is so much its own that finding its bytes means something: two Chinese characters, or a number or address of six. */
function isTelling(text: string): boolean {
  const plain = bare(text)
  return (plain.match(/[^\0-\u2fff]/gu)?.length ?? 0) >= 2 || (plain.length >= 6 && /[\d@]/.test(plain))
}

/** The bytes that a text may be written in: UTF-8, UTF-16 both ways, Latin, and hexadecimal digits of these. */
function writings(text: string): Buffer[] {
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
const standsIn = (streams: readonly Buffer[], text: string): boolean => {
  const wanted = writings(text)
  return streams.some(stream => wanted.some(bytes => stream.includes(bytes)))
}
