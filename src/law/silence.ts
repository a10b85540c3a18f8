import type { Citation, Mark } from './citation.ts'
import type { OutcomeKind } from './outcomes.ts'
import type { PeriodName } from './periods.ts'

/** What it means when a period passes and nothing comes (law notes 1.4). */
export type Silence = {
  who: string
  period: PeriodName
  means: 'notConsent' | 'consent' | 'abandoned'
  text: string
  cites: Citation
  mark: Mark
  /** The outcome to which it leads, where it leads to one. */
  outcome?: OutcomeKind
}

export const silences = {
  thirdParty: {
    who: '第三方',
    period: 'thirdParty',
    means: 'notConsent',
    text: '第三方逾期未提出意见的，由行政机关依照条例的规定决定是否公开，不视为同意',
    cites: '《政府信息公开条例》第三十二条',
    mark: 'text',
  },
  coAuthor: {
    who: '共同制作机关',
    period: 'coAuthor',
    means: 'consent',
    text: '被征求意见的行政机关逾期未提出意见的，视为同意公开',
    cites: '《政府信息公开条例》第三十四条',
    mark: 'text',
  },
  correction: {
    who: '申请人',
    period: 'correctionByApplicant',
    means: 'abandoned',
    text: '无正当理由逾期不补正的，视为放弃申请，行政机关不再处理',
    cites: '《政府信息公开条例》第三十条',
    mark: 'text',
    outcome: 'notCorrected',
  },
  payment: {
    who: '申请人',
    period: 'payment',
    means: 'abandoned',
    text: '逾期未缴纳信息处理费的，视为放弃申请，行政机关不再处理',
    cites: '《政府信息公开信息处理费管理办法》第六条',
    mark: 'known',
    outcome: 'feeUnpaid',
  },
} as const satisfies Record<string, Silence>

/** What the agency does after a third party has spoken, or has not (arts. 15, 32). */
export function thirdPartyDecision(
  opinion: 'agrees' | 'objectsWithReason' | 'objectsWithoutReason' | 'silent',
  publicInterestHarmed: boolean,
): {
  may: 'disclose' | 'decide' | 'refuse'
  duty: string | null
  cites: Citation
} {
  const cites = '《政府信息公开条例》第三十二条'
  if (opinion === 'agrees') return { may: 'disclose', duty: null, cites: '《政府信息公开条例》第十五条' }
  if (opinion !== 'objectsWithReason') return { may: 'decide', duty: '由行政机关自行决定是否公开', cites }
  if (publicInterestHarmed) return { may: 'disclose', duty: '将决定公开的政府信息内容和理由书面告知第三方', cites }
  return { may: 'refuse', duty: null, cites }
}
