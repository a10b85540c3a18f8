import { type OutcomeKind, outcomes, type PlainDate } from '../../law/index.ts'
import { consultationsIn, lastOf, type Step, sinceReopened } from '../application.ts'
import { type LetterKind, type NoticeKind, template } from '../letters/index.ts'
import type { StepName } from '../steps.ts'
import type { LetterDocument } from './document-store.ts'
import { whomIn } from './facts-of-procedure.ts'
import { feeOf } from './fee.ts'
import type { CaseRecord } from './record.ts'

/** The step that a letter is, once it goes out. A letter that is no step of its own is noted in the case. */
const steps: Partial<Record<NoticeKind, StepName>> = {
  correctionNotice: 'correctionAsked',
  reasonsNotice: 'reasonsAsked',
  extensionNotice: 'extended',
  delayNotice: 'delayed',
  feeNotice: 'feeNoticed',
  thirdPartyLetter: 'consulted',
  coAuthorLetter: 'consulted',
  assistLetter: 'consulted',
  thirdPartyNotice: 'thirdPartyTold',
}

export type LetterStep = { step: StepName; note: string | null; details: Record<string, unknown> }

/** Replies that are decided, reviewed and signed; a case that was withdrawn has its letter without. */
export const isReply = (kind: LetterKind): kind is OutcomeKind => kind in outcomes && kind !== 'withdrawn'

export const titleOf = (kind: LetterKind): string => template(kind).title.join('')

/** What becomes of the case when this letter is signed on that day and gets that number. */
export function stepOfLetter(record: CaseRecord, { id, kind, content }: LetterDocument, on: PlainDate, number: string): LetterStep {
  const { inputs } = content
  const taken = sinceReopened(record.taken)
  const noted: LetterStep = { step: 'noted', note: `发出${titleOf(kind)}（${number}）`, details: { documentId: id, number } }
  if (isReply(kind)) {
    if (record.application.state === 'signed') return { ...noted, note: `重新签发${titleOf(kind)}（${number}）` }
    return { step: 'signed', note: null, details: { outcome: lastOf(taken, 'decided')?.details.outcome ?? kind, documentId: id, number } }
  }
  const step = steps[kind as NoticeKind]
  if (!step || isTold(step, taken)) return noted
  const within = (days: number) => record.calendar.addWorkingDays(on, days)
  const details: Partial<Record<StepName, object>> = {
    correctionAsked: { items: inputs.items ?? [], dueOn: within(inputs.workingDays ?? record.settings.correctionWorkingDays) },
    reasonsAsked: { dueOn: within(inputs.workingDays ?? 10) },
    extended: { workingDays: inputs.workingDays ?? 20, agreedBy: inputs.agreedBy ?? '' },
    delayed: { untilOn: inputs.untilOn ?? on },
    feeNoticed: { method: inputs.method ?? 'byPage', count: inputs.count ?? 0, yuan: feeOf(inputs), dueOn: within(20) },
    consulted: { whom: whomIn[kind as keyof typeof whomIn], name: inputs.name ?? '', about: inputs.about ?? '' },
    thirdPartyTold: { name: consultationsIn(taken).find(one => one.whom === 'thirdParty')?.name ?? '' },
  }
  const note = step === 'reasonsAsked' ? (inputs.about ?? null) : (inputs.reason ?? null)
  return { step, note, details: { ...details[step], documentId: id, number } }
}

/** The step was taken by hand, and its letter follows: then it is not taken twice. */
const isTold = (step: StepName, taken: readonly Step[]): boolean =>
  step !== 'consulted' && step !== 'thirdPartyTold' && taken.some(one => one.step === step)

/** Replies, what goes to applicants and third parties, and letters to others have a series each. */
export function seriesOf(kind: LetterKind): '公复' | '公知' | '公函' {
  if (kind in outcomes) return '公复'
  return kind === 'coAuthorLetter' || kind === 'assistLetter' || kind === 'handoverLetter' || kind === 'thirdPartyLetter' ? '公函' : '公知'
}
