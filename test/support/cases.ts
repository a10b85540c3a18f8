import { readdirSync, readFileSync } from 'node:fs'
import type { Report } from '../../src/report/report.ts'

/** The 20 texts of published reports in `test/corpus/cases`, with the figures that a correct reading gives. */
export type Case = {
  name: string
  text: string
  template: '2019' | '2021' | null
  year: number | null
  agency: string | null
  violations: string[]
  completeTables: number[]
  /** path in the report's JSON → figure; null = blank */
  expected: Map<string, number | null>
  /** paths that may stay unread */
  mayStayUnread: Set<string>
}

const folder = new URL('../corpus/cases/', import.meta.url)

const applicationRows: Record<string, string> = {
  '一、本年新收政府信息公开申请数量': 'received',
  '二、上年结转政府信息公开申请数量': 'carriedIn',
  '（一）予以公开': 'granted',
  '（二）部分公开': 'partlyGranted',
  '（三）不予公开/1.属于国家秘密': 'refusedSecret',
  '（三）不予公开/2.其他法律行政法规禁止公开': 'refusedByLaw',
  '（三）不予公开/3.危及“三安全一稳定”': 'refusedSecurity',
  '（三）不予公开/4.保护第三方合法权益': 'refusedThirdParty',
  '（三）不予公开/5.属于三类内部事务信息': 'refusedInternal',
  '（三）不予公开/6.属于四类过程性信息': 'refusedProcess',
  '（三）不予公开/7.属于行政执法案卷': 'refusedEnforcementFile',
  '（三）不予公开/8.属于行政查询事项': 'refusedQueryMatter',
  '（四）无法提供/1.本机关不掌握相关政府信息': 'notHeld',
  '（四）无法提供/2.没有现成信息需要另行制作': 'notReadyMade',
  '（四）无法提供/3.补正后申请内容仍不明确': 'stillUnclear',
  '（五）不予处理/1.信访举报投诉类申请': 'petition',
  '（五）不予处理/2.重复申请': 'repeated',
  '（五）不予处理/3.要求提供公开出版物': 'publication',
  '（五）不予处理/4.无正当理由大量反复申请': 'excessive',
  '（五）不予处理/5.要求行政机关确认或重新出具已获取信息': 'reconfirmation',
  '（六）其他处理': 'other',
  '（七）总计': 'handled',
  '四、结转下年度继续办理': 'carriedOut',
}
const disclosureRows: Record<string, string> = {
  规章: 'rules',
  规范性文件: 'normativeDocuments',
  行政规范性文件: 'normativeDocuments',
  行政许可: 'licences',
  其他对外管理服务事项: 'otherServices',
  行政处罚: 'penalties',
  行政强制: 'compulsion',
  行政事业性收费: 'charges',
  政府集中采购: 'procurement',
}
const disclosureCells: Record<'2019' | '2021', Record<string, string>> = {
  '2021': { made: 'issued', repealed: 'repealed', valid: 'inForce', processed: 'decisions', amount: 'amount' },
  '2019': {
    made: 'made',
    newlyDisclosed: 'published',
    totalDisclosed: 'totalPublished',
    previousYear: 'previous',
    change: 'change',
    processed: 'decisions',
    count: 'count',
    amount: 'amount',
  },
}

const rowKey = (label: string): string | undefined => {
  const three = ['1', '2', '3'].findIndex(n => label.startsWith(`（六）其他处理/${n}`))
  return applicationRows[label] ?? (three < 0 ? undefined : ['notCorrected', 'feeUnpaid', 'otherReasons'][three])
}

type CaseFile = {
  template: Case['template']
  year: number | null
  agency: string | null
  violations?: string[]
  completeTables?: number[]
  mayStayUnread?: string[]
  table2?: Record<string, Record<string, number | null>>
  table3?: { rows?: Record<string, (number | null)[]> }
  table4?: Record<string, (number | null)[]>
}

function expectedOf(file: CaseFile): Map<string, number | null> {
  const out = new Map<string, number | null>()
  for (const [label, cells] of Object.entries(file.table2 ?? {}))
    for (const [cell, value] of Object.entries(typeof cells === 'object' ? cells : {})) {
      const key = file.template && disclosureCells[file.template][cell]
      if (key && disclosureRows[label]) out.set(`disclosure.${disclosureRows[label]}.${key}`, value)
    }
  for (const [label, cells] of Object.entries(file.table3?.rows ?? {}))
    for (const [i, value] of cells.entries()) if (rowKey(label)) out.set(`applications.rows.${rowKey(label)}.${i}`, value)
  for (const [group, cells] of Object.entries(file.table4 ?? {}))
    if (Array.isArray(cells)) for (const [i, value] of cells.entries()) out.set(`disputes.${group}.${i}`, value)
  return out
}

export const cases: Case[] = readdirSync(folder)
  .filter(name => /^\d{3}\.json$/.test(name))
  .sort()
  .map(name => {
    const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile
    const may = (file.mayStayUnread ?? []).flatMap(label =>
      rowKey(label) ? [0, 1, 2, 3, 4, 5, 6].map(i => `applications.rows.${rowKey(label)}.${i}`) : [label],
    )
    return {
      name: name.slice(0, 3),
      text: readFileSync(new URL(name.replace('.json', '.txt'), folder), 'utf8'),
      template: file.template,
      year: file.year,
      agency: file.agency,
      violations: file.violations ?? [],
      completeTables: file.completeTables ?? [],
      expected: expectedOf(file),
      mayStayUnread: new Set(may),
    }
  })

/** The figure at a path of a report's JSON. */
export const figureAt = (report: Report, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], report)
