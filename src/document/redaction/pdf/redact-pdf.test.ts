import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type HandObject, handPdf, packedPdf, updatedPdf } from '../../../../test/support/hand-pdf.ts'
import { documentPdf } from '../../pdf.ts'
import { run } from '../errands.ts'
import { redactionLimits as limits } from '../limits.ts'
import type { Mark, Rectangle } from '../marks.ts'
import { markWords } from '../suggest.ts'
import { cleanContent } from './content.ts'
import { PdfFile } from './file.ts'
import { tablesOf } from './fonts/sfnt.ts'
import { readToUnicode } from './fonts/to-unicode.ts'
import { isStream } from './objects.ts'
import { Pdfium } from './pdfium.ts'

const why = { ground: 'E4', kind: '个人隐私' } as const
const file = (name: string) => new Uint8Array(readFileSync(`test/redaction-files/${name}`))
const box = (x: number, y: number, width: number, height: number, page = 1): Mark => ({
  where: { in: 'page', page, rectangle: { x, y, width, height } },
  ...why,
})

async function read(bytes: Uint8Array) {
  const reading = await run({ task: 'read', kind: 'pdf', bytes }, limits)
  if (reading.kind !== 'pdf') throw new Error('another kind')
  return reading
}

async function redacted(bytes: Uint8Array, words: string[], more: Mark[] = []) {
  const reading = await read(bytes)
  const marks = [...words.flatMap(one => markWords(reading, one, why)), ...more]
  const copy = await run({ task: 'redact', kind: 'pdf', bytes, marks }, limits)
  const proof = await run({ task: 'prove', kind: 'pdf', bytes, copy: copy.bytes, marks }, limits)
  const after = await read(copy.bytes)
  const text = after.pages.map(({ runs }) => runs.map(one => one.text).join('\n')).join('\n')
  return {
    reading,
    marks,
    copy,
    proof,
    after,
    text,
    objects: new PdfFile(Buffer.from(copy.bytes), limits.unpackedBytes),
    raw: everything(copy.bytes),
  }
}

/** The file with all its streams unpacked. */
function everything(bytes: Uint8Array): string {
  const pdf = new PdfFile(Buffer.from(bytes), limits.unpackedBytes)
  const streams = [...pdf.objects.values()].filter(isStream).map(stream => pdf.content(stream) ?? stream.raw)
  return [Buffer.from(bytes), ...streams]
    .map(part => `${part.toString('latin1')}\n${part.toString('utf8')}\n${Buffer.from(part).toString('utf16le')}`)
    .join('\n')
}

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const page = (resources: string, more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${more} >>`
const objects = (
  content: string,
  { resources = '', more = '', catalog = '', rest = [] }: { resources?: string; more?: string; catalog?: string; rest?: HandObject[] } = {},
): HandObject[] => [
  `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  page(resources, more),
  { dict: '', stream: content },
  font,
  ...rest,
]
const line = (y: number, words: string, more = '') => `BT /F1 12 Tf ${more} 20 ${y} Td (${words}) Tj ET\n`

test.each(['libreoffice.pdf', 'ghostscript.pdf', 'cairo.pdf', 'chromium.pdf'])(
  '%s: what is marked is gone from text, data and fonts; the rest stays text',
  async name => {
    const { proof, text, copy, marks, raw, objects: pdf } = await redacted(file(name), ['李璟', '13900000000', '周某某'])
    expect(marks).toHaveLength(name === 'chromium.pdf' ? 3 : 4)
    expect(proof).toMatchObject({ isProven: true, hides: [] })
    expect(copy.pictures).toEqual([])
    expect(text).not.toMatch(/李璟|13900000000|周某某/)
    for (const kept of ['评审结果公示表', '郑某某', '88.6', '11010519491231002X']) expect(text).toContain(kept)
    expect(raw).not.toMatch(/秘密作者|秘密批注|秘密标题|mi\.example/)
    // a subset lists the characters of the text in the order in which they came: 璟 stands nowhere else
    const tables = [...pdf.objects.values()]
      .filter(isStream)
      .map(stream => pdf.content(stream) ?? Buffer.alloc(0))
      .filter(bytes => bytes.includes('begincmap'))
    expect(tables.length).toBeGreaterThan(0)
    const listed = tables.flatMap(bytes => [...readToUnicode(bytes).values()]).join('')
    expect(listed).toContain('评')
    expect(listed).not.toMatch(/[李璟周]/)
  },
)

test('a PDF of typst (CID fonts, packed objects, tagged): the removed characters are gone from its fonts', async () => {
  const bytes = await documentPdf({
    title: ['评审结果公示表'],
    agency: '示例局',
    lang: 'zh-CN',
    blocks: [{ kind: 'paragraph', runs: [{ text: '联系人李璟，电话 13900000000，评审得分 88.6 分。' }] }],
  } as Parameters<typeof documentPdf>[0])
  const { proof, text, copy, raw, objects: pdf } = await redacted(bytes, ['李璟', '13900000000'])
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect(copy.pictures).toEqual([])
  expect(text.replace(/\s/g, '')).toContain('评审得分88.6分')
  expect(text).not.toMatch(/李璟|139000/)
  expect(raw).not.toMatch(/StructTreeRoot|示例局|xmpmeta/)
  const tables = [...pdf.objects.values()]
    .filter(isStream)
    .map(stream => pdf.content(stream) ?? Buffer.alloc(0))
    .filter(bytes => bytes.includes('begincmap'))
  expect(tables.flatMap(bytes => [...readToUnicode(bytes).values()]).join('')).not.toMatch(/[李璟]/)
})

test('the outlines of removed characters are gone from a TrueType font, those of the others stay', async () => {
  const bytes = file('typst-truetype.pdf')
  const { proof, copy, objects: pdf } = await redacted(bytes, ['李璟'])
  expect([proof.isProven, copy.pictures]).toEqual([true, []])
  const [before, after] = [new PdfFile(Buffer.from(bytes), limits.unpackedBytes), pdf].map(outlinesIn)
  expect(before! - after!).toBe(2)
})

/** How many glyphs of the embedded TrueType font have an outline. */
function outlinesIn(pdf: PdfFile): number {
  const fonts = [...pdf.objects.values()].filter(isStream).map(stream => pdf.content(stream) ?? Buffer.alloc(0))
  const font = fonts.find(bytes => bytes.readUInt32BE(0) === 0x00010000)!
  const tables = new Map(tablesOf(font).map(({ tag, bytes }) => [tag, bytes]))
  const [loca, glyf] = [tables.get('loca')!, tables.get('glyf')!]
  const isLong = tables.get('head')!.readInt16BE(50) === 1
  const at = (glyph: number) => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  const count = loca.length / (isLong ? 4 : 2) - 1
  return [...Array(count).keys()].filter(glyph => at(glyph + 1) > at(glyph) && glyf.readInt16BE(at(glyph)) !== 0).length
}

test('the scan of a page with its invisible text: the page becomes its picture, with the mark burnt in', async () => {
  const scan = deflateSync(Buffer.alloc(100 * 100, 200))
  const bytes = handPdf(
    objects(`q 300 0 0 300 0 0 cm /Im Do Q ${line(200, 'phone 13900000000', '3 Tr')}`, {
      resources: '/XObject << /Im 6 0 R >>',
      rest: [
        {
          dict: `/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode`,
          stream: scan,
          plain: true,
        },
      ],
    }),
  )
  const { reading, copy, proof, text, after } = await redacted(bytes, [], [box(50, 85, 100, 20)])
  expect(reading.pages[0]!.runs).toEqual([])
  expect(reading.hides).toEqual([{ what: 'hidden-text', count: 17, samples: [] }])
  expect(copy.pictures).toEqual([{ page: 1, why: '标记处是图像' }])
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  expect([text, after.pages[0]!.width]).toEqual(['', 300])
})

test('the invisible layer of a page without marks goes as well, and the page stays as it is', async () => {
  const bytes = handPdf(objects(`${line(200, 'seen words')}${line(100, 'phone 13900000000', '3 Tr')}`))
  const { copy, text, raw } = await redacted(bytes, [])
  expect([text, copy.pictures]).toEqual(['seen words', []])
  expect(raw).not.toContain('13900000000')
})

test.each([
  ['white on white', `${line(200, 'seen')}1 1 1 rg ${line(100, 'phone 13900000000')}`],
  ['under a box that somebody drew', `${line(200, 'seen')}${line(100, 'phone 13900000000')}0 0 0 rg 10 90 200 30 re f`],
  ['outside the page', `${line(200, 'seen')}${line(-50, 'phone 13900000000')}`],
])('text %s is found, and the page becomes its picture', async (_, content) => {
  const { reading, copy, raw } = await redacted(handPdf(objects(content)), [])
  expect(reading.hides).toEqual([{ what: 'hidden-text', count: 16, samples: [] }])
  expect(copy.pictures).toEqual([{ page: 1, why: '有看不见的文字' }])
  expect(raw).not.toContain('13900000000')
})

test('text inside a form of the page is taken out of the form', async () => {
  const bytes = handPdf(
    objects(`${line(200, 'outside')} /Fm Do`, {
      resources: '/XObject << /Fm 6 0 R >>',
      rest: [
        {
          dict: '/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /Font << /F1 5 0 R >> >>',
          stream: line(100, 'call 13900000000 now'),
        },
      ],
    }),
  )
  const { proof, text, raw, copy } = await redacted(bytes, ['13900000000'])
  expect(proof.isProven).toBe(true)
  expect([text.includes('call'), text.includes('outside'), copy.pictures]).toEqual([true, true, []])
  expect(raw).not.toMatch(/13900000000|31333930/)
})

test('a drawn signature and writing that is drawn as lines make the page a picture; the frame of a table does not', async () => {
  const table = '0.5 w 10 90 200 30 re S 10 105 m 210 105 l S\n'
  const framed = await redacted(handPdf(objects(`${table}${line(97, 'secret 123456')}`)), ['123456'])
  expect([framed.copy.pictures, framed.proof.isProven]).toEqual([[], true])
  const curve = '1 w 60 100 m 70 120 80 80 95 100 c S\n'
  const drawn = await redacted(handPdf(objects(`${line(200, 'sign:')}${curve}`)), [], [box(50, 180, 60, 40)])
  expect(drawn.copy.pictures).toEqual([{ page: 1, why: '标记处是图形' }])
  expect(drawn.proof.isProven).toBe(true)
})

test('filled forms are drawn into the page and can be marked; notes, scripts, attachments, bookmarks and properties stay behind', async () => {
  const bytes = handPdf(
    objects(line(250, 'form below'), {
      more: '/Annots [6 0 R 8 0 R 13 0 R] /AA << /O << /S /JavaScript /JS (app.alert\\("secret script"\\)) >> >> /Metadata 11 0 R',
      catalog:
        '/AcroForm << /Fields [6 0 R] /DR << /Font << /F1 5 0 R >> >> >> /Names << /EmbeddedFiles << /Names [(secret.txt) 9 0 R] >> /JavaScript << /Names [(s) << /S /JavaScript /JS (secret script) >>] >> >> /Outlines 12 0 R /Metadata 11 0 R',
      rest: [
        '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Zhang Wei 123456) /DA (/F1 12 Tf 0 g) /Rect [20 100 200 120] /P 3 0 R /AP << /N 7 0 R >> >>',
        {
          dict: '/Type /XObject /Subtype /Form /BBox [0 0 180 20] /Resources << /Font << /F1 5 0 R >> >>',
          stream: 'BT /F1 12 Tf 2 5 Td (Zhang Wei 123456) Tj ET',
        },
        '<< /Type /Annot /Subtype /Text /Contents (secret note) /Rect [220 250 240 270] >>',
        '<< /Type /Filespec /F (secret.txt) /EF << /F 10 0 R >> >>',
        { dict: '/Type /EmbeddedFile', stream: 'secret attachment' },
        { dict: '/Type /Metadata /Subtype /XML', stream: '<x:xmpmeta>secret metadata</x:xmpmeta>', plain: true },
        '<< /Type /Outlines /First 14 0 R /Last 14 0 R /Count 1 >>',
        '<< /Type /Annot /Subtype /Link /Rect [20 250 90 265] /A << /S /URI /URI (http://mi.example/secret) >> >>',
        '<< /Title (secret bookmark) /Parent 12 0 R /Dest [3 0 R /Fit] >>',
        '<< /Author (secret author) /Title (secret title) >>',
      ],
    }),
    '/Info 15 0 R',
  )
  const { reading, text, raw, proof, copy } = await redacted(bytes, ['123456'])
  expect(reading.pages[0]!.runs.map(one => one.text)).toEqual(['form below', 'Zhang Wei 123456'])
  expect(new Set(reading.hides.map(({ what }) => what))).toEqual(
    new Set(['metadata', 'attachments', 'scripts', 'annotations', 'forms', 'outlines']),
  )
  expect(text).toContain('Zhang Wei')
  expect(raw).not.toMatch(/123456|secret|mi\.example|JavaScript|AcroForm|Annots/)
  expect([proof.isProven, copy.pictures]).toEqual([true, []])
})

test('older versions in the file and packed objects do not come along', async () => {
  const first = handPdf(objects(line(200, 'old secret 123456')))
  const updated = updatedPdf(first, new Map([[4, { dict: '', stream: line(200, 'new words 654321') }]]), 6)
  const changed = await redacted(updated, ['654321'])
  expect(changed.reading.hides).toEqual([{ what: 'old-versions', count: 1, samples: [] }])
  expect(changed.raw).not.toMatch(/old secret|123456|654321/)
  expect(changed.text.trim()).toBe('new words')
  const packed = await redacted(packedPdf(objects(line(200, 'packed 123456'))), ['123456'])
  expect([packed.proof.isProven, packed.text.trim()]).toEqual([true, 'packed'])
})

test('a layer that is switched off is found, and its page becomes a picture', async () => {
  const bytes = handPdf(
    objects(`${line(200, 'seen')}/OC /L BDC ${line(100, 'layer 123456')} EMC`, {
      resources: '/Properties << /L 6 0 R >>',
      catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
      rest: ['<< /Type /OCG /Name (secret layer) >>'],
    }),
  )
  const { reading, copy, raw } = await redacted(bytes, [])
  expect(reading.hides.map(({ what }) => what)).toContain('hidden-layers')
  expect(copy.pictures).toHaveLength(1)
  expect(raw).not.toMatch(/123456|secret/)
})

test('a text that replaces the seen one for a screen reader does not come along', async () => {
  const bytes = handPdf(objects(`/Span << /ActualText (secret 123456) >> BDC ${line(200, 'seen')} EMC`))
  const { raw } = await redacted(bytes, [])
  expect(raw).not.toMatch(/secret|123456/)
})

test('a turned and cropped page is marked as it is seen', async () => {
  const bytes = handPdf(
    objects(`${line(200, 'upper 111111')}${line(100, 'lower 222222')}`, { more: '/Rotate 90 /CropBox [10 50 290 250]' }),
  )
  const { reading, text, proof } = await redacted(bytes, ['222222'])
  expect([reading.pages[0]!.width, reading.pages[0]!.height]).toEqual([200, 280])
  expect(text).toContain('111111')
  expect(text).not.toContain('222222')
  expect(proof.isProven).toBe(true)
})

test('Chinese fonts that a file names and does not hold are lent, so that its pages are not empty', async () => {
  const words = Buffer.from('联系人李璟电话', 'utf16le').swap16().toString('hex')
  const bytes = handPdf([
    ...objects(`BT /F1 16 Tf 20 200 Td <${words}> Tj ET`).slice(0, 4),
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ])
  const { reading, text, proof, copy } = await redacted(bytes, ['李璟'])
  expect(reading.hides).toEqual([])
  expect([text.replace(/\s/g, ''), proof.isProven, copy.pictures]).toEqual(['联系人电话', true, []])
})

test('the proof finds words that were only covered, and those that stand in the data', async () => {
  const bytes = handPdf(objects(line(200, 'phone 13900000000')))
  const marks = markWords(await read(bytes), '13900000000', why)
  const { x, y, width, height } = (marks[0]!.where as { rectangle: Rectangle }).rectangle
  const covered = handPdf(objects(`${line(200, 'phone 13900000000')}0 g ${x} ${300 - y - height} ${width} ${height} re f`))
  const found = await run({ task: 'prove', kind: 'pdf', bytes, copy: covered, marks }, limits)
  expect(found.marks).toEqual([{ mark: 0, isGone: false, elsewhere: 0, why: '标记处仍有文字' }])
  const { bytes: good } = await run({ task: 'redact', kind: 'pdf', bytes, marks }, limits)
  const tampered = Buffer.concat([good, Buffer.from('\n%13900000000\n')])
  const again = await run({ task: 'prove', kind: 'pdf', bytes, copy: tampered, marks }, limits)
  expect(again.marks[0]).toMatchObject({ isGone: false, why: '公开版的数据中仍能找到' })
  expect(JSON.stringify([found, again])).not.toContain('13900000000')
})

test('the same words at a place that nobody marked are told of', async () => {
  const { proof } = await redacted(handPdf(objects(`${line(200, 'Wang 123456')}${line(100, 'Wang 123456')}`)), [], [box(20, 85, 100, 20)])
  expect(proof).toMatchObject({ isProven: true, marks: [{ isGone: true, elsewhere: 1 }] })
})

test('an encrypted file, a broken one and one with too many pages are refused with a sentence', async () => {
  const pdfium = await Pdfium.start()
  const plain = pdfium.open(handPdf(objects(line(200, 'words'))))
  for (const password of ['open sesame', '']) {
    pdfium.api.EPDF_SetEncryption(plain.handle, password, 'owner', 0)
    await expect(read(plain.save())).rejects.toThrow(/密码/)
  }
  const underCertificate = '/Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Length 128 >> /ID [<00> <00>]'
  await expect(read(handPdf(objects(line(200, 'words')), underCertificate))).rejects.toThrow(/密码/)
  await expect(read(Buffer.from('%PDF-1.4 nothing'))).rejects.toThrow(/已损坏/)
  const many = run({ task: 'read', kind: 'pdf', bytes: file('libreoffice.pdf') }, { ...limits, pages: 0 })
  await expect(many).rejects.toThrow(/0 页的上限/)
})

test('a picture that stands in the content ends at its EI, however much white space follows, and not at one among its bytes', () => {
  const read = (content: string) => cleanContent(Buffer.from(content, 'latin1'), () => false).bytes.toString('latin1')
  const picture = 'BI /W 1 ID xEI EI2\nEIx y'
  expect(read(`${picture} EI${' '.repeat(5000)}Q 3 Tr (hidden) Tj`)).toBe('BI /W 1\nID xEI EI2\nEIx y\nEI\n Q\n3 Tr')
  expect(read(`${picture}\nEI${'\n'.repeat(5000)}`)).toBe('BI /W 1\nID xEI EI2\nEIx y\nEI')
})
