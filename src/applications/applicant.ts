import { maskId, maskName, maskPassport } from '../secrets/index.ts'

/** Who may apply, in the columns of table 3 (law notes 3.2). */
export const applicantKinds = {
  naturalPerson: { label: '公民', english: 'a natural person', hint: null },
  business: { label: '商业企业', english: 'a business', hint: '公司、个体工商户' },
  research: { label: '科研机构', english: 'a research institution', hint: '高等学校、研究院所' },
  socialOrganization: { label: '社会公益组织', english: 'a social organisation', hint: '社会团体、基金会、民办非企业单位' },
  legalService: { label: '法律服务机构', english: 'a law firm', hint: '律师事务所、基层法律服务所' },
  otherOrganization: { label: '其他组织', english: 'another organisation', hint: '村（居）民委员会、新闻媒体、国家机关等' },
} as const

export type ApplicantKind = keyof typeof applicantKinds

/** The kind that a name suggests; null where it says nothing. A hint only: the applicant says it, the office may put it right. */
export function kindOfName(name: string): ApplicantKind | null {
  if (/律师事务所|法律服务所|律所$/.test(name)) return 'legalService'
  if (/大学|学院|研究院|研究所|科学院/.test(name)) return 'research'
  if (/协会|学会|基金会|商会|志愿|慈善|服务中心$/.test(name)) return 'socialOrganization'
  if (/村民委员会|居民委员会|村委会|居委会|报社|电视台|人民法院|人民检察院|局$|政府$/.test(name)) return 'otherOrganization'
  if (/公司|厂$|店$|商行|经营部|工作室|合作社/.test(name)) return 'business'
  return null
}

/** Proof of identity that a person may show (art. 29). */
export const identityPapers = {
  residentId: { label: '居民身份证', english: 'resident identity card' },
  passport: { label: '护照', english: 'passport' },
  homeReturn: {
    label: '港澳台居民居住证或者来往内地（大陆）通行证',
    english: 'residence permit or travel permit of Hong Kong, Macao or Taiwan',
  },
  creditCode: { label: '统一社会信用代码', english: 'unified social credit code' },
  other: { label: '其他身份证明', english: 'another proof of identity' },
} as const

export type IdentityPaper = keyof typeof identityPapers

export const forms = {
  electronic: { label: '电子数据', english: 'electronic' },
  paper: { label: '纸质', english: 'paper' },
  disc: { label: '光盘', english: 'disc' },
} as const

export const routes = {
  online: { label: '本网站下载', english: 'download from this site' },
  email: { label: '电子邮件', english: 'e-mail' },
  post: { label: '邮寄', english: 'post' },
  pickUp: { label: '自行领取', english: 'collect' },
  onSite: { label: '当场查阅、抄录', english: 'read or copy on site' },
  fax: { label: '传真', english: 'fax' },
} as const

/** Who applied and how to reach them. It is kept encrypted as a whole (`application_persons.sealed`) and erased as a whole. */
export type Applicant = {
  kind: ApplicantKind
  name: string
  /** Of an organisation. */
  representative: string
  contact: string
  employer: string
  paper: IdentityPaper
  identityNumber: string
  phone: string
  mail: string
  fax: string
  address: string
  postcode: string
  /** Somebody who applies for them; the authorisation is among the files. */
  agent: string
  agentIdentityNumber: string
}

/** What is wanted and how it is to come (art. 29, second paragraph). */
export type Wish = {
  /** Name, number or other features of the information. */
  what: string
  period: string
  documentNumber: string
  forms: readonly (keyof typeof forms)[]
  route: keyof typeof routes
  /** Art. 43: difficulty in reading, impaired sight or hearing. */
  needsHelp: boolean
}

/** As lists and letters outside the case show a person; an organisation is named in full. */
export const shownName = ({ kind, name }: Pick<Applicant, 'kind' | 'name'>): string => (kind === 'naturalPerson' ? maskName(name) : name)

export const maskedNumber = ({ paper, identityNumber }: Pick<Applicant, 'paper' | 'identityNumber'>): string =>
  identityNumber === '' ? '' : paper === 'passport' ? maskPassport(identityNumber) : maskId(identityNumber)

/** What tells that two cases come from the same person; each is kept as an HMAC only. */
export function traitsOf({ identityNumber, phone, mail }: Pick<Applicant, 'identityNumber' | 'phone' | 'mail'>): string[] {
  const narrow = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return [
    ...(identityNumber ? [`identity ${narrow(identityNumber)}`] : []),
    ...(phone ? [`phone ${narrow(phone)}`] : []),
    ...(mail ? [`mail ${narrow(mail)}`] : []),
  ]
}
