import type { Calendar } from './calendar.ts'
import type { PlainDate } from './day.ts'
import { type Deadline, type Refused, refuse } from './deadline.ts'
import { type DisputeKind, type DisputeOutcomeName, disputeOutcomes } from './dispute-outcomes.ts'
import { periodEnd } from './period-end.ts'
import { type Period, periodOf } from './periods.ts'
import { reconsiderationFirstFrom } from './remedies.ts'

/** Reconsideration in its ordinary or its simplified procedure; cases of disclosure may go by the second (行政复议法 art. 53(1)(4)). */
export const procedures = {
  ordinary: { label: '普通程序', english: 'ordinary procedure', cites: '《行政复议法》第四十八条' },
  simplified: { label: '简易程序', english: 'simplified procedure', cites: '《行政复议法》第五十三条第一款第（四）项' },
} as const

export type Procedure = keyof typeof procedures

const period = (one: Period): Period => one
const noticeCame = { starts: '收到行政复议答复通知书之日', startsEnglish: 'receipt of the notice of reconsideration' }
// “三日”“五日”“七日”“十日” of the law of 2023 are working days; of the law before only “五日” and “七日”
const working = '《行政复议法》第八十八条第二款'

/** What the agency, the body and the court have to keep to in a dispute; the claimant's own periods are D14 to D16. */
export const disputePeriods = {
  answer: period({
    ...{ id: 'F1', name: 'answer', label: '提出书面答复、提交证据依据', english: 'answer and evidence', length: 10, unit: 'workingDays' },
    ...{ ...noticeCame, cites: `《行政复议法》第四十八条；${working}`, mark: 'known' },
  }),
  simplifiedAnswer: period({
    ...{ id: 'F2', name: 'simplifiedAnswer', label: '提出书面答复、提交证据依据（简易程序）', english: 'answer, simplified procedure' },
    ...{ length: 5, unit: 'workingDays', ...noticeCame, cites: `《行政复议法》第五十四条；${working}`, mark: 'known' },
  }),
  earlierAnswer: period({
    ...{ id: 'F3', name: 'earlierAnswer', label: '提出书面答复、提交证据依据', english: 'answer and evidence, before 2024', length: 10 },
    ...{ unit: 'days', ...noticeCame, cites: '《行政复议法（2017年修正）》第二十三条', mark: 'known' },
  }),
  suitAnswer: period({
    ...{ id: 'F4', name: 'suitAnswer', label: '提出答辩状、提交证据依据', english: 'defence and evidence', length: 15, unit: 'days' },
    ...{
      starts: '收到起诉状副本之日',
      startsEnglish: 'receipt of the copy of the complaint',
      cites: '《行政诉讼法》第六十七条',
      mark: 'known',
    },
  }),
  appealAnswer: period({
    ...{ id: 'F5', name: 'appealAnswer', label: '对上诉提出答辩', english: 'answer to the appeal', length: 15, unit: 'days' },
    ...{
      starts: '收到上诉状副本之日',
      startsEnglish: 'receipt of the copy of the appeal',
      cites: '《行政诉讼法》第八十六条',
      mark: 'known',
    },
  }),
  appeal: period({
    ...{ id: 'F6', name: 'appeal', label: '对判决上诉', english: 'appeal against a judgment', length: 15, unit: 'days' },
    ...{ starts: '判决书送达之日', startsEnglish: 'service of the judgment', cites: '《行政诉讼法》第八十五条', mark: 'known' },
  }),
  appealRuling: period({
    ...{ id: 'F7', name: 'appealRuling', label: '对裁定上诉', english: 'appeal against a ruling', length: 10, unit: 'days' },
    ...{ starts: '裁定书送达之日', startsEnglish: 'service of the ruling', cites: '《行政诉讼法》第八十五条', mark: 'known' },
  }),
} as const satisfies Record<string, Period>

/** Within what the agency answers a notice that came on a day. */
export function answerPeriod(kind: DisputeKind, procedure: Procedure | null, noticedOn: PlainDate): Period {
  if (kind !== 'reconsideration') return disputePeriods.suitAnswer
  if (noticedOn < reconsiderationFirstFrom) return disputePeriods.earlierAnswer
  return procedure === 'simplified' ? disputePeriods.simplifiedAnswer : disputePeriods.answer
}

/** What follows where the answer does not come in time: the act counts as without evidence. */
export const unansweredRule = (kind: DisputeKind) =>
  kind === 'reconsideration'
    ? { cites: '《行政复议法》第七十条', text: '逾期不提出书面答复、不提交证据依据的，视为该行政行为没有证据、依据' }
    : { cites: '《行政诉讼法》第三十四条第二款', text: '无正当理由逾期提供证据的，视为没有相应证据' }

export const appealPeriod = (outcome: DisputeOutcomeName): Period =>
  'isRuling' in disputeOutcomes[outcome] ? disputePeriods.appealRuling : disputePeriods.appeal

/** What is ordered: nothing, within the legal period, or within so many days. */
export const orderUnits = {
  none: { label: '没有责令', english: 'nothing ordered' },
  statutory: { label: '在法定期限内', english: 'within the legal period' },
  days: { label: '日内（自收到之日起）', english: 'days' },
  workingDays: { label: '个工作日内（自收到之日起）', english: 'working days' },
} as const

export type OrderUnit = keyof typeof orderUnits

/** By which day an order must be carried out; `statutory`: the reply period of art. 33(2) begins afresh. Refused without a number where one is needed. */
export function orderedBy(
  { unit, count, on }: { unit: Exclude<OrderUnit, 'none'>; count: number | null; on: PlainDate },
  calendar: Calendar,
): (Deadline & { dueOn: PlainDate }) | Refused {
  const cites = '《行政复议法》第六十四条；《行政诉讼法》第七十条'
  if (unit === 'statutory') return periodEnd(periodOf('reply'), on, calendar)
  if (!count || count < 1) return refuse('请写明责令在多少日内作出', cites)
  const ordered: Period = {
    ...{ id: 'F8', name: 'order', label: '责令重新作出', english: 'order to act again', length: count, unit },
    ...{ starts: '收到决定书、判决书之日', startsEnglish: 'receipt of the decision', cites, mark: 'inferred' },
  }
  return periodEnd(ordered, on, calendar)
}
