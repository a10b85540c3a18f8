import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { zipOf } from '../../../test/support/zip.ts'
import { BadInput } from '../../errors.ts'
import { readXlsx } from './xlsx.ts'

const workbook =
  '<workbook><sheets><sheet name="表三" sheetId="1" r:id="rId1"/><sheet name="草稿" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>'
const rels =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>'
const bookOf = (sheet: string, strings = '') =>
  zipOf({
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': rels,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml':
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>',
  })
const rowsOf = (bytes: Uint8Array) => readXlsx(bytes).flatMap(block => (block.kind === 'table' ? block.rows : []))

describe('a spreadsheet', () => {
  test('written with merges gives the cells that begin in each row', async () => {
    const bytes = await writeXlsx(
      [
        [{ value: '三、本年度办理结果', rowSpan: 2 }, { value: '（一）予以公开 & <其他>' }, { value: 96171.6 }],
        [null, { value: '（二）部分公开' }, null],
        [{ value: '四、结转', columnSpan: 2 }, null, { value: 0 }],
      ],
      { sheet: '表三' },
    ).toBuffer()
    expect(readXlsx(new Uint8Array(bytes))).toEqual([
      { kind: 'line', text: '表三' },
      {
        kind: 'table',
        rows: [
          ['三、本年度办理结果', '（一）予以公开 & <其他>', '96171.6'],
          ['（二）部分公开', ''],
          ['四、结转', '0'],
        ],
      },
    ])
  })

  test('shared strings, rich text without its readings, fifteen digits, errors as text, hidden sheets left out', () => {
    const strings = '<si><t>规章</t></si><si><r><t>行政</t></r><r><t xml:space="preserve">许可</t></r><rPh><t>xíng</t></rPh></si>'
    const sheet = `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3"><v>0.30000000000000004</v></c><c r="C3" t="e"><v>#DIV/0!</v></c></row>
      <row><c t="s"><v>1</v></c><c><v>1E+3</v></c><c s="1"/></row>`
    expect(rowsOf(bookOf(sheet, strings))).toEqual([
      ['规章', '0.3', '#DIV/0!'],
      ['行政许可', '1000', ''],
    ])
  })

  test('titles before a table and numbered headings between tables are lines', () => {
    const row = (...texts: string[]) => `<row>${texts.map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
    expect(
      readXlsx(
        bookOf(row('某局年报') + row('规章', '1') + row('小计说明') + row('文件', '2') + row('三、收到和处理情况') + row('自然人', '3')),
      ),
    ).toEqual([
      { kind: 'line', text: '表三' },
      { kind: 'line', text: '某局年报' },
      {
        kind: 'table',
        rows: [
          ['规章', '1'],
          ['小计说明', ''],
          ['文件', '2'],
        ],
      },
      { kind: 'line', text: '三、收到和处理情况' },
      { kind: 'table', rows: [['自然人', '3']] },
    ])
  })

  test('that names cells far out costs nothing', () => {
    // a row or a cell made for each that is named would take all memory
    expect(
      rowsOf(
        bookOf(
          '<row r="999999999"><c r="XFD999999999"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row><mergeCell ref="A1:XFD9999999"/>',
        ),
      ),
    ).toEqual([['2', '3']])
  })

  test('that is broken, empty or has too many cells is refused', () => {
    expect(() => readXlsx(zipOf({ 'xl/worksheets/sheet1.xml': 'x' }))).toThrow(/XLSX 文件已损坏/)
    expect(() => readXlsx(bookOf(''))).toThrow(/没有内容/)
    expect(() => readXlsx(bookOf('<row><c><v>1</v></c></row>'.repeat(10_001)))).toThrow(/超过 10000 个的上限/)
  })

  test('of whatever markup gives blocks or BadInput', () => {
    const part = fc.constantFrom(
      '<row>',
      '</row>',
      '<row r="5"/>',
      '<c>',
      '<c r="ZZZ9">',
      '<c t="s">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '&#x41;',
      '<t>',
      '</t>',
      '<mergeCell ref="A1:C9"/>',
      '<',
      '>',
      '<is>',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), parts => {
        try {
          readXlsx(bookOf(parts.join(''), parts.join('')))
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 500 },
    )
  })
})
