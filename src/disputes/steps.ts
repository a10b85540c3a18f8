import type { Action } from '../people/index.ts'

/** Where a dispute stands. A suspension is no state: it holds up whatever state there is. */
export const states = {
  noticed: { label: '待答复、答辩', english: 'to be answered', chip: 'wait' },
  answered: { label: '已答复，待审结', english: 'answered, pending', chip: '' },
  appealed: { label: '二审中', english: 'on appeal', chip: '' },
  decided: { label: '已审结', english: 'decided', chip: 'done' },
  closed: { label: '已结案归档', english: 'closed', chip: 'off' },
} as const satisfies Record<string, { label: string; english: string; chip: '' | 'done' | 'wait' | 'off' }>

export type State = keyof typeof states

export type StepRule = {
  title: string
  english: string
  /** The article on which the step rests. */
  article: string
  by: readonly Action[]
  moves: Readonly<Partial<Record<State | 'none', State>>>
  /** The record needs words: why, or what was said. */
  needsNote?: true
}

const reconsideration = '《行政复议法》'
const litigation = '《行政诉讼法》'
const interpretation = '《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》'
const by = ['application.write'] as const
const staying = <S extends State>(...some: S[]) => Object.fromEntries(some.map(state => [state, state])) as Record<S, S>
const pending = ['noticed', 'answered', 'appealed'] as const
const all = [...pending, 'decided', 'closed'] as const

/**
 * Everything that can happen to a dispute. The row of states is half of it: `law-of-steps.ts` says what else the law asks of each (of which
 * kind, in time, after what).
 */
export const steps = {
  noticed: {
    ...{ title: '收到答复通知、应诉通知', english: 'notice received', article: `${reconsideration}第四十八条；${litigation}第六十七条` },
    ...{ by, moves: { none: 'noticed' } },
  },
  numbered: {
    ...{ title: '登记案号', english: 'case number', article: '《政府信息公开条例》第四十五条' },
    ...{ by, moves: staying(...all) },
  },
  answered: {
    ...{
      title: '提出书面答复、答辩状',
      english: 'answer filed',
      article: `${reconsideration}第四十八条；${litigation}第六十七条；${litigation}第八十六条`,
    },
    ...{ by, moves: { noticed: 'answered', answered: 'answered', appealed: 'appealed' } },
  },
  evidenceFiled: {
    ...{
      title: '提交证据、依据',
      english: 'evidence filed',
      article: `${reconsideration}第四十八条；${litigation}第三十四条；${litigation}第六十七条`,
    },
    ...{ by, moves: staying(...pending) },
  },
  heard: {
    ...{
      title: '听取意见、听证、开庭',
      english: 'hearing',
      article: `${reconsideration}第四十九条；${reconsideration}第五十条；${litigation}第三条第三款`,
    },
    ...{ by, moves: staying(...pending) },
  },
  suspended: {
    ...{ title: '中止', english: 'suspended', article: `${reconsideration}第三十九条；${interpretation}第八十七条`, needsNote: true },
    ...{ by, moves: staying(...pending) },
  },
  resumed: {
    ...{ title: '恢复审理', english: 'resumed', article: `${reconsideration}第三十九条；${interpretation}第八十七条` },
    ...{ by, moves: staying(...pending) },
  },
  withdrawn: {
    ...{
      title: '申请人、原告撤回',
      english: 'withdrawn',
      article: `${reconsideration}第四十一条；${reconsideration}第七十四条；${litigation}第六十二条`,
    },
    ...{ by, moves: { noticed: 'decided', answered: 'decided', appealed: 'decided' } },
  },
  mediated: {
    ...{ title: '调解结案', english: 'mediated', article: `${reconsideration}第七十三条；${litigation}第六十条` },
    ...{ by, moves: { noticed: 'decided', answered: 'decided', appealed: 'decided' } },
  },
  decided: {
    ...{
      title: '收到复议决定、一审裁判',
      english: 'decision received',
      article: `${reconsideration}第六十一条；${litigation}第六章`,
    },
    ...{ by, moves: { noticed: 'decided', answered: 'decided' } },
  },
  appealed: {
    ...{ title: '上诉', english: 'appealed', article: `${litigation}第八十五条` },
    ...{ by, moves: { decided: 'appealed' } },
  },
  secondDecided: {
    ...{ title: '收到二审裁判', english: 'second instance decided', article: `${litigation}第八十九条` },
    // a case sent back is tried again: `move` looks at how the appeal ended
    ...{ by, moves: { appealed: 'decided' } },
  },
  effective: {
    ...{ title: '一审裁判生效', english: 'judgment took effect', article: `${litigation}第八十五条` },
    ...{ by, moves: staying('decided') },
  },
  performed: {
    ...{
      title: '履行决定、裁判',
      english: 'order carried out',
      article: `${reconsideration}第七十七条；${litigation}第九十四条`,
      needsNote: true,
    },
    ...{ by, moves: staying('decided') },
  },
  closed: {
    ...{ title: '结案归档', english: 'closed', article: '《政府信息公开条例》第四十五条' },
    ...{ by, moves: { decided: 'closed' } },
  },
  rectified: {
    ...{ title: '更正日期', english: 'day corrected', article: '《政府信息公开条例》第四十五条', needsNote: true },
    ...{ by, moves: staying(...all) },
  },
  struck: {
    ...{ title: '撤销误记', english: 'mistaken step struck out', article: '《政府信息公开条例》第四十五条', needsNote: true },
    // back to where the other steps lead: `stateAfter` reads the record without it
    ...{ by, moves: staying(...all) },
  },
  noted: {
    ...{ title: '办理记录', english: 'note', article: '《政府信息公开条例》第四十五条', needsNote: true },
    ...{ by, moves: staying(...all) },
  },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps
