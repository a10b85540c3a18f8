import type { Citation, Mark } from './citation.ts'
import type { PlainDate } from './day.ts'

/** How a reply goes out, and which day is the day of the reply (国办公开办函〔2016〕235号; law notes 1.4). */
export type Delivery = {
  label: string
  english: string
  repliedWhen: 'posted' | 'signed' | 'sent'
  rule: string
  cites: Citation
  mark: Mark
}

const cites = '国办公开办函〔2016〕235号'

export const deliveries = {
  post: { label: '邮寄', english: 'post', repliedWhen: 'posted', rule: '由邮政企业寄递，以交邮之日为答复之日', cites, mark: 'seen' },
  byHand: {
    label: '直接送达',
    english: 'handed over',
    repliedWhen: 'signed',
    rule: '以申请人或者法定代表人签收之日为答复之日',
    cites,
    mark: 'seen',
  },
  entrusted: {
    label: '委托其他行政机关送达',
    english: 'through another agency',
    repliedWhen: 'signed',
    rule: '以申请人或者法定代表人签收之日为答复之日',
    cites,
    mark: 'seen',
  },
  electronic: {
    label: '按申请人要求的电子方式',
    english: 'electronic, as the applicant asked',
    repliedWhen: 'sent',
    rule: '以发送之日为答复之日，保存发送记录',
    cites: '《政府信息公开条例》第四十条',
    mark: 'known',
  },
} as const satisfies Record<string, Delivery>

export type DeliveryName = keyof typeof deliveries

/** The day on which the reply counts as made; null while a reply that must be signed for is not. */
export function repliedOn(delivery: DeliveryName, days: { sentOn: PlainDate; signedOn?: PlainDate | null }): PlainDate | null {
  return deliveries[delivery].repliedWhen === 'signed' ? (days.signedOn ?? null) : days.sentOn
}
