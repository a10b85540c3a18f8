import type { PlainDate } from '../law/index.ts'
import { type Action, type Agency, may, type Person, sectionsFor } from '../people/index.ts'
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
  if (!moved) return refusal(`${stage === 'none' ? '稿件还不存在' : `稿件处于“${stages[stage].label}”`}，不能“${rule.title}”。`, rule)
  const standing = before?.standing ?? 'none'
  if (rule.from && !rule.from.includes(standing)) return refusal(`信息${standings[standing].label}，不能“${rule.title}”。`, rule)
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
export type Colleague = Pick<Person, 'id' | 'name' | 'memberships' | 'mustChangePassword'>

/** What of an item decides who may act on it. */
export type Standpoint = { stage: Stage | 'none'; sectionId: string | null; authors: readonly string[] }

/** Whether the person has the step's right for an item of this section where it stands now. */
export function hasRight(
  name: StepName,
  who: Colleague,
  { stage, sectionId }: Standpoint,
  agency: Pick<Agency, 'id' | 'lineage'>,
): boolean {
  const right = rightOf(name, stage)
  if (right === null || !may(who as Person, right, agency)) return false
  const sections = sectionsFor(who as Person, right, agency)
  return sections === null || (sectionId !== null && sections.includes(sectionId))
}

/** Everybody who may take the step: with its right, not an author, and no stand-in while there is a reviewer. */
export const whoMayTake = (name: StepName, at: Standpoint, colleagues: readonly Colleague[], agency: Pick<Agency, 'id' | 'lineage'>) =>
  colleagues.filter(one => hasRight(name, one, at, agency) && barredBy(name, one, at.authors, colleagues, agency) === null)

/**
 * Why this person may not take this step, beyond the right itself: nobody endorses, reviews or approves what they wrote (art. 17), and the
 * leader reviews only where the office has no other reviewer. Where there is nobody else the step waits: the rule is never waived, and the
 * refusal says whom to ask.
 */
export function selfReviewFault(
  name: StepName,
  person: Colleague,
  at: Standpoint,
  colleagues: readonly Colleague[],
  agency: Pick<Agency, 'id' | 'lineage'>,
): Refusal | null {
  const rule: StepRule = table[name]
  const why = barredBy(name, person, at.authors, colleagues, agency)
  if (why === null) return null
  const others = whoMayTake(name, at, colleagues, agency).map(one => one.name)
  const ask = others.length > 0 ? `请由${others.join('、')}办理。` : nobodyElse
  return { why: `${why}${ask}`, cites: rule.article }
}

/** One clerk alone, and nobody to look at what they wrote. */
export const nobodyElse = '本机关现在没有其他可以办理的人员，请管理员为分管领导或者未参与拟稿的人员开设账号；在此之前不能公开。'

function barredBy(
  name: StepName,
  person: Colleague,
  authors: readonly string[],
  colleagues: readonly Colleague[],
  agency: Pick<Agency, 'id'>,
): string | null {
  const rule: StepRule = table[name]
  if (rule.notByAuthors && authors.includes(person.id)) return `您参与了拟稿，不能由您办理“${rule.title}”。`
  if (name !== 'reviewed' && name !== 'referred') return null
  const isReviewer = (one: Colleague) => one.memberships.some(({ role, agencyId }) => role === 'reviewer' && agencyId === agency.id)
  const other = colleagues.some(one => one.id !== person.id && isReviewer(one) && !authors.includes(one.id))
  return !isReviewer(person) && other ? '本机关有保密审查员，没有其他审查员时才由分管领导审查。' : null
}

/** Which steps can be taken from here by somebody with these rights, in the order of the table; authorship is asked when it is taken. */
export function stepsFor(person: Person, agency: Pick<Agency, 'id' | 'lineage'>, now: Summary): StepName[] {
  return (Object.keys(table) as StepName[]).filter(name => {
    const right = rightOf(name, now.stage)
    if (right === null || !may(person, right, agency)) return false
    return take(now, { step: name, seq: now.seq + 1, takenOn: '2000-01-01' as PlainDate, version: null }).ok
  })
}

/** Which findings are kept as they are, by fingerprint, each with the step that says why; one that was taken up again is not among them. */
export function keptFindings(taken: readonly Step[]): Map<string, Step> {
  const kept = new Map<string, Step>()
  for (const step of taken) {
    const fingerprint = step.details['fingerprint']
    if (typeof fingerprint !== 'string') continue
    if (step.step === 'overruled') kept.set(fingerprint, step)
    if (step.step === 'unkept') kept.delete(fingerprint)
  }
  return kept
}

/** The version that was last settled: made public, filed or imported; a correction begins from it, and goes back to it when it is abandoned. */
export const settledVersion = (taken: readonly Pick<Step, 'step' | 'version'>[]): number | null =>
  taken.findLast(({ step }) => step === 'published' || step === 'filed' || step === 'imported')?.version ?? null
