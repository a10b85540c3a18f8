import type { PlainDate } from '../../law/index.ts'
import type { Refusal } from '../application.ts'
import { states } from '../steps.ts'
import type { KeptCase } from './store.ts'

export type ListedCase = KeptCase & { against: Refusal | null }

/** What will be erased when, as a table to take away. */
export const keptTable = (cases: readonly ListedCase[], today: PlainDate) => ({
  name: '个人信息到期清单',
  head: ['受理号', '申请人', '状态', '办结日期', '保存至', '到期', '继续保存的理由', '未结复议诉讼', '暂不清除的原因'],
  rows: cases.map(one => [
    ...[one.number, one.applicant, states[one.state].label, one.settledOn, one.keepUntil],
    ...[one.keepUntil !== null && one.keepUntil < today ? '是' : '否', one.heldWhy, String(one.openDisputes), one.against?.why ?? null],
  ]),
})
