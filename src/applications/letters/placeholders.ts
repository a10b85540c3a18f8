import { caseFacts } from './placeholders-case.ts'
import { decisionFacts } from './placeholders-decision.ts'
import { feeFacts } from './placeholders-fee.ts'
import { procedureFacts } from './placeholders-procedure.ts'

/** Every {placeholder} that a template, the office's own too, may use. */
export const placeholders = { ...caseFacts, ...procedureFacts, ...feeFacts, ...decisionFacts }

export type PlaceholderName = keyof typeof placeholders
