import type { PlainDate } from '../law/index.ts'
import { type Action, type Agency, may, type Person } from '../people/index.ts'
import { type Stage, type Standing, type StepName, type StepRule, stages, standings, steps as table } from './steps.ts'

/** One thing that happened to an item. */
export type Step = {
  seq: number
  step: StepName
  at: Date
  /** The day in Asia/Shanghai. */
  takenOn: PlainDate
  actorId: string | null
  actor: string
  opinion: string | null
  /** What only this kind of step says: answers of the review, a finding's fingerprint, the hour of a schedule, … */
  details: Readonly<Record<string, unknown>>
  version: number | null
}

/** What the steps come to. The item's row keeps it; `recompute` makes it anew. */
export type Summary = {
  stage: Stage
  standing: Standing
  seq: number
  version: number | null
  publicVersion: number | null
  /** The first and the latest day of publication here: never a day that somebody typed. */
  publishedOn: PlainDate | null
  updatedOn: PlainDate | null
}

export type Refusal = { why: string; cites: string }
export type Verdict = { ok: true; summary: Summary } | { ok: false; refusal: Refusal }

/** Takes one step more, or says why it cannot be taken now. */
export function take(before: Summary | null, next: Pick<Step, 'step' | 'seq' | 'takenOn' | 'version'>): Verdict {
  const rule: StepRule = table[next.step]
  const stage = before?.stage ?? 'none'
  const moved = rule.moves[stage]
  if (!moved) return refusal(`${stage === 'none' ? '稿件还不存在' : `稿件处于“${stages[stage].label}”`}，不能${rule.title}。`, rule)
  const standing = before?.standing ?? 'none'
  if (rule.from && !rule.from.includes(standing)) return refusal(`信息${standings[standing].label}，不能${rule.title}。`, rule)
  return { ok: true, summary: after(before, next, rule, moved) }
}

const refusal = (why: string, { article }: StepRule): Verdict => ({ ok: false, refusal: { why, cites: article } })

/** What the steps come to, from the first to the last. Throws RangeError where one of them cannot have followed the one before. */
export function summaryOf(taken: readonly Step[]): Summary {
  let summary: Summary | null = null
  for (const step of taken) {
    const verdict = take(summary, step)
    if (!verdict.ok) throw new RangeError(`step ${step.seq}: ${verdict.refusal.why}`)
    summary = verdict.summary
  }
  if (!summary) throw new RangeError('an item without a step')
  return summary
}

function after(before: Summary | null, next: Pick<Step, 'step' | 'seq' | 'takenOn' | 'version'>, rule: StepRule, stage: Stage): Summary {
  const version = next.version ?? before?.version ?? null
  const goesOut = rule.to === 'public'
  return {
    stage,
    standing: rule.to ?? before?.standing ?? 'none',
    seq: next.seq,
    version,
    publicVersion: goesOut ? version : (before?.publicVersion ?? null),
    publishedOn: before?.publishedOn ?? (goesOut ? next.takenOn : null),
    updatedOn: goesOut ? next.takenOn : (before?.updatedOn ?? null),
  }
}

/** The right that a step asks for where the item stands now; null: nobody's, the program takes it. */
export function rightOf(name: StepName, stage: Stage | 'none'): Action | null {
  const { right }: StepRule = table[name]
  return typeof right === 'string' || right === null ? right : (right[stage] ?? null)
}

/** Somebody of the agency who may take part in the way of an item: for telling whether there is anybody else. */
export type Colleague = Pick<Person, 'id' | 'memberships'>

/**
 * Why this person may not take this step, beyond the right itself: nobody endorses, reviews or approves what they wrote (art. 17), and the
 * leader reviews only where the office has no other reviewer. Where there is nobody else the step waits: the rule is never waived.
 */
export function selfReviewFault(
  name: StepName,
  person: Pick<Person, 'id' | 'memberships'>,
  authors: readonly string[],
  colleagues: readonly Colleague[],
  agency: Pick<Agency, 'id' | 'lineage'>,
): Refusal | null {
  const rule: StepRule = table[name]
  if (rule.notByAuthors && authors.includes(person.id))
    return { why: `您参与了拟稿，不能由您${rule.title}。请由未参与拟稿的人员办理。`, cites: rule.article }
  if (name !== 'reviewed' && name !== 'referred') return null
  const isReviewer = (one: Colleague) => one.memberships.some(({ role, agencyId }) => role === 'reviewer' && agencyId === agency.id)
  const other = colleagues.find(one => one.id !== person.id && isReviewer(one) && !authors.includes(one.id))
  if (!isReviewer(person) && other)
    return { why: '本机关有保密审查员，审查由保密审查员办理；只有没有其他审查员时才由分管领导审查。', cites: rule.article }
  return null
}

/** Which steps can be taken from here by somebody with these rights, in the order of the table; authorship is asked when it is taken. */
export function stepsFor(person: Person, agency: Pick<Agency, 'id' | 'lineage'>, now: Summary): StepName[] {
  return (Object.keys(table) as StepName[]).filter(name => {
    const right = rightOf(name, now.stage)
    if (right === null || !may(person, right, agency)) return false
    return take(now, { step: name, seq: now.seq + 1, takenOn: '2000-01-01' as PlainDate, version: null }).ok
  })
}
