import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type HandObject, handPdf, packedPdf, updatedPdf } from '../../../../test/support/hand-pdf.ts'
import { run } from '../errands.ts'
import { redactionLimits as limits } from '../limits.ts'
import type { Mark } from '../marks.ts'
import { markWords } from '../suggest.ts'
import { PdfFile } from './file.ts'
import { isStream } from './objects.ts'

const why = { ground: 'E4', kind: '个人隐私' } as const
const box = (x: number, y: number, width: number, height: number): Mark => ({
  where: { in: 'page', page: 1, rectangle: { x, y, width, height } },
  ...why,
})

async function read(bytes: Uint8Array) {
  const reading = await run({ task: 'read', kind: 'pdf', bytes }, limits)
  if (reading.kind !== 'pdf') throw new Error('another kind')
  return reading
}

const textOf = ({ pages }: Awaited<ReturnType<typeof read>>) => pages.flatMap(({ runs }) => runs.map(one => one.text)).join('\n')

async function redacted(bytes: Uint8Array, words: readonly string[], more: readonly Mark[] = []) {
  const reading = await read(bytes)
  const marks = [...words.flatMap(one => markWords(reading, one, why)), ...more]
  const copy = await run({ task: 'redact', kind: 'pdf', bytes, marks }, limits)
  const proof = await run({ task: 'prove', kind: 'pdf', bytes, copy: copy.bytes, marks }, limits)
  const pdf = new PdfFile(Buffer.from(copy.bytes), limits.unpackedBytes)
  const streams = [...pdf.objects.values()].filter(isStream).map(stream => pdf.content(stream) ?? stream.raw)
  const raw = [Buffer.from(copy.bytes), ...streams].map(part => `${part.toString('latin1')}\n${part.toString('utf16le')}`).join('\n')
  return { reading, copy, proof, raw, text: textOf(await read(copy.bytes)) }
}

const page = (resources = '', more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${more} >>`
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
type Rest = { resources?: string; more?: string; catalog?: string; font?: string; rest?: HandObject[] }
const objects = (content: string, { resources, more, catalog = '', font = helvetica, rest = [] }: Rest = {}): HandObject[] => [
  `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  page(resources, more),
  { dict: '', stream: content },
  font,
  ...rest,
]
const line = (y: number, words: string) => `BT /F1 12 Tf 20 ${y} Td (${words}) Tj ET\n`

test('a font with its characters as numbers and no table of them: what is marked by its place is gone, the rest looks as before', async () => {
  const bytes = readFileSync('test/redaction-files/typst-truetype.pdf')
  const withTable = await read(bytes)
  const run = withTable.pages[0]!.runs.find(one => one.text.includes('李璟'))!
  const at = run.text.indexOf('李璟')
  const place = box(run.edges[at]!, run.rectangle.y, run.edges[at + 2]! - run.edges[at]!, run.rectangle.height)
  const mute = Buffer.from(bytes.toString('latin1').replaceAll('/ToUnicode', '/ToNowhere'), 'latin1')
  const { reading, proof, copy, text } = await redacted(mute, [], [place])
  expect(textOf(reading)).not.toContain('李璟')
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(copy.pictures).toEqual([])
  // two glyphs fewer, and no other
  const [before, after] = [textOf(reading), text].map(one => [...one.replaceAll('\n', '')].length)
  expect(before! - after!).toBe(2)
})

test('a font without a table gives numbers of glyphs, not characters: of those that look like an end of line, none is left under a mark', async () => {
  const bytes = readFileSync('test/redaction-files/typst-truetype.pdf')
  const line = (await read(bytes)).pages[0]!.runs.find(one => one.text.includes('李璟'))!
  const mute = Buffer.from(bytes.toString('latin1').replaceAll('/ToUnicode', '/ToNowhere'), 'latin1')
  const known = (await read(mute)).pages[0]!.runs.find(one => Math.abs(one.rectangle.y - line.rectangle.y) < 3)!
  expect(known.text).toHaveLength(line.text.length)
  const { text, proof } = await redacted(mute, [], [{ ...why, where: { in: 'page', page: 1, rectangle: line.rectangle } }])
  expect(text.split('\n')).toHaveLength(2)
  expect(proof).toMatchObject({ isProven: true, hides: [] })
})

const drawn = (name: string) => ({ dict: '', stream: `800 0 0 0 700 700 d1 0 0 ${name === 'b' ? 350 : 700} 700 re f` })
/** A font whose characters are drawings (Type 3): a, b, c, d. */
const type3: Rest = {
  font: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 800 800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 100 /Widths [800 800 800 800] /Encoding << /Type /Encoding /Differences [97 /a /b /c /d] >> /CharProcs << /a 6 0 R /b 7 0 R /c 8 0 R /d 9 0 R >> /Resources << >> >>',
  rest: [drawn('a'), drawn('b'), drawn('c'), drawn('d')],
}

test('a font whose characters are drawings (Type 3): those of the marked ones are gone with their names', async () => {
  const { reading, proof, copy, raw, text } = await redacted(handPdf(objects(line(200, 'acaa bb aa'), type3)), ['bb'])
  expect(textOf(reading)).toContain('bb')
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(copy.pictures).toEqual([])
  expect(text).toContain('acaa')
  expect(text).not.toContain('b')
  expect(raw).not.toMatch(/350 700 re|\/b\b|\/d\b/)
})

test('a font of drawings that names its encoding and no differences: the page with a mark becomes its picture', async () => {
  const named: Rest = { ...type3, font: type3.font!.replace(/\/Encoding <<.*?>>/, '/Encoding /WinAnsiEncoding') }
  const { reading, proof, copy, raw } = await redacted(handPdf(objects(line(200, 'acaa bb aa'), named)), ['bb'])
  expect(textOf(reading)).toContain('bb')
  expect(proof).toMatchObject({ isProven: true })
  expect(copy.pictures).toMatchObject([{ page: 1 }])
  expect(raw).not.toMatch(/350 700 re/)
})

test('a page that stands twice in the tree is two pages, and a mark on one of them is on both', async () => {
  const twice = objects(line(200, 'seen 13900000000'))
  const kids = twice.findIndex(one => typeof one === 'string' && one.includes('/Kids'))
  twice[kids] = (twice[kids] as string).replace('[3 0 R]', '[3 0 R 3 0 R]').replace('/Count 1', '/Count 2')
  const { reading, proof, raw } = await redacted(handPdf(twice), ['13900000000'])
  expect(reading.pages).toHaveLength(2)
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(raw).not.toContain('13900000000')
})

test('a tagged file as Word exports it (packed objects, structure tree, XMP): neither tree, replacement text nor history comes along', async () => {
  const bytes = packedPdf(
    objects(
      `/P << /MCID 0 >> BDC ${line(200, 'call 13900000000 now')} EMC /Figure << /MCID 1 /Alt (secret figure) >> BDC 20 20 30 30 re f EMC /Span << /ActualText <feff00730065006300720065007400200031003300390030003000300030003000300030003000> >> BDC ${line(150, 'seen')} EMC`,
      {
        more: '/StructParents 0 /Tabs /S',
        catalog:
          '/StructTreeRoot 6 0 R /MarkInfo << /Marked true >> /Lang (zh-CN) /Metadata 9 0 R /ViewerPreferences << /DisplayDocTitle true >>',
        rest: [
          '<< /Type /StructTreeRoot /K [7 0 R 8 0 R] /ParentTree << /Nums [0 [7 0 R 8 0 R]] >> >>',
          '<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K 0 /ActualText (call 13900000000 now) /E (secret expansion) >>',
          '<< /Type /StructElem /S /Figure /P 6 0 R /Pg 3 0 R /K 1 /Alt (secret figure) /T (secret title) >>',
          {
            dict: '/Type /Metadata /Subtype /XML',
            stream: '<x:xmpmeta><dc:title>secret 13900000000</dc:title><xmpMM:History>secret</xmpMM:History></x:xmpmeta>',
            plain: true,
          },
        ],
      },
    ),
  )
  const { proof, copy, raw, text } = await redacted(bytes, ['13900000000'])
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(copy.pictures).toEqual([])
  expect(text).toMatch(/call[\s\S]*now[\s\S]*seen/)
  expect(raw).not.toMatch(/13900000000|secret|StructTreeRoot|xmpmeta|MCID|StructParents/)
})

test('three versions in one file, the older ones with other objects and other pages: only the last one is read, and none comes along', async () => {
  const first = handPdf(objects(line(200, 'first secret 111111'), { rest: [{ dict: '', stream: 'secret orphan 222222' }] }))
  const second = updatedPdf(first, new Map([[4, { dict: '', stream: line(200, 'second secret 333333') }]]), 7)
  const third = updatedPdf(second, new Map([[4, { dict: '', stream: line(200, 'third 444444 stays') }]]), 7)
  const { reading, proof, raw, text } = await redacted(third, ['444444'])
  expect(reading.hides).toEqual([{ what: 'old-versions', count: 2, samples: [] }])
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(text).toMatch(/third[\s\S]*stays/)
  expect(raw).not.toMatch(/secret|orphan|111111|222222|333333|444444/)
})

test.each([
  ['in a form, whose invisible pen comes from outside', '3 Tr /Fm Do 0 Tr', line(100, 'phone 13900000000')],
  ['in a form of its own', '/Fm Do', `3 Tr ${line(100, 'phone 13900000000')}`],
])('recognised text %s does not come along', async (_, call, form) => {
  const bytes = handPdf(
    objects(`${line(200, 'seen')} ${call}`, {
      resources: '/XObject << /Fm 6 0 R >>',
      rest: [{ dict: '/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /Font << /F1 5 0 R >> >>', stream: form }],
    }),
  )
  const { reading, proof, raw } = await redacted(bytes, [])
  expect(textOf(reading)).toBe('seen')
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(raw).not.toContain('13900000000')
})

test.each([
  ['a group that is switched off', '<< /Type /OCG /Name (secret) >>', '/OFF [7 0 R]', '<< /Type /OCG /Name (secret) >>'],
  ['groups of which none is on', '<< /Type /OCMD /OCGs [7 0 R] /P /AnyOn >>', '/BaseState /OFF', '<< /Type /OCG /Name (secret) >>'],
  [
    'a group that is only printed',
    '<< /Type /OCG /Name (secret) /Usage << /View << /ViewState /OFF >> >> >>',
    '/OFF [7 0 R] /AS [<< /Event /View /Category [/View] /OCGs [7 0 R] >>]',
    '<< /Type /OCG /Name (secret) >>',
  ],
])('a layer of %s does not come along with a page that looks as before', async (_, layer, shown, group) => {
  const bytes = handPdf(
    objects(`${line(200, 'seen')} /OC /L BDC ${line(100, 'layer 13900000000')} EMC`, {
      resources: `/Properties << /L ${layer.includes('OCMD') ? 6 : 7} 0 R >>`,
      catalog: `/OCProperties << /OCGs [7 0 R] /D << ${shown} >> >>`,
      rest: [layer, group],
    }),
  )
  const { copy, proof, raw } = await redacted(bytes, [])
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(copy.pictures).toHaveLength(1)
  expect(raw).not.toMatch(/13900000000|secret/)
})

test.each([90, 180, 270])(
  'on a page turned by %i degrees and cut to a part of it, what is marked where one sees it is what is taken out',
  async turn => {
    const bytes = handPdf(
      objects(`${line(200, 'upper 111111')}${line(150, 'call 13900000000')}${line(10, 'cut away 555555')}`, {
        more: `/Rotate ${turn} /CropBox [10 100 290 250]`,
      }),
    )
    const { reading, proof, raw, copy } = await redacted(bytes, ['13900000000'])
    expect(reading.hides.map(({ what }) => what)).toEqual(['hidden-text'])
    expect(copy.pictures).toEqual([{ page: 1, why: '有看不见的文字' }])
    expect(proof).toMatchObject({ isProven: true, hides: [] })
    expect(raw).not.toMatch(/13900000000|555555/)
    const whole = await redacted(
      handPdf(
        objects(`${line(200, 'upper 111111')}${line(150, 'call 13900000000')}`, { more: `/Rotate ${turn} /CropBox [10 100 290 250]` }),
      ),
      ['13900000000'],
    )
    expect(whole.copy.pictures).toEqual([])
    expect(whole.text).toMatch(turn === 90 ? /call\s*upper 111111/ : /upper 111111\s*call/)
    expect(whole.text).not.toMatch(/139|000/)
    expect(whole.proof).toMatchObject({ isProven: true, hides: [] })
  },
)
