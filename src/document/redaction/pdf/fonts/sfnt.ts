import { cffWithout } from './cff.ts'

type Table = { tag: string; bytes: Buffer }

/** What drawing needs; the rest (names, PostScript names of glyphs, ligatures, signatures) would tell which characters stood in the text. */
const needed = new Set([
  'head',
  'hhea',
  'maxp',
  'hmtx',
  'loca',
  'glyf',
  'cvt ',
  'fpgm',
  'prep',
  'cmap',
  'vhea',
  'vmtx',
  'CFF ',
  'VORG',
  'OS/2',
])

/** Which characters an embedded font knows, by platform and encoding: code → glyph. */
export type CodeMap = { platform: number; encoding: number; glyphs: Map<number, number> }

export function tablesOf(font: Buffer): Table[] {
  const count = font.readUInt16BE(4)
  return Array.from({ length: count }, (_, i) => {
    const at = 12 + i * 16
    const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)]
    return { tag: font.toString('latin1', at, at + 4), bytes: Buffer.from(font.subarray(offset, offset + length)) }
  })
}

/** The maps of a TrueType or OpenType font. Formats 0, 4, 6 and 12; others are seldom and left out. */
export function codeMaps(font: Buffer): CodeMap[] {
  const table = tablesOf(font).find(({ tag }) => tag === 'cmap')?.bytes
  if (!table) return []
  return Array.from({ length: table.readUInt16BE(2) }, (_, i) => {
    const [platform, encoding] = [table.readUInt16BE(4 + i * 8), table.readUInt16BE(6 + i * 8)]
    return { platform, encoding, glyphs: glyphsOf(table.subarray(table.readUInt32BE(8 + i * 8))) }
  })
}

function glyphsOf(map: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>()
  const format = map.readUInt16BE(0)
  if (format === 0) for (let code = 0; code < 256; code++) glyphs.set(code, map[6 + code]!)
  else if (format === 6)
    for (let i = 0, first = map.readUInt16BE(6); i < map.readUInt16BE(8); i++) glyphs.set(first + i, map.readUInt16BE(10 + i * 2))
  else if (format === 12)
    for (let i = 0, count = Math.min(map.readUInt32BE(12), 65_536); i < count; i++) {
      const at = 16 + i * 12
      const [start, end, glyph] = [map.readUInt32BE(at), map.readUInt32BE(at + 4), map.readUInt32BE(at + 8)]
      for (let code = start; code <= end && code - start < 65_536; code++) glyphs.set(code, glyph + code - start)
    }
  else if (format === 4) {
    const double = map.readUInt16BE(6)
    for (let i = 0; i < double; i += 2) {
      const [end, start] = [map.readUInt16BE(14 + i), map.readUInt16BE(16 + double + i)]
      const [delta, range] = [map.readUInt16BE(16 + double * 2 + i), map.readUInt16BE(16 + double * 3 + i)]
      for (let code = start; code <= end && code < 0xffff; code++) {
        const place = 16 + double * 3 + i + range + (code - start) * 2
        const glyph = range === 0 ? code : place + 1 < map.length ? map.readUInt16BE(place) : 0
        glyphs.set(code, range !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff)
      }
    }
  }
  return glyphs
}

/** The font with only these glyphs drawn. `withMap`: a font of single bytes is still asked for its map. */
export function sfntWithout(font: Buffer, isKept: (glyph: number) => boolean, withMap: boolean): Buffer {
  const tables = tablesOf(font)
  const table = (tag: string) => tables.find(one => one.tag === tag)?.bytes
  const [head, loca, glyf] = [table('head'), table('loca'), table('glyf')]
  const maps = codeMaps(font)
  if (glyf && loca && head) blankOutlines(glyf, loca, head.readInt16BE(50) === 1, isKept)
  const kept = tables
    .filter(({ tag }) => needed.has(tag) && (tag !== 'cmap' || withMap))
    .map(one => {
      if (one.tag === 'cmap') return { tag: one.tag, bytes: mapTable(maps, isKept) }
      return one.tag === 'CFF ' ? { tag: one.tag, bytes: cffWithout(one.bytes, isKept) } : one
    })
  if (!kept.some(({ tag }) => tag === 'glyf' || tag === 'CFF ')) throw new Error('no outlines')
  return joined(font.subarray(0, 4), kept)
}

/** Outlines of glyphs that no text shows any more become empty; parts of composed glyphs stay. */
function blankOutlines(glyf: Buffer, loca: Buffer, isLong: boolean, isKept: (glyph: number) => boolean): void {
  const place = (glyph: number) => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  const count = loca.length / (isLong ? 4 : 2) - 1
  const needs = new Set<number>()
  const add = (glyph: number): void => {
    if (needs.has(glyph) || glyph >= count) return
    needs.add(glyph)
    let at = place(glyph)
    if (place(glyph + 1) - at < 10 || glyf.readInt16BE(at) >= 0) return
    at += 10
    for (let flags = 0x20; flags & 0x20; ) {
      flags = glyf.readUInt16BE(at)
      add(glyf.readUInt16BE(at + 2))
      at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    }
  }
  for (let glyph = 0; glyph < count; glyph++) if (glyph === 0 || isKept(glyph)) add(glyph)
  for (let glyph = 0; glyph < count; glyph++) if (!needs.has(glyph)) glyf.fill(0, place(glyph), place(glyph + 1))
}

/** Every map anew, with one segment for each character that is still shown. */
function mapTable(maps: readonly CodeMap[], isKept: (glyph: number) => boolean): Buffer {
  const head: Buffer = Buffer.alloc(4 + maps.length * 8)
  head.writeUInt16BE(maps.length, 2)
  const parts: Buffer[] = [head]
  let at = head.length
  for (const [i, { platform, encoding, glyphs }] of maps.entries()) {
    const part = segments([...glyphs].filter(([code, glyph]) => code < 0xffff && glyph > 0 && isKept(glyph)).sort((a, b) => a[0] - b[0]))
    head.writeUInt16BE(platform, 4 + i * 8)
    // segments of 16 bits are encoding 1 of Windows, and 3 of Unicode
    head.writeUInt16BE(platform === 3 && encoding === 10 ? 1 : platform === 0 ? 3 : encoding, 6 + i * 8)
    head.writeUInt32BE(at, 8 + i * 8)
    parts.push(part)
    at += part.length
  }
  return Buffer.concat(parts)
}

function segments(glyphs: readonly (readonly [code: number, glyph: number])[]): Buffer {
  const all = [...glyphs, [0xffff, 0] as const]
  const double = all.length * 2
  const bytes = Buffer.alloc(16 + double * 4)
  const power = 2 ** Math.floor(Math.log2(all.length))
  const head = [4, bytes.length, 0, double, power * 2, Math.log2(power), double - power * 2]
  for (const [i, value] of head.entries()) bytes.writeUInt16BE(value & 0xffff, i * 2)
  for (const [i, [code, glyph]] of all.entries()) {
    bytes.writeUInt16BE(code, 14 + i * 2)
    bytes.writeUInt16BE(code, 16 + double + i * 2)
    bytes.writeUInt16BE((glyph - code) & 0xffff, 16 + double * 2 + i * 2)
  }
  return bytes
}

function joined(version: Buffer, tables: readonly Table[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length))
  const head: Buffer = Buffer.alloc(12 + tables.length * 16)
  version.copy(head)
  for (const [i, value] of [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].entries())
    head.writeUInt16BE(value, 4 + i * 2)
  const parts: Buffer[] = [head]
  let at = head.length
  for (const [i, { tag, bytes }] of tables.entries()) {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    let sum = 0
    for (let word = 0; word < padded.length; word += 4) sum = (sum + padded.readUInt32BE(word)) >>> 0
    head.write(tag, 12 + i * 16, 'latin1')
    for (const [j, value] of [sum, at, bytes.length].entries()) head.writeUInt32BE(value, 16 + i * 16 + j * 4)
    parts.push(padded)
    at += padded.length
  }
  return Buffer.concat(parts)
}
