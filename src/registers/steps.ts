import type { PlainDate } from '../law/index.ts'
import type { Action } from '../people/index.ts'

/** Where an entry stands. */
export const states = {
  entered: { label: '已登记', english: 'entered', chip: undefined },
  public: { label: '已公示', english: 'public', chip: 'done' },
  withheld: { label: '不予公示', english: 'withheld', chip: 'off' },
  withdrawn: { label: '已撤回', english: 'withdrawn', chip: 'over' },
  struck: { label: '已作废', english: 'struck', chip: 'off' },
} as const

export type State = keyof typeof states

export type StepRule = {
  title: string
  english: string
  article: string
  rights: readonly Action[]
  moves: Readonly<Partial<Record<State | 'none', State>>>
  needsReason: boolean
  /** The reason is shown to everybody. */
  isPublicReason?: true
  /** Nobody who wrote the entry may take it (政府信息公开条例 art. 17). */
  notByAuthors?: true
  /** Only where each decision is published. */
  onlyPublic?: true
}

const review = '《政府信息公开条例》第十七条'
const keep = '《政府信息公开条例》第六条'

/** Everything that can happen to an entry. What counts is never taken away: what was a mistake is struck and stays on record. */
export const steps = {
  entered: rule('登记', 'entered', '《政府信息公开条例》第十九条', ['publication.write'], { none: 'entered' }),
  corrected: {
    ...rule('更正', 'corrected', keep, ['publication.write'], { entered: 'entered', withheld: 'withheld', public: 'entered' }),
    needsReason: true,
  },
  published: {
    ...rule('公示', 'published', '《政府信息公开条例》第二十条', ['publication.endorse', 'publication.review', 'publication.approve'], {
      ...{ entered: 'public', withheld: 'public' },
    }),
    ...{ notByAuthors: true, onlyPublic: true },
  },
  withheld: {
    ...rule('不予公示', 'withheld', review, ['publication.endorse', 'publication.review', 'publication.approve'], { entered: 'withheld' }),
    ...{ needsReason: true, notByAuthors: true, onlyPublic: true },
  },
  overturned: {
    ...rule('决定被变更、撤销、确认违法或者无效', 'decision overturned', '《行政处罚法》第四十八条', ['publication.write'], {
      ...{ entered: 'entered', public: 'public', withheld: 'withheld', withdrawn: 'withdrawn' },
    }),
    ...{ needsReason: true, onlyPublic: true },
  },
  withdrawn: {
    ...rule('撤回公示', 'withdrawn', '《行政处罚法》第四十八条', ['publication.endorse', 'publication.review', 'publication.approve'], {
      public: 'withdrawn',
    }),
    ...{ needsReason: true, isPublicReason: true, onlyPublic: true },
  },
  struck: {
    ...rule('作废（登记有误，不计数）', 'struck: entered by mistake', keep, ['publication.endorse', 'publication.approve'], {
      ...{ entered: 'struck', withheld: 'struck', withdrawn: 'struck' },
    }),
    needsReason: true,
  },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps
export const stepNames = Object.keys(steps) as StepName[]
export const ruleOf = (name: StepName): StepRule => steps[name]

function rule(title: string, english: string, article: string, rights: readonly Action[], moves: StepRule['moves']): StepRule {
  return { title, english, article, rights, moves, needsReason: false }
}

/** What the steps come to. */
export type Summary = { state: State; seq: number; publishedOn: PlainDate | null; overturnedOn: PlainDate | null }
export type Refusal = { why: string; cites: string }

/** One step more, or why it cannot be taken now. */
export function take(
  before: Summary | null,
  { step, onDay }: { step: StepName; onDay: PlainDate },
): { ok: true; summary: Summary } | { ok: false; refusal: Refusal } {
  const { moves, title, article } = ruleOf(step)
  const state = before?.state ?? 'none'
  const moved = moves[state]
  if (!moved) {
    const where = state === 'none' ? '还没有登记' : `这条记录${states[state].label}`
    return { ok: false, refusal: { why: `${where}，不能“${title}”。`, cites: article } }
  }
  if (step === 'published' && before?.overturnedOn)
    return { ok: false, refusal: { why: '原决定已被变更、撤销、确认违法或者无效，不能公示。', cites: '《行政处罚法》第四十八条' } }
  return {
    ok: true,
    summary: {
      ...{ state: moved, seq: (before?.seq ?? 0) + 1 },
      // a corrected one goes out again, but it was public from the first day on
      publishedOn: before?.publishedOn ?? (moved === 'public' ? onDay : null),
      overturnedOn: step === 'overturned' ? onDay : (before?.overturnedOn ?? null),
    },
  }
}
