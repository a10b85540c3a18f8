import type {
  AppealEnding,
  DisputeKind,
  DisputeOutcome,
  DisputeOutcomeName,
  DisputeRole,
  OrderUnit,
  PlainDate,
  Procedure,
  Refusal,
} from '../law/index.ts'
import { disputeOutcomes } from '../law/index.ts'
import { type State, type StepName, type StepRule, states, steps as table } from './steps.ts'

export type Notice = {
  kind: DisputeKind
  /** The reconsideration body or the court. */
  body: string
  caseNumber: string | null
  /** As it is shown: a natural person masked. */
  claimant: string
  about: string
  role: DisputeRole
  /** Of a reconsideration. */
  procedure: Procedure | null
  /** The day on which the claimant applied or sued, where the papers say it. */
  filedOn: PlainDate | null
}

/** What a decision orders: `none`, or to act again within a time. */
export type Order = { redo: OrderUnit; withinDays: number | null }
type Paper = { madeOn: PlainDate; paperNumber: string | null }

/** What a step says beyond its day and its note; steps that are not here say nothing more. */
export type DetailsOf = {
  noticed: Notice
  numbered: { caseNumber: string }
  answered: { withEvidence: boolean }
  heard: { how: HearingKind }
  withdrawn: Paper
  mediated: Paper
  decided: Paper & Order & { outcome: DisputeOutcomeName }
  appealed: { by: Appellant }
  secondDecided: Paper & Order & { ending: AppealEnding; outcome: DisputeOutcomeName | null }
  rectified: { seq: number; was: PlainDate; is: PlainDate }
  struck: { seq: number }
}

export type Details<N extends StepName> = N extends keyof DetailsOf ? DetailsOf[N] : Readonly<Record<string, unknown>>

export const hearings = {
  opinions: { label: '听取意见', english: 'heard in talk' },
  hearing: { label: '听证', english: 'hearing' },
  court: { label: '开庭', english: 'in court' },
} as const

export type HearingKind = keyof typeof hearings

export const appellants = {
  claimant: { label: '原告', english: 'the claimant' },
  agency: { label: '本机关', english: 'the agency' },
  both: { label: '双方', english: 'both' },
} as const

export type Appellant = keyof typeof appellants

/** One thing that happened. */
export type Step<N extends StepName = StepName> = {
  seq: number
  step: N
  /** When it was recorded. */
  at: Date
  /** The day on which it happened; of a decision, the day on which it was served. */
  onDay: PlainDate
  actorId: string | null
  actor: string
  note: string | null
  details: Details<N>
}

export type Moved = { ok: true; state: State } | { ok: false; refusal: Refusal }

/** Where one step more leads, or why it cannot be taken in this state. */
export function move(state: State | 'none', { step: name, details }: Pick<Step, 'step' | 'details'>): Moved {
  const rule: StepRule = table[name]
  const moved = rule.moves[state]
  if (moved && name === 'secondDecided' && (details as DetailsOf['secondDecided']).ending === 'remanded')
    return { ok: true, state: 'answered' }
  if (moved) return { ok: true, state: moved }
  const where = state === 'none' ? '案件还没有登记' : `案件处于“${states[state].label}”`
  return { ok: false, refusal: { why: `${where}，不能办理“${rule.title}”。`, cites: rule.article } }
}

/** Of the articles on which a step rests, those that hold for this kind of dispute. */
export function articleFor(kind: DisputeKind, name: StepName): string {
  const ofOthers = kind === 'reconsideration' ? /^《(行政诉讼法|最高人民法院)/ : /^《行政复议法/
  const { article } = table[name]
  const own = article.split('；').filter(one => !ofOthers.test(one))
  return own.join('；') || article
}

export const isStep = <N extends StepName>(step: Step, name: N): step is Step<N> => step.step === name
export const stepsNamed = <N extends StepName>(taken: readonly Step[], name: N): Step<N>[] =>
  taken.filter((step): step is Step<N> => step.step === name)
export const lastOf = <N extends StepName>(taken: readonly Step[], name: N): Step<N> | null => stepsNamed(taken, name).at(-1) ?? null

/** The record as it is to be read: without what was struck out, mistaken days replaced. The mistakes themselves stay on record. */
export function asRectified(taken: readonly Step[]): Step[] {
  const struck = new Set(stepsNamed(taken, 'struck').map(({ details }) => details.seq))
  const right = new Map(stepsNamed(taken, 'rectified').map(({ details }) => [details.seq, details.is]))
  return taken
    .filter(({ seq, step }) => !struck.has(seq) && step !== 'struck' && step !== 'rectified')
    .map(step => ({ ...step, onDay: right.get(step.seq) ?? step.onDay }))
}

/** Where the steps lead, from the first to the last. Throws RangeError where one of them cannot have followed. */
export function stateAfter(taken: readonly Step[]): State {
  let state: State | 'none' = 'none'
  for (const step of asRectified(taken)) {
    const moved = move(state, step)
    if (!moved.ok) throw new RangeError(`step ${step.seq}: ${moved.refusal.why}`)
    state = moved.state
  }
  if (state === 'none') throw new RangeError('a dispute without a step')
  return state
}

export const noticeIn = (taken: readonly Step[]): Step<'noticed'> => taken[0] as Step<'noticed'>

/** How a dispute stands decided: by which step, how, and what is ordered. */
export type Conclusion = {
  seq: number
  outcome: DisputeOutcomeName
  /** The day of the decision, and the day on which it was served. */
  madeOn: PlainDate
  servedOn: PlainDate
  order: Order
  /** A court of first instance: it takes effect when nobody may appeal any more. */
  mayBeAppealed: boolean
  /** Whether it binds: at once, or recorded as in effect. */
  isEffective: boolean
}

const nothing: Order = { redo: 'none', withinDays: null }

/** null while it is pending: never decided, appealed, or sent back. */
export function conclusionIn(steps: readonly Step[]): Conclusion | null {
  const isSuit = noticeIn(steps).details.kind !== 'reconsideration'
  let concluded: Conclusion | null = null
  let first: Conclusion | null = null
  for (const step of steps) {
    const ended = endingOf(step, isSuit, first)
    if (ended) concluded = ended
    if (isStep(step, 'decided')) first = concluded
    if (isStep(step, 'appealed') || (isStep(step, 'secondDecided') && step.details.ending === 'remanded')) concluded = null
    if (isStep(step, 'effective') && concluded) concluded = { ...concluded, isEffective: true }
  }
  return concluded
}

function endingOf(step: Step, isSuit: boolean, first: Conclusion | null): Conclusion | null {
  const served = { seq: step.seq, servedOn: step.onDay, mayBeAppealed: false, isEffective: true }
  if (isStep(step, 'withdrawn'))
    return { ...served, outcome: isSuit ? 'suitWithdrawn' : 'reconsiderationWithdrawn', madeOn: step.details.madeOn, order: nothing }
  if (isStep(step, 'mediated'))
    return { ...served, outcome: isSuit ? 'suitMediated' : 'reconsiderationMediated', madeOn: step.details.madeOn, order: nothing }
  if (isStep(step, 'decided')) {
    const { outcome, madeOn, redo, withinDays } = step.details
    const mayBeAppealed = isSuit && !(disputeOutcomes[outcome] as DisputeOutcome).isSettled
    return { ...served, outcome, madeOn, order: { redo, withinDays }, mayBeAppealed, isEffective: !mayBeAppealed }
  }
  if (!isStep(step, 'secondDecided') || step.details.ending === 'remanded') return null
  const { ending, outcome, madeOn, redo, withinDays } = step.details
  if (ending === 'changed') return { ...served, outcome: outcome!, madeOn, order: { redo, withinDays } }
  // the appeal failed: what the first court decided stands from now on
  return first && { ...served, outcome: first.outcome, madeOn, order: first.order }
}

/** Whether a suspension holds it up now. */
export function isSuspended(steps: readonly Step[]): boolean {
  const last = steps.findLast(({ step }) => ['suspended', 'resumed', 'withdrawn', 'mediated', 'decided', 'secondDecided'].includes(step))
  return last?.step === 'suspended'
}
