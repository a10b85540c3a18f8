import { applicationsTable, disputesTable, otherAsOneRow, sections } from './applications.ts'
import type { Column, Form } from './form.ts'

const items: readonly Column[] = [
  { key: 'previous', label: '上一年项目数量' },
  { key: 'change', label: '本年增/减' },
]
const itemsAndDecisions: readonly Column[] = [...items, { key: 'decisions', label: '处理决定数量' }]

/** 国办公开办函〔2019〕60号, trial format, for the reports of 2019 and 2020. */
export const form2019 = {
  id: '2019',
  notice: '国办公开办函〔2019〕60号',
  years: { from: 2019, to: 2020 },
  sections: sections(),
  disclosure: [
    {
      article: '第二十条第（一）项',
      columns: [
        { key: 'made', label: '本年新制作数量' },
        { key: 'published', label: '本年新公开数量' },
        { key: 'totalPublished', label: '对外公开总数量' },
      ],
      rows: [
        { key: 'rules', label: '规章' },
        { key: 'normativeDocuments', label: '规范性文件' },
      ],
    },
    {
      article: '第二十条第（五）项',
      columns: itemsAndDecisions,
      rows: [
        { key: 'licences', label: '行政许可' },
        { key: 'otherServices', label: '其他对外管理服务事项' },
      ],
    },
    {
      article: '第二十条第（六）项',
      columns: itemsAndDecisions,
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'compulsion', label: '行政强制' },
      ],
    },
    { article: '第二十条第（八）项', columns: items, rows: [{ key: 'charges', label: '行政事业性收费' }] },
    {
      article: '第二十条第（九）项',
      columns: [
        { key: 'count', label: '采购项目数量' },
        { key: 'amount', label: '采购总金额', decimals: true },
      ],
      rows: [{ key: 'procurement', label: '政府集中采购' }],
    },
  ],
  applications: applicationsTable(otherAsOneRow),
  disputes: disputesTable,
} as const satisfies Form
