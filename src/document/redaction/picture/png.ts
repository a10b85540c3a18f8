import { crc32, deflateSync } from 'node:zlib'

/** Samples row by row: grey (1), RGB (3) or RGBA (4). */
export type Pixels = { width: number; height: number; channels: 1 | 3 | 4; data: Uint8Array }

/** The samples with the difference to the sample above, packed: what PNG and PDF both unpack. */
export function packedRows({ width, height, channels, data }: Pixels): Buffer {
  const row = width * channels
  const filtered = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) {
    const to = y * (row + 1)
    filtered[to] = 2
    for (let x = 0, from = y * row; x < row; x++, from++) filtered[to + 1 + x] = (data[from]! - (y > 0 ? data[from - row]! : 0)) & 0xff
  }
  return deflateSync(filtered, { level: 6 })
}

/** A PNG with nothing but its pixels. */
export function encodePng(pixels: Pixels): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels.width, 0)
  header.writeUInt32BE(pixels.height, 4)
  header[8] = 8
  header[9] = { 1: 0, 3: 2, 4: 6 }[pixels.channels]
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', packedRows(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const bytes = Buffer.alloc(content.length + 12)
  bytes.writeUInt32BE(content.length, 0)
  bytes.write(name, 4, 'latin1')
  content.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length)
  return bytes
}

/** The same picture with fewer samples where they are all alike: a grey one with one, an opaque one without its fourth. */
export function simplified({ width, height, channels, data }: Pixels): Pixels {
  if (channels === 1) return { width, height, channels, data }
  let isGrey = true
  let isOpaque = true
  for (let at = 0; at < data.length; at += channels) {
    if (isGrey && (data[at] !== data[at + 1] || data[at] !== data[at + 2])) isGrey = false
    if (channels === 4 && data[at + 3] !== 255) isOpaque = false
    if (!isGrey && !isOpaque) break
  }
  if (!isOpaque) return { width, height, channels, data }
  const to = isGrey ? 1 : 3
  if (to === channels) return { width, height, channels, data }
  const samples = new Uint8Array(width * height * to)
  for (let from = 0, at = 0; from < data.length; from += channels) for (let i = 0; i < to; i++) samples[at++] = data[from + i]!
  return { width, height, channels: to, data: samples }
}
