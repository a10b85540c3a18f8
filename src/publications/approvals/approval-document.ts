import type { Block, OfficialDocument, Table } from '../../document/blocks.ts'
import type { Office } from '../../web/layout/index.ts'
import { type Approval, approvalAddress, approvalKinds, feeBases, materialForms } from './approval.ts'
import type { PublicApproval } from './public-store.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })

function table(name: string, caption: string, widths: number[], heads: string[], rows: string[][]): Table {
  return {
    ...{ kind: 'table', name, caption, widths },
    head: [{ cells: heads.map(text => ({ text, scope: 'col' as const })), kind: 'heads' }],
    bodies: [rows.map(cells => ({ cells: cells.map((text, i) => (i === 0 ? { text, scope: 'row' as const } : { text })) }))],
  }
}

/** The guide to an item on paper: the same order as its page. */
export function approvalDocument(origin: string, office: Office, item: PublicApproval): OfficialDocument {
  const { content } = item
  const numbers = '一二三四五六七八九十'
  const parts: [string, Block[]][] = [
    ['基本信息', basics(content)],
    ['设立依据', content.basis.split('\n').map(paragraph)],
    [
      '申请条件',
      [...content.conditions.split('\n').map(paragraph), ...(content.quantity ? [paragraph(`数量限制：${content.quantity}`)] : [])],
    ],
    ['申报材料', [materials(content)]],
    ['审批流程', [flow(content)]],
    ['办结时限', times(content)],
    ['收费', content.fees.length === 0 ? [paragraph('不收费。')] : [fees(content)]],
    [
      '办理和监督',
      [
        paragraph(`办理地点：${content.place}`),
        paragraph(`办理时间：${content.hours}`),
        paragraph(`咨询电话：${content.phone}　监督电话：${content.complaintPhone}`),
      ],
    ],
  ]
  const note = `上次核对：${item.verifiedOn}　网址：${origin}${approvalAddress(office.slug, item.key)}`
  return {
    title: [content.name, '办事指南'],
    agency: office.name,
    lang: 'zh-CN',
    blocks: [
      ...parts.flatMap(([title, blocks], i): Block[] => [{ kind: 'heading', level: 1, text: `${numbers[i]}、${title}` }, ...blocks]),
      { kind: 'paragraph', indent: false, runs: [{ text: note, face: 'kai' }] },
    ],
  }
}

const basics = ({ kind, authority, resultName }: Approval): Block[] => [
  paragraph(`事项类型：${approvalKinds[kind].label}`),
  paragraph(`实施机关：${authority}`),
  paragraph(`结果名称：${resultName}`),
]

const materials = ({ materials: rows }: Approval): Table =>
  table(
    'materials',
    '申报材料',
    [5, 3, 1.4, 4],
    ['材料', '形式', '份数', '说明'],
    rows.map(({ name, form, count, note }) => [name, materialForms[form].label, String(count), note]),
  )

const flow = ({ stages }: Approval): Table =>
  table(
    'stages',
    '审批流程',
    [3, 2.4, 5, 3],
    ['环节', '时限', '审核标准', '办理人'],
    stages.map(({ name, days, standard, handler }) => [name, days === 0 ? '当场' : `${days}个工作日`, standard, handler]),
  )

const fees = ({ fees: rows }: Approval): Table =>
  table(
    'fees',
    '收费',
    [3, 3, 5, 3],
    ['项目', '标准', '依据', '减免'],
    rows.map(({ name, amount, basis, basisKind, relief }) => [name, amount, `${basis}（${feeBases[basisKind].label}）`, relief]),
  )

const times = ({ kind, statutoryDays, promisedDays, statutoryBasis }: Approval): Block[] => [
  paragraph(`法定办结时限：${statutoryDays}个工作日${statutoryBasis ? `（${statutoryBasis}）` : ''}`),
  paragraph(`承诺办结时限：${promisedDays}个工作日`),
  ...(kind === 'licence' ? [paragraph('期限以工作日计算，不含法定节假日，自受理之日起算（《行政许可法》第四十二条、第八十二条）。')] : []),
]
