import type { PdfFile } from './file.ts'
import { cidProgram, type SimpleFont, trueTypeProgram, type1cProgram, type1Program } from './fonts/glyphs.ts'
import { readToUnicode, writeToUnicode } from './fonts/to-unicode.ts'
import { isName, isStream, name, type PdfDict, type PdfStream, type PdfValue } from './objects.ts'

/** What of a font goes out. `opaque`: its program is of a kind that cannot be cut down, and still tells which characters were removed. */
export type SlimFont = { font: PdfDict; opaque: string | null }

const fontKeys = ['Type', 'Subtype', 'BaseFont', 'FontBBox', 'FontMatrix', 'CIDSystemInfo', 'DW', 'DW2', 'W2']
const descriptorKeys = [
  ...['Type', 'FontName', 'FontFamily', 'FontStretch', 'FontWeight', 'Flags', 'FontBBox', 'ItalicAngle', 'Ascent', 'Descent', 'Leading'],
  ...['CapHeight', 'XHeight', 'StemV', 'StemH', 'AvgWidth', 'MaxWidth', 'MissingWidth'],
]

/** A font with only the characters that are still shown: a subset made for the original lists them all, often in the order of the text. */
export function slimFont(file: PdfFile, font: PdfDict, shown: readonly Buffer[]): SlimFont {
  const isComposite = file.nameOf(font.get('Subtype')) === 'Type0'
  return isComposite ? slimComposite(file, font, shown) : slimSimple(file, font, shown)
}

const picked = (file: PdfFile, dict: PdfDict, keys: readonly string[]): PdfDict =>
  new Map(keys.filter(key => dict.has(key)).map(key => [key, plain(file, file.get(dict.get(key)))]))

/** Small values only: references are looked up, streams left out. */
function plain(file: PdfFile, value: PdfValue, depth = 0): PdfValue {
  if (depth > 8 || isStream(value)) return null
  if (Array.isArray(value)) return value.map(one => plain(file, file.get(one), depth + 1))
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, plain(file, file.get(one), depth + 1)]))
  return value
}

function slimSimple(file: PdfFile, font: PdfDict, shown: readonly Buffer[]): SlimFont {
  const codes = new Set(shown.flatMap(bytes => [...bytes]))
  const slim = picked(file, font, fontKeys)
  const encoding = file.get(font.get('Encoding'))
  const differences = differencesOf(file, file.array(file.dict(encoding).get('Differences')))
  if (isName(encoding)) slim.set('Encoding', encoding)
  else if (encoding instanceof Map) slim.set('Encoding', encodingOf(file, encoding, differences, codes))
  const first = Number(file.get(font.get('FirstChar')) ?? 0)
  const widths = file.array(font.get('Widths')).map((width, i) => (codes.has(first + i) ? file.get(width) : 0))
  if (widths.length > 0)
    for (const [key, value] of Object.entries({ FirstChar: first, LastChar: first + widths.length - 1, Widths: widths }))
      slim.set(key, value)
  const texts = textsOf(file, font)
  const kept = new Map([...texts].filter(([code]) => codes.has(code)))
  if (kept.size > 0) slim.set('ToUnicode', { dict: new Map(), raw: writeToUnicode(kept, 1) })
  return { font: slim, opaque: describe(file, font, slim, { codes, differences, texts }) }
}

function slimComposite(file: PdfFile, font: PdfDict, shown: readonly Buffer[]): SlimFont {
  const slim = picked(file, font, ['Type', 'Subtype', 'BaseFont'])
  const encoding = file.get(font.get('Encoding'))
  const isIdentity = isName(encoding) && encoding.name.startsWith('Identity')
  const descendant = file.dict(file.array(font.get('DescendantFonts'))[0])
  const below = picked(file, descendant, fontKeys)
  const pairs = new Set(shown.flatMap(bytes => Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readUInt16BE(i * 2))))
  slim.set('Encoding', isName(encoding) ? encoding : name('Identity-H'))
  const isShown = (code: number) =>
    isIdentity
      ? pairs.has(code)
      : shown.some(bytes => bytes.includes(code > 255 ? Buffer.from([code >> 8, code & 255]) : Buffer.from([code])))
  const texts = new Map([...textsOf(file, font)].filter(([code]) => isShown(code)))
  if (texts.size > 0) slim.set('ToUnicode', { dict: new Map(), raw: writeToUnicode(texts, 2) })
  if (descendant.has('W'))
    below.set('W', isIdentity ? widthsOf(file, file.array(descendant.get('W')), pairs) : plain(file, file.get(descendant.get('W'))))
  const map = file.get(descendant.get('CIDToGIDMap'))
  const glyphs = isStream(map) ? file.content(map) : null
  if (glyphs) {
    const kept = Buffer.alloc(glyphs.length)
    for (const cid of pairs) if (cid * 2 + 1 < glyphs.length) glyphs.copy(kept, cid * 2, cid * 2, cid * 2 + 2)
    below.set('CIDToGIDMap', { dict: new Map(), raw: kept })
  } else if (isName(map)) below.set('CIDToGIDMap', map)
  const glyphOf = glyphs ? (cid: number) => (cid * 2 + 1 < glyphs.length ? glyphs.readUInt16BE(cid * 2) : 0) : null
  const descriptor = file.dict(descendant.get('FontDescriptor'))
  const opaque = embed(file, descriptor, below, program => {
    if (!isIdentity) throw new Error('codes of another table')
    return cidProgram(program.bytes, { cids: pairs, glyphOf })
  })
  slim.set('DescendantFonts', [below])
  return { font: slim, opaque: opaque ? label(file, font) : null }
}

function describe(file: PdfFile, font: PdfDict, slim: PdfDict, simple: SimpleFont): string | null {
  if (!font.has('FontDescriptor')) return null
  const isOpaque = embed(file, file.dict(font.get('FontDescriptor')), slim, ({ key, bytes, stream }) => {
    if (key === 'FontFile2') return trueTypeProgram(bytes, simple)
    if (key === 'FontFile3') return type1cProgram(bytes, simple)
    const length = (which: string) => Number(file.get(stream.dict.get(which)) ?? 0)
    return type1Program(bytes, [length('Length1'), length('Length2')], simple)
  })
  return isOpaque ? label(file, font) : null
}

const label = (file: PdfFile, font: PdfDict) => file.nameOf(font.get('BaseFont')) || '?'

type Program = { key: string; bytes: Buffer; stream: PdfStream }

/** Puts the descriptor into the slim font, with the program cut down; true where it could not be cut and goes out whole. */
function embed(file: PdfFile, descriptor: PdfDict, slim: PdfDict, cut: (program: Program) => Buffer): boolean {
  const kept = picked(file, descriptor, descriptorKeys)
  slim.set('FontDescriptor', kept)
  for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
    const stream = file.get(descriptor.get(key))
    if (!isStream(stream)) continue
    const bytes = file.content(stream)
    const dict: PdfDict = picked(file, stream.dict, ['Subtype', 'Length1', 'Length2', 'Length3'])
    try {
      const raw = cut({ key, bytes: Buffer.from(bytes ?? []), stream })
      if (key === 'FontFile2') dict.set('Length1', raw.length)
      kept.set(key, { dict, raw })
    } catch {
      // what is broken or of a kind of its own goes out as it is, and is told of
      kept.set(key, { dict, raw: bytes ?? Buffer.alloc(0) })
      return true
    }
  }
  return false
}

function textsOf(file: PdfFile, font: PdfDict): Map<number, string> {
  const table = file.get(font.get('ToUnicode'))
  const bytes = isStream(table) ? file.content(table) : null
  return bytes ? readToUnicode(bytes) : new Map()
}

function differencesOf(file: PdfFile, list: readonly PdfValue[]): Map<number, string> {
  const found = new Map<number, string>()
  let code = 0
  for (const one of list.map(value => file.get(value))) {
    if (typeof one === 'number') code = one
    else if (isName(one)) found.set(code++, one.name)
  }
  return found
}

function encodingOf(file: PdfFile, encoding: PdfDict, differences: ReadonlyMap<number, string>, codes: ReadonlySet<number>): PdfDict {
  const list = [...differences].filter(([code]) => codes.has(code)).flatMap(([code, glyph]): PdfValue[] => [code, name(glyph)])
  return new Map([...picked(file, encoding, ['Type', 'BaseEncoding']), ['Differences', list]])
}

/** The widths of the CIDs that are shown, one by one. */
function widthsOf(file: PdfFile, list: readonly PdfValue[], cids: ReadonlySet<number>): PdfValue[] {
  const kept: PdfValue[] = []
  const values = list.map(value => file.get(value))
  for (let i = 0; i < values.length; ) {
    const [first, second, third] = [values[i], values[i + 1], values[i + 2]]
    if (Array.isArray(second)) {
      for (const [j, width] of second.entries()) if (cids.has(Number(first) + j)) kept.push(Number(first) + j, [file.get(width)])
      i += 2
    } else {
      for (const cid of cids) if (cid >= Number(first) && cid <= Number(second)) kept.push(cid, [third ?? 0])
      i += 3
    }
  }
  return kept
}
