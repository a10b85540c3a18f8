import { type ChannelName, channels, type OutcomeKind, outcomes, type PlainDate } from '../../law/index.ts'

/** One application as the register keeps it (登记台账; art. 45: registered, reviewed, handled, answered, filed). */
export type RegisterEntry = {
  number: string
  channel: ChannelName
  submittedOn: PlainDate
  confirmedOn: PlainDate | null
  receivedOn: PlainDate | null
  applicant: string
  /** 自然人, 商业企业 and so on, as the report's table 3 has them. */
  applicantKind: string
  /** As it may be shown to whoever takes the list: masked or whole. */
  contact: string | null
  askedFor: string
  wanted: string | null
  handler: string | null
  section: string | null
  correctionToldOn: PlainDate | null
  correctedOn: PlainDate | null
  consultations: readonly string[]
  extendedTo: PlainDate | null
  feeYuan: number | null
  paidOn: PlainDate | null
  dueOn: PlainDate | null
  outcome: OutcomeKind | null
  documentNumber: string | null
  repliedOn: PlainDate | null
  delivery: string | null
  isLate: boolean | null
  disputes: readonly string[]
  archivedOn: PlainDate | null
  note: string | null
}

type Column = { title: string; english: string; value: (entry: RegisterEntry) => string | null }

const days = (title: string, english: string, key: keyof RegisterEntry): Column => ({
  title,
  english,
  value: entry => entry[key] as string | null,
})

/** The columns in order. Days are written as in the database, so that a table sorts them. */
export const registerColumns: readonly Column[] = [
  { title: '申请编号', english: 'number', value: ({ number }) => number },
  { title: '提出方式', english: 'channel', value: ({ channel }) => channels[channel].label },
  days('提交日期', 'submitted', 'submittedOn'),
  days('双方确认日期', 'confirmed', 'confirmedOn'),
  days('收到日期', 'received', 'receivedOn'),
  { title: '申请人', english: 'applicant', value: ({ applicant }) => applicant },
  { title: '申请人类别', english: 'kind of applicant', value: ({ applicantKind }) => applicantKind },
  { title: '联系方式', english: 'contact', value: ({ contact }) => contact },
  { title: '申请内容', english: 'asked for', value: ({ askedFor }) => askedFor },
  { title: '提供方式和获取途径', english: 'form wanted', value: ({ wanted }) => wanted },
  { title: '承办股室', english: 'section', value: ({ section }) => section },
  { title: '承办人', english: 'handler', value: ({ handler }) => handler },
  days('告知补正日期', 'correction told', 'correctionToldOn'),
  days('收到补正日期', 'corrected', 'correctedOn'),
  { title: '征求意见情况', english: 'consultations', value: ({ consultations }) => consultations.join('；') || null },
  days('延期至', 'extended to', 'extendedTo'),
  { title: '信息处理费（元）', english: 'fee (yuan)', value: ({ feeYuan }) => (feeYuan === null ? null : String(feeYuan)) },
  days('缴费日期', 'paid', 'paidOn'),
  days('答复期限', 'due', 'dueOn'),
  { title: '处理结果', english: 'outcome', value: ({ outcome }) => outcome && outcomes[outcome].label },
  { title: '答复文号', english: 'document number', value: ({ documentNumber }) => documentNumber },
  days('答复日期', 'replied', 'repliedOn'),
  { title: '送达方式', english: 'delivery', value: ({ delivery }) => delivery },
  { title: '是否超期', english: 'late', value: ({ isLate }) => (isLate === null ? null : isLate ? '是' : '否') },
  { title: '行政复议、行政诉讼', english: 'disputes', value: ({ disputes }) => disputes.join('；') || null },
  days('归档日期', 'filed', 'archivedOn'),
  { title: '备注', english: 'note', value: ({ note }) => note },
]

/** The register as a list to take away: head and rows of text. */
export const registerTable = (entries: readonly RegisterEntry[]): { name: string; head: string[]; rows: (string | null)[][] } => ({
  name: '登记台账',
  head: registerColumns.map(({ title }) => title),
  rows: entries.map(entry => registerColumns.map(({ value }) => value(entry))),
})
