import type { PlainDate } from '../../law/index.ts'
import type { Action } from '../../people/index.ts'
import type { Refusal } from '../item.ts'

/** Where the newest version of an item stands. */
export const stages = {
  drafting: { label: '拟稿', english: 'draft', chip: undefined },
  reviewing: { label: '待审核', english: 'with the reviewer', chip: 'wait' },
  approving: { label: '待签发', english: 'waiting for approval', chip: 'wait' },
  settled: { label: '已办结', english: 'settled', chip: 'done' },
  discarded: { label: '已作废', english: 'discarded', chip: 'off' },
} as const

export const standings = {
  none: { label: '未公开', english: 'not public', chip: undefined },
  public: { label: '已公开', english: 'public', chip: 'done' },
  withdrawn: { label: '已撤下', english: 'withdrawn', chip: 'over' },
} as const

export type Stage = keyof typeof stages
export type Standing = keyof typeof standings

type StepRule = {
  title: string
  english: string
  article: string
  /** Any of these. */
  rights: readonly Action[]
  moves: Readonly<Partial<Record<Stage | 'none', Stage>>>
  from?: readonly Standing[]
  to?: Standing
  needsOpinion: boolean
  /** Nobody who wrote in the version may take it (政府信息公开条例 art. 17). */
  notByAuthors: boolean
}

const review = '《政府信息公开条例》第十七条'
const display = '《行政许可法》第三十条'

/** Everything that can happen to an approval item, in the manner of the items of the catalogue; what was public is never deleted. */
export const steps = {
  drafted: rule('拟稿', 'drafted', display, ['publication.write'], { none: 'drafting' }),
  submitted: rule('送审', 'submitted', review, ['publication.write'], { drafting: 'reviewing' }),
  reviewed: {
    ...rule('审核通过', 'reviewed', review, ['publication.review', 'publication.endorse'], { reviewing: 'approving' }),
    notByAuthors: true,
  },
  published: {
    ...rule('签发，公开', 'approved and published', `${display}；《政府信息公开条例》第二十条第（五）项`, ['publication.approve'], {
      approving: 'settled',
    }),
    ...{ to: 'public', notByAuthors: true },
  },
  returned: {
    ...rule('退回修改', 'returned', review, ['publication.review', 'publication.endorse', 'publication.approve'], {
      ...{ reviewing: 'drafting', approving: 'drafting' },
    }),
    needsOpinion: true,
  },
  takenBack: {
    ...rule('拟稿人撤回', 'taken back', review, ['publication.write'], { reviewing: 'drafting', approving: 'drafting' }),
    needsOpinion: true,
  },
  reopened: {
    ...rule('更正', 'correction begun', '《政府信息公开条例》第二十六条', ['publication.write'], { settled: 'drafting' }),
    ...{ from: ['public', 'withdrawn'], needsOpinion: true },
  },
  abandoned: {
    ...rule('放弃本次更正', 'correction abandoned', review, ['publication.write'], { drafting: 'settled' }),
    ...{ from: ['public', 'withdrawn'], needsOpinion: true },
  },
  verified: {
    ...rule('核对无误', 'verified', '《政府信息公开条例》第六条', ['publication.write'], { settled: 'settled' }),
    from: ['public'],
  },
  withdrawn: {
    ...rule('撤下', 'withdrawn', '《政府信息公开条例》第六条', ['publication.approve'], {
      ...{ drafting: 'drafting', reviewing: 'reviewing', approving: 'approving', settled: 'settled' },
    }),
    ...{ from: ['public'], to: 'withdrawn', needsOpinion: true },
  },
  discarded: {
    ...rule('作废', 'discarded', review, ['publication.write'], { drafting: 'discarded' }),
    ...{ from: ['none'], needsOpinion: true },
  },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps

function rule(title: string, english: string, article: string, rights: readonly Action[], moves: StepRule['moves']): StepRule {
  return { title, english, article, rights, moves, needsOpinion: false, notByAuthors: false }
}

export const ruleOf = (name: StepName): StepRule => steps[name]

/** What the steps come to. */
export type Summary = {
  stage: Stage
  standing: Standing
  seq: number
  version: number | null
  publicVersion: number | null
  publishedOn: PlainDate | null
  updatedOn: PlainDate | null
  verifiedOn: PlainDate | null
}

/** Takes one step more, or says why it cannot be taken now. */
export function take(
  before: Summary | null,
  { step, takenOn, version }: { step: StepName; takenOn: PlainDate; version: number | null },
): { ok: true; summary: Summary } | { ok: false; refusal: Refusal } {
  const rule = ruleOf(step)
  const stage = before?.stage ?? 'none'
  const standing = before?.standing ?? 'none'
  const moved = rule.moves[stage]
  const where = stage === 'none' ? '事项还不存在' : `事项处于“${stages[stage].label}”，${standings[standing].label}`
  if (!moved || (rule.from && !rule.from.includes(standing)))
    return { ok: false, refusal: { why: `${where}，不能“${rule.title}”。`, cites: rule.article } }
  const now = version ?? before?.version ?? null
  const goesOut = rule.to === 'public'
  return {
    ok: true,
    summary: {
      ...{ stage: moved, standing: rule.to ?? standing, seq: (before?.seq ?? 0) + 1, version: now },
      publicVersion: goesOut ? now : (before?.publicVersion ?? null),
      publishedOn: before?.publishedOn ?? (goesOut ? takenOn : null),
      updatedOn: goesOut ? takenOn : (before?.updatedOn ?? null),
      verifiedOn: goesOut || step === 'verified' ? takenOn : (before?.verifiedOn ?? null),
    },
  }
}
