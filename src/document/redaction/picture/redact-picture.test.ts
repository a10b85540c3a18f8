import { encode as encodeAny } from 'fast-png'
import { expect, test } from 'vitest'
import { run } from '../errands.ts'
import { redactionLimits as limits } from '../limits.ts'
import type { Mark, Rectangle } from '../marks.ts'
import { decodePicture, encodePicture } from './pixels.ts'
import { encodePng, type Pixels } from './png.ts'

const mark = (rectangle: Rectangle): Mark => ({ where: { in: 'picture', rectangle }, ground: 'E4', kind: '个人隐私' })

/** Each pixel tells its place. */
function picture(width: number, height: number, channels: 1 | 3 | 4 = 3): Pixels {
  const data = new Uint8Array(width * height * channels)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let i = 0; i < channels; i++) data[(y * width + x) * channels + i] = i === 3 ? 255 : i === 0 ? 60 + x : i === 1 ? 60 + y : 200
  return { width, height, channels, data }
}

/** A JPEG with an EXIF that says how the camera was held, a place and a comment, and with a second picture behind its end. */
function fromCamera(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from(`4d4d002a00000008000101120003000000010000000000000000`, 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 39.9 secret')])
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  }
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif),
    segment(0xfe, Buffer.from('secret comment')),
    jpeg.subarray(2),
    Buffer.from('secret tail'),
  ])
}

async function redacted(bytes: Uint8Array, kind: 'png' | 'jpg', marks: Mark[]) {
  const copy = await run({ task: 'redact', kind, bytes, marks }, limits)
  const proof = await run({ task: 'prove', kind, bytes, copy: copy.bytes, marks }, limits)
  return { copy, proof, pixels: await decodePicture(copy.bytes, limits) }
}

test('the pixels of a mark are black, the others are as they were, and only pixels are in the file', async () => {
  const text = Buffer.from('secret')
  const bytes = encodeAny({ ...picture(40, 30), text: { Author: 'secret' } } as Parameters<typeof encodeAny>[0])
  const { copy, proof, pixels } = await redacted(Buffer.concat([bytes, text]), 'png', [mark({ x: 10, y: 5, width: 8, height: 6 })])
  expect(pixels.channels).toBe(3)
  for (let y = 0; y < 30; y++)
    for (let x = 0; x < 40; x++) {
      const isMarked = x >= 10 && x < 18 && y >= 5 && y < 11
      expect([...pixels.data.subarray((y * 40 + x) * 3, (y * 40 + x) * 3 + 3)]).toEqual(isMarked ? [0, 0, 0] : [60 + x, 60 + y, 200])
    }
  expect(Buffer.from(copy.bytes).includes('secret')).toBe(false)
  expect(copy.dropped).toMatchObject([{ what: 'picture-data' }])
  expect(proof).toMatchObject({ isProven: true, hides: [] })
})

test('what a camera wrote is gone, and marks lie where the turned picture shows them', async () => {
  const plain = await encodePicture(picture(64, 32), 'jpg')
  for (const orientation of [1, 3, 6, 8]) {
    const bytes = fromCamera(plain, orientation)
    const reading = await run({ task: 'read', kind: 'jpg', bytes }, limits)
    const isTurned = orientation > 4
    expect(reading).toMatchObject({ width: isTurned ? 32 : 64, height: isTurned ? 64 : 32, hides: [{ what: 'picture-data' }] })
    const { copy, proof, pixels } = await redacted(bytes, 'jpg', [mark({ x: 0, y: 0, width: 16, height: 16 })])
    expect([pixels.width, pixels.height]).toEqual(isTurned ? [32, 64] : [64, 32])
    expect(pixels.data[0]).toBeLessThan(30)
    expect(Buffer.from(copy.bytes).includes('secret')).toBe(false)
    expect(proof).toMatchObject({ isProven: true, hides: [] })
  }
})

test.each([
  ['grey of 16 bits', { width: 4, height: 2, channels: 1, depth: 16, data: new Uint16Array(8).fill(40_000) }, 156],
  ['grey with transparency', { width: 4, height: 2, channels: 2, depth: 8, data: new Uint8Array(16).fill(100) }, 100],
  ['colours with transparency', { width: 4, height: 2, channels: 4, depth: 8, data: new Uint8Array(32).fill(90) }, 90],
] as const)('%s are read as they are seen', async (_, image, sample) => {
  const pixels = await decodePicture(encodeAny(image as Parameters<typeof encodeAny>[0]), limits)
  expect(pixels.data[0]).toBe(sample)
})

test('the proof finds a mark that is not black, and a note in the file', async () => {
  const bytes = encodePng(picture(20, 20))
  const found = await run(
    {
      task: 'prove',
      kind: 'png',
      bytes,
      copy: encodeAny({ ...picture(20, 20), text: { a: 'b' } } as Parameters<typeof encodeAny>[0]),
      marks: [mark({ x: 2, y: 2, width: 9, height: 9 })],
    },
    limits,
  )
  expect(found).toMatchObject({ isProven: false, marks: [{ isGone: false }], hides: [{ what: 'picture-data' }] })
})

test('a picture of too many pixels is refused before it is unpacked; a broken one with what to do', async () => {
  const bytes = encodePng(picture(20, 20))
  bytes.writeUInt32BE(900_000, 16)
  bytes.writeUInt32BE(900_000, 20)
  await expect(run({ task: 'read', kind: 'png', bytes }, limits)).rejects.toThrow(/40 百万像素的上限/)
  await expect(run({ task: 'read', kind: 'jpg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4]) }, limits)).rejects.toThrow(/已损坏/)
})
