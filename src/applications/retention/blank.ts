import type { Step } from '../application.ts'

/** What clock, figures and recompute read in the details of a step; every other text may name somebody, and goes. */
const kept = new Set([
  ...['channel', 'dueOn', 'sectionId', 'handlerId', 'whom', 'opinion', 'untilOn', 'method', 'outcome', 'documentId', 'by', 'as'],
  ...['toAgencyId', 'toName', 'fromAgencyId', 'fromName', 'disputeId', 'was', 'is', 'number', 'code', 'kind'],
])

/** The details with every text that is not one of those emptied; numbers, and the shape that pages expect, stay. */
export function blanked(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return kept.has(name) ? value : ''
  if (Array.isArray(value)) return value.map(one => blanked(one))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, blanked(one, key)]))
}

/** The step as it stays: what happened, when, by whom of the office, and what it counts as; not what anybody wrote. */
export const asErased = (step: Step): Step => ({ ...step, note: null, details: blanked(step.details) as Step['details'] })
