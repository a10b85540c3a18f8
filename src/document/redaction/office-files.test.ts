import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { markWords, proveRedacted, type Rectangle, readForRedaction, redact, redactionLimits } from './index.ts'
import { decodePicture } from './picture/pixels.ts'

const file = (name: string) => readFileSync(`test/redaction-files/${name}`)
const why = { ground: 'E4', kind: '个人隐私' } as const
const secret = '13900000000'

/** The bytes of a PDF with its packed streams beside them. */
function unpacked(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes)
  const parts = [raw]
  for (let at = raw.indexOf('stream\n'); at >= 0; at = raw.indexOf('stream\n', at + 7))
    try {
      parts.push(inflateSync(raw.subarray(at + 7), { finishFlush: 2 }))
    } catch {
      // a picture, or a stream that is not packed
    }
  return Buffer.concat(parts).toString('latin1')
}

async function redacted(name: string, words: readonly string[]) {
  const original = file(name)
  const reading = await readForRedaction(original)
  const marks = words.flatMap(one => markWords(reading, one, why))
  const copy = await redact(original, 'pdf', marks)
  return { reading, marks, copy, proof: await proveRedacted(original, copy.bytes, 'pdf', marks) }
}

/** The copy of a scan with this place of its first page taken out, and proven. */
async function blackened(original: Uint8Array, rectangle: Rectangle) {
  const marks = [{ where: { in: 'page' as const, page: 1, rectangle }, ...why }]
  const copy = await redact(original, 'pdf', marks)
  expect(await proveRedacted(original, copy.bytes, 'pdf', marks)).toMatchObject({ isProven: true, hides: [] })
  return copy
}

const textOf = async (bytes: Uint8Array) => (await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true })).text

/** How bright the first page is at these places, as one sees it. */
async function shadesOf(bytes: Uint8Array, places: readonly (readonly [x: number, y: number])[]): Promise<number[]> {
  const reading = await readForRedaction(bytes)
  if (reading.kind !== 'pdf') throw new Error('another kind')
  const page = reading.pages[0]!
  const { width, data, channels } = await decodePicture(page.picture, redactionLimits)
  const scale = width / page.width
  return places.map(([x, y]) => data[(Math.round(y * scale) * width + Math.round(x * scale)) * channels]!)
}

describe('files as offices have them (art. 37)', () => {
  test('of a scan nothing of the recognised text comes along, and the picture is black where it was marked', async () => {
    const original = file('scanner.pdf')
    const reading = await readForRedaction(original)
    // recognised text is seen by nobody and often lies beside its picture: what is marked on a scan is the picture
    expect(reading.kind === 'pdf' && reading.pages[0]!.runs).toEqual([])
    const copy = await blackened(original, { x: 140, y: 374, width: 290, height: 22 })
    expect(await textOf(new Uint8Array(original))).toContain(secret)
    expect(await textOf(copy.bytes)).toBe('')
    expect(unpacked(copy.bytes)).not.toContain(secret)
    const shades = await shadesOf(copy.bytes, [
      [145, 380],
      [200, 384],
      [300, 390],
      [420, 392],
    ])
    expect(shades).toEqual([0, 0, 0, 0])
  })

  test('a note, a form, a title and an attached file that name the number do not come along', async () => {
    expect(file('attached.pdf').length).toBeLessThan(100_000)
    const { reading, marks, copy, proof } = await redacted('attached.pdf', [secret])
    const kinds = reading.hides.map(({ what }) => what)
    for (const what of ['attachments', 'annotations', 'metadata'] as const) expect(kinds).toContain(what)
    expect(marks.length).toBeGreaterThan(0)
    expect(proof).toMatchObject({ isProven: true, hides: [] })
    expect(unpacked(copy.bytes)).not.toMatch(/13900000000|Zhang Wei 139|contact\.txt/)
  })

  test.each([
    ['wps-writer.pdf', 'WPS', ['asdfzxcv'], ['encryption test'], ['cheng', 'WPS']],
    ['word-365.pdf', 'Word 365', ['中国饮料'], ['甲方：', '有限公司（盖章）'], ['Jisupdf', 'Office']],
    ['word-365-vertical.pdf', 'Word 365, in columns', ['Vertical'], ['Layout', 'Test'], ['Yawney', 'Microsoft']],
  ] as const)(
    '%s of %s: what is marked is gone from the text, and who wrote it with what from the bytes',
    async (name, _, words, stays, gone) => {
      const { marks, copy, proof } = await redacted(name, words)
      expect(marks).toHaveLength(1)
      expect(proof).toMatchObject({ isProven: true, hides: [] })
      expect(copy.pictures).toEqual([])
      const text = (await textOf(copy.bytes)).replaceAll(' ', '')
      for (const one of stays) expect(text).toContain(one.replaceAll(' ', ''))
      for (const one of words) expect(text).not.toContain(one)
      for (const one of [...words, ...gone]) expect(unpacked(copy.bytes)).not.toContain(one)
    },
  )

  test('a sheet that a Xerox copier scanned (JBIG2, turned) is black where it was marked and white where it was not', async () => {
    const copy = await blackened(file('xerox.pdf'), { x: 385, y: 212, width: 70, height: 50 })
    const shades = await shadesOf(copy.bytes, [
      [390, 216],
      [420, 240],
      [452, 258],
      [100, 500],
    ])
    expect(shades).toEqual([0, 0, 0, 255])
    expect(unpacked(copy.bytes)).not.toMatch(/Xerox|JBIG2/)
  })
})
