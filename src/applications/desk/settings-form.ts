import { z } from 'zod'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import type { ApplicationSettings } from '../settings.ts'

const number = (least: number, most: number, what: string) =>
  z
    .string({ error: `填写${what}。` })
    .trim()
    .refine(text => /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most, `${what}应当是 ${least} 至 ${most} 的整数。`)
    .transform(Number)
const ticked = z
  .string()
  .default('')
  .transform(text => text === 'yes')

const schema = z.object({
  mark: z
    .string()
    .trim()
    .max(20, '最多 20 字。')
    .refine(text => !/[〔〕\p{Cc}\s]/u.test(text), '只写机关代字，不写年份和序号。')
    .default(''),
  takesOnline: ticked,
  showsReplies: ticked,
  headOfOfficeId: z.string().default(''),
  sectionWorkingDays: number(1, 20, '股室办理的工作日'),
  correctionWorkingDays: number(1, 30, '补正的工作日'),
  feeMethod: z.enum(['byItem', 'byPage'], { error: '选择计收方式。' }),
  feePayment: z.string().trim().max(500, '最多 500 字。').default(''),
  onlineReconsideration: z
    .string()
    .trim()
    .refine(text => text === '' || z.url({ protocol: /^https?$/ }).safeParse(text).success, '网址以 https:// 或者 http:// 开头。')
    .default(''),
  keepYears: number(2, 30, '保存年限'),
})

/** What was set; whoever is named as the head must be of the office. */
export function settingsIn(
  typed: Readonly<Record<string, string>>,
  colleagues: readonly { id: string }[],
): { ok: true; settings: ApplicationSettings } | { ok: false; faults: Faults } {
  const checked = checkedFields(schema, typed)
  if (!checked.ok) return checked
  const head = checked.values.headOfOfficeId
  if (head && !colleagues.some(({ id }) => id === head)) return { ok: false, faults: { headOfOfficeId: '请选择本机关的人员。' } }
  return { ok: true, settings: { ...checked.values, headOfOfficeId: head || null } }
}

export const settingsTyped = (settings: ApplicationSettings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, typeof value === 'boolean' ? (value ? 'yes' : '') : String(value ?? '')]),
  )
