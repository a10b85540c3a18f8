import { disclosureAt, rowAt, sectionAt } from '../cells.ts'
import { formForYear, formOf, forms } from '../forms/index.ts'
import { isGovernment } from './agency.ts'
import type { Checking } from './rule.ts'
import { runningText } from './sentences.ts'

/** By which word a head of section 一 is known for one of the five parts; published heads vary (强化监督, 平台建设). */
const partWords: Record<string, RegExp> = {
  主动公开: /主动公开/,
  依申请公开: /依申请/,
  政府信息管理: /信息(?:资源)?管理/,
  政府信息公开平台建设: /平台/,
  监督保障: /监督/,
}

/** How far into a sentence a head reaches. */
const headLength = 20

/** Art. 50(4): what governments add under 监督保障. */
const governmentResults: readonly { name: string; word: RegExp }[] = [
  { name: '工作考核', word: /考核|考评/ },
  { name: '社会评议', word: /评议/ },
  { name: '责任追究', word: /责任追究|追究|追责|问责/ },
]

/** section 一 has the five parts of the form of 2021; a government's also the results of assessment, appraisal and accountability. */
export function partsAreThere(c: Checking): void {
  const { report } = c
  const prescribed = report.year === null ? c.form : formForYear(report.year)
  const parts = prescribed.sections.find(section => section.number === 1)?.parts
  if (!parts) return
  const n = report.sections.findIndex(section => section.number === 1)
  if (n < 0) {
    c.skip(sectionAt(0), '没有读到第一部分“总体情况”', 'section 一 was not read')
    return
  }
  const text = runningText(report.sections[n]!.text)
  const heads = text.split(/[。！？；]/).map(sentence => sentence.slice(0, headLength))
  const lacking = parts.filter(part => !heads.some(head => (partWords[part] ?? new RegExp(part)).test(head)))
  if (lacking.length)
    c.found({
      at: sectionAt(n),
      expected: parts.join('、'),
      found: parts.filter(part => !lacking.includes(part)).join('、') || null,
      message: `总体情况应分五个方面，缺：${lacking.join('、')}`,
      english: `section 一 should have five parts; lacking: ${lacking.join(', ')}`,
    })
  if (!c.kind || !isGovernment(c.kind)) return
  const all = report.sections.map(section => section.text).join('\n')
  const absent = governmentResults.filter(({ word }) => !word.test(all)).map(({ name }) => name)
  if (absent.length)
    c.found({
      at: sectionAt(n),
      expected: '工作考核、社会评议和责任追究结果',
      found: null,
      message: `政府的年度报告还应包括工作考核、社会评议和责任追究结果（条例第五十条第（四）项），未提及：${absent.join('、')}`,
      english: `a government's report also holds the results of assessment, public appraisal and accountability (art. 50(4)); not mentioned: ${absent.join(', ')}`,
    })
}

/** the format that the text cites is the one whose tables are used. */
export function citationFitsTables(c: Checking): void {
  const { citedForm, form } = c.report
  if (!citedForm || !form || citedForm === form) return
  const cited = formOf(citedForm)
  const used = formOf(form)
  const row = used.disclosure[0]?.rows[0]?.key ?? ''
  const column = used.disclosure[0]?.columns[0]
  const odd =
    forms.length > 1
      ? used.disclosure
          .flatMap(block => block.rows)
          .filter(r => !cited.disclosure.some(block => block.rows.some(other => other.key === r.key)))
      : []
  const signs = [column?.label, ...odd.map(r => r.label)].filter(Boolean).join('”“')
  c.found({
    at: c.report.disclosure ? disclosureAt(row, column?.key ?? '') : rowAt(used.applications.rowTotal.total),
    expected: cited.notice,
    found: used.notice,
    message: `文中引用${cited.notice}的格式，表格却是${used.notice}的格式（表中有“${signs}”）`,
    english: `the text cites the format of ${cited.id} (${cited.notice}), the tables are those of ${used.id} (${used.notice})`,
  })
}
