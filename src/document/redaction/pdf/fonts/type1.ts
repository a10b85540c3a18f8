/** The cipher of Type 1 fonts: of the private part with 55665, of each outline with 4330. */
function decrypted(bytes: Buffer, key: number): Buffer {
  const out = Buffer.alloc(bytes.length)
  let r = key
  for (const [i, byte] of bytes.entries()) {
    out[i] = byte ^ (r >> 8)
    r = ((byte + r) * 52845 + 22719) & 0xffff
  }
  return out
}

function ciphered(bytes: Buffer, key: number): Buffer {
  const out = Buffer.alloc(bytes.length)
  let r = key
  for (const [i, byte] of bytes.entries()) {
    const cipher = byte ^ (r >> 8)
    out[i] = cipher
    r = ((cipher + r) * 52845 + 22719) & 0xffff
  }
  return out
}

/** Which glyph a code shows by the font's own table. */
export function type1Encoding(font: Buffer): Map<number, string> {
  const clear = font.toString('latin1', 0, Math.max(0, font.indexOf('eexec')))
  return new Map([...clear.matchAll(/dup\s+(\d+)\s*\/(\S+)\s+put/g)].map(([, code, glyph]) => [Number(code), glyph!]))
}

/** The font with only these glyphs drawn, by their names; codes and names of the others are gone. `clearLength` is Length1 of the stream. */
export function type1Without(font: Buffer, clearLength: number, privateLength: number, isKept: (glyph: string) => boolean): Buffer {
  const hidden = decrypted(font.subarray(clearLength, clearLength + privateLength), 55665)
  const words = hidden.toString('latin1')
  const lead = Number(/\/lenIV\s+(\d+)/.exec(words)?.[1] ?? 4)
  const from = words.indexOf('/CharStrings')
  if (from < 0 || /^[0-9a-fA-F\s]{8}/.test(font.toString('latin1', clearLength, clearLength + 8)))
    throw new Error('not a Type 1 font of bytes')
  const entry = /\/(\S+)\s+(\d+)\s+(?:RD|-\||\S{1,3})\s/g
  entry.lastIndex = words.indexOf('begin', from)
  let number = 0
  for (let found = entry.exec(words); found; found = entry.exec(words)) {
    const [start, length] = [found.index + found[0].length, Number(found[2])]
    entry.lastIndex = start + length
    if (found[1] === '.notdef' || isKept(found[1]!)) continue
    // 0 0 hsbw endchar: a glyph without outline and width; the rest of the place is never read
    const outline = Buffer.alloc(length, 14)
    Buffer.from([139, 139, 13, 14]).copy(outline, Math.min(lead, Math.max(0, length - 4)))
    ciphered(outline, 4330).copy(hidden, start)
    hidden.write(otherName(found[1]!.length, number++), found.index + 1, 'latin1')
  }
  const clear = Buffer.from(
    font
      .toString('latin1', 0, clearLength)
      .replace(/dup\s+\d+\s*\/(\S+)\s+put/g, (line, glyph: string) => (isKept(glyph) ? line : ' '.repeat(line.length))),
    'latin1',
  )
  return Buffer.concat([clear, ciphered(hidden, 55665), font.subarray(clearLength + privateLength)])
}

/** A name as long as the one whose place it takes. */
const otherName = (length: number, number: number): string => number.toString(36).padStart(length, 'x').slice(-length)
