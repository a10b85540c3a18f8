import { expect, test } from 'vitest'
import { zipOf } from '../../text/zip.ts'
import { cleanXlsx } from './clean-xlsx.ts'
import { contentLimits } from './limits.ts'
import { openZip } from './open-zip.ts'

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const vml = (kind: string) => `<xml><v:shape><x:ClientData ObjectType="${kind}"/></v:shape></xml>`

/** A workbook whose first sheet has a note and whose second has a button. */
const workbook = zipOf([
  [
    '[Content_Types].xml',
    '<Types><Default Extension="vml" ContentType="v"/><Override PartName="/xl/workbook.xml" ContentType="w"/><Override PartName="/xl/comments1.xml" ContentType="c"/><Override PartName="/xl/revisions/revisionHeaders.xml" ContentType="r"/></Types>',
  ],
  ['docProps/core.xml', '<cp:coreProperties><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>'],
  ['docProps/app.xml', '<Properties><Company>示例局</Company></Properties>'],
  [
    'xl/workbook.xml',
    '<workbook><fileSharing userName="李四"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\zhangsan\\桌面\\"/></mc:Choice></mc:AlternateContent><sheets><sheet name="一"/><sheet name="底稿" state="hidden"/></sheets></workbook>',
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId9', 'revisionHeaders', 'revisions/revisionHeaders.xml')}</Relationships>`,
  ],
  ['xl/worksheets/sheet1.xml', '<worksheet><sheetData><row><c><v>46</v></c></row></sheetData><legacyDrawing r:id="rId2"/></worksheet>'],
  [
    'xl/worksheets/_rels/sheet1.xml.rels',
    `<Relationships>${relation('rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml')}${relation('rId3', 'comments', '../comments1.xml')}</Relationships>`,
  ],
  ['xl/worksheets/sheet2.xml', '<worksheet><sheetData/><legacyDrawing r:id="rId1"/></worksheet>'],
  [
    'xl/worksheets/_rels/sheet2.xml.rels',
    `<Relationships>${relation('rId1', 'vmlDrawing', '../drawings/vmlDrawing2.vml')}</Relationships>`,
  ],
  ['xl/drawings/vmlDrawing1.vml', vml('Note')],
  ['xl/drawings/vmlDrawing2.vml', vml('Button')],
  ['xl/comments1.xml', '<comments><authors><author>王五</author></authors></comments>'],
  ['xl/revisions/revisionHeaders.xml', '<headers userName="赵六"/>'],
])

test('comments, the log of changes, names and folders of people go out of a workbook; what its sheets say stays', () => {
  const { bytes, people, comments, log } = cleanXlsx(workbook)
  expect({ people, comments, log }).toEqual({ people: ['张三', '李四'], comments: true, log: true })
  const clean = openZip(bytes, contentLimits)
  const all = clean.names.map(name => clean.text(name)).join('\n')
  expect(all).not.toMatch(/张三|李四|王五|赵六|zhangsan/)
  expect(clean.names.filter(name => /comment|revision|vmlDrawing1/.test(name))).toEqual([])
  // nothing points to what is gone, and what is left is pointed to
  expect(all).not.toMatch(/comments1|revisionHeaders|vmlDrawing1/)
  expect(clean.text('xl/worksheets/sheet1.xml')).toBe('<worksheet><sheetData><row><c><v>46</v></c></row></sheetData></worksheet>')
  expect(clean.text('xl/worksheets/sheet2.xml')).toContain('<legacyDrawing r:id="rId1"/>')
  expect(clean.text('xl/workbook.xml')).toContain('state="hidden"')
  expect(cleanXlsx(bytes)).toMatchObject({ people: [], comments: false, log: false })
})

test('a workbook of our own writing is opened as before', async () => {
  const { tableFile } = await import('../table-file.ts')
  const { readList } = await import('../import/table.ts')
  const bytes = await tableFile('xlsx', { name: '清单', head: ['标题'], rows: [['通知']] })
  expect(readList('a.xlsx', cleanXlsx(bytes).bytes).rows[0]!.texts.title).toBe('通知')
})

test('what is no workbook is said', () => {
  expect(() => cleanXlsx(Buffer.from('PK rubbish'))).toThrow(/损坏/)
})
