import type { PlainDate } from '../law/index.ts'
import type { Report } from '../report/index.ts'
import { type State, type StepName, states, steps as table } from './steps.ts'

/** One thing that the superior wants mended, or answered: a finding of the check, or its own words. */
export type Remark = { at: string; rule: string | null; text: string; answer: string | null }

/** What lists and outliers need of a report: figures of table 3 (null: not read), and how much the check found. */
export type Figures = {
  received: number | null
  carriedIn: number | null
  carriedOut: number | null
  errors: number | null
  warnings: number | null
}

export type Step = {
  seq: number
  step: StepName
  at: Date
  onDay: PlainDate
  actorId: string | null
  actor: string
  version: number | null
  note: string | null
  notice: string | null
  remarks: Remark[] | null
  figures: Figures | null
}

/** What the steps come to. */
export type Standing = Figures & {
  state: State
  seq: number
  version: number | null
  /** Whether it came in time is told by the first day. */
  firstSubmittedOn: PlainDate | null
  submittedOn: PlainDate | null
  returnedOn: PlainDate | null
  acceptedOn: PlainDate | null
  remindedOn: PlainDate | null
  returns: number
}

export const awaited: Standing = {
  ...{ state: 'awaited', seq: 0, version: null, firstSubmittedOn: null, submittedOn: null, returnedOn: null, acceptedOn: null },
  ...{ remindedOn: null, returns: 0, received: null, carriedIn: null, carriedOut: null, errors: null, warnings: null },
}

export type Verdict = { ok: true; standing: Standing } | { ok: false; refusal: { why: string; cites: string } }

/** Takes one step more, or says why it cannot be taken now. */
export function take(before: Standing, step: Step): Verdict {
  const { moves, title, article } = table[step.step]
  const state = (moves as Partial<Record<State, State>>)[before.state]
  if (!state) return { ok: false, refusal: { why: `这份年报目前“${states[before.state].label}”，不能${title}。`, cites: article } }
  const on = step.onDay
  const now: Standing = { ...before, state, seq: step.seq }
  if (step.step === 'submitted' || step.step === 'received')
    return {
      ok: true,
      standing: {
        ...now,
        ...(step.figures ?? {}),
        version: step.version,
        firstSubmittedOn: before.firstSubmittedOn ?? on,
        submittedOn: on,
      },
    }
  if (step.step === 'returned') return { ok: true, standing: { ...now, returnedOn: on, acceptedOn: null, returns: before.returns + 1 } }
  if (step.step === 'accepted') return { ok: true, standing: { ...now, acceptedOn: on } }
  return { ok: true, standing: { ...now, remindedOn: on } }
}

/** Throws RangeError where a step cannot have followed the one before. */
export function standingOf(taken: readonly Step[]): Standing {
  return taken.reduce((before, step) => {
    const verdict = take(before, step)
    if (!verdict.ok) throw new RangeError(`step ${step.seq}: ${verdict.refusal.why}`)
    return verdict.standing
  }, awaited)
}

/** The remarks that wait for an answer: those of the last return, while nothing was submitted since. */
export const openRemarks = (taken: readonly Step[]): readonly Remark[] => {
  const last = taken.findLast(({ step }) => step === 'returned' || step === 'submitted' || step === 'received')
  return last?.step === 'returned' ? (last.remarks ?? []) : []
}

const totalOf = (report: Report, row: string): number | null => report.applications?.rows[row]?.at(-1) ?? null

export const figuresOf = (report: Report, { errors, warnings }: { errors: number; warnings: number }): Figures => ({
  received: totalOf(report, 'received'),
  carriedIn: totalOf(report, 'carriedIn'),
  carriedOut: totalOf(report, 'carriedOut'),
  ...{ errors, warnings },
})
