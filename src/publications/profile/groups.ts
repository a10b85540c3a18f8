/** What is known of an agency, in groups that are looked after one by one: labels, what may be left empty, and the law that asks for it. */

export type FieldKind = 'line' | 'text' | 'address' | 'phone' | 'email' | 'url' | 'postcode' | 'day'
export type FieldSpec = {
  label: string
  english: string
  kind: FieldKind
  most: number
  required: boolean
  hint?: readonly [chinese: string, english: string]
}
type Fields = Readonly<Record<string, FieldSpec>>
export type GroupSpec = {
  label: string
  english: string
  cites: string
  fields: Fields
  /** A list of things of one kind; `one` is the name of each. */
  rows?: { one: string; english: string; fields: Fields }
}

type More = { most?: number; hint?: FieldSpec['hint'] }
const need = (kind: FieldKind, label: string, english: string, { most = kind === 'text' ? 1000 : 100, hint }: More = {}): FieldSpec => ({
  ...{ label, english, kind, most, required: true },
  ...(hint && { hint }),
})
const may = (kind: FieldKind, label: string, english: string, more: More = {}): FieldSpec => ({
  ...need(kind, label, english, more),
  required: false,
})

const guideLaw = '《政府信息公开条例》第十二条'
const institutionLaw = '《政府信息公开条例》第二十条第（二）项'
const announced = ['公布后即为受理渠道，不得拒收（国办公开办函〔2017〕19号）', 'once announced it binds'] as const

export const groups = {
  office: {
    ...{ label: '受理机构', english: 'Office for disclosure', cites: guideLaw },
    fields: {
      name: need('line', '机构名称', 'Name'),
      address: need('address', '办公地址', 'Address'),
      postcode: need('postcode', '邮政编码', 'Postcode'),
      hours: need('line', '办公时间', 'Hours'),
      phone: need('phone', '联系电话', 'Telephone'),
      fax: may('phone', '传真号码', 'Fax', { hint: ['仅供联系；接收申请的传真在“受理渠道”中公布', 'for contact alone'] }),
      email: may('email', '电子邮箱', 'E-mail', { hint: ['仅供联系；接收申请的邮箱在“受理渠道”中公布', 'for contact alone'] }),
      website: may('url', '网址', 'Website'),
    },
  },
  duties: {
    ...{ label: '职能职责', english: 'Duties', cites: institutionLaw },
    fields: { basis: may('line', '依据', 'Basis', { most: 200, hint: ['例如“三定”规定的名称', 'the document that sets the duties'] }) },
    rows: { one: '职责', english: 'duty', fields: { text: need('text', '内容', 'Duty', { most: 600 }) } },
  },
  sections: {
    ...{ label: '内设股室', english: 'Sections', cites: institutionLaw },
    fields: {},
    rows: {
      ...{ one: '股室', english: 'section' },
      fields: {
        name: need('line', '股室名称', 'Section', { most: 40 }),
        duties: need('text', '主要职责', 'Duties', { most: 600 }),
        phone: may('phone', '联系电话', 'Telephone'),
      },
    },
  },
  leaders: {
    ...{ label: '领导分工', english: 'Leaders', cites: institutionLaw },
    fields: {},
    rows: {
      ...{ one: '领导', english: 'leader' },
      fields: {
        name: need('line', '姓名', 'Name', { most: 40 }),
        post: need('line', '职务', 'Post', { most: 80 }),
        duties: need('text', '分工', 'In charge of', { most: 600 }),
      },
    },
  },
  disclosureChannels: {
    ...{ label: '公开渠道', english: 'Where information is published', cites: '《政府信息公开条例》第二十三条至第二十五条' },
    fields: {},
    rows: {
      ...{ one: '渠道', english: 'channel' },
      fields: {
        name: need('line', '渠道', 'Channel', {
          hint: ['例如政府网站、政府公报、微信公众号、市图书馆查阅点', 'website, gazette, reading place'],
        }),
        where: need('line', '地点或者地址', 'Where', { most: 200 }),
        hours: may('line', '时间', 'Hours'),
      },
    },
  },
  applicationChannels: {
    ...{ label: '受理渠道', english: 'Ways to apply', cites: '《政府信息公开条例》第十二条、第三十一条；国办公开办函〔2017〕19号' },
    fields: {
      inPerson: need('address', '当面提交的地点', 'In person at', { most: 200 }),
      post: need('address', '邮寄地址和收件人', 'By post to', { most: 200 }),
      fax: may('phone', '接收申请的传真', 'Fax for applications', { hint: announced }),
      email: may('email', '接收申请的电子邮箱', 'E-mail for applications', { hint: announced }),
      online: may('url', '网上申请平台的网址', 'Online platform', {
        hint: ['须已经开通。公布后即为受理渠道，不得拒收', 'it must exist already; once announced it binds'],
      }),
      petitions: may('line', '信访去哪里', 'Petitions go to', { most: 200 }),
      complaints: may('line', '投诉举报去哪里', 'Complaints go to', { most: 200 }),
      enquiries: may('line', '业务咨询去哪里', 'Enquiries go to', { most: 200 }),
    },
  },
  supervision: {
    ...{ label: '监督和救济', english: 'Supervision and remedies', cites: '《政府信息公开条例》第四十七条、第五十一条' },
    fields: {
      authority: need('line', '政府信息公开工作主管部门', 'Authority in charge'),
      authorityPhone: need('phone', '主管部门电话', 'Its telephone'),
      authorityAddress: may('address', '主管部门地址', 'Its address', { most: 200 }),
      reconsiderationBody: need('line', '行政复议机关', 'Reconsideration body', {
        hint: ['一般为本级人民政府（《行政复议法》第二十四条）', 'mostly the government of the same level'],
      }),
      reconsiderationAddress: may('address', '复议申请接收地址', 'Where to hand it in', { most: 200 }),
      reconsiderationPhone: may('phone', '复议咨询电话', 'Its telephone'),
      court: need('line', '管辖法院', 'Court'),
    },
  },
  arrangement: {
    ...{ label: '分类和编排', english: 'Classification and arrangement', cites: guideLaw },
    fields: {
      classification: need('text', '信息分类', 'Classification'),
      arrangement: need('text', '编排体系', 'Arrangement'),
      compiledOn: need('day', '指南编制日期', 'Guide compiled on'),
    },
  },
} as const satisfies Record<string, GroupSpec>

export type GroupKind = keyof typeof groups
export const groupKinds = Object.keys(groups) as GroupKind[]
export const specOf = (kind: GroupKind): GroupSpec => groups[kind]

type RowsOf<G> = G extends { rows: { fields: infer F } } ? { rows: Record<keyof F, string>[] } : unknown
/** The facts of a group; what may be left out is then the empty text. */
export type FactsOf<K extends GroupKind> = Record<keyof (typeof groups)[K]['fields'], string> & RowsOf<(typeof groups)[K]>
export type AnyFacts = Record<string, string | Record<string, string>[]>
