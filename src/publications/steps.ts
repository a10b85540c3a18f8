import type { Action } from '../people/index.ts'

/** Where the newest version of an item stands on its way to the public. */
export const stages = {
  drafting: { label: '拟稿', english: 'draft', chip: '' },
  endorsing: { label: '待股室负责人审核', english: 'with the head of section', chip: 'wait' },
  reviewing: { label: '保密和个人信息审查', english: 'secrecy and privacy review', chip: 'wait' },
  approving: { label: '待签发', english: 'waiting for approval', chip: 'wait' },
  scheduled: { label: '定时发布', english: 'scheduled', chip: 'wait' },
  settled: { label: '已办结', english: 'settled', chip: 'done' },
  discarded: { label: '已作废', english: 'discarded', chip: 'off' },
} as const satisfies Record<string, { label: string; english: string; chip: '' | 'done' | 'wait' | 'over' | 'off' }>

export type Stage = keyof typeof stages

/** What the public has of an item. `kept`: decided that it is not published on the agency's own motion (arts. 14–16, 27). */
export const standings = {
  none: { label: '未公开', english: 'not public', chip: '' },
  public: { label: '已公开', english: 'public', chip: 'done' },
  withdrawn: { label: '已撤下', english: 'withdrawn', chip: 'over' },
  kept: { label: '不主动公开', english: 'withheld', chip: 'off' },
} as const satisfies Record<string, { label: string; english: string; chip: '' | 'done' | 'wait' | 'over' | 'off' }>

export type Standing = keyof typeof standings

type Before = Stage | 'none'

export type StepRule = {
  title: string
  english: string
  /** The article on which the step rests. */
  article: string
  /** Who may take it; where it depends on how far the item is, by stage. null: the program alone. */
  right: Action | Readonly<Partial<Record<Before, Action>>> | null
  moves: Readonly<Partial<Record<Before, Stage>>>
  /** What the public must have of it for the step to be possible, and has after it. */
  from?: readonly Standing[]
  to?: Standing
  needsOpinion: boolean
  /** Nobody who wrote in the version may take it (art. 17: somebody else reviews). */
  notByAuthors: boolean
}

const review = '《政府信息公开条例》第十七条'
const open: Partial<Record<Before, Stage>> = {
  drafting: 'drafting',
  endorsing: 'endorsing',
  reviewing: 'reviewing',
  approving: 'approving',
}

/**
 * Everything that can happen to an item. An item goes from the drafter to the head of the section, to the review of secrecy and personal
 * data, to the leader, and out: nobody is left out, and nobody looks at what they wrote themselves. What was public is corrected by a new
 * version or withdrawn with a reason, never deleted.
 */
export const steps = {
  drafted: {
    title: '拟稿',
    english: 'drafted',
    article: '《政府信息公开条例》第十九条',
    right: 'publication.write',
    moves: { none: 'drafting' },
    needsOpinion: false,
    notByAuthors: false,
  },
  submitted: {
    title: '定公开属性，送审',
    english: 'attribute decided, submitted',
    article: review,
    right: 'publication.write',
    moves: { drafting: 'endorsing' },
    needsOpinion: false,
    notByAuthors: false,
  },
  overruled: {
    title: '保留检查提示',
    english: 'finding kept with a reason',
    article: review,
    right: { drafting: 'publication.write', endorsing: 'publication.endorse', reviewing: 'publication.review' },
    moves: { drafting: 'drafting', endorsing: 'endorsing', reviewing: 'reviewing' },
    needsOpinion: true,
    notByAuthors: false,
  },
  // The record of both stays: what was kept, by whom and why, and who took it up again.
  unkept: {
    title: '撤销保留，恢复检查提示',
    english: 'a kept finding taken up again',
    article: review,
    right: { drafting: 'publication.write', endorsing: 'publication.endorse', reviewing: 'publication.review' },
    moves: { drafting: 'drafting', endorsing: 'endorsing', reviewing: 'reviewing' },
    needsOpinion: true,
    notByAuthors: false,
  },
  endorsed: {
    title: '股室负责人同意',
    english: 'endorsed by the head of section',
    article: review,
    right: 'publication.endorse',
    moves: { endorsing: 'reviewing' },
    needsOpinion: false,
    notByAuthors: true,
  },
  returned: {
    title: '退回修改',
    english: 'returned',
    article: review,
    right: { endorsing: 'publication.endorse', reviewing: 'publication.review', approving: 'publication.approve' },
    moves: { endorsing: 'drafting', reviewing: 'drafting', approving: 'drafting' },
    needsOpinion: true,
    notByAuthors: false,
  },
  takenBack: {
    title: '拟稿人撤回',
    english: 'taken back by the drafter',
    article: review,
    right: 'publication.write',
    moves: { endorsing: 'drafting', reviewing: 'drafting', approving: 'drafting' },
    needsOpinion: true,
    notByAuthors: false,
  },
  referred: {
    title: '报保密行政管理部门确定',
    english: 'referred to the secrecy authority',
    article: review,
    right: 'publication.review',
    moves: { reviewing: 'reviewing' },
    needsOpinion: true,
    notByAuthors: true,
  },
  reviewed: {
    title: '保密和个人信息审查通过',
    english: 'review passed',
    article: `${review}；《保守国家秘密法》第三十五条；《保守国家秘密法实施条例》第四十二条`,
    right: 'publication.review',
    moves: { reviewing: 'approving' },
    needsOpinion: false,
    notByAuthors: true,
  },
  scheduled: {
    title: '签发，定时发布',
    english: 'approved, scheduled',
    article: '《政府信息公开条例》第二十六条',
    right: 'publication.approve',
    moves: { approving: 'scheduled' },
    needsOpinion: false,
    notByAuthors: true,
  },
  unscheduled: {
    title: '取消定时',
    english: 'schedule cancelled',
    article: '《政府信息公开条例》第二十六条',
    right: 'publication.approve',
    moves: { scheduled: 'approving' },
    needsOpinion: true,
    notByAuthors: false,
  },
  published: {
    title: '签发，公开',
    english: 'approved and published',
    article: '《政府信息公开条例》第十九条；《政府信息公开条例》第二十六条',
    right: { approving: 'publication.approve' },
    moves: { approving: 'settled', scheduled: 'settled' },
    to: 'public',
    needsOpinion: false,
    notByAuthors: true,
  },
  filed: {
    title: '签发，不主动公开',
    english: 'approved, not published',
    article: '《政府信息公开条例》第十三条至第十六条',
    right: 'publication.approve',
    moves: { approving: 'settled' },
    from: ['none', 'kept', 'withdrawn'],
    to: 'kept',
    needsOpinion: false,
    notByAuthors: true,
  },
  reopened: {
    title: '更正',
    english: 'correction begun',
    article: '《政府信息公开条例》第六条；《政府信息公开条例》第二十六条',
    right: 'publication.write',
    moves: { settled: 'drafting' },
    from: ['public', 'withdrawn', 'kept'],
    needsOpinion: true,
    notByAuthors: false,
  },
  abandoned: {
    title: '放弃本次更正',
    english: 'correction abandoned',
    article: review,
    right: 'publication.write',
    moves: { drafting: 'settled' },
    from: ['public', 'withdrawn', 'kept'],
    needsOpinion: true,
    notByAuthors: false,
  },
  discarded: {
    title: '作废',
    english: 'discarded',
    article: review,
    right: 'publication.write',
    moves: { drafting: 'discarded' },
    from: ['none'],
    needsOpinion: true,
    notByAuthors: false,
  },
  withdrawn: {
    title: '撤下',
    english: 'withdrawn',
    article: '《政府信息公开条例》第十四条至第十六条；《行政处罚法》第四十八条',
    right: 'publication.approve',
    // what was scheduled waits for the leader again: it must not go out by itself after this
    moves: { ...open, scheduled: 'approving', settled: 'settled' },
    from: ['public'],
    to: 'withdrawn',
    needsOpinion: true,
    notByAuthors: false,
  },
  validity: {
    title: '变更有效性',
    english: 'validity changed',
    article: '《政府信息公开条例》第二十条第（一）项；《政府信息公开条例》第二十六条',
    right: 'publication.approve',
    moves: { ...open, scheduled: 'scheduled', settled: 'settled' },
    from: ['public'],
    needsOpinion: true,
    notByAuthors: false,
  },
  reexamined: {
    title: '不予公开事项定期评估审查',
    english: 'withholding re-examined',
    article: '《政府信息公开条例》第十八条',
    right: 'publication.review',
    moves: { settled: 'settled' },
    from: ['kept'],
    needsOpinion: true,
    notByAuthors: false,
  },
  imported: {
    title: '导入',
    english: 'imported',
    article: '《政府信息公开条例》第二十四条',
    right: 'publication.approve',
    moves: { none: 'settled' },
    to: 'public',
    needsOpinion: false,
    notByAuthors: false,
  },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps
