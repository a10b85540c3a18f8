import { zipOf } from '../../src/text/zip.ts'

const characters = new Map<string, Buffer>()

/** A text as programs on Chinese Windows write it. Node reads GB18030 and does not write it: what each pair of bytes means is asked once. */
export function gbk(text: string): Buffer {
  if (characters.size === 0) {
    const decoder = new TextDecoder('gb18030')
    for (let first = 0x81; first < 0xff; first += 1)
      for (let second = 0x40; second < 0xff; second += 1) {
        const bytes = Buffer.from([first, second])
        const character = decoder.decode(bytes)
        if (character.length === 1) characters.set(character, bytes)
      }
  }
  return Buffer.concat(
    [...text].map(character => {
      const bytes = character < '\x80' ? Buffer.from(character) : characters.get(character)
      if (!bytes) throw new Error(`${character} is not in GBK`)
      return bytes
    }),
  )
}

/** A ZIP as the right mouse button of Chinese Windows makes it: names in GBK, and no word about that. */
export function zipInGbk(files: readonly (readonly [name: string, content: Uint8Array | string])[]): Uint8Array<ArrayBuffer> {
  const names = files.map(([name]) => gbk(name))
  // made with names of the same length, which then give way
  const stand = names.map((name, i) => `\u0001${i}`.padEnd(name.length, '\u0001'))
  const zip = Buffer.from(zipOf(files.map(([, content], i) => [stand[i]!, content] as const)))
  for (const [i, name] of names.entries())
    for (let at = zip.indexOf(stand[i]!); at >= 0; at = zip.indexOf(stand[i]!, at + 1)) {
      name.copy(zip, at)
      // the flag that says UTF-8, in the head of the file (30 bytes before its name) or in the directory (46 before)
      zip.writeUInt16LE(0, at - (zip.readUInt32LE(at - 30) === 0x04034b50 ? 24 : 38))
    }
  return new Uint8Array(zip)
}
