import type { Citation } from '../law/index.ts'

/** A field of an entry beyond what all have; its label is that of the standard for publishing licences and penalties (双公示). */
export type EntryField = { key: string; label: string; english: string; most: number; lines?: boolean; needed?: boolean }

export type Register = {
  label: string
  english: string
  article: Citation
  /** What one entry is. */
  unit: string
  item: { label: string; english: string }
  /** It counts money, in yuan. */
  money?: { label: string; english: string }
  /** Whom it concerns is named. */
  party?: { label: string; english: string }
  /** Published one by one within seven working days (双公示). */
  isPublic?: true
  until?: { label: string; english: string }
  fields: readonly EntryField[]
}

const field = (key: string, label: string, english: string, most: number, more: Partial<EntryField> = {}): EntryField => ({
  ...{ key, label, english, most },
  ...more,
})
const code = field('creditCode', '统一社会信用代码', 'unified social credit code', 18)
const who = { label: '行政相对人名称', english: 'Party' }

/** What table 2 of the annual report counts besides documents, by the keys of its rows. */
export const registers = {
  licences: {
    ...{ label: '行政许可', english: 'Licences', article: '《政府信息公开条例》第二十条第（五）项', unit: '件' },
    item: { label: '许可事项', english: 'Licence' },
    ...{ party: who, isPublic: true, until: { label: '有效期至', english: 'Valid until' } },
    fields: [
      code,
      field('category', '许可类别', 'kind of licence', 50),
      field('content', '许可内容', 'what is licensed', 1000, { lines: true, needed: true }),
    ],
  },
  penalties: {
    ...{ label: '行政处罚', english: 'Penalties', article: '《政府信息公开条例》第二十条第（六）项', unit: '件' },
    item: { label: '违法行为类型', english: 'Kind of violation' },
    ...{ party: who, isPublic: true, until: { label: '公示截止期', english: 'Shown until' } },
    fields: [
      code,
      field('representative', '法定代表人（负责人）', 'legal representative', 50),
      field('facts', '违法事实', 'facts', 2000, { lines: true, needed: true }),
      field('category', '处罚类别', 'kind of penalty', 50, { needed: true }),
      field('basis', '处罚依据', 'basis', 500, { lines: true, needed: true }),
      field('content', '处罚内容', 'penalty', 1000, { lines: true, needed: true }),
    ],
  },
  compulsion: {
    ...{ label: '行政强制', english: 'Compulsion', article: '《政府信息公开条例》第二十条第（六）项', unit: '件' },
    item: { label: '强制措施或者强制执行的种类', english: 'Kind of compulsion' },
    party: who,
    fields: [code, field('basis', '依据', 'basis', 500, { lines: true })],
  },
  otherServices: {
    ...{ label: '其他对外管理服务事项', english: 'Other services', article: '《政府信息公开条例》第二十条第（五）项', unit: '件' },
    item: { label: '事项名称', english: 'Service' },
    party: who,
    fields: [code],
  },
  charges: {
    ...{ label: '行政事业性收费', english: 'Charges', article: '《政府信息公开条例》第二十条第（八）项', unit: '笔' },
    item: { label: '收费项目', english: 'Charge' },
    money: { label: '收费金额（元）', english: 'Amount (yuan)' },
    fields: [field('basis', '收费依据', 'basis', 500, { lines: true })],
  },
  procurement: {
    ...{ label: '政府集中采购', english: 'Central procurement', article: '《政府信息公开条例》第二十条第（九）项', unit: '项' },
    item: { label: '采购项目', english: 'Purchase' },
    money: { label: '采购金额（元）', english: 'Amount (yuan)' },
    fields: [field('supplier', '中标、成交供应商', 'supplier', 100)],
  },
} as const satisfies Record<string, Register>

export type RegisterName = keyof typeof registers
export const registerNames = Object.keys(registers) as RegisterName[]
export const registerOf = (name: RegisterName): Register => registers[name]
export const isRegister = (name: string): name is RegisterName => Object.hasOwn(registers, name)

/** Those whose decisions are published one by one. */
export const publicRegisterNames = registerNames.filter(name => registerOf(name).isPublic)
