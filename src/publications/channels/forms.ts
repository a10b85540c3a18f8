import { z } from 'zod'

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
