import { feeByItem, feeByPage, feeOfItem, fees } from '../../law/index.ts'
import type { FeeFacts } from './facts.ts'
import type { Placeholder } from './placeholder.ts'
import { unended, written } from './written.ts'

/** What the notice charges, in 元: worked out here, never typed. */
export const yuanOf = (fee: FeeFacts): number =>
  fee.method === 'byItem' ? feeByItem(fee.last) - feeByItem(fee.first - 1) : (feeByPage(fee.pages) ?? 0)

const [unit, whose] = [{ byItem: '件', byPage: '页' } as const, { byItem: '当月第', byPage: '第' } as const]

/** The stretches that cost the same each: 第11件至第30件，每件100元，20件计2000元. */
function breakdown(fee: FeeFacts): string {
  const [first, last] = fee.method === 'byItem' ? [fee.first, fee.last] : [1, fee.pages]
  const each = fee.method === 'byItem' ? feeOfItem : (n: number) => (feeByPage(n) ?? 0) - (feeByPage(n - 1) ?? 0)
  const one = unit[fee.method]
  const stretches: { from: number; to: number; yuan: number }[] = []
  for (let n = first; n <= last; n++) {
    const open = stretches.at(-1)
    if (open?.yuan === each(n)) open.to = n
    else stretches.push({ from: n, to: n, yuan: each(n) })
  }
  return stretches
    .map(({ from, to, yuan }) => {
      const which = from === to ? `${whose[fee.method]}${from}${one}` : `${whose[fee.method]}${from}${one}至第${to}${one}`
      if (yuan === 0) return `${which}，不收费`
      return from === to ? `${which}，${yuan}元` : `${which}，每${one}${yuan}元，${to - from + 1}${one}计${(to - from + 1) * yuan}元`
    })
    .join('；')
}

/** The scale of 109号 in words, from its data. */
function standard(method: FeeFacts['method']): string {
  if (method === 'byItem') {
    const { brackets, beyond } = fees.byItem
    return `按件计收，以同一申请人一个自然月内的申请累计：${brackets[0].upTo}件以下（含）不收费；${brackets[0].upTo + 1}件至${brackets[1].upTo}件的部分，每件${brackets[1].yuanEach}元；${brackets[1].upTo + 1}件以上的部分，每${beyond.step}件为一档，第一档每件${beyond.yuanEach}元，其后每增加一档，每件提高${beyond.dearerBy}元`
  }
  const scale = fees.byPage.brackets.map(({ upTo, yuanEach }, i) => {
    const from = i ? fees.byPage.brackets[i - 1]!.upTo + 1 : 1
    if (yuanEach === 0) return `${upTo}页以下（含）不收费`
    return Number.isFinite(upTo) ? `${from}页至${upTo}页的部分，每页${yuanEach}元` : `${from}页以上的部分，每页${yuanEach}元`
  })
  return `按量计收：${scale.join('；')}`
}

/** The information processing fee (109号). */
export const feeFacts = {
  feeStandard: { label: '收费标准', english: 'scale', value: ({ fee }) => (fee ? standard(fee.method) : null) },
  feeCounted: {
    label: '计费情况',
    english: 'how it was counted',
    value: ({ fee }) => {
      if (!fee) return null
      if (fee.method === 'byPage') return `拟提供的政府信息共${fee.pages}页：${breakdown(fee)}`
      const [year, month] = fee.month.split('-').map(Number)
      return `本次计费的申请为${year}年${month}月内的申请：${breakdown(fee)}`
    },
  },
  feeTotal: { label: '应缴信息处理费的数额', english: 'amount', value: ({ fee }) => (fee ? `应缴信息处理费${yuanOf(fee)}元` : null) },
  feeHow: { label: '缴费方式', english: 'how to pay', value: ({ fee }) => (fee ? unended(fee.howToPay) : null) },
  feeToldOn: { label: '收费通知的日期', english: 'day of the fee notice', value: ({ fee }) => written(fee?.toldOn) },
  feeNumber: { label: '收费通知书文号', english: 'number of the fee notice', value: ({ fee }) => fee?.number ?? null },
  feeReceivedOn: {
    label: '申请人收到收费通知的日期',
    english: 'day the fee notice reached the applicant',
    value: ({ fee }) => written(fee?.receivedOn),
  },
  feeDueOn: { label: '缴费期限届满日', english: 'end of the payment period', value: ({ fee }) => written(fee?.dueOn) },
} satisfies Record<string, Placeholder>
