import { unzipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { reportOf } from '../../../test/support/reports.ts'
import type { Report } from '../report.ts'
import { renderReport, reportDocument } from './index.ts'
import { inert } from './xlsx.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const report: Report = { ...reportOf('2021'), agency: '示例市文化旅游广电局', year: 2023 }

test('the title is one line where it fits, and is broken between agency and year where not (GB/T 9704)', () => {
  expect(reportDocument({ ...report, agency: '甲局' }).title).toEqual(['甲局2023年政府信息公开工作年度报告'])
  expect(reportDocument(report).title).toEqual(['示例市文化旅游广电局', '2023年政府信息公开工作年度报告'])
  expect(reportDocument({ ...report, agency: null, year: null }).title).toEqual(['政府信息公开工作年度报告'])
})

test('sections that the report leaves out keep their headings, so that tables 2, 3, 4 stand under 二, 三, 四', () => {
  const { blocks } = reportDocument({ ...report, sections: [{ number: 5, heading: '存在的主要问题及改进情况', text: '一是。' }] })
  const outline = blocks.map(block => (block.kind === 'heading' ? block.text : block.kind === 'table' ? block.name : block.kind))
  expect(outline).toEqual([
    ...[
      '一、总体情况',
      '二、主动公开政府信息情况',
      't2',
      '三、收到和处理政府信息公开申请情况',
      't3',
      '四、政府信息公开行政复议、行政诉讼情况',
      't4',
    ],
    ...['五、存在的主要问题及改进情况', 'paragraph', '六、其他需要报告的事项'],
  ])
})

test('what the report says before its first section stands first; nothing is invented where it says nothing', () => {
  const front = { number: null, heading: '', text: '本报告依据条例编制。' }
  expect(reportDocument({ ...report, sections: [front] }).blocks[0]).toEqual({ kind: 'paragraph', runs: [{ text: front.text }] })
  expect(reportDocument({ ...report, sections: [] }).blocks[0]).toEqual({ kind: 'heading', level: 1, text: '一、总体情况' })
})

test('（一）主动公开。 is set in 楷体 up to its full stop; a line of its own is a heading', () => {
  const { blocks } = reportDocument({
    ...report,
    sections: [{ number: 1, heading: '总体情况', text: '（一）主动公开。全年151条。\n（二）依申请公开' }],
  })
  expect(blocks.slice(1, 3)).toEqual([
    { kind: 'paragraph', runs: [{ text: '（一）主动公开。', face: 'kai' }, { text: '全年151条。' }] },
    { kind: 'heading', level: 2, text: '（二）依申请公开' },
  ])
})

test('JSON keeps the order of the contract, seven figures on a line', async () => {
  const shuffled = Object.fromEntries(Object.entries(report).reverse()) as Report
  const json = text(await renderReport(shuffled, 'json'))
  expect(json).toBe(text(await renderReport(report, 'json')))
  expect(Object.keys(JSON.parse(json))).toEqual([
    ...['schema', 'form', 'citedForm', 'agency', 'year', 'sections', 'disclosure', 'applications', 'disputes', 'reading'],
  ])
  expect(json).toMatch(/"received": \[(?:\d+, ){6}\d+\]/)
  expect(JSON.parse(json)).toEqual(report)
})

test('a workbook has one sheet a section and a tidy sheet with one figure a line', async () => {
  const bytes = Buffer.from(await renderReport(report, 'xlsx'))
  const rows = (await readXlsx(bytes)).find(({ sheet }) => sheet === '数据')!.data
  expect(rows[0]).toEqual(['机关', '年度', '格式', '表', '行代码', '行', '列代码', '列', '数值'])
  expect(rows).toHaveLength(1 + 10 + 25 * 7 + 15)
  expect(rows.find(row => row[4] === 'granted' && row[6] === 'total')?.[8]).toBe(report.applications!.rows.granted![6])
})

test('text that begins like a formula is written so that no program runs it', async () => {
  expect(['=1+1', '+1', '-1', '@a', ' =x', '一、甲'].map(inert)).toEqual(["'=1+1", "'+1", "'-1", "'@a", "' =x", '一、甲'])
  const evil = { ...report, agency: '=HYPERLINK("x")', sections: [{ number: 1, heading: '总体情况', text: '=1+1' }] }
  const parts = unzipSync(await renderReport(evil, 'xlsx'))
  for (const [name, content] of Object.entries(parts)) if (name.endsWith('.xml')) expect(text(content)).not.toMatch(/<f>|>=/)
})

test('table 3 has its merges in DOCX, its heads are repeated, and it begins on a page of its own', async () => {
  const xml = text(unzipSync(await renderReport(report, 'docx'))['word/document.xml']!)
  expect(xml).toMatch(/<w:gridSpan w:val="7"\/>/)
  expect(xml.match(/<w:vMerge w:val="restart"\/>/g)!.length).toBeGreaterThanOrEqual(8)
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(6)
  expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1)
  expect(xml).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>')
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
})
