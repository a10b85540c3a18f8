import { z } from 'zod'
import { isMailAddress } from '../../mail/index.ts'
import { isResidentId } from '../../secrets/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import {
  type Applicant,
  type ApplicantKind,
  applicantKinds,
  forms,
  type IdentityPaper,
  identityPapers,
  routes,
  type Wish,
} from '../applicant.ts'

/** What the form asks, as it is typed (law notes 3.1, 3.2). No purpose is asked: the Regulation of 2019 knows none. */
export const fieldNames = [
  ...(['what', 'period', 'documentNumber', 'kind', 'name', 'representative', 'contact', 'employer', 'paper', 'identityNumber'] as const),
  ...(['agent', 'agentIdentityNumber', 'phone', 'mail', 'fax', 'address', 'postcode', 'forms', 'route', 'needsHelp', 'agrees'] as const),
] as const

export type FieldName = (typeof fieldNames)[number]
export type Typed = Readonly<Partial<Record<FieldName, string>>>

/** The questions in their order: on one page, or one after the other. */
export const parts = [
  { key: 'wish', title: '需要什么信息', english: 'What you want', fields: ['what', 'period', 'documentNumber'] },
  { key: 'who', title: '申请人', english: 'Who you are', fields: ['kind', 'name', 'representative', 'contact', 'employer'] },
  { key: 'identity', title: '身份证明', english: 'Proof of identity', fields: ['paper', 'identityNumber', 'agent', 'agentIdentityNumber'] },
  { key: 'contact', title: '怎样联系您', english: 'How to reach you', fields: ['phone', 'mail', 'fax', 'address', 'postcode'] },
  { key: 'supply', title: '怎样提供给您', english: 'How to supply it', fields: ['forms', 'route', 'needsHelp'] },
  { key: 'confirm', title: '确认', english: 'Confirm', fields: ['agrees'] },
] as const satisfies readonly { key: string; title: string; english: string; fields: readonly FieldName[] }[]

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${most} 字。`)
    .refine(text => !/\p{Cc}/u.test(text), '不能含有控制字符。')
    .default('')
const must = (most: number, why: string) => line(most).refine(text => text !== '', why)
const keyOf = <T extends object>(table: T, why: string) =>
  z.string({ error: why }).refine((key): key is keyof T & string => Object.hasOwn(table, key), why)

const schema = z
  .object({
    what: z
      .string({ error: '写明所需信息的名称、文号或其他特征。' })
      .trim()
      .min(4, '写明所需信息的名称、文号或其他特征。')
      .max(2000, '最多 2000 字；内容多的请作为材料上传。'),
    period: line(100),
    documentNumber: line(100),
    kind: keyOf(applicantKinds, '选择您以什么身份申请。'),
    name: must(60, '填写姓名或者名称。'),
    representative: line(40),
    contact: line(40),
    employer: line(60),
    paper: keyOf(identityPapers, '选择证件名称。'),
    identityNumber: must(40, '填写证件号码。'),
    agent: line(40),
    agentIdentityNumber: line(40),
    phone: must(30, '填写联系电话，用于确认收到申请的日期。').refine(
      text => /^(?:\+?86[- ]?)?(?:1\d{10}|0\d{2,3}[- ]?\d{7,8}(?:[- ]\d{1,5})?|400[- ]?\d{3}[- ]?\d{4}|\+\d{6,15})$/.test(text),
      '填写 11 位手机号码或带区号的座机号码。',
    ),
    mail: line(120).refine(text => text === '' || isMailAddress(text), '邮箱地址不正确。'),
    fax: line(30),
    address: line(200),
    postcode: line(10).refine(text => text === '' || /^\d{6}$/.test(text), '邮政编码为 6 位数字。'),
    forms: z.string().default(''),
    route: keyOf(routes, '选择获取途径。'),
    needsHelp: z.string().default(''),
    agrees: z.string().default(''),
  })
  .superRefine((typed, context) => {
    const fault = (path: FieldName, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const isPerson = typed.kind === 'naturalPerson'
    if (isPerson && typed.paper === 'creditCode') fault('paper', '公民请选择身份证件。')
    if (!isPerson && !typed.representative) fault('representative', '填写法定代表人或者负责人。')
    if (typed.paper === 'residentId' && !isResidentId(typed.identityNumber)) fault('identityNumber', '身份证号码不正确，请核对 18 位号码。')
    if (typed.paper === 'creditCode' && !/^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(typed.identityNumber))
      fault('identityNumber', '统一社会信用代码为 18 位数字和字母。')
    if (typed.agent && !typed.agentIdentityNumber) fault('agentIdentityNumber', '填写代理人的证件号码。')
    if (formsIn(typed.forms).length === 0) fault('forms', '至少选择一种提供方式。')
    if (typed.route === 'email' && !typed.mail) fault('mail', '选择电子邮件获取的，填写电子邮箱。')
    if (typed.route === 'post' && !typed.address) fault('address', '选择邮寄的，填写收件地址和邮编。')
    if (typed.route === 'fax' && !typed.fax) fault('fax', '选择传真的，填写传真号码。')
    if (typed.agrees !== 'yes') fault('agrees', '请阅读并确认。')
  })

const formsIn = (text: string) => text.split(',').filter((key): key is keyof typeof forms => Object.hasOwn(forms, key))

export type Filled = { applicant: Applicant; wish: Wish }

/** The application that was typed, or what is wrong by field. `only`: the fields of one question. */
export function applicationIn(typed: Typed): { ok: true; filled: Filled } | { ok: false; faults: Faults } {
  const checked = checkedFields(schema, typed)
  if (!checked.ok) return checked
  const { what, period, documentNumber, forms: chosen, route, needsHelp, agrees: _, ...applicant } = checked.values
  return {
    ok: true,
    filled: {
      applicant: { ...applicant, kind: applicant.kind as ApplicantKind, paper: applicant.paper as IdentityPaper },
      wish: { what, period, documentNumber, forms: formsIn(chosen), route: route as Wish['route'], needsHelp: needsHelp === 'yes' },
    },
  }
}

/** Into how many applications one form is split at most. */
export const mostSplit = 10

/** Something else that is asked in the same breath: one application, one matter (law notes 3.2). A hint, nothing is refused. */
export function severalMatters(what: string): string[] {
  const items = what
    .split(/\n+|；|;/)
    .map(text => text.replace(/^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]\s*)/, '').trim())
    .filter(text => text.length >= 4)
  return items.length > 1 ? items : []
}
