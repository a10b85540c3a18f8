import { crc32 } from 'node:zlib'
import { type Exif, exifAt, orientationOnly } from './exif.ts'

/** A part of a picture's file: a JPEG segment, a PNG or WebP chunk, as its name and its bytes. */
type Part = { name: string; raw: Buffer; content: Buffer }

export type PictureKind = 'jpg' | 'png' | 'webp' | 'heic'

export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp'
  return /^....ftyp(?:heic|heix|hevc|heim|heis|mif1|msf1|avif)/s.test(head) ? 'heic' : null
}

/** Whether the picture says where it was taken, in EXIF or in XMP; null where it cannot be read. */
export function positionIn(bytes: Uint8Array): boolean | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = pictureKind(bytes)
  if (kind === null) return null
  if (buffer.includes('GPSLatitude') || buffer.includes('GPSPosition')) return true
  if (kind === 'heic') {
    // the item table of HEIF is not walked: every TIFF structure after the word Exif is looked at
    for (let at = buffer.indexOf('Exif\0\0'); at >= 0; at = buffer.indexOf('Exif\0\0', at + 6))
      if (exifAt(buffer, at + 6)?.hasPosition) return true
    return false
  }
  const parts = partsOf(buffer, kind)
  return parts === null ? null : (exifOf(parts, kind)?.hasPosition ?? false)
}

/**
 * The picture without EXIF, XMP, IPTC, comments and times, its pixels untouched; the turn of the camera stays (an EXIF with nothing else).
 * Null where it is no JPEG, PNG or WebP, or is broken: then it must be saved anew by a program that can read it.
 */
export function cleanPicture(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = pictureKind(bytes)
  if (kind === null || kind === 'heic') return null
  const parts = partsOf(buffer, kind)
  if (parts === null) return null
  const turn = exifOf(parts, kind)?.orientation ?? 1
  const kept = parts.filter(part => isKept(part, kind))
  const tiff = turn === 1 ? null : orientationOnly(turn)
  if (kind === 'jpg') {
    const exif = tiff ? [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))] : []
    const first = kept[0]?.name === 'e0' ? 1 : 0
    return joined([
      Buffer.from([0xff, 0xd8]),
      ...kept.slice(0, first).map(({ raw }) => raw),
      ...exif,
      ...kept.slice(first).map(({ raw }) => raw),
    ])
  }
  if (kind === 'png') {
    const [header, ...rest] = kept
    return joined([buffer.subarray(0, 8), header!.raw, ...(tiff ? [chunk('eXIf', tiff)] : []), ...rest.map(({ raw }) => raw)])
  }
  const body = kept.map(part => (part.name === 'VP8X' ? withFlags(part.raw, tiff !== null) : part.raw))
  if (tiff && kept.some(({ name }) => name === 'VP8X')) body.push(riff('EXIF', tiff))
  const all = Buffer.concat(body)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(all.length + 4, 4)
  return joined([head, all])
}

const joined = (parts: readonly Buffer[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

function isKept({ name, content }: Part, kind: PictureKind): boolean {
  if (kind === 'png') return !['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'].includes(name)
  if (kind === 'webp') return name !== 'EXIF' && name !== 'XMP '
  // JFIF, the colour profile, and what Adobe says of the colours stay: without them it looks different
  if (name === 'e2') return content.toString('latin1', 0, 11) === 'ICC_PROFILE'
  return name === 'e0' || name === 'ee' || !/^(?:e[1-9a-f]|fe)$/.test(name)
}

function exifOf(parts: readonly Part[], kind: PictureKind): Exif | null {
  for (const { name, content } of parts) {
    const isExif =
      kind === 'jpg' ? name === 'e1' && content.toString('latin1', 0, 6) === 'Exif\0\0' : name === (kind === 'png' ? 'eXIf' : 'EXIF')
    // some cameras put JPEG's mark into WebP too
    if (isExif) return exifAt(content, content.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0)
  }
  return null
}

function partsOf(bytes: Buffer, kind: PictureKind): Part[] | null {
  const parts: Part[] = []
  if (kind === 'jpg') {
    let at = 2
    while (at + 4 <= bytes.length) {
      if (bytes[at] !== 0xff) return null
      const name = bytes[at + 1]!.toString(16).padStart(2, '0')
      if (name === 'ff') {
        at++
        continue
      }
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      if (end > bytes.length) return null
      // from the start of the scan on there are only pixels, and after them perhaps a second picture of the camera's: cut off at the end mark
      if (name === 'da') {
        const stop = bytes.indexOf(Buffer.from([0xff, 0xd9]), end)
        parts.push({ name, raw: bytes.subarray(at, lastEnd(bytes, stop)), content: bytes.subarray(0, 0) })
        return parts
      }
      parts.push({ name, raw: bytes.subarray(at, end), content: bytes.subarray(at + 4, end) })
      at = end
    }
    return null
  }
  let at = kind === 'png' ? 8 : 12
  while (at + 8 <= bytes.length) {
    const length = kind === 'png' ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at + 4)
    const name = bytes.toString('latin1', kind === 'png' ? at + 4 : at, kind === 'png' ? at + 8 : at + 4)
    const end = kind === 'png' ? at + 12 + length : at + 8 + length + (length % 2)
    if (end > bytes.length + (kind === 'webp' ? 1 : 0)) return null
    parts.push({ name, raw: bytes.subarray(at, end), content: bytes.subarray(at + 8, at + 8 + length) })
    if (name === 'IEND') break
    at = end
  }
  return parts.length > 0 && (kind === 'webp' || (parts[0]!.name === 'IHDR' && parts.at(-1)!.name === 'IEND')) ? parts : null
}

/** In the pixels FF is always followed by 00 or a restart mark, so the first FF D9 is the end. */
const lastEnd = (bytes: Buffer, stop: number): number => (stop < 0 ? bytes.length : stop + 2)

function segment(mark: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(8 + named.length)
  whole.writeUInt32BE(content.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), 4 + named.length)
  return whole
}

function riff(name: string, content: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

function withFlags(raw: Buffer, hasExif: boolean): Buffer {
  const copy = Buffer.from(raw)
  // XMP 0x04, EXIF 0x08
  copy[8] = (copy[8]! & ~0x0c) | (hasExif ? 0x08 : 0)
  return copy
}
