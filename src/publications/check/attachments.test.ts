import { Document, Packer, Paragraph, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { zipOf } from '../../text/zip.ts'
import { checkAttachment } from './attachments.ts'
import { exifAt, orientationOnly } from './exif.ts'
import { cleanPicture, positionIn } from './picture.ts'

/** EXIF of a camera that lay on its side and knew where it was: orientation 6, and a GPS directory with one entry. */
const tiff = Buffer.concat([
  Buffer.from('MM\0*\0\0\0\x08\0\x02', 'latin1'),
  Buffer.from('0112000300000001000600008825000400000001', 'hex'),
  Buffer.from('00000026', 'hex'),
  Buffer.from('00000000', 'hex'),
  Buffer.from('000100010002000000024e00000000000000', 'hex'),
])
const segment = (mark: number, content: Buffer) => {
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
const scan = Buffer.concat([segment(0xda, Buffer.from('000c03', 'hex')), Buffer.from('1234ff00565dffd9', 'hex')])
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from('JFIF\0\x01\x01', 'latin1')),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])),
  segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>拍摄者</x:xmpmeta>')),
  segment(0xe2, Buffer.from('ICC_PROFILE\0colours', 'latin1')),
  segment(0xed, Buffer.from('Photoshop 3.0\0name', 'latin1')),
  segment(0xfe, Buffer.from('a comment')),
  segment(0xdb, Buffer.from('table')),
  scan,
])
const chunk = (name: string, content: Buffer) => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length, 0)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, content, Buffer.alloc(4)])
}
const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Buffer.alloc(13)),
  chunk('eXIf', tiff),
  chunk('tEXt', Buffer.from('Author\0张三')),
  chunk('IDAT', Buffer.from('pixels')),
  chunk('IEND', Buffer.alloc(0)),
])
const riff = (name: string, content: Buffer) => {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
const webpBody = Buffer.concat([
  riff('VP8X', Buffer.from('0c000000000000000000', 'hex')),
  riff('VP8 ', Buffer.from('pixels')),
  riff('EXIF', tiff),
  riff('XMP ', Buffer.from('who')),
])
const webp = Buffer.concat([riff('RIFF', Buffer.concat([Buffer.from('WEBP'), webpBody]))])
const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.from('....Exif\0\0', 'latin1'), tiff])

test.each([
  ['JPEG', jpeg, /Exif[\s\S]*GPS|xmpmeta|Photoshop|a comment/],
  ['PNG', png, /Author|张三/],
  ['WebP', webp, /who/],
])('%s: the position is found, and cleaned away with all that names people; the turn and the pixels stay', (_, picture, personal) => {
  expect(positionIn(picture)).toBe(true)
  const clean = Buffer.from(cleanPicture(picture)!)
  expect(positionIn(clean)).toBe(false)
  expect(clean.toString('utf8')).not.toMatch(personal)
  const at = clean.indexOf('MM\0*')
  expect(exifAt(clean, at)).toEqual({ orientation: 6, hasPosition: false })
  expect(clean.includes(picture === jpeg ? scan : 'pixels')).toBe(true)
  expect(Buffer.from(cleanPicture(clean)!).equals(clean)).toBe(true)
})

test('JPEG keeps its colours; a HEIC is found out and not cleaned; what is broken is null', () => {
  expect(Buffer.from(cleanPicture(jpeg)!).includes('ICC_PROFILE')).toBe(true)
  expect(positionIn(heic)).toBe(true)
  expect(cleanPicture(heic)).toBeNull()
  expect(cleanPicture(jpeg.subarray(0, 60))).toBeNull()
  expect(cleanPicture(Buffer.from('GIF89a'))).toBeNull()
  expect(exifAt(orientationOnly(3), 0)).toEqual({ orientation: 3, hasPosition: false })
})

const found = async (kind: string, bytes: Uint8Array) =>
  (await checkAttachment({ fileId: 'f', title: '目录', bytes, kind })).map(({ rule, level, at }) => `${rule} ${level} ${at.where}`)

test('a Word file with hidden text, a name and an ID number', async () => {
  const document = new Document({
    creator: '张三',
    sections: [
      {
        children: [new Paragraph({ children: [new TextRun('身份证号：110101199003070038'), new TextRun({ text: '内部', vanish: true })] })],
      },
    ],
  })
  expect(await found('docx', new Uint8Array(await Packer.toBuffer(document)))).toEqual([
    'hidden mustFix 隐藏文字',
    'properties warning 属性',
    'personal mustFix 第 1 行',
  ])
})

test('a workbook with a hidden sheet, rows, columns, comments and an author', async () => {
  const bytes = zipOf([
    ['xl/workbook.xml', '<workbook><sheets><sheet name="一"/><sheet name="底稿" state="veryHidden"/></sheets></workbook>'],
    [
      'xl/worksheets/sheet1.xml',
      '<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row hidden="true"><c t="inlineStr"><is><t>手机13800138000</t></is></c></row></sheetData></worksheet>',
    ],
    ['xl/comments1.xml', '<comments/>'],
    ['docProps/core.xml', '<cp:coreProperties><dc:creator>张三</dc:creator></cp:coreProperties>'],
  ])
  expect(await found('xlsx', bytes)).toEqual([
    'hidden mustFix 工作表',
    'hidden mustFix 行列',
    'hidden mustFix 批注',
    'properties warning 属性',
    'personal mustFix 第 1 行',
  ])
})

test('a PDF with a note and an author', async () => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R]>>',
    '<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(note)>>',
    '<</Author(Zhang)>>',
  ]
  const body = objects.map((one, i) => `${i + 1} 0 obj${one}endobj\n`).join('')
  const pdf = new TextEncoder().encode(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Info 5 0 R/Size 6>>\n%%EOF`)
  expect(await found('pdf', pdf)).toEqual(['properties warning 属性', 'hidden mustFix 批注', 'unreadable warning '])
})

test('a picture with a position, and rubbish', async () => {
  expect(await found('jpg', jpeg)).toEqual(['position mustFix EXIF'])
  expect(await found('docx', Buffer.from('PK rubbish'))).toEqual(['unreadable warning '])
})
