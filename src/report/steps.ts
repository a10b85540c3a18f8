import type { Action } from '../people/index.ts'

/** Where a report stands. `correcting`: a newer version waits for its signature while the public goes on reading the older one. */
export const states = {
  draft: { label: '待签发', english: 'draft', chip: 'wait' },
  published: { label: '已公布', english: 'published', chip: 'done' },
  correcting: { label: '更正待签发', english: 'correction waiting', chip: 'wait' },
  withdrawn: { label: '已撤下', english: 'withdrawn', chip: 'off' },
} as const satisfies Record<string, { label: string; english: string; chip: 'done' | 'wait' | 'over' | 'off' }>

export type State = keyof typeof states

/** Before anything was done there is no report. */
type Before = State | 'none'

type StepRule = {
  title: string
  english: string
  /** The article on which the step rests. */
  article: string
  /** Who may take it. */
  right: Action
  /** From which state to which. */
  moves: Readonly<Partial<Record<Before, State>>>
  /** Whether it brings a new version of the report. */
  brings: boolean
  needsReason: boolean
}

const article50 = '《政府信息公开条例》第五十条'

/**
 * Everything that can happen to an annual report. Nobody but who may sign makes anything public or takes it back; whoever imports or
 * corrects only prepares. What was public is withdrawn with a reason, never deleted (art. 49; house, section 5).
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
  published: {
    title: '公布',
    english: 'published',
    article: '《政府信息公开条例》第四十九条',
    right: 'report.approve',
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
