import { inflateSync } from 'node:zlib'
import { tooLarge } from '../limits.ts'
import { Lexer } from './lexer.ts'
import { isDict, isName, isRef, isStream, isWord, type PdfDict, type PdfStream, type PdfValue } from './objects.ts'

/** The objects of a file that pdfium has just written whole: one after the other, none of them packed into streams. */
export class PdfFile {
  readonly objects = new Map<number, PdfValue>()
  trailer: PdfDict = new Map()
  /** Bytes that streams may still unpack to. */
  private left: number

  constructor(bytes: Buffer, unpackedBytes: number) {
    this.left = unpackedBytes
    const lexer = new Lexer(bytes)
    for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
      if (isWord(value) && value.word === 'trailer') {
        const dict = lexer.next()
        if (isDict(dict)) this.trailer = new Map([...this.trailer, ...dict])
      }
      if (typeof value !== 'number') continue
      const head = /^[\s\0]+\d+[\s\0]+obj/.exec(bytes.toString('latin1', lexer.at, lexer.at + 24))
      if (!head) continue
      lexer.at += head[0].length
      const object = lexer.next()
      if (object === undefined || isWord(object)) continue
      this.objects.set(value, isDict(object) ? withStream(object, lexer) : object)
    }
    // a table of places that is itself a stream holds what a trailer would
    for (const object of this.objects.values())
      if (isStream(object) && isName(object.dict.get('Type')) && (object.dict.get('Type') as { name: string }).name === 'XRef')
        this.trailer = new Map([...object.dict, ...this.trailer])
  }

  /** The value itself where it is a reference. */
  get(value: PdfValue | undefined): PdfValue {
    let found: PdfValue | undefined = value
    for (let steps = 0; isRef(found) && steps < 20; steps++) found = this.objects.get(found.ref)
    return found === undefined || isRef(found) ? null : found
  }

  dict(value: PdfValue | undefined): PdfDict {
    const found = this.get(value)
    return isDict(found) ? found : isStream(found) ? found.dict : new Map()
  }

  array(value: PdfValue | undefined): PdfValue[] {
    const found = this.get(value)
    return Array.isArray(found) ? found : []
  }

  nameOf(value: PdfValue | undefined): string {
    const found = this.get(value)
    return isName(found) ? found.name : ''
  }

  /** The content of a stream, or null where a filter is not one of text (pictures). */
  content(stream: PdfStream): Buffer | null {
    const filters = this.get(stream.dict.get('Filter'))
    let bytes = stream.raw
    for (const filter of filters === null ? [] : [filters].flat()) {
      const parms = this.get(stream.dict.get('DecodeParms'))
      if (this.nameOf(filter) !== 'FlateDecode' || (isDict(parms) && Number(this.get(parms.get('Predictor')) ?? 1) > 1)) return null
      bytes = inflated(bytes, this.left)
      this.left -= bytes.length
    }
    return bytes
  }

  /** The pages in order, one that stands in the tree twice as two; what they inherit is written into each. */
  pages(): PdfDict[] {
    const found: PdfDict[] = []
    const seen = new Set<PdfDict>()
    const walk = (node: PdfDict, inherited: PdfDict): void => {
      const own = new Map([...inherited, ...[...node].filter(([key]) => ['Resources', 'MediaBox', 'CropBox', 'Rotate'].includes(key))])
      const kids = this.get(node.get('Kids'))
      if (!Array.isArray(kids)) found.push(new Map([...own, ...node]))
      else if (!seen.has(node)) {
        seen.add(node)
        for (const kid of kids) walk(this.dict(kid), own)
      }
    }
    walk(this.dict(this.dict(this.trailer.get('Root')).get('Pages')), new Map())
    return found
  }
}

/** What can be unpacked of it: a stream that breaks off gives its beginning, as every reader shows it. */
function inflated(bytes: Buffer, most: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), finishFlush: 2 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most)
    return Buffer.alloc(0)
  }
}

function withStream(dict: PdfDict, lexer: Lexer): PdfValue {
  const { bytes } = lexer
  const head = /^[\s\0]*stream(?:\r\n|\n|\r)?/.exec(bytes.toString('latin1', lexer.at, lexer.at + 20))
  if (!head) return dict
  const from = lexer.at + head[0].length
  const length = dict.get('Length')
  let end = typeof length === 'number' ? from + length : -1
  if (end < 0 || !/^\s*endstream/.test(bytes.toString('latin1', end, end + 12))) end = bytes.indexOf('endstream', from, 'latin1')
  if (end < 0) end = bytes.length
  lexer.at = end
  return { dict, raw: bytes.subarray(from, end) }
}
