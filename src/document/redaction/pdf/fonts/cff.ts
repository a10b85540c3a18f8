type Index = { items: [from: number, to: number][]; end: number }

/** A list of byte strings of a CFF font, as places. */
function indexAt(font: Buffer, at: number): Index {
  const count = font.readUInt16BE(at)
  if (count === 0) return { items: [], end: at + 2 }
  const size = font[at + 2]!
  const offset = (i: number) => font.readUIntBE(at + 3 + i * size, size)
  const base = at + 2 + (count + 1) * size
  return {
    items: Array.from({ length: count }, (_, i): [number, number] => [base + offset(i), base + offset(i + 1)]),
    end: base + offset(count),
  }
}

/** The numbers of a dictionary by operator; two-byte operators from 1200 on. */
function dictOf(bytes: Buffer): Map<number, number[]> {
  const dict = new Map<number, number[]>()
  let operands: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++]!
    if (byte <= 21) {
      dict.set(byte === 12 ? 1200 + bytes[at++]! : byte, operands)
      operands = []
    } else if (byte === 28) {
      operands.push(bytes.readInt16BE(at))
      at += 2
    } else if (byte === 29) {
      operands.push(bytes.readInt32BE(at))
      at += 4
    } else if (byte === 30) {
      while (at < bytes.length && (bytes[at]! & 0x0f) !== 0x0f) at++
      at++
      operands.push(0)
    } else if (byte <= 246) operands.push(byte - 139)
    else operands.push(byte <= 250 ? (byte - 247) * 256 + bytes[at++]! + 108 : -(byte - 251) * 256 - bytes[at++]! - 108)
  }
  return dict
}

function partsOf(font: Buffer) {
  const names = indexAt(font, font[2]!)
  const tops = indexAt(font, names.end)
  const strings = indexAt(font, tops.end)
  const top = dictOf(font.subarray(...tops.items[0]!))
  const glyphs = indexAt(font, top.get(17)![0]!)
  return { top, strings, glyphs }
}

/** Of each glyph its CID (a font of CIDs) or the number of its name; and how many standard names there are. */
export function cffCharset(font: Buffer): { isCid: boolean; charset: number[]; nameOf: (id: number) => string | undefined } {
  const { top, strings, glyphs } = partsOf(font)
  const charset = [0]
  let at = top.get(15)?.[0] ?? 0
  const count = glyphs.items.length
  if (at <= 2) for (let i = 1; i < count; i++) charset.push(i)
  else {
    const format = font[at++]!
    while (charset.length < count) {
      let id = font.readUInt16BE(at)
      at += 2
      let more = 0
      if (format === 1) more = font[at++]!
      else if (format === 2) {
        more = font.readUInt16BE(at)
        at += 2
      }
      for (; more >= 0 && charset.length < count; more--) charset.push(id++)
    }
  }
  const nameOf = (id: number) => {
    const place = strings.items[id - 391]
    return place && font.toString('latin1', ...place)
  }
  return { isCid: top.has(1230), charset, nameOf }
}

/** The font with glyphs that no text shows any more as empty outlines, and names of glyphs gone. Lengths stay, so no place moves. */
export function cffWithout(font: Buffer, isKept: (glyph: number) => boolean): Buffer {
  const clean = Buffer.from(font)
  const { glyphs, strings, top } = partsOf(clean)
  // 14 ends a glyph: the shortest outline there is
  for (const [glyph, [from, to]] of glyphs.items.entries()) if (glyph > 0 && !isKept(glyph)) clean.fill(14, from, to)
  if (top.has(1230)) return clean
  const { charset } = cffCharset(font)
  for (const [glyph, id] of charset.entries()) {
    const place = strings.items[id - 391]
    if (glyph > 0 && place && !isKept(glyph)) clean.fill(0x78, ...place)
  }
  return clean
}

/** Which glyph a code shows by the font's own table; empty where it is a standard one. */
export function cffBuiltIn(font: Buffer): Map<number, number> {
  const codes = new Map<number, number>()
  let at = partsOf(font).top.get(16)?.[0] ?? 0
  if (at <= 1) return codes
  const format = font[at++]! & 0x7f
  const count = font[at++]!
  for (let i = 0, glyph = 1; i < count; i++) {
    const code = font[at++]!
    const more = format === 1 ? font[at++]! : 0
    for (let step = 0; step <= more; step++) codes.set(code + step, glyph++)
  }
  return codes
}
