import { cffBuiltIn, cffCharset, cffWithout } from './cff.ts'
import { codeMaps, sfntWithout, tablesOf } from './sfnt.ts'
import { type1Encoding, type1Without } from './type1.ts'

/** Names of glyphs that say nothing beyond the Latin letters which a font of a named encoding holds anyway. */
const tellsCharacter = /^(?:uni|u|g|gid|cid|glyph|c|index|a)[_.]?[0-9A-Fa-f]+/

/** A font of single bytes: the codes that are shown, and the names that its own table of differences gives them. */
export type SimpleFont = { codes: ReadonlySet<number>; differences: ReadonlyMap<number, string>; texts: ReadonlyMap<number, string> }

/** A font of CIDs: those that are shown, and the glyph of each where the file has a table of them. */
export type CidFont = { cids: ReadonlySet<number>; glyphOf: ((cid: number) => number) | null }

const isSfnt = (program: Buffer) => ['\0\x01\0\0', 'true', 'OTTO'].includes(program.toString('latin1', 0, 4))

export function cidProgram(program: Buffer, { cids, glyphOf }: CidFont): Buffer {
  const isOpenType = isSfnt(program)
  const cff = isOpenType ? tablesOf(program).find(({ tag }) => tag === 'CFF ')?.bytes : program
  const kept = cff ? cffGlyphs(cff, cids) : new Set([...cids].map(cid => (glyphOf ? glyphOf(cid) : cid)))
  return isOpenType ? sfntWithout(program, glyph => kept.has(glyph), false) : cffWithout(program, glyph => kept.has(glyph))
}

function cffGlyphs(cff: Buffer, cids: ReadonlySet<number>): Set<number> {
  const { isCid, charset } = cffCharset(cff)
  if (!isCid) return new Set(cids)
  return new Set(charset.flatMap((cid, glyph) => (cids.has(cid) ? [glyph] : [])))
}

export function trueTypeProgram(program: Buffer, { codes, differences, texts }: SimpleFont): Buffer {
  const [windows, mac] = [new TextDecoder('windows-1252'), new TextDecoder('macintosh')]
  const kept = new Set<number>()
  const maps = codeMaps(program)
  if (maps.length === 0) for (const code of codes) kept.add(code)
  for (const code of codes) {
    const byte = Uint8Array.of(code)
    const named = /^uni([0-9A-Fa-f]{4})/.exec(differences.get(code) ?? '')?.[1]
    const characters = [
      windows.decode(byte),
      mac.decode(byte),
      texts.get(code) ?? '',
      named ? String.fromCharCode(Number.parseInt(named, 16)) : '',
    ]
    const points = [...characters.filter(Boolean).map(text => text.codePointAt(0)!), code, 0xf000 + code, 0xf100 + code, 0xf200 + code]
    for (const { glyphs } of maps) for (const point of points) kept.add(glyphs.get(point) ?? 0)
  }
  return sfntWithout(program, glyph => kept.has(glyph), true)
}

export function type1Program(program: Buffer, lengths: readonly [number, number], font: SimpleFont): Buffer {
  const builtIn = type1Encoding(program)
  const shown = new Set([...font.codes].flatMap(code => font.differences.get(code) ?? builtIn.get(code) ?? []))
  const isNamed = builtIn.size === 0
  return type1Without(program, ...lengths, glyph => shown.has(glyph) || (isNamed && !tellsCharacter.test(glyph)))
}

export function type1cProgram(program: Buffer, font: SimpleFont): Buffer {
  if (isSfnt(program)) throw new Error('an OpenType font of single bytes')
  const { charset, nameOf } = cffCharset(program)
  const builtIn = cffBuiltIn(program)
  const shown = new Set([...font.codes].flatMap(code => font.differences.get(code) ?? []))
  const kept = new Set([...font.codes].flatMap(code => (font.differences.has(code) ? [] : (builtIn.get(code) ?? []))))
  const isNamed = builtIn.size === 0
  return cffWithout(program, glyph => {
    const id = charset[glyph] ?? 0
    const name = nameOf(id)
    // standard names are those of the Latin alphabet
    return kept.has(glyph) || (name === undefined ? id < 391 : shown.has(name) || (isNamed && !tellsCharacter.test(name)))
  })
}
