import type { Action } from '../../people/index.ts'

/** Where the public form of a reply stands. */
export const replyStates = {
  draft: { label: '拟稿', english: 'draft', chip: 'wait' },
  submitted: { label: '待审定', english: 'waiting for approval', chip: 'wait' },
  public: { label: '已公开', english: 'public', chip: 'done' },
  withdrawn: { label: '已撤下', english: 'withdrawn', chip: 'over' },
} as const

export type ReplyState = keyof typeof replyStates

export type ReplyStepRule = {
  title: string
  english: string
  article: string
  /** Whoever may do one of these in the case. */
  by: readonly Action[]
  moves: Readonly<Partial<Record<ReplyState | 'none', ReplyState>>>
  needsReason?: true
  /** The reason is shown to everybody. */
  isPublicReason?: true
  /** Nobody who wrote at it may take it (art. 17). */
  notByAuthors?: true
}

const reg = '《政府信息公开条例》'

/** Everything that can happen to the public form of a reply. It is never deleted: what must go is withdrawn with a reason, and mended anew. */
export const replySteps = {
  prepared: {
    ...{ title: '拟制公开稿', english: 'public form prepared', article: `${reg}第四十四条` },
    ...{ by: ['application.write'], moves: { none: 'draft' } },
  },
  submitted: {
    ...{ title: '送审', english: 'sent for approval', article: `${reg}第十七条` },
    ...{ by: ['application.write'], moves: { draft: 'submitted' } },
  },
  returned: {
    ...{ title: '退回修改', english: 'returned', article: `${reg}第十七条` },
    ...{ by: ['application.approve'], moves: { submitted: 'draft' }, needsReason: true },
  },
  approved: {
    ...{ title: '审定公开', english: 'approved and published', article: `${reg}第十七条；${reg}第四十四条` },
    ...{ by: ['application.approve'], moves: { submitted: 'public' }, notByAuthors: true },
  },
  // Law is silent on who takes it back. Reading: also who handles the case, because personal data that went out must go at once.
  withdrawn: {
    ...{ title: '撤下', english: 'withdrawn', article: `${reg}第六条；${reg}第十五条` },
    ...{ by: ['application.approve', 'application.write'], moves: { public: 'withdrawn' }, needsReason: true, isPublicReason: true },
  },
  reopened: {
    ...{ title: '重新拟稿', english: 'taken up again', article: `${reg}第六条` },
    ...{ by: ['application.write'], moves: { withdrawn: 'draft' } },
  },
} as const satisfies Record<string, ReplyStepRule>

export type ReplyStepName = keyof typeof replySteps
export const replyStepNames = Object.keys(replySteps) as ReplyStepName[]
export const ruleOf = (name: ReplyStepName): ReplyStepRule => replySteps[name]
