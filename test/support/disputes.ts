import { type Noticed, openDispute, takeDisputeStep } from '../../src/disputes/actions.ts'
import type { Details, Notice } from '../../src/disputes/dispute.ts'
import type { StepName } from '../../src/disputes/steps.ts'
import { disputeOf, type Key } from '../../src/disputes/store.ts'
import {
  addDays,
  type DisputeKind,
  type DisputeOutcome,
  type DisputeOutcomeName,
  day,
  disputeOutcomes,
  type PlainDate,
} from '../../src/law/index.ts'
import { on } from './cases-of-applications.ts'
import { good } from './people.ts'

type Office = Pick<import('./cases-of-applications.ts').Office, 'db' | 'agency' | 'officer'>

export const noticeOf = (kind: DisputeKind, change: Partial<Notice> = {}): Notice => ({
  ...{ kind, body: kind === 'reconsideration' ? '示例市人民政府' : '示例市第一人民法院', caseNumber: null, claimant: '王某某' },
  ...{ about: '不服政府信息公开答复', role: 'sole', procedure: kind === 'reconsideration' ? 'ordinary' : null, filedOn: null },
  ...change,
})

/** A notice that came on a day. */
export async function noticed(
  { db, officer, agency }: Office,
  kind: DisputeKind,
  onDay: string,
  more: Partial<Omit<Noticed, 'details'>> & { details?: Partial<Notice> } = {},
): Promise<Key> {
  const notice = { applicationId: null, followsId: null, note: null, ...more, onDay: day(onDay), details: noticeOf(kind, more.details) }
  return good(await openDispute(db, officer, agency, notice, on(onDay))).key
}

/** One step more, on the day on which it happened. */
export async function disputeTaken<N extends StepName>(
  { db, officer, agency }: Office,
  key: Key,
  step: N,
  onDay: string,
  details: Details<N>,
  note: string | null = null,
) {
  const { seq: seen } = (await disputeOf(db, key))!
  return takeDisputeStep(db, officer, agency, key, { step, seen, onDay: day(onDay), note, details }, on(onDay))
}

/** A decision of any outcome with nothing else said. */
export const decision = (outcome: DisputeOutcomeName, madeOn: string, change: Partial<Details<'decided'>> = {}): Details<'decided'> => ({
  ...{ outcome, madeOn: day(madeOn), paperNumber: null, redo: 'none', withinDays: null },
  ...change,
})

/**
 * A dispute of one outcome, from its notice to its decision 40 days later, answered in time: for every column of table 4. Withdrawn and mediated
 * are steps of their own. `at`: the day of the notice. `order`: what a correction orders; a judgment's waits for `effective`.
 */
export async function disputeOfOutcome(
  office: Office,
  outcome: DisputeOutcomeName,
  at: string,
  more: Parameters<typeof noticed>[3] & { kind?: DisputeKind; order?: Partial<Details<'decided'>> } = {},
): Promise<{ key: Key; decidedOn: PlainDate }> {
  const { of, isSettled }: DisputeOutcome = disputeOutcomes[outcome]
  const { kind = of, order = {}, ...rest } = more
  const key = await noticed(office, kind, at, rest)
  good(await disputeTaken(office, key, 'answered', addDays(day(at), 5), { withEvidence: true }))
  const decidedOn = addDays(day(at), 40)
  const paper = { madeOn: decidedOn, paperNumber: null }
  const isMediated = outcome === 'suitMediated' || outcome === 'reconsiderationMediated'
  if (isSettled && outcome !== 'suitEnded') good(await disputeTaken(office, key, isMediated ? 'mediated' : 'withdrawn', decidedOn, paper))
  else good(await disputeTaken(office, key, 'decided', decidedOn, decision(outcome, decidedOn, order)))
  return { key, decidedOn }
}
