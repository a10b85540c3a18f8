import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../test/support/zip.ts'
import { BadInput } from '../../errors.ts'
import { defaultLimits } from './blocks.ts'
import { readDocx } from './docx.ts'

const cell = (lines: (string | TextRun)[], span: { rowSpan?: number; columnSpan?: number } = {}) =>
  new TableCell({ ...span, children: lines.map(line => new Paragraph(typeof line === 'string' ? line : { children: [line] })) })
const rows = [
  new TableRow({ children: [cell(['三、本年度', '办理结果'], { rowSpan: 2 }), cell(['（一）予以公开']), cell(['12'])] }),
  new TableRow({ children: [cell(['（二）部分公开']), cell([])] }),
  new TableRow({ children: [cell(['四、结转'], { columnSpan: 2 }), cell([new TextRun({ text: '9', strike: true }), new TextRun('3')])] }),
]
const file = new Uint8Array(
  await Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph('一、总体情况'), new Table({ rows }), new Paragraph('五、')] }] }),
  ),
)

describe('a Word file', () => {
  test('gives its paragraphs and the cells that begin in each row; struck-out figures are not read', async () => {
    expect(await readDocx(file)).toEqual([
      { kind: 'line', text: '一、总体情况' },
      {
        kind: 'table',
        rows: [
          ['三、本年度\n办理结果', '（一）予以公开', '12'],
          ['（二）部分公开', ''],
          ['四、结转', '3'],
        ],
      },
      { kind: 'line', text: '五、' },
    ])
  })

  test('that is torn or empty inside is refused', async () => {
    await expect(readDocx(file.subarray(0, file.length - 200))).rejects.toThrow(BadInput)
    await expect(readDocx(zipOf({ 'word/document.xml': '<w:document' }))).rejects.toThrow(/DOCX 文件已损坏/)
    await expect(readDocx(zipOf({ '[Content_Types].xml': '<Types/>' }))).rejects.toThrow(BadInput)
  })

  test('whose markup cannot be read in the time allowed is refused before it is tried', async () => {
    const long = zipOf({ 'word/document.xml': ' '.repeat(30_000_000) })
    await expect(readDocx(long, defaultLimits)).rejects.toThrow(
      '读取时间超过 10 秒的上限 / reading took longer than the limit of 10 seconds',
    )
  })

  test('nested deeper than the stack is refused, not crashed upon', async () => {
    const names = ['w:p', 'w:r', 'w:sdt', 'w:smartTag', 'w:ins']
    const deep = names.flatMap(name => Array.from({ length: 4000 }, () => name))
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${deep.map(name => `<${name}>`).join('')}${deep
      .reverse()
      .map(name => `</${name}>`)
      .join('')}</w:body></w:document>`
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
    const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
    const bytes = zipOf({ '[Content_Types].xml': types, '_rels/.rels': rels, 'word/document.xml': xml })
    await readDocx(bytes).catch(error => expect(error).toBeInstanceOf(BadInput))
  })

  test('damaged anywhere gives blocks or BadInput', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), async damages => {
        const damaged = file.slice()
        for (const [at, byte] of damages) damaged[at] = byte
        await readDocx(damaged).catch(error => expect(error).toBeInstanceOf(BadInput))
      }),
      { numRuns: 100, interruptAfterTimeLimit: 8000 },
    )
  })
})
