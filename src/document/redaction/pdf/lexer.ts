import { isWord, type PdfDict, type PdfValue, type PdfWord } from './objects.ts'

const white = new Set([0, 9, 10, 12, 13, 32])
const delimiter = new Set([...'()<>[]{}/%'].map(character => character.charCodeAt(0)))
const deepest = 100

/** Reads values and words from the bytes of a file or of a content stream, in order. Broken input gives words, never an endless loop. */
export class Lexer {
  readonly bytes: Buffer
  at: number
  /** Whether `1 0 R` is a reference: so in files, never in content streams. */
  readonly hasRefs: boolean

  constructor(bytes: Buffer, at = 0, hasRefs = true) {
    this.bytes = bytes
    this.at = at
    this.hasRefs = hasRefs
  }

  skipWhite(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!
      if (byte === 0x25) while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++
      else if (!white.has(byte)) return
    }
  }

  /** The next value or word; undefined at the end. */
  next(depth = 0): PdfValue | PdfWord | undefined {
    this.skipWhite()
    if (this.at >= this.bytes.length) return undefined
    const byte = this.bytes[this.at]!
    if (depth > deepest) {
      this.at = this.bytes.length
      return undefined
    }
    if (byte === 0x2f) return { name: this.name() }
    if (byte === 0x28) return { bytes: this.literal() }
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dict(depth) : { bytes: this.hex() }
    if (byte === 0x5b) return this.array(depth)
    if (delimiter.has(byte)) {
      this.at += byte === 0x3e && this.bytes[this.at + 1] === 0x3e ? 2 : 1
      return { word: byte === 0x3e ? '>>' : String.fromCharCode(byte) }
    }
    const text = this.regular()
    if (/^[+-]*\d*\.?\d*(?:-\d*)?$/.test(text) && /\d/.test(text)) return this.reference(text)
    if (text === 'true' || text === 'false') return text === 'true'
    return text === 'null' ? null : { word: text }
  }

  private regular(): string {
    const from = this.at
    while (this.at < this.bytes.length && !white.has(this.bytes[this.at]!) && !delimiter.has(this.bytes[this.at]!)) this.at++
    return this.bytes.toString('latin1', from, this.at)
  }

  private reference(text: string): PdfValue {
    if (this.hasRefs && /^\d+$/.test(text)) {
      const rest = /^[\s\0]+\d{1,5}[\s\0]+R(?![A-Za-z0-9])/.exec(this.bytes.toString('latin1', this.at, this.at + 24))
      if (rest) {
        this.at += rest[0].length
        return { ref: Number(text) }
      }
    }
    // `--5` and `5-3` stand in old files; readers take the first number
    const value = Number(/[+-]?(?:\d+\.?\d*|\.\d+)/.exec(text.replace(/^[+-]+(?=[+-])/, ''))?.[0] ?? 0)
    return Number.isFinite(value) ? value : 0
  }

  private name(): string {
    this.at++
    return this.regular().replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  }

  private hex(): Buffer {
    const end = this.bytes.indexOf(0x3e, this.at)
    const digits = this.bytes.toString('latin1', this.at + 1, end < 0 ? this.bytes.length : end).replace(/[^0-9a-fA-F]/g, '')
    this.at = end < 0 ? this.bytes.length : end + 1
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
  }

  private literal(): Buffer {
    const out: number[] = []
    let open = 0
    for (this.at++; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!
      if (byte === 0x5c) this.escape(out)
      else if (byte === 0x29 && open-- === 0) {
        this.at++
        break
      } else {
        if (byte === 0x28) open++
        out.push(byte)
      }
    }
    return Buffer.from(out)
  }

  private escape(out: number[]): void {
    const byte = this.bytes[++this.at]
    const plain = 'nrtbf'.indexOf(String.fromCharCode(byte ?? 0))
    if (byte === undefined) return
    if (plain >= 0) out.push([10, 13, 9, 8, 12][plain]!)
    else if (byte >= 0x30 && byte <= 0x37) {
      const digits = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))![0]
      this.at += digits.length - 1
      out.push(Number.parseInt(digits, 8) & 0xff)
    } else if (byte === 13) {
      if (this.bytes[this.at + 1] === 10) this.at++
    } else if (byte !== 10) out.push(byte)
  }

  private array(depth: number): PdfValue[] {
    this.at++
    const values: PdfValue[] = []
    for (let value = this.next(depth + 1); value !== undefined; value = this.next(depth + 1)) {
      if (!isWord(value)) values.push(value)
      else if (value.word === ']') break
    }
    return values
  }

  private dict(depth: number): PdfDict {
    this.at += 2
    const dict: PdfDict = new Map()
    for (let key = this.next(depth + 1); key !== undefined; key = this.next(depth + 1)) {
      if (isWord(key)) {
        if (key.word === '>>') break
        continue
      }
      if (key === null || typeof key !== 'object' || !('name' in key)) continue
      const value = this.next(depth + 1)
      if (value === undefined) break
      if (!isWord(value)) dict.set(key.name, value)
      else if (value.word === '>>') break
    }
    return dict
  }
}
