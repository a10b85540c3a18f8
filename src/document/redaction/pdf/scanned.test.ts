import { deflateSync, inflateSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import { describe, expect, test } from 'vitest'
import { type HandObject, handPdf } from '../../../../test/support/hand-pdf.ts'
import { type Cells, group4, jbig2, jbig2Note, jpeg2000 } from '../../../../test/support/scan-streams.ts'
import { run } from '../errands.ts'
import { redactionLimits as limits } from '../limits.ts'
import type { Mark } from '../marks.ts'
import { decodePicture } from '../picture/pixels.ts'
import { PdfFile } from './file.ts'
import { isStream } from './objects.ts'

const why = { ground: 'E4', kind: '个人隐私' } as const
const number = '13900000000'
/** Where the upper left black cells of each scan stand on its page of 320 points. */
const mark: Mark = { where: { in: 'page', page: 1, rectangle: { x: 40, y: 40, width: 120, height: 40 } }, ...why }

const cells: Cells = ['........', '.###....', '........', '....##..', '........', '..#.....', '........', '........']

type Scan = { dict: string; stream: Uint8Array | string; rest?: HandObject[] }

/** A page as a scanner writes it: its picture, and the recognised text under it with an invisible pen. */
function scanPdf(scans: readonly Scan[], text = `phone ${number}`): Uint8Array {
  const pages = scans.map((_, i) => 4 + i * 3)
  const first = 4 + scans.length * 3
  const shared = scans.flatMap(({ rest = [] }) => rest)
  return handPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map(page => `${page} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...scans.flatMap(({ dict, stream }, i): HandObject[] => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 320] /Contents ${pages[i]! + 1} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im ${pages[i]! + 2} 0 R >> >> >>`,
      { dict: '', stream: `q 320 0 0 320 0 0 cm /Im Do Q BT 3 Tr /F1 30 Tf 40 245 Td (${text}) Tj ET` },
      { dict: `/Type /XObject /Subtype /Image ${dict.replaceAll('SHARED', `${first} 0 R`)}`, stream, plain: true },
    ]),
    ...shared,
  ])
}

async function read(bytes: Uint8Array) {
  const reading = await run({ task: 'read', kind: 'pdf', bytes }, limits)
  if (reading.kind !== 'pdf') throw new Error('another kind')
  return reading
}

async function copied(bytes: Uint8Array, marks: readonly Mark[]) {
  const copy = await run({ task: 'redact', kind: 'pdf', bytes, marks }, limits)
  const proof = await run({ task: 'prove', kind: 'pdf', bytes, copy: copy.bytes, marks }, limits)
  const pdf = new PdfFile(Buffer.from(copy.bytes), limits.unpackedBytes)
  const streams = [...pdf.objects.values()].filter(isStream).flatMap(stream => [stream.raw, pdf.content(stream) ?? unpacked(stream.raw)])
  const raw = Buffer.concat([Buffer.from(copy.bytes), ...streams]).toString('latin1')
  return { copy, proof, raw, shades: await shadesOf(copy.bytes) }
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes)
  } catch {
    return Buffer.alloc(0)
  }
}

/** The shade of each cell of 40 points of the first page, in its middle. */
async function shadesOf(bytes: Uint8Array): Promise<string[]> {
  const page = (await read(bytes)).pages[0]!
  const { width, data, channels } = await decodePicture(page.picture, limits)
  const scale = width / page.width
  const at = (row: number, column: number) =>
    data[(Math.round((row * 40 + 20) * scale) * width + Math.round((column * 40 + 20) * scale)) * channels]!
  return [...Array(8).keys()].map(row =>
    [...Array(8).keys()].map(column => (at(row, column) < 64 ? '#' : at(row, column) > 192 ? '.' : '+')).join(''),
  )
}

const bits = '/Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray'
const jpeg = (() => {
  const { data } = encode({ width: 64, height: 64, data: Buffer.alloc(64 * 64 * 4, 200) }, 90)
  const note = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${number}`)
  const head = Buffer.from([0xff, 0xe1, 0, note.length + 2])
  return Uint8Array.from(Buffer.concat([data.subarray(0, 2), head, note, data.subarray(2)]))
})()
const grey = '/Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceGray'
const rgb = '/Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceRGB'

const scans: [string, Scan, string[]][] = [
  ['CCITT', { dict: `${bits} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>`, stream: group4(cells) }, [...cells]],
  ['JBIG2', { dict: `${bits} /Filter /JBIG2Decode`, stream: jbig2(cells, number) }, [...cells]],
  ['JPEG 2000', { dict: '/Width 64 /Height 64 /Filter /JPXDecode', stream: jpeg2000(64, 64, number) }, Array(8).fill('++++++++')],
  ['JPEG', { dict: `${rgb} /Filter [/DCTDecode]`, stream: jpeg }, Array(8).fill('........')],
  ['JPEG, packed again', { dict: `${rgb} /Filter [/FlateDecode /DCTDecode]`, stream: deflateSync(jpeg) }, Array(8).fill('........')],
]

describe.each(scans)('a scan in %s', (_, scan, seen) => {
  test('is read as one sees it; marked, its page is a picture that is black there and says nothing else', async () => {
    const bytes = scanPdf([scan])
    expect(await shadesOf(bytes)).toEqual(seen)
    const { copy, proof, raw, shades } = await copied(bytes, [mark])
    expect(proof).toMatchObject({ isProven: true, hides: [] })
    expect(copy.pictures).toEqual([{ page: 1, why: '标记处是图像' }])
    expect(shades).toEqual(seen.map((row, i) => (i === 1 ? `${row[0]}###${row.slice(4)}` : row)))
    expect(raw).not.toContain(number)
  })

  test('without a mark keeps its picture as it was packed, but no word that stands in it or under it', async () => {
    const { copy, proof, raw, shades } = await copied(scanPdf([scan]), [])
    expect(copy.pictures).toEqual([])
    expect(proof).toMatchObject({ isProven: true, hides: [] })
    expect(shades).toEqual(seen)
    expect(raw).not.toContain(number)
  })
})

test('pages that draw with the shapes of a marked page (JBIG2 globals) become pictures too: the shapes tell what was taken out', async () => {
  const dict = `${bits} /Filter /JBIG2Decode /DecodeParms << /JBIG2Globals SHARED >>`
  const globals: HandObject = { dict: '', stream: Uint8Array.from(jbig2Note('shapes', 0)), plain: true }
  const bytes = scanPdf([
    { dict, stream: jbig2(cells, 'a'), rest: [globals] },
    { dict, stream: jbig2(cells, 'b') },
  ])
  const { copy, proof, raw } = await copied(bytes, [mark])
  expect(copy.pictures).toEqual([
    { page: 1, why: '标记处是图像' },
    { page: 2, why: '与有标记的页共用字形' },
  ])
  expect(proof).toMatchObject({ isProven: true })
  expect(raw).not.toMatch(/JBIG2|shapes/)
  expect((await copied(bytes, [])).copy.pictures).toEqual([])
})

const plainScan: Scan = { dict: `${grey} /Filter /FlateDecode`, stream: deflateSync(Buffer.alloc(64 * 64, 200)) }

test.each([
  ['cut off by the box of the page', '/CropBox [0 0 320 200]', ''],
  ['cut off by a path', '', '0 0 320 200 re W n'],
  ['covered by a box that somebody drew', '', 'COVER'],
])('what of a picture is %s is found, and the page becomes its picture', async (_, crop, clip) => {
  const bytes = handPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 320] ${crop} /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>`,
    {
      dict: '',
      stream: `q ${clip === 'COVER' ? '' : clip} 320 0 0 320 0 0 cm /Im Do Q${clip === 'COVER' ? ' 0 g 40 240 120 40 re f' : ''}`,
    },
    { dict: `/Type /XObject /Subtype /Image ${plainScan.dict}`, stream: plainScan.stream, plain: true },
  ])
  expect((await read(bytes)).hides).toEqual([{ what: 'cropped-pictures', count: 1, samples: [] }])
  const { copy, proof } = await copied(bytes, [])
  expect(copy.pictures).toEqual([{ page: 1, why: '图片有看不见的部分' }])
  expect(proof).toMatchObject({ isProven: true, hides: [] })
})
