import { Lexer } from '../lexer.ts'
import { isString, isWord, type PdfValue } from '../objects.ts'

/** The characters of codes as a font's ToUnicode table tells them. */
export function readToUnicode(table: Buffer): Map<number, string> {
  const found = new Map<number, string>()
  const lexer = new Lexer(table, 0, false)
  let operands: PdfValue[] = []
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!isWord(token)) operands.push(token)
    else {
      if (token.word === 'endbfchar') for (let i = 0; i + 1 < operands.length; i += 2) set(operands[i], operands[i + 1], 0)
      if (token.word === 'endbfrange') for (let i = 0; i + 2 < operands.length; i += 3) range(operands[i], operands[i + 1], operands[i + 2])
      operands = []
    }
  }
  return found

  function set(code: PdfValue | undefined, text: PdfValue | undefined, more: number): void {
    if (!isString(code) || !isString(text) || code.bytes.length > 4 || code.bytes.length === 0) return
    const units = Array.from({ length: text.bytes.length >> 1 }, (_, i) => text.bytes.readUInt16BE(i * 2))
    if (units.length > 0) units[units.length - 1]! += more
    found.set(code.bytes.readUIntBE(0, code.bytes.length) + more, String.fromCharCode(...units))
  }

  function range(from: PdfValue | undefined, to: PdfValue | undefined, text: PdfValue | undefined): void {
    if (!isString(from) || !isString(to) || from.bytes.length > 4 || from.bytes.length === 0 || to.bytes.length !== from.bytes.length)
      return
    const first = from.bytes.readUIntBE(0, from.bytes.length)
    const count = Math.min(65_536, to.bytes.readUIntBE(0, to.bytes.length) - first + 1)
    if (Array.isArray(text)) {
      for (const [i, one] of text.entries()) {
        const code = Buffer.alloc(from.bytes.length)
        code.writeUIntBE((first + i) % 256 ** from.bytes.length, 0, from.bytes.length)
        set({ bytes: code }, one, 0)
      }
    } else for (let i = 0; i < count; i++) set(from, text, i)
  }
}

/** The table anew, in the order of the codes, with nothing but these. */
export function writeToUnicode(texts: ReadonlyMap<number, string>, width: 1 | 2): Buffer {
  const hex = (value: number) => value.toString(16).padStart(width * 2, '0')
  const lines = [...texts]
    .sort((a, b) => a[0] - b[0])
    .map(([code, text]) => `<${hex(code)}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`)
  const blocks: string[] = []
  for (let i = 0; i < lines.length; i += 100) {
    const some = lines.slice(i, i + 100)
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`)
  }
  return Buffer.from(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <${hex(0)}> <${'ff'.repeat(width)}> endcodespacerange
${blocks.join('\n')}
endcmap end end`,
    'latin1',
  )
}
