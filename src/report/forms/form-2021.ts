import { applicationsTable, disputesTable, otherAsThreeRows, sections } from './applications.ts'
import type { Column, Form } from './form.ts'

const decisions: readonly Column[] = [{ key: 'decisions', label: '本年处理决定数量' }]

/** 国办公开办函〔2021〕30号 of 2021-09-26, for the reports of 2021 and later. */
export const form2021 = {
  id: '2021',
  notice: '国办公开办函〔2021〕30号',
  years: { from: 2021 },
  sections: sections(['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障']),
  disclosure: [
    {
      article: '第二十条第（一）项',
      columns: [
        { key: 'issued', label: '本年制发件数' },
        { key: 'repealed', label: '本年废止件数' },
        { key: 'inForce', label: '现行有效件数' },
      ],
      rows: [
        { key: 'rules', label: '规章' },
        { key: 'normativeDocuments', label: '行政规范性文件' },
      ],
    },
    { article: '第二十条第（五）项', columns: decisions, rows: [{ key: 'licences', label: '行政许可' }] },
    {
      article: '第二十条第（六）项',
      columns: decisions,
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'compulsion', label: '行政强制' },
      ],
    },
    {
      article: '第二十条第（八）项',
      columns: [{ key: 'amount', label: '本年收费金额（单位：万元）', unit: '万元', decimals: true }],
      rows: [{ key: 'charges', label: '行政事业性收费' }],
    },
  ],
  applications: applicationsTable(otherAsThreeRows),
  disputes: disputesTable,
} as const satisfies Form
