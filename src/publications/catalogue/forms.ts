import { z } from 'zod'
import { columnPeriods } from '../clock.ts'

const text = (label: string, most: number) =>
  z
    .string({ error: `请填写${label}。` })
    .trim()
    .min(1, `请填写${label}。`)
    .max(most, `${label}最多 ${most} 个字。`)
const freeText = (most: number) => z.string().trim().max(most, `最多 ${most} 个字。`).default('')
const empty = (value: unknown) => (value === '' ? undefined : value)

/** What an officer sets of a column. Its key is its address: given once, never changed. */
export const columnFields = z.object({
  name: text('名称', 40),
  description: freeText(200),
  basis: freeText(200),
  kind: z.enum(['news', 'notice', 'statutory'], { error: '请选择栏目类型。' }),
  period: z.enum(columnPeriods, { error: '请选择公开期限。' }),
  freshDays: z.preprocess(
    empty,
    z.coerce
      .number({ error: '更新上限填写天数。' })
      .int('更新上限填写整数。')
      .min(1, '更新上限至少 1 天。')
      .max(3650, '更新上限最多 3650 天。')
      .optional(),
  ),
  sectionId: z.preprocess(empty, z.uuid({ error: '没有这个股室。' }).optional()),
  parentKey: z.preprocess(empty, z.string().optional()),
  position: z.preprocess(
    empty,
    z.coerce.number({ error: '顺序填写数字。' }).int('顺序填写整数。').min(1, '顺序从 1 开始。').max(999, '顺序最多 999。').optional(),
  ),
})

export const newColumnFields = columnFields.extend({
  part: z.enum(['rules', 'content'], { error: '请选择所属部分。' }),
  key: z
    .string({ error: '请填写网址名。' })
    .trim()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, '网址名用小写字母、数字和连字符，以字母开头，最多 40 个。'),
})

export const statementFields = z.object({
  text: text('说明', 300),
  reviewOn: z.iso.date({ error: '请填写复核日期，例如 2027-01-08。' }),
})

export const closingFields = z.object({ reason: text('理由', 300) })

export const settingFields = z.object({
  uscc: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z]{18}$/, '统一社会信用代码为 18 位。')
      .optional(),
  ),
  orgCode: z.preprocess(
    empty,
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z]{8}-?[0-9A-Z]$/, '组织机构代码为 9 位。')
      .optional(),
  ),
  indexPattern: text('索引号规则', 60),
})
