import { inflateSync } from 'node:zlib'
import { withoutSegments } from '../picture/jpeg-segments.ts'
import type { PdfFile } from './file.ts'
import { isRef, name, type PdfDict, type PdfStream, type PdfValue } from './objects.ts'

/** A picture's stream as it goes out; `hid`: how many bytes in it were no part of the picture. */
export type PlainPicture = { raw: Buffer; filter: PdfValue | undefined; parms: PdfValue | undefined; hid: number }

const cleaners: Record<string, (bytes: Buffer) => Buffer> = {
  DCTDecode: withoutSegments,
  JPXDecode: withoutBoxes,
  JBIG2Decode: withoutComments,
}

/** A picture without the notes that stand in its own format: where, when and by whom it was taken, XMP, comments. Its pixels stay as they are packed. */
export function plainPicture(file: PdfFile, { dict, raw }: PdfStream, most: number): PlainPicture {
  const filters = listOf(file, dict.get('Filter')).map(one => file.nameOf(one))
  const clean = cleaners[filters.at(-1) ?? '']
  const untouched = { raw, filter: dict.get('Filter'), parms: dict.get('DecodeParms'), hid: 0 }
  // writers pack a JPEG once more; more than that nobody does
  if (!clean || filters.length > 2 || (filters.length === 2 && filters[0] !== 'FlateDecode')) return untouched
  const inner = filters.length === 2 ? unpacked(raw, most) : raw
  if (!inner) return untouched
  const plain = clean(inner)
  if (plain.length === inner.length) return untouched
  const parms = listOf(file, dict.get('DecodeParms')).at(-1)
  return { raw: plain, filter: name(filters.at(-1)!), parms, hid: inner.length - plain.length }
}

const listOf = (file: PdfFile, value: PdfValue | undefined): PdfValue[] =>
  value === undefined ? [] : Array.isArray(file.get(value)) ? file.array(value) : [value]

function unpacked(raw: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(raw, { maxOutputLength: Math.max(1, most), finishFlush: 2 })
  } catch {
    return null
  }
}

const boxesOfPicture = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c'])

/** JPEG 2000 (ISO 15444-1, annex I): only the boxes of the picture, and its code without comments. A bare code stream has no boxes. */
function withoutBoxes(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) === 0xff4f) return withoutMarkers(bytes)
  const kept: Buffer[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const written = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    // 0: to the end of the file; 1: a length of eight bytes follows, for pictures over 4 GB
    if (written === 1 || (written !== 0 && written < 8)) return bytes
    const end = written === 0 ? bytes.length : Math.min(bytes.length, at + written)
    if (kind === 'jp2c') {
      const code = withoutMarkers(bytes.subarray(at + 8, end))
      const head = Buffer.from(bytes.subarray(at, at + 8))
      head.writeUInt32BE(code.length + 8)
      kept.push(head, code)
    } else if (boxesOfPicture.has(kind)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

const startOfTile = 0xff90
const comment = 0xff64

/** The code of a JPEG 2000 without the comments of its head; what comes after the first tile begins is the picture. */
function withoutMarkers(code: Buffer): Buffer {
  const kept = [code.subarray(0, 2)]
  let at = 2
  while (at + 4 <= code.length) {
    const marker = code.readUInt16BE(at)
    if (marker === startOfTile) return Buffer.concat([...kept, code.subarray(at)])
    const end = at + 2 + code.readUInt16BE(at + 2)
    if (marker !== comment) kept.push(code.subarray(at, end))
    at = end
  }
  return code
}

const extension = 62

/** JBIG2 (T.88) as it stands in a PDF, without extensions: comments and what a maker adds for itself. */
function withoutComments(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let at = 0
  while (at + 11 <= bytes.length) {
    const number = bytes.readUInt32BE(at)
    const flags = bytes[at + 4]!
    const short = bytes[at + 5]! >> 5
    const referred = short === 7 ? bytes.readUInt32BE(at + 5) & 0x1fffffff : short
    const counted = at + (short === 7 ? 9 + Math.ceil((referred + 1) / 8) : 6)
    const length = counted + referred * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4) + (flags & 0x40 ? 4 : 1)
    if (length + 4 > bytes.length) return bytes
    const size = bytes.readUInt32BE(length)
    // a region whose length nobody knows goes to the end
    const end = size === 0xffffffff ? bytes.length : length + 4 + size
    if (end > bytes.length) return bytes
    if ((flags & 0x3f) !== extension) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...kept, bytes.subarray(at)])
}

/** The streams of shapes that a picture shares with those of other pages (JBIG2): a shape is a character as it was scanned. */
export const sharedShapes = (file: PdfFile, picture: PdfDict): number[] =>
  listOf(file, picture.get('DecodeParms')).flatMap(one => {
    const shapes = file.dict(one).get('JBIG2Globals')
    return isRef(shapes) ? [shapes.ref] : []
  })
