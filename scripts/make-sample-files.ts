import { writeFile } from 'node:fs/promises'
import { documentDocx } from '../src/document/docx.ts'
import { documentPdf } from '../src/document/pdf.ts'

/** The attachments of the samples, written once and kept: `node --import tsx scripts/make-sample-files.ts`. */
const folder = new URL('../sample/sample-bureau/files/', import.meta.url)
const { default: write } = await import('write-excel-file/node')
type Rows = (string | number)[][]

const sheets: Record<string, Rows> = {
  'budget-2023.xlsx': [
    ['项目', '预算数（万元）'],
    ['基本支出', 1126.4],
    ['公共文化服务项目', 486.2],
    ['文物保护项目', 212.5],
    ['广播电视项目', 158.9],
    ['合计', 1984],
  ],
  'accounts-2022.xlsx': [
    ['项目', '决算数（万元）'],
    ['基本支出', 1098.7],
    ['公共文化服务项目', 452.1],
    ['文物保护项目', 198.4],
    ['广播电视项目', 149.8],
    ['合计', 1899],
  ],
  'budget-tables.xlsx': [
    ['项目', '预算数（万元）'],
    ['基本支出', 1184.6],
    ['公共文化服务项目', 538.4],
    ['文物保护项目', 236],
    ['广播电视项目', 171],
    ['合计', 2130],
  ],
  'statistics-2021.xlsx': [
    ['指标', '单位', '数值'],
    ['公共图书馆总藏量', '万册', 21.6],
    ['总流通', '万人次', 18.4],
    ['群众文化活动', '场次', 146],
    ['博物馆观众', '万人次', 7.9],
  ],
  'contract-list.xlsx': [
    ['名称', '数量', '单价（元）', '金额（元）'],
    ['有源音箱', 16, 12800, 204800],
    ['调音台', 8, 15600, 124800],
    ['无线话筒', 24, 3600, 86400],
    ['机柜和线材', 8, 6500, 52000],
    ['合计', '', '', 468000],
  ],
}
for (const [name, rows] of Object.entries(sheets)) {
  const data = rows.map((row, i) =>
    row.map(value => ({ value, type: typeof value === 'number' ? Number : String, ...(i === 0 && { fontWeight: 'bold' as const }) })),
  )
  const sheet = { sheet: '公开表', data, columns: rows[0]!.map(() => ({ width: 22 })) }
  await writeFile(new URL(name, folder), await write([sheet] as Parameters<typeof write>[0]).toBuffer())
}

const paragraph = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }], indent: true })
const form = (name: string, rows: string[]) => ({
  kind: 'table' as const,
  ...{ name: 'form', caption: name, widths: [1, 3], head: [] },
  bodies: [rows.map(text => ({ cells: [{ text, scope: 'row' as const }, { text: '' }] }))],
})
const documents = {
  'heir-form.docx': {
    title: ['代表性传承人推荐申报表'],
    lang: 'zh-CN',
    blocks: [
      form('申报表', ['姓名', '所属项目', '从艺时间', '传承谱系', '授徒传艺情况', '推荐单位意见']),
      paragraph('填表说明：推荐单位负责核实内容；本表不公开。'),
    ],
  },
  'training-form.docx': {
    title: ['公益艺术培训报名表'],
    lang: 'zh-CN',
    blocks: [
      form('报名表', ['姓名', '年龄段', '报名课程（限两门）', '联系方式', '是否需要无障碍服务']),
      paragraph('填写后交市文化馆服务台或者各综合文化站。'),
    ],
  },
}
const filled = (name: string, rows: [string, string][]) => ({
  ...form(name, []),
  bodies: [rows.map(([text, said]) => ({ cells: [{ text, scope: 'row' as const }, { text: said }] }))],
})
Object.assign(documents, {
  'approval-form-filled.docx': {
    title: ['设立申请书', '（示范文本）'],
    lang: 'zh-CN',
    blocks: [
      filled('申请书', [
        ['申请单位', '示例市某某网络服务有限公司'],
        ['统一社会信用代码', '按营业执照填写'],
        ['法定代表人', '按营业执照填写'],
        ['营业场所地址', '示例市示例路（写到门牌号、楼层）'],
        ['营业面积', '按租赁意向书填写，单位：平方米'],
        ['联系电话', '经办人可以接通的电话'],
      ]),
      paragraph('示例：各栏内容不用照抄，按本单位的情况填写；签字盖章后交窗口。'),
    ],
  },
  'result-sample.docx': {
    title: ['网络文化经营许可证', '（样本）'],
    lang: 'zh-CN',
    blocks: [
      filled('许可证', [
        ['单位名称', '（样本）'],
        ['经营范围', '互联网上网服务'],
        ['有效期', '自　年　月　日至　年　月　日'],
        ['发证机关', '示例市文旅广电局（样本，无效）'],
      ]),
      paragraph('样本只说明证件上有哪些内容，不作为凭证。'),
    ],
  },
})
for (const [name, document] of Object.entries(documents)) await writeFile(new URL(name, folder), await documentDocx(document))

const plan = [
  '一、总体要求：坚持以人民为中心，促进基本公共文化服务均等化、标准化、数字化。',
  '二、发展目标：到2025年，综合文化站达标率百分之百，每万人公共文化设施面积达到规定标准。',
  '三、主要任务：健全设施网络，丰富产品供给，加强数字建设，培养基层队伍。',
  '四、保障措施：加强组织领导，落实经费，强化评估。',
]
await writeFile(
  new URL('culture-plan.pdf', folder),
  await documentPdf({ title: ['示例市“十四五”公共文化服务体系', '建设规划（摘要）'], lang: 'zh-CN', blocks: plan.map(paragraph) }),
)
