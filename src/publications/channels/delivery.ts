import type { PlainDate } from '../../law/index.ts'
import { WechatError } from '../wechat/error-codes.ts'

/** How far an item is on its way through a channel. */
export const deliveryStates = {
  waiting: { label: '等待发送', english: 'waiting', chip: 'wait' },
  drafted: { label: '已存入草稿箱', english: 'in the drafts', chip: 'wait' },
  submitted: { label: '平台处理中', english: 'submitted', chip: 'wait' },
  done: { label: '已发出', english: 'out', chip: 'done' },
  failed: { label: '没有发出', english: 'failed', chip: 'over' },
  withdrawing: { label: '正在撤下', english: 'being withdrawn', chip: 'wait' },
  withdrawn: { label: '已撤下', english: 'withdrawn', chip: 'off' },
} as const satisfies Record<string, { label: string; english: string; chip: string }>

export type DeliveryState = keyof typeof deliveryStates

export type Delivery = {
  agencyId: string
  id: string
  publicationId: string
  version: number
  channel: 'wechat' | 'gazette'
  state: DeliveryState
  /** How often the step that is due was tried. */
  tries: number
  notBefore: Date
  draftId: string | null
  taskId: string | null
  articleId: string | null
  url: string | null
  error: string | null
  createdAt: Date
  updatedAt: Date
  /** When it first went out; a later retry or withdrawal leaves it. */
  deliveredOn: PlainDate | null
}

export const mostTries = 12
const minutes = 60_000

/** What the delivery comes to after a step failed: tried again after a while, longer each time, or given up where nothing will help. */
export function afterFailure(
  delivery: Pick<Delivery, 'tries' | 'state'>,
  error: unknown,
  now: Date,
): Pick<Delivery, 'tries' | 'notBefore' | 'error' | 'state'> {
  const tries = delivery.tries + 1
  const isWechat = error instanceof WechatError
  const words = isWechat ? error.message : '程序故障'
  if ((isWechat && (error.remedy === 'never' || error.remedy === 'token')) || tries >= mostTries)
    return { tries, state: 'failed', error: words, notBefore: now }
  const waitMs = isWechat && error.remedy === 'tomorrow' ? untilBeijingMorning(now) : Math.min(2 ** tries, 360) * minutes
  return { tries, state: delivery.state, error: words, notBefore: new Date(now.getTime() + waitMs) }
}

/** The quota of WeChat is counted by the day, in Beijing. */
function untilBeijingMorning(now: Date): number {
  const inBeijing = now.getTime() + 8 * 60 * minutes
  const day = 24 * 60 * minutes
  return day - (inBeijing % day) + 5 * minutes
}

/** How long to wait before asking again how a publication stands. */
export const askAgainAfterMs = (tries: number) => Math.min(2 ** tries, 60) * minutes
