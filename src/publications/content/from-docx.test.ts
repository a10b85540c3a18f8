import { Document, FootnoteReferenceRun, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zipOf } from '../../text/zip.ts'
import { textOfAttachment } from './attachment-text.ts'
import { cleanDocx } from './clean-docx.ts'
import { fromDocx } from './from-docx.ts'
import { fromHtmlFile } from './from-html-file.ts'
import { contentLimits } from './limits.ts'
import { openZip } from './open-zip.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function word(): Promise<Uint8Array> {
  const document = new Document({
    creator: '张三',
    lastModifiedBy: '李四',
    footnotes: { 1: { children: [new Paragraph('脚注的文字')] } },
    sections: [
      {
        children: [
          new Paragraph({ heading: 'Heading1', children: [new TextRun('一、总体情况')] }),
          new Paragraph({
            children: [
              new TextRun('正文'),
              new TextRun({ text: '粗', bold: true }),
              new FootnoteReferenceRun(1),
              new TextRun({ text: '内部隐藏', vanish: true }),
            ],
          }),
          new Table({
            rows: [
              new TableRow({
                children: [
                  new TableCell({ rowSpan: 2, children: [new Paragraph('甲')] }),
                  new TableCell({ columnSpan: 2, children: [new Paragraph('乙')] }),
                ],
              }),
              new TableRow({
                children: [new TableCell({ children: [new Paragraph('1')] }), new TableCell({ children: [new Paragraph('2')] })],
              }),
            ],
          }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: png,
                transformation: { width: 10, height: 10 },
                altText: { name: 'x', title: 'x', description: '办事流程图' },
              }),
            ],
          }),
          new Paragraph({ alignment: 'right', children: [new TextRun('示例局')] }),
        ],
      },
    ],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  // tracked changes and a comment, as Word writes them
  const zip = openZip(bytes, contentLimits)
  return zipOf(
    zip.names.map((name): [string, Uint8Array | string] => [
      name,
      name === 'word/document.xml'
        ? zip
            .text(name)!
            .replace(
              '<w:t xml:space="preserve">正文</w:t></w:r>',
              '<w:t xml:space="preserve">正文</w:t></w:r><w:ins w:id="9" w:author="王五" w:date="2026-01-01T00:00:00Z"><w:r><w:t>加上的</w:t></w:r></w:ins><w:del w:id="10" w:author="王五"><w:r><w:delText>删去的</w:delText></w:r></w:del>',
            )
        : zip.bytes(name)!,
    ]),
  )
}

test('a Word file becomes an article with its tables, pictures and notes, and says what it left out', async () => {
  const { html, pictures, warnings } = await fromDocx(await word())
  expect(html).toBe(`<h2>一、总体情况</h2>
<p>正文加上的<strong>粗</strong><sup><a href="#u-footnote-1" id="u-footnote-ref-1">[1]</a></sup></p>
<table><tbody><tr><td rowspan="2"><p>甲</p></td><td colspan="2"><p>乙</p></td></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>
<p><img alt="办事流程图" src="/picture-of-docx/0"></p>
<p class="right">示例局</p>
<section class="footnotes"><ol><li id="u-footnote-1"><p>脚注的文字 <a href="#u-footnote-ref-1">↑</a></p></li></ol></section>`)
  expect(pictures).toMatchObject([{ contentType: 'image/png', alt: '办事流程图' }])
  expect(Buffer.from(pictures[0]!.bytes).equals(png)).toBe(true)
  expect(warnings.map(({ message }) => message)).toEqual([
    '隐藏文字 1 处，没有带入',
    '修订中删除的内容 1 处，没有带入',
    '修订中插入的内容 1 处，按接受处理',
  ])
})

test('a cleaned Word file has neither names nor what was deleted or hidden, and is clean when looked at again', async () => {
  const { bytes, unseen } = cleanDocx(await word())
  expect(unseen).toMatchObject({ insertions: 1, deletions: 1, hidden: ['内部隐藏'] })
  expect([...unseen.people].sort()).toEqual(['张三', '李四', '王五'].sort())
  const zip = openZip(bytes, contentLimits)
  const all = zip.names.map(name => zip.text(name)).join('\n')
  expect(all).not.toMatch(/张三|李四|王五|删去的|内部隐藏/)
  expect(all).toContain('加上的')
  expect(cleanDocx(bytes).unseen).toEqual({ insertions: 0, deletions: 0, comments: 0, hidden: [], people: [] })
})

test('the words of attachments are found, or a reason is said', async () => {
  expect(await textOfAttachment(await word(), 'docx')).toMatchObject({ text: expect.stringContaining('正文加上的粗') })
  const ofd = zipOf([
    ['OFD.xml', '<ofd:OFD/>'],
    [
      'Doc_0/Pages/Page_0/Content.xml',
      '<ofd:Page><ofd:TextObject><ofd:TextCode X="1">关于印发</ofd:TextCode></ofd:TextObject><ofd:TextObject><ofd:TextCode>办法的通知&amp;</ofd:TextCode></ofd:TextObject></ofd:Page>',
    ],
  ])
  expect(await textOfAttachment(ofd, 'ofd')).toEqual({ text: '关于印发\n办法的通知&', isCut: false })
  const xlsx = zipOf([
    ['xl/sharedStrings.xml', '<sst><si><t>项目</t></si><si><r><t>收</t></r><r><t>费</t></r><rPh><t>pinyin</t></rPh></si></sst>'],
    [
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>12.5</v></c><c t="inlineStr"><is><t>元</t></is></c></row></sheetData></worksheet>',
    ],
  ])
  expect(await textOfAttachment(xlsx, 'xlsx')).toEqual({ text: '项目\t收费\n12.5\t元', isCut: false })
  expect(await textOfAttachment(new TextEncoder().encode('甲,乙\n'), 'txt')).toEqual({ text: '甲,乙', isCut: false })
  expect(await textOfAttachment(Buffer.from('3c703ed5fdcec43c2f703e', 'hex'), 'html')).toEqual({ text: '正文', isCut: false })
  expect(await textOfAttachment(png, 'png')).toHaveProperty('reason')
  expect(await textOfAttachment(await word(), 'docx', { ...contentLimits, unpackedBytes: 100 })).toMatchObject({
    reason: '文件解压后超过上限',
  })
  expect(await textOfAttachment(await word(), 'docx', { ...contentLimits, textCharacters: 2 })).toMatchObject({ isCut: true })
})

test('rubbish is a reason and never an exception', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('pdf', 'docx', 'xlsx', 'ofd', 'odt', 'txt', 'html', 'what'),
      async (bytes, kind) => {
        const answer = await textOfAttachment(bytes, kind)
        expect('text' in answer || answer.reason.length > 0).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
  const torn = (await word()).subarray(0, 3000)
  expect(await textOfAttachment(torn, 'docx')).toHaveProperty('reason')
  await expect(fromDocx(torn)).rejects.toThrow(/损坏/)
})

test('a page as a file: GB18030, its title, only its body', () => {
  const page = Buffer.concat([
    Buffer.from('<html><head><meta charset="gbk"><title>'),
    Buffer.from('b1eaccE2', 'hex'),
    Buffer.from('</title></head><body><p>'),
    Buffer.from('d5fdcec4', 'hex'),
    Buffer.from('</p><script>x</script></body></html>'),
  ])
  expect(fromHtmlFile(page)).toEqual({ html: '<p>正文</p>', title: '标题' })
})
