import { disputeKinds, disputeResults } from '../../law/index.ts'
import { states } from '../steps.ts'
import type { Dispute } from '../store.ts'
import { duties } from '../summary.ts'

const head = [
  ...['类别', '案号', '复议机关、法院', '申请人、原告', '事由', '收到通知', '状态', '下一步', '下一步期限'],
  ...['结果', '审结日期', '共同被告', '计入本机关年报'],
]
const yes = (is: boolean) => (is ? '是' : '否')

/** A list as a table to take away: the claimant as on the page. */
export const tableOf = (name: string, disputes: readonly Dispute[]) => ({
  name,
  head,
  rows: disputes.map(one => [
    ...[disputeKinds[one.kind].label, one.caseNumber, one.body, one.claimant, one.about, one.noticedOn, states[one.state].label],
    ...[duties[one.nextWhat].label, one.nextOn, disputeResults[one.result].label, one.decidedOn, yes(one.coDefendant), yes(one.countsHere)],
  ]),
})
