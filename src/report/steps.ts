import type { Action } from '../people/index.ts'

/** Where a report stands. `correcting`: a newer version waits for its signature while the public goes on reading the older one. */
export const states = {
  draft: { label: '起草中', english: 'draft', chip: 'wait' },
  published: { label: '已公布', english: 'published', chip: 'done' },
  correcting: { label: '更正中', english: 'being corrected', chip: 'wait' },
  withdrawn: { label: '已撤下', english: 'withdrawn', chip: 'off' },
} as const satisfies Record<string, { label: string; english: string; chip: 'done' | 'wait' | 'over' | 'off' }>

export type State = keyof typeof states

/** How far the newest version is on its way to the leader; before it was handed in, nowhere. A new version begins anew. */
export const signings = {
  waiting: { label: '已送签', english: 'handed in', chip: 'wait' },
  approved: { label: '已签批', english: 'approved', chip: 'done' },
  sentBack: { label: '退回修改', english: 'sent back', chip: 'over' },
} as const satisfies Record<string, { label: string; english: string; chip: 'done' | 'wait' | 'over' }>

export type Signing = keyof typeof signings

/** Before anything was done there is no report. */
type Before = State | 'none'

type StepRule = {
  title: string
  english: string
  /** The article on which the step rests. */
  article: string
  /** Who may take it. */
  right: Action
  /** Who else, once the version is approved: what was signed may be sent by whoever prepared it. */
  onceApproved?: Action
  /** From where to where it brings the version on its way to the leader. */
  signing?: { from: readonly (Signing | null)[]; to: Signing }
  /** From which state to which. */
  moves: Readonly<Partial<Record<Before, State>>>
  /** Whether it brings a new version of the report. */
  brings: boolean
  needsReason: boolean
}

const article50 = '《政府信息公开条例》第五十条'

/**
 * Everything that can happen to an annual report. Nothing becomes public but what the leader signed; whoever imports or corrects only prepares,
 * hands it in, and releases the version that was approved. What was public is withdrawn with a reason, never deleted (art. 49; house, section 5).
 */
export const steps = {
  imported: {
    title: '导入',
    english: 'imported',
    article: article50,
    right: 'report.write',
    moves: { none: 'draft', draft: 'draft' },
    brings: true,
    needsReason: false,
  },
  compiled: {
    ...{ title: '汇编', english: 'compiled', article: article50, right: 'report.write' },
    moves: { none: 'draft', draft: 'draft' },
    brings: true,
    needsReason: false,
  },
  edited: {
    ...{ title: '修改', english: 'edited', article: article50, right: 'report.write' },
    moves: { draft: 'draft', correcting: 'correcting' },
    brings: true,
    needsReason: false,
  },
  corrected: {
    title: '更正',
    english: 'corrected',
    article: article50,
    right: 'report.write',
    moves: { published: 'correcting', correcting: 'correcting', withdrawn: 'correcting' },
    brings: true,
    needsReason: true,
  },
  handedIn: {
    ...{ title: '送签', english: 'handed in', article: article50, right: 'report.write' },
    ...{ moves: { draft: 'draft', correcting: 'correcting' }, brings: false, needsReason: false },
    signing: { from: [null, 'sentBack'], to: 'waiting' },
  },
  approved: {
    ...{ title: '签批', english: 'approved', article: article50, right: 'report.approve' },
    ...{ moves: { draft: 'draft', correcting: 'correcting' }, brings: false, needsReason: false },
    signing: { from: [null, 'waiting', 'sentBack'], to: 'approved' },
  },
  sentBack: {
    ...{ title: '退回修改', english: 'sent back', article: article50, right: 'report.approve' },
    ...{ moves: { draft: 'draft', correcting: 'correcting' }, brings: false, needsReason: true },
    signing: { from: ['waiting', 'approved'], to: 'sentBack' },
  },
  published: {
    title: '公布',
    english: 'published',
    article: '《政府信息公开条例》第四十九条',
    right: 'report.approve',
    onceApproved: 'report.write',
    moves: { draft: 'published', correcting: 'published' },
    brings: false,
    needsReason: false,
  },
  withdrawn: {
    title: '撤下',
    english: 'withdrawn',
    article: '《政府信息公开条例》第四十九条',
    right: 'report.approve',
    moves: { published: 'withdrawn', correcting: 'withdrawn' },
    brings: false,
    needsReason: true,
  },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps

/** The same table, each line with all that any has. */
export const ruleOf = (name: StepName): StepRule => steps[name]

/** Who may take the step, now or once the version is approved. */
export function rightsOf(name: StepName): readonly [Action, ...Action[]] {
  const { right, onceApproved } = ruleOf(name)
  return onceApproved ? [right, onceApproved] : [right]
}
