import type { StepName } from '../steps.ts'
import type { LetterDocument } from './document-store.ts'
import { isReply } from './notice-steps.ts'

/** The page on which a step is taken that has one of its own; null: the small form of every step. */
export function pageOfStep(
  step: StepName,
  here: string,
  documents: readonly Pick<LetterDocument, 'id' | 'kind' | 'state'>[],
): string | null {
  if (step === 'decided') return `${here}/decide`
  if (step === 'delivered') return `${here}/deliver`
  if (step === 'feeNoticed') return `${here}/fee`
  if (step === 'handedOver') return `${here}/hand-over`
  const draft = documents.findLast(({ kind, state }) => state === 'draft' && isReply(kind))
  return draft && (step === 'reviewed' || step === 'signed' || step === 'returned') ? `${here}/documents/${draft.id}` : null
}
