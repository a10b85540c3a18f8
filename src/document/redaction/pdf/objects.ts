/** Values of a PDF file. Strings and streams are bytes; a number keeps no more than six decimals when it is written. */
export type PdfName = { readonly name: string }
export type PdfRef = { readonly ref: number }
export type PdfString = { readonly bytes: Buffer }
export type PdfDict = Map<string, PdfValue>
export type PdfStream = { dict: PdfDict; raw: Buffer }
/** A word that is no value: an operator of a content stream, or `obj`, `endobj`, `stream`. */
export type PdfWord = { readonly word: string }
export type PdfValue = number | boolean | null | PdfName | PdfRef | PdfString | PdfValue[] | PdfDict | PdfStream

export const name = (text: string): PdfName => ({ name: text })
export const isName = (value: unknown): value is PdfName => typeof value === 'object' && value !== null && 'name' in value
export const isRef = (value: unknown): value is PdfRef => typeof value === 'object' && value !== null && 'ref' in value
export const isString = (value: unknown): value is PdfString => typeof value === 'object' && value !== null && 'bytes' in value
export const isDict = (value: unknown): value is PdfDict => value instanceof Map
export const isStream = (value: unknown): value is PdfStream => typeof value === 'object' && value !== null && 'raw' in value
export const isWord = (value: unknown): value is PdfWord => typeof value === 'object' && value !== null && 'word' in value

/** The bytes of one object as they stand in a file. */
export function write(value: PdfValue): Buffer {
  const parts: (string | Buffer)[] = []
  put(value, parts)
  return Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
}

function put(value: PdfValue, parts: (string | Buffer)[]): void {
  if (value === null || typeof value === 'boolean') parts.push(String(value))
  else if (typeof value === 'number') parts.push(number(value))
  else if (Array.isArray(value)) {
    parts.push('[')
    for (const [i, one] of value.entries()) {
      if (i > 0) parts.push(' ')
      put(one, parts)
    }
    parts.push(']')
  } else if (isDict(value)) {
    parts.push('<<')
    for (const [key, one] of value) {
      parts.push(`/${escaped(key)} `)
      put(one, parts)
    }
    parts.push('>>')
  } else if (isStream(value)) {
    put(new Map([...value.dict, ['Length', value.raw.length]]), parts)
    parts.push('\nstream\n', value.raw, '\nendstream')
  } else if (isName(value)) parts.push(`/${escaped(value.name)}`)
  else if (isRef(value)) parts.push(`${value.ref} 0 R`)
  else parts.push(`<${value.bytes.toString('hex')}>`)
}

export function number(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(6).replace(/\.?0+$/, '')
}

/** Names are bytes; what is no plain letter is written by its number. */
const escaped = (text: string): string =>
  text.replace(/[^A-Za-z0-9_.+*'-]/g, character => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
