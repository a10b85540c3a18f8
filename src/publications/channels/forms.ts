import { z } from 'zod'
import type { PlainDate } from '../../law/index.ts'

const text = (label: string, most: number) =>
  z
    .string({ error: `请填写${label}。` })
    .trim()
    .min(1, `请填写${label}。`)
    .max(most, `${label}最多 ${most} 个字符。`)

const endpoint = z
  .string()
  .trim()
  .transform(value => value || 'https://api.weixin.qq.com')
  .pipe(z.url({ protocol: /^https?$/, error: '请填写以 https 开头的接口地址。' }))

/** The settings of the official account, as the form sends them. Without a secret the old one stays. */
export const channelFields = z.object({
  enabled: z.literal('on').optional(),
  appId: text('AppID', 40).regex(/^[0-9A-Za-z_-]+$/, 'AppID 由字母和数字组成。'),
  appSecret: z.string().trim().max(100, 'AppSecret 太长。').default(''),
  author: text('作者', 16),
  endpoint,
  publishes: z.enum(['publish', 'draft'], { error: '请选择发布方式。' }),
})

const on = (label: string) => z.iso.date({ error: `请填写${label}，例如 2026-11-02。` }).transform(value => value as PlainDate)

/** The stretch of days of a gazette. */
export const gazetteFields = z
  .object({ from: on('起始日期'), to: on('终止日期'), kind: z.enum(['docx', 'html', 'txt'], { error: '请选择格式。' }) })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: '终止日期早于起始日期。' })
