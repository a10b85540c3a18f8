import type { RedactionLimits } from '../limits.ts'
import type { Mark } from '../marks.ts'
import { type Hidden, HiddenList, type Reading, type RedactedCopy } from '../reading.ts'
import { blacken } from './black.ts'
import { withoutSegments } from './jpeg-segments.ts'
import { decodePicture, encodePicture, type PictureKind, seenSize } from './pixels.ts'
import { encodePng } from './png.ts'

const pixelChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'])

/** What a picture file holds beside its pixels. */
export function hidesInPicture(bytes: Uint8Array, kind: PictureKind): Hidden[] {
  const hides = new HiddenList()
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (kind === 'jpg') {
    const light = withoutSegments(buffer)
    hides.add('picture-data', '', light.length === buffer.length ? 0 : 1)
    return hides.list()
  }
  let at = 8
  for (; at + 12 <= buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    const name = buffer.toString('latin1', at + 4, at + 8)
    if (!pixelChunks.has(name)) hides.add('picture-data', name)
    if (name === 'IEND') {
      at += 12
      break
    }
  }
  hides.add('picture-data', '', at < buffer.length ? 1 : 0)
  return hides.list()
}

export async function readPicture(bytes: Uint8Array, kind: PictureKind, limits: RedactionLimits): Promise<Reading> {
  const pixels = await decodePicture(bytes, limits)
  return { kind, ...seenSize(bytes), picture: new Uint8Array(encodePng(pixels)), hides: hidesInPicture(bytes, kind) }
}

/** The picture with its marks as black pixels, written anew with nothing but its pixels. */
export async function redactPicture(
  bytes: Uint8Array,
  kind: PictureKind,
  marks: readonly Mark[],
  limits: RedactionLimits,
): Promise<RedactedCopy> {
  const pixels = await decodePicture(bytes, limits)
  blacken(
    pixels,
    marks.flatMap(({ where }) => (where.in === 'picture' ? [where.rectangle] : [])),
  )
  return { kind, bytes: new Uint8Array(await encodePicture(pixels, kind)), pictures: [], dropped: hidesInPicture(bytes, kind) }
}
