import { z } from 'zod'
import { type PlainDate, parseDay } from '../law/index.ts'
import { decisionNames } from './findings/decisions.ts'

const optionalText = z
  .string()
  .optional()
  .transform(value => value?.normalize('NFC').replace(/\r\n/g, '\n').trim() || null)

const optionalDay = optionalText.transform((value, context): PlainDate | null => {
  if (value === null) return null
  const on = parseDay(value)
  if (on === null) context.addIssue({ code: 'custom', message: '请填写日期，例如 2026-01-26。' })
  return on
})

const whole = z
  .string({ error: '页面已过期，请重新打开。' })
  .regex(/^\d{1,9}$/, '页面已过期，请重新打开。')
  .transform(Number)

const reason = optionalText.refine(value => value === null || value.length <= 500, '理由最多 500 个字。')

const section = optionalText.refine(value => value === null || value.length <= 20_000, '一个部分最多 20000 个字。')

export const fields = {
  /** `/tools/check` beside its files. */
  check: z.object({ text: optionalText, publishedOn: optionalDay }),
  /** What is imported or corrected, before it is read. */
  source: z.object({ text: optionalText, originallyPublishedOn: optionalDay }),
  /** After the preview: the report itself stands in `report` as JSON. */
  confirm: z.object({
    report: z.string({ error: '页面已过期，请重新导入。' }),
    fileName: optionalText.transform(value => value?.slice(0, 200) ?? null),
    originallyPublishedOn: optionalDay,
    seen: whole,
    reason,
  }),
  /** A figure typed over by hand. */
  cell: z.object({
    figure: z
      .string({ error: '请填写数字。' })
      .trim()
      .regex(/^-?\d{1,9}(\.\d{1,6})?$/, '请填写数字，例如 12 或者 1.5。')
      .transform(Number),
    reason: z
      .string({ error: '请填写理由。' })
      .transform(value => value.normalize('NFC').replace(/\r\n/g, '\n').trim())
      .pipe(z.string().min(1, '请填写理由。').max(400, '理由最多 400 个字。')),
    seen: whole,
  }),
  /** The sections of words, besides their texts. */
  text: z.object({ seen: whole, reason, section1: section, section5: section, section6: section }),
  /** What is decided about a finding; `seen`: the last decision on the report that the person saw. */
  decision: z.object({
    fingerprint: z.string({ error: '页面已过期，请重新打开。' }).regex(/^[0-9a-f]{64}$/, '页面已过期，请重新打开。'),
    decision: z.enum(decisionNames, { error: '请选择怎样处理。' }),
    reason,
    seen: whole,
  }),
  /** Beside the scan of the signed copy: the version that was signed. */
  signed: z.object({ version: whole }),
  /** Publishing and withdrawing. */
  step: z.object({ seen: whole, reason }),
}
