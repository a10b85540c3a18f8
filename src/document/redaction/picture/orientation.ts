import type { Pixels } from './png.ts'

/** How a camera was held, from 1 (upright) to 8, as EXIF says; viewers turn the picture by it, so marks are made on the turned one. */
export function orientationOf(jpeg: Uint8Array): number {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = bytes.readUInt16BE(at + 2)
    if (bytes[at + 1] === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      return inTiff(bytes.subarray(at + 10, at + 2 + length))
    at += 2 + length
  }
  return 1
}

function inTiff(tiff: Buffer): number {
  if (tiff.length < 14) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < short(first); i++) {
    const at = first + 2 + i * 12
    if (short(at) === 0x0112) return short(at + 8) || 1
  }
  return 1
}

/** The picture upright. */
export function turned(pixels: Pixels, orientation: number): Pixels {
  if (orientation < 2 || orientation > 8) return pixels
  const { width, height, channels, data } = pixels
  const isSwapped = orientation >= 5
  const [newWidth, newHeight] = isSwapped ? [height, width] : [width, height]
  const samples = new Uint8Array(data.length)
  for (let y = 0; y < newHeight; y++)
    for (let x = 0; x < newWidth; x++) {
      const [fromX, fromY] = source(orientation, x, y, width, height)
      const from = (fromY * width + fromX) * channels
      for (let i = 0; i < channels; i++) samples[(y * newWidth + x) * channels + i] = data[from + i]!
    }
  return { width: newWidth, height: newHeight, channels, data: samples }
}

function source(orientation: number, x: number, y: number, width: number, height: number): [number, number] {
  const [right, lower] = [width - 1, height - 1]
  return (
    (
      {
        2: [right - x, y],
        3: [right - x, lower - y],
        4: [x, lower - y],
        5: [y, x],
        6: [y, lower - x],
        7: [right - y, lower - x],
        8: [right - y, x],
      } as Record<number, [number, number]>
    )[orientation] ?? [x, y]
  )
}
