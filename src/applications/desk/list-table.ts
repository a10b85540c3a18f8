import { channels, outcomes } from '../../law/index.ts'
import { applicantKinds } from '../applicant.ts'
import { states, waits } from '../steps.ts'
import { duties } from '../summary.ts'
import type { CaseLine } from './list-query.ts'

const head = [
  ...['受理号', '申请人', '申请人类型', '申请内容', '提交方式', '状态', '下一步', '下一步期限', '答复期限', '等待'],
  ...['承办股室', '承办人', '收到日期', '答复日期', '答复类型', '是否逾期'],
]

/** A list as a table to take away: the applicant masked, as on the page. */
export const tableOf = (name: string, lines: readonly CaseLine[]) => ({
  name,
  head,
  rows: lines.map(({ application: one, section, handler }) => [
    ...[
      one.number,
      one.applicant,
      applicantKinds[one.applicantKind].label,
      one.asked,
      channels[one.channel].label,
      states[one.state].label,
    ],
    ...[duties[one.nextWhat].label, one.nextOn, one.dueOn, waits[one.waitsFor].label, section || null, handler || null, one.receivedOn],
    ...[one.repliedOn, one.outcome && outcomes[one.outcome].label, one.wasLate === null ? null : one.wasLate ? '是' : '否'],
  ]),
})
