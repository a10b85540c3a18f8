import { expect, test } from 'vitest'
import { cellsOf } from '../cells.ts'
import { checkReport } from '../check/index.ts'
import { formOf, leafRows } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { departures, filled, lengthOf, openQuestions } from './linked-figures.ts'
import { besideOf, publishedName } from './published.ts'
import { draftTexts, type Facts, withDrafts } from './text.ts'

const seven = (n: number) => [n, 0, 0, 0, 0, 0, n]
const report: Report = {
  ...{ schema: 'gongkai.report/1', form: '2021', citedForm: null, agency: '示例区文化局', year: 2023 },
  sections: formOf('2021').sections.map(({ number, title }) => ({ number, heading: title, text: '' })),
  disclosure: {
    rules: { issued: 0, repealed: 0, inForce: 0 },
    normativeDocuments: { issued: 2, repealed: 1, inForce: 9 },
    ...{ licences: { decisions: 151 }, penalties: { decisions: 3 }, compulsion: { decisions: 0 }, charges: { amount: 1.5 } },
  },
  applications: {
    columns: formOf('2021').applications.columns.map(({ key }) => key),
    rows: {
      ...Object.fromEntries(leafRows(formOf('2021').applications.rows).map(({ key }) => [key, seven(0)])),
      ...{ received: seven(12), carriedIn: seven(1), granted: seven(8), refusedThirdParty: seven(1), refusedProcess: seven(1) },
      ...{ notHeld: seven(2), handled: seven(12), carriedOut: seven(1) },
    },
  },
  disputes: {
    columns: formOf('2021').disputes.columns.map(({ key }) => key),
    ...{ reconsideration: [1, 0, 0, 0, 1], litigationDirect: [0, 0, 0, 1, 1], litigationAfterReconsideration: [1, 0, 0, 0, 1] },
  },
  reading: { source: 'json', unread: [], repaired: [] },
}
const facts: Facts = { times: { settled: 12, late: 0, median: 9 }, previous: null, published: null }
const textOf = (from: Report, number: number) => from.sections.find(section => section.number === number)!.text

test('section 一 has its five parts, and says what the tables say (30号; X-1, X-2, X-5)', () => {
  const drafted = withDrafts(report, facts)
  const text = textOf(drafted, 1)
  expect(text).toContain('全年新收政府信息公开申请12件，上年结转1件。办结12件，结转下年度继续办理1件。')
  expect(text).toContain('办理结果为：予以公开8件，不予公开2件，无法提供2件。各件均在法定期限内答复，答复用时的中位数为9个工作日。')
  expect(text).toContain('全年制发行政规范性文件2件，废止1件，年末现行有效9件。')
  expect(text).toContain('因政府信息公开被申请行政复议1件，被提起行政诉讼2件。')
  const rules = checkReport(drafted).findings.map(({ rule }) => rule)
  expect(rules.filter(rule => ['X-1', 'X-2', 'X-3', 'X-4', 'X-5'].includes(rule))).toEqual([])
})

test('what was published is told by category, section and channel; the parts add up, and a figure that was changed is named (X-2)', () => {
  const published = {
    ...{ total: 151, takenBack: 0, channels: [{ key: 'wechat', name: '通过政务微信公众号', items: 40 }] },
    categories: [
      { key: 'news', name: '工作动态', items: 100 },
      { key: 'key-areas', name: '重点领域信息公开', items: 51 },
    ],
    sections: [
      { key: 'a', name: '办公室', items: 90 },
      { key: 'b', name: '市场管理股', items: 61 },
    ],
  }
  const drafted = withDrafts(report, { ...facts, published })
  const text = textOf(drafted, 1)
  expect(text).toContain('全年主动公开政府信息151条，其中工作动态100条，重点领域信息公开51条。')
  expect(text).toContain('按提供的股室分，办公室90条，市场管理股61条。除政府网站外，通过政务微信公众号发布40条。')
  expect(checkReport(drafted).findings.filter(({ rule }) => rule === 'X-2')).toEqual([])
  const [draft] = draftTexts(report, { ...facts, published })
  const gone = departures(text.replace('工作动态100条', '工作动态99条'), draft!.template, report, besideOf(published))
  expect(gone).toEqual([{ at: 'published.categories.news', said: 99, now: 100, clause: '其中工作动态99条' }])
  expect(publishedName(published, gone[0]!.at)).toBe('全年公开的政府信息 · 工作动态')
})

test('what somebody wrote stays', () => {
  const written = { ...report, sections: report.sections.map(section => (section.number === 6 ? { ...section, text: '无。' } : section)) }
  expect(textOf(withDrafts(written, facts), 6)).toBe('无。')
})

test('replies after the period are told as such', () => {
  const late = { ...facts, times: { settled: 12, late: 2, median: null } }
  expect(textOf(withDrafts(report, late), 1)).toContain('10件在法定期限内答复，2件超过期限。')
})

test('the fee sentence stands each year, its sum left to whoever has the receipts (109号)', () => {
  expect(textOf(withDrafts(report, facts), 6)).toBe('收取信息处理费【请填写，没有收取的写 0】元。')
  const rows = { ...report.applications!.rows, feeUnpaid: seven(1) }
  const unpaid = { ...report, applications: { ...report.applications!, rows } }
  expect(textOf(withDrafts(unpaid, facts), 6)).toContain('不再处理的申请1件')
})

test('last year’s problems are quoted, to say what became of them (art. 50(4))', () => {
  const section = { number: 5, heading: '存在的主要问题及改进情况', text: '公开专栏更新不及时。' }
  const five = textOf(withDrafts(report, { ...facts, previous: { ...report, sections: [section] } }), 5)
  expect(five).toContain('【上年度报告所列问题：公开专栏更新不及时。】\n上年度所列问题的改进情况')
})

test('a figure in the text that departs from its cell is known by the words around it', () => {
  const { template } = draftTexts(report, facts)[0]!
  const text = filled(template, report)
  expect(departures(text, template, report)).toEqual([])
  const edited = text.replace('政府信息公开申请12件', '政府信息公开申请 13 件').replace('行政诉讼2件', '行政诉讼20件')
  expect(departures(edited, template, report)).toMatchObject([
    { at: 'applications.rows.received[6]', said: 13, now: 12 },
    { at: 'disputes.litigationDirect[4]', said: 20, now: 2 },
  ])
  expect(departures(text.replace('全年新收政府信息公开申请12件', '今年申请不多'), template, report)).toEqual([])
})

test('a table that was not read is asked for, and nothing is made up', () => {
  const unread = { ...report, disclosure: null, applications: null, disputes: null }
  expect([...cellsOf(unread)]).toEqual([])
  expect(textOf(withDrafts(unread, { times: null, previous: null, published: null }), 1)).not.toMatch(/\d/)
})

test('the length counts characters, and the open questions are counted', () => {
  expect(lengthOf('全年 收到\n申请')).toBe(6)
  expect(openQuestions('【请填写】元。【请核对】')).toBe(2)
})
