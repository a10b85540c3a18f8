import type { Citation, Mark } from './citation.ts'
import { type OutcomeKind, outcomes } from './outcomes.ts'

/** One step of a progressive scale: up to so many, each costs so many 元. */
export type FeeBracket = { upTo: number; yuanEach: number }

const cites: Citation = '《政府信息公开信息处理费管理办法》'

/**
 * The information processing fee (109号, in force 2021-01-01): supply is free; a fee may be charged only where number or frequency clearly
 * exceeds reason (art. 42). The agency takes one method for an application, never both. Both are progressive on the excess.
 */
export const fees = {
  from: '2021-01-01',
  root: '《政府信息公开条例》第四十二条',
  /** Counts the applications of one applicant in one calendar month (自然月), whatever the decision. */
  byItem: {
    cites,
    mark: 'seen' as Mark,
    brackets: [
      { upTo: 10, yuanEach: 0 },
      { upTo: 30, yuanEach: 100 },
    ],
    /** From the 31st: every ten more cost 100 元 more each. */
    beyond: { step: 10, yuanEach: 200, dearerBy: 100, mark: 'known' as Mark },
  },
  /** Counts the pages of one application: a page is one side of A4 or smaller; several applications are not added up. */
  byPage: {
    cites,
    mark: 'seen' as Mark,
    brackets: [
      { upTo: 30, yuanEach: 0 },
      { upTo: 100, yuanEach: 10 },
      { upTo: 200, yuanEach: 20 },
      { upTo: Number.POSITIVE_INFINITY, yuanEach: 40 },
    ],
    /** Nothing is supplied where the answer only points to what is public (art. 36(1), and (2) so far as it gives a way and route). */
    notFor: ['alreadyPublic'] as readonly OutcomeKind[],
  },
  notice: {
    states: ['收费依据', '收费标准', '收费数额', '缴费方式、期限'],
    cites: '《政府信息公开信息处理费管理办法》第六条',
    mark: 'known' as Mark,
  },
} as const

const count = (value: number, what: string) => {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`not a number of ${what}: ${value}`)
  return value
}

function onBrackets(number: number, brackets: readonly FeeBracket[]): number {
  let [yuan, below] = [0, 0]
  for (const { upTo, yuanEach } of brackets) {
    yuan += Math.max(0, Math.min(number, upTo) - below) * yuanEach
    below = upTo
  }
  return yuan
}

/** What the applications of one applicant in one calendar month cost in all, in 元 (109号, 按件). */
export function feeByItem(applicationsInMonth: number): number {
  const { brackets, beyond } = fees.byItem
  const last = brackets[1].upTo
  let yuan = onBrackets(count(applicationsInMonth, 'applications'), brackets)
  for (let [from, each] = [last, beyond.yuanEach as number]; from < applicationsInMonth; from += beyond.step, each += beyond.dearerBy)
    yuan += Math.min(beyond.step, applicationsInMonth - from) * each
  return yuan
}

/** What the n-th application of the month adds, in 元. */
export const feeOfItem = (nth: number): number => feeByItem(nth) - feeByItem(nth - 1)

/** What the pages of one application cost, in 元 (109号, 按量); null where the outcome supplies no pages. */
export function feeByPage(pages: number, outcome?: OutcomeKind): number | null {
  if (outcome && (fees.byPage.notFor.includes(outcome) || !suppliesPages(outcome))) return null
  return onBrackets(count(pages, 'pages'), fees.byPage.brackets)
}

const suppliesPages = (outcome: OutcomeKind) => ['granted', 'partlyGranted'].includes(outcomes[outcome].row)
