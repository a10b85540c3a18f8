import type { Action } from '../people/index.ts'

/** Where a body's report stands with the superior. Before it was ever submitted there may be reminders: it is awaited. */
export const states = {
  awaited: { label: '未报', english: 'awaited', chip: 'over' },
  submitted: { label: '已提交', english: 'submitted', chip: undefined },
  returned: { label: '已退回', english: 'returned', chip: 'wait' },
  accepted: { label: '已接收', english: 'accepted', chip: 'done' },
} as const

export type State = keyof typeof states

type StepRule = {
  title: string
  english: string
  article: string
  /** Who takes it: the body that reports, or its superior. */
  side: 'body' | 'superior'
  right: Action
  /** Who else, once the body's leader has signed the version. */
  onceApproved?: Action
  moves: Readonly<Partial<Record<State, State>>>
}

/**
 * What can happen between a body and its superior. A report that was accepted comes again when it was corrected; whatever was returned is
 * answered remark by remark (30号: returned for completion before release). What a body outside of the system sent as a file is received for it
 * by its superior, and from there on is judged as any other.
 */
export const steps = {
  submitted: {
    ...{ title: '报送', english: 'submitted', article: '《政府信息公开条例》第四十九条', side: 'body', right: 'report.approve' },
    onceApproved: 'report.write',
    moves: { awaited: 'submitted', returned: 'submitted', accepted: 'submitted' },
  },
  received: {
    ...{
      title: '代收',
      english: 'received as a file',
      article: '《政府信息公开条例》第四十九条',
      side: 'superior',
      right: 'report.collect',
    },
    moves: { awaited: 'submitted', submitted: 'submitted', returned: 'submitted', accepted: 'submitted' },
  },
  returned: {
    ...{ title: '退回', english: 'returned', article: '《政府信息公开条例》第四十七条', side: 'superior', right: 'report.collect' },
    moves: { submitted: 'returned', accepted: 'returned' },
  },
  accepted: {
    ...{ title: '接收', english: 'accepted', article: '《政府信息公开条例》第四十九条', side: 'superior', right: 'report.collect' },
    moves: { submitted: 'accepted' },
  },
  reminded: {
    ...{ title: '催报', english: 'reminded', article: '《政府信息公开条例》第四十七条', side: 'superior', right: 'report.collect' },
    moves: { awaited: 'awaited', returned: 'returned' },
  },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps
