import { z } from 'zod'
import type { Faults } from '../web/layout/submitted.ts'
import { type Level, levels } from './person.ts'
import { type Role, roles } from './roles.ts'

/** A person's mistake is a value. */
export type Outcome<T> = ({ ok: true } & T) | { ok: false; faults: Faults }

/** First segments of addresses that are not agencies. */
const reserved = [
  'accessibility',
  'account',
  'api',
  'assets',
  'desk',
  'healthz',
  'preferences',
  'reports',
  'setup',
  'sign-in',
  'sign-out',
  'staff',
  'statement',
  'static',
  'tools',
  'search',
  'www',
]

const text = (label: string, most: number) =>
  z
    .string({ error: `请填写${label}。` })
    .trim()
    .transform(value => value.normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1, `请填写${label}。`)
        .max(most, `${label}最多 ${most} 个字符。`)
        .regex(/^\P{Cc}*$/u, `${label}中有不能使用的字符。`),
    )

const id = (label: string) => z.uuid({ error: `请选择${label}。` })

/** An empty choice of a form is no choice. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' || value === undefined ? null : value), schema.nullable())

const slug = z
  .string({ error: '请填写简称。' })
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, '简称用 2 至 40 个小写字母、数字或连字符，以字母开头，例如 wenlv。')
  .refine(value => !reserved.includes(value), '这个简称另有用途，请换一个。')

const level = z.enum(Object.keys(levels) as [Level, ...Level[]], { error: '请选择行政层级。' })
const role = z.enum(Object.keys(roles) as [Role, ...Role[]], { error: '请选择角色。' })
const region = optional(
  z
    .string()
    .trim()
    .regex(/^\d{6}(\d{3}){0,2}$/, '行政区划代码为 6、9 或 12 位数字。'),
)
const day = z.iso.date({ error: '请填写日期，例如 2026-03-01。' })

export const loginName = z
  .string({ error: '请填写登录名。' })
  .transform(value => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, '登录名用 2 至 40 个字母、数字、点、连字符或下划线。'))

/** One a line, or as a list; empty lines and repetitions are passed over. */
const sectionNames = z.preprocess(
  value =>
    [
      ...new Set((typeof value === 'string' ? value.split('\n') : Array.isArray(value) ? value : []).map(name => String(name).trim())),
    ].filter(Boolean),
  z.array(text('股室名称', 50)).max(200, '股室最多 200 个。'),
)

/** Checked for strength where the login name is known. */
const password = z.string({ error: '请填写密码。' }).min(1, '请填写密码。').max(1_000, '密码太长。')

export const forms = {
  setUp: z.object({
    agency: text('机构名称', 100),
    slug,
    level,
    region,
    sections: sectionNames,
    name: text('姓名', 50),
    loginName,
    password,
  }),
  agency: z.object({ parentId: id('上级机构'), slug, name: text('机构名称', 100), level, region }),
  rename: z.object({ name: text('机构名称', 100) }),
  succession: z.object({ successorId: id('承继机构'), effectiveOn: day }),
  section: z.object({ name: text('股室名称', 50) }),
  account: z.object({ agencyId: id('机构'), loginName, name: text('姓名', 50), role, sectionId: optional(id('股室')) }),
  membership: z.object({ agencyId: id('机构'), role, sectionId: optional(id('股室')) }),
  signIn: z.object({ loginName: z.string().max(200), password: z.string().max(1_000) }),
  password: z.object({ current: password, next: password, again: z.string() }),
}
