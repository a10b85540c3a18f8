import { appealEndings, type DisputeKind, disputeOutcomes, orderUnits, outcomesOfKind } from '../../law/index.ts'
import { type Asked, type AskedOption, optionsOf } from '../../web/ui/index.ts'
import { appellants, hearings, type Step } from '../dispute.ts'
import { type StepName, steps as table } from '../steps.ts'

/** `from`: choices that depend on the dispute. */
export type StepField = Asked & { from?: 'outcomes' | 'suitOutcomes' | 'pastSteps' }

export type StepForm = {
  fields: readonly StepField[]
  /** What is asked under "note"; null: no note. */
  note: readonly [string, string]
  /** Files may be added. */
  takesFiles?: true
}

const line = (name: string, label: string, english: string): StepField => ({ name, label, english, kind: 'line' })
const plain = ['说明', 'Note'] as const
const reason = ['理由', 'Reasons'] as const
const paper: readonly StepField[] = [
  { name: 'madeOn', label: '作出之日（文书落款）', english: 'Made on (as the paper says)', kind: 'day' },
  { ...line('paperNumber', '文书号', 'Number of the paper'), optional: true },
]
const order: readonly StepField[] = [
  { name: 'redo', label: '责令重新答复、履行', english: 'Ordered to act again', kind: 'choice', options: optionsOf(orderUnits) },
  {
    ...{ name: 'withinDays', label: '几日，或者几个工作日', english: 'How many days', kind: 'count', optional: true },
    hint: ['写明日数的才填', 'only where a number is ordered'],
  },
]
const whichStep: StepField = { name: 'seq', label: '哪一步', english: 'Which step', kind: 'choice', from: 'pastSteps' }

/** The form of every step that the office takes after the notice. */
export const stepForms: Partial<Record<StepName, StepForm>> = {
  answered: {
    fields: [
      {
        ...{ name: 'withEvidence', label: '证据、依据', english: 'The evidence', kind: 'choice' },
        options: [
          { value: 'yes', text: '一并提交', english: 'filed with it' },
          { value: 'no', text: '另行提交', english: 'filed apart' },
        ],
      },
    ],
    note: ['答复要点；逾期的写明理由', 'In short; where it is late, why'],
    takesFiles: true,
  },
  evidenceFiled: { fields: [], note: ['证据目录；逾期的写明理由', 'What was filed; where it is late, why'], takesFiles: true },
  heard: {
    fields: [{ name: 'how', label: '方式', english: 'How', kind: 'choice', options: optionsOf(hearings) }],
    note: ['经过', 'What was said'],
    takesFiles: true,
  },
  decided: {
    fields: [{ name: 'outcome', label: '结果', english: 'Outcome', kind: 'choice', from: 'outcomes' }, ...paper, ...order],
    note: plain,
    takesFiles: true,
  },
  withdrawn: { fields: paper, note: plain, takesFiles: true },
  mediated: { fields: paper, note: ['调解内容', 'What was agreed'], takesFiles: true },
  appealed: {
    fields: [
      {
        ...{ name: 'by', label: '谁上诉', english: 'Who appeals', kind: 'choice', options: optionsOf(appellants) },
        hint: ['原告上诉的，日期填收到上诉状副本之日', 'where the claimant does, the day is that of the copy'],
      },
    ],
    note: plain,
    takesFiles: true,
  },
  secondDecided: {
    fields: [
      { name: 'ending', label: '二审结果', english: 'Ending', kind: 'choice', options: optionsOf(appealEndings) },
      { ...{ name: 'outcome', label: '改判的结果', english: 'Judged anew', kind: 'choice', from: 'suitOutcomes', optional: true } },
      ...paper,
      ...order,
    ],
    note: plain,
    takesFiles: true,
  },
  effective: { fields: [], note: plain },
  performed: { fields: [], note: ['怎样履行，文书号', 'How, and by which paper'], takesFiles: true },
  closed: { fields: [], note: plain, takesFiles: true },
  suspended: { fields: [], note: reason, takesFiles: true },
  resumed: { fields: [], note: plain, takesFiles: true },
  numbered: { fields: [line('caseNumber', '案号', 'Case number')], note: plain },
  noted: { fields: [], note: ['记录', 'Note'], takesFiles: true },
  rectified: { fields: [whichStep, { name: 'is', label: '正确的日期', english: 'The right day', kind: 'day' }], note: reason },
  struck: { fields: [whichStep], note: reason },
}

export type Choices = Readonly<Record<NonNullable<StepField['from']>, readonly AskedOption[]>>

/** What the choices of a step's form are in this dispute. */
export function choicesIn(kind: DisputeKind, steps: readonly Step[]): Choices {
  const outcomes = (of: DisputeKind) =>
    outcomesOfKind(of)
      .filter(name => !('isSettled' in disputeOutcomes[name]) || name === 'suitEnded')
      .map(name => ({ value: name, text: disputeOutcomes[name].label, english: disputeOutcomes[name].english }))
  return {
    outcomes: outcomes(kind),
    suitOutcomes: outcomes('suit'),
    pastSteps: steps.map(({ seq, step, onDay }) => ({ value: String(seq), text: `${seq} ${table[step].title}（${onDay}）` })),
  }
}

/** A field with its choices put in. */
export const askedIn = ({ from, ...field }: StepField, choices: Choices): Asked => (from ? { ...field, options: choices[from] } : field)
