import { expect, test } from 'vitest'
import { zipOf } from '../../text/zip.ts'
import { contentLimits } from '../content/index.ts'
import { tableFile } from '../table-file.ts'
import { listLimits, readList } from './table.ts'
import { workbookSheets } from './workbook.ts'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A workbook as WPS writes one: `rows` is what stands in its sheet. */
function workbook(
  rows: string,
  { more = [], sheets = '', properties = '' }: { more?: [string, string][]; sheets?: string; properties?: string } = {},
) {
  return zipOf([
    [
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="r">${properties}<sheets><sheet name="旧" state="hidden" sheetId="2" r:id="rId2"/><sheet name="清单" sheetId="1" r:id="rId1"/>${sheets}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Target="worksheets/sheet3.xml"/></Relationships>',
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`],
    [
      'xl/worksheets/sheet2.xml',
      `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row></sheetData></worksheet>`,
    ],
    ...more,
  ])
}

const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const heads = `<row r="1">${text('A1', '标题')}${text('B1', '发布日期')}${text('C1', '文号')}</row>`

test('a cell with an error is read as what it shows, and the rows beside it as they are', () => {
  const bytes = workbook(
    `${heads}<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>${text('B2', '2023-05-04')}</row><row r="3">${text('A3', '通知')}<c r="B3" t="str"><f>TEXT(1,"a")</f><v>2023-05-05</v></c></row>`,
  )
  const { rows } = readList('a.xlsx', bytes)
  expect(rows.map(({ number, texts }) => [number, texts.title, texts.originalOn])).toEqual([
    [2, '#DIV/0!', '2023-05-04'],
    [3, '通知', '2023-05-05'],
  ])
})

test('texts that cells share come without their pinyin, with what XML cannot hold; figures as they are, days as days', () => {
  const shared =
    '<sst><si><t>标题</t></si><si><r><t>关于</t></r><r><t xml:space="preserve"> 节日</t></r><rPh><t>guanyu</t></rPh></si><si><t>一_x000A_二</t></si><si><t>发布日期</t></si></sst>'
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="0.00_ ;[Red]\\d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>'
  const rows =
    '<row><c t="s"><v>0</v></c><c t="s"><v>3</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45050.375</v></c></row><row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" s="2"><v>45050</v></c></row><row r="5"><c r="A5"><v>1.1E+17</v></c><c r="B5" s="3"><v>45050</v></c></row>'
  const more: [string, string][] = [
    ['xl/sharedStrings.xml', shared],
    ['xl/styles.xml', styles],
  ]
  const [sheet] = workbookSheets(workbook(rows, { more }), contentLimits)
  expect(sheet!.map(({ number, cells }) => [number, ...cells])).toEqual([
    [1, '标题', '发布日期'],
    [3, '关于 节日', '2023-05-04'],
    [4, '一\n二', '2023-05-04'],
    [5, '110000000000000000', '45050'],
  ])
  // a Mac of old counts from 1904
  const [old] = workbookSheets(workbook(rows, { more, properties: '<workbookPr date1904="1"/>' }), contentLimits)
  expect(old![1]!.cells[1]).toBe('2027-05-05')
})

test('hidden sheets are no lists; the first visible one with heads is', () => {
  const more: [string, string][] = [
    [
      'xl/worksheets/sheet3.xml',
      `<worksheet ${main}><sheetData>${heads}<row r="2">${text('A2', '在第三张')}</row></sheetData></worksheet>`,
    ],
  ]
  const bytes = workbook(`<row r="1">${text('A1', '填写说明')}</row>`, { more, sheets: '<sheet name="表" sheetId="3" r:id="rId3"/>' })
  expect(readList('a.xlsx', bytes).rows.map(({ texts }) => texts.title)).toEqual(['在第三张'])
})

test('a row numbered a million, a column far to the right and empty rows cost nothing and count for nothing', () => {
  const bytes = workbook(`${heads}<row r="9"/><row r="1048576">${text('A1048576', '最后一行')}${text('XFD1048576', '远')}</row>`)
  const { rows } = readList('a.xlsx', bytes, { ...listLimits, rows: 1 })
  expect(rows).toMatchObject([{ number: 1048576, texts: { title: '最后一行' }, cells: { title: 'A1048576' } }])
})

test('what is no workbook is said, and what unpacks beyond the limit is not read', () => {
  expect(() => readList('a.xlsx', zipOf([['x', 'y']]))).toThrow(/无法读取/)
  expect(() => readList('a.xlsx', Buffer.from('not a zip'))).toThrow(/损坏/)
  const bytes = workbook(heads.repeat(3_000))
  expect(() => readList('a.xlsx', bytes, { ...listLimits, content: { ...contentLimits, unpackedBytes: 100_000 } })).toThrow(/超过上限/)
})

test('a workbook of our own writing is read back', async () => {
  const bytes = await tableFile('xlsx', { name: '清单', head: ['标题', '文号'], rows: [['=cmd()', '示政〔2023〕1号']] })
  const [row] = readList('a.xlsx', bytes).rows
  expect(row!.texts).toEqual({ title: '=cmd()', documentNumber: '示政〔2023〕1号' })
})
