import { z } from 'zod'
import { exemptions, type PlainDate, parseDay } from '../../law/index.ts'
import { normalizeDocumentNumber } from '../../text/index.ts'
import { relationKinds, validities } from '../content.ts'
import { questions } from '../review.ts'
import { type StepName, steps } from '../steps.ts'

const stale = '页面已过期，请重新打开。'

/** Without what a json column or a page cannot hold: control characters and halves of characters. */
export const storable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/gu, '')

const line = (most: number, name: string) =>
  z
    .string()
    .optional()
    .transform(value =>
      storable(value ?? '')
        .normalize('NFC')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .refine(value => value.length <= most, `${name}最多 ${most} 个字。`)

const lineOrNull = (most: number, name: string) => line(most, name).transform(value => value || null)

const dayOrNull = z
  .string()
  .optional()
  .transform((value, context): PlainDate | null => {
    if (!value?.trim()) return null
    const on = parseDay(value.trim())
    if (on === null) context.addIssue({ code: 'custom', message: '请填写日期，例如 2026-01-26。' })
    return on
  })

const whole = z
  .string({ error: stale })
  .regex(/^\d{1,9}$/, stale)
  .transform(Number)

const oneOf = <T extends string>(values: readonly T[], message: string) =>
  z
    .string()
    .optional()
    .transform(value => value || null)
    .refine((value): value is T | null => value === null || (values as readonly string[]).includes(value), message)
    .transform(value => value as T | null)

export const opinion = z
  .string()
  .optional()
  .transform(
    value =>
      storable(value ?? '')
        .normalize('NFC')
        .replace(/\r\n/g, '\n')
        .trim() || null,
  )
  .refine(value => value === null || value.length <= 500, '意见最多 500 个字。')

/** The catalogue fields of the editor; body, attachments and relations are read beside them. */
export const draftFields = z.object({
  seen: whole,
  title: line(200, '标题'),
  column: lineOrNull(40, '栏目'),
  section: lineOrNull(36, '股室'),
  genre: lineOrNull(40, '体裁'),
  subject: lineOrNull(40, '主题分类'),
  documentNumber: lineOrNull(60, '发文字号').transform(value => value && normalizeDocumentNumber(value)),
  formedOn: dayOrNull,
  effectiveOn: dayOrNull,
  expiresOn: dayOrNull,
  summary: line(500, '内容概述'),
  keywords: line(200, '关键词').transform(value => [...new Set(value.split(/[,，;；、\s]+/).filter(Boolean))]),
  source: line(100, '来源'),
  attribute: oneOf(['public', 'onApplication', 'notPublic'], '没有这种公开属性。'),
  ground: oneOf(Object.keys(exemptions) as (keyof typeof exemptions)[], '没有这项依据。'),
  groundReason: lineOrNull(300, '理由'),
  isNormative: z
    .string()
    .optional()
    .transform(value => value === 'on'),
})

/** What an item begins with. */
export const newFields = z.object({
  title: line(200, '标题').refine(value => value !== '', '请填写标题。'),
  column: lineOrNull(40, '栏目'),
  section: lineOrNull(36, '股室'),
})

/** A step that somebody takes on a page. `at`: a minute in Beijing. */
export const stepFields = z.object({
  step: z.string({ error: stale }).refine((value): value is StepName => Object.hasOwn(steps, value), stale),
  seen: whole,
  opinion,
  at: z
    .string()
    .optional()
    .transform((value, context): Date | null => {
      if (!value) return null
      const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? new Date(`${value}:00+08:00`) : new Date(Number.NaN)
      if (Number.isNaN(at.getTime())) context.addIssue({ code: 'custom', message: '请填写日期和时间。' })
      return at
    }),
  validity: oneOf(Object.keys(validities) as (keyof typeof validities)[], '没有这种有效性。'),
})

/** The seven answers, as far as they are given: radios `key`, and what was done about a yes in `key-handled`. */
export function answersIn(texts: Readonly<Record<string, string>>): Record<string, { isThere: boolean; handled: string | null }> {
  const answers: Record<string, { isThere: boolean; handled: string | null }> = {}
  for (const { key } of questions) {
    const answer = texts[key]
    if (answer === 'yes' || answer === 'no')
      answers[key] = {
        isThere: answer === 'yes',
        handled:
          storable(texts[`${key}-handled`] ?? '')
            .trim()
            .slice(0, 300) || null,
      }
  }
  return answers
}

export const isRelationKind = (text: string): text is keyof typeof relationKinds => Object.hasOwn(relationKinds, text)
