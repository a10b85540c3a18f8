import { damaged, otherKind, type RedactionLimits, tooManyPixels } from '../limits.ts'
import type { Rectangle } from '../marks.ts'
import { orientationOf, turned } from './orientation.ts'
import { encodePng, type Pixels, simplified } from './png.ts'

export type PictureKind = 'png' | 'jpg'

export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).toString('latin1')
  return head === '\x89PNG\r\n\x1a\n' ? 'png' : head.startsWith('\xff\xd8\xff') ? 'jpg' : null
}

/** The size that a picture says it has, before anything is unpacked. */
export function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (pictureKindOf(bytes) === 'png' && buffer.length > 24) return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) }
  for (let at = 2; at + 9 < buffer.length && buffer[at] === 0xff; ) {
    const marker = buffer[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: buffer.readUInt16BE(at + 7), height: buffer.readUInt16BE(at + 5) }
    at += marker === 0xff ? 1 : 2 + buffer.readUInt16BE(at + 2)
  }
  throw damaged()
}

/** The size that it is shown in. */
export function seenSize(bytes: Uint8Array): { width: number; height: number } {
  const { width, height } = sizeOf(bytes)
  const isTurned = pictureKindOf(bytes) === 'jpg' && orientationOf(bytes) >= 5
  return isTurned ? { width: height, height: width } : { width, height }
}

/** The picture as a viewer shows it, turned as the camera says. */
export async function decodePicture(bytes: Uint8Array, limits: RedactionLimits): Promise<Pixels> {
  const kind = pictureKindOf(bytes)
  if (!kind) throw otherKind()
  const { width, height } = sizeOf(bytes)
  if (width * height > limits.pixels || width === 0 || height === 0) throw tooManyPixels(limits.pixels)
  try {
    return kind === 'png' ? await decodePng(bytes) : turned(await decodeJpeg(bytes, limits), orientationOf(bytes))
  } catch {
    throw damaged()
  }
}

async function decodePng(bytes: Uint8Array): Promise<Pixels> {
  const { decode } = await import('fast-png')
  const { width, height, channels, depth, data, palette, transparency } = decode(bytes)
  const out = new Uint8Array(width * height * 4)
  const of = (at: number) => (depth === 16 ? data[at]! >> 8 : data[at]!)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const to = pixel * 4
    if (palette) {
      const [r = 0, g = 0, b = 0, a = 255] = palette[data[pixel]!] ?? []
      out.set([r, g, b, a], to)
    } else {
      const from = pixel * channels
      const isGrey = channels < 3
      const hasAlpha = channels === 2 || channels === 4
      const isKey = transparency !== undefined && !hasAlpha && Array.from(transparency).every((value, i) => data[from + i] === value)
      out.set(
        [of(from), of(from + (isGrey ? 0 : 1)), of(from + (isGrey ? 0 : 2)), hasAlpha ? of(from + channels - 1) : isKey ? 0 : 255],
        to,
      )
    }
  }
  return simplified({ width, height, channels: 4, data: out })
}

async function decodeJpeg(bytes: Uint8Array, limits: RedactionLimits): Promise<Pixels> {
  const { default: jpeg } = await import('jpeg-js')
  const { width, height, data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    maxResolutionInMP: limits.pixels / 1_000_000,
    maxMemoryUsageInMB: limits.memory,
  })
  return { width, height, channels: 3, data }
}

/** The pixels as a file with nothing but them. */
export async function encodePicture(pixels: Pixels, kind: PictureKind): Promise<Buffer> {
  if (kind === 'png') return encodePng(simplified(pixels))
  const { width, height, channels, data } = pixels
  const rgba = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let i = 0; i < 4; i++) rgba[pixel * 4 + i] = i === 3 ? 255 : data[pixel * channels + (channels === 1 ? 0 : i)]!
  const { default: jpeg } = await import('jpeg-js')
  return jpeg.encode({ width, height, data: rgba }, 90).data
}

/** A part of a picture. */
export function cropped({ width, height, channels, data }: Pixels, { x, y, width: w, height: h }: Rectangle): Pixels {
  const [left, top] = [Math.min(width - 1, Math.round(x)), Math.min(height - 1, Math.round(y))]
  const [newWidth, newHeight] = [Math.max(1, Math.min(width - left, Math.round(w))), Math.max(1, Math.min(height - top, Math.round(h)))]
  const samples = new Uint8Array(newWidth * newHeight * channels)
  for (let row = 0; row < newHeight; row++) {
    const from = ((top + row) * width + left) * channels
    samples.set(data.subarray(from, from + newWidth * channels), row * newWidth * channels)
  }
  return { width: newWidth, height: newHeight, channels, data: samples }
}
