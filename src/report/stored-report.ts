import type { PlainDate } from '../law/index.ts'
import type { Finding } from './check/index.ts'
import { ruleOf, type Signing, type State, type StepName, steps as table } from './steps.ts'

/** One thing that happened to a report. The content that some steps bring is kept beside it and read only where it is needed. */
export type Step = {
  seq: number
  step: StepName
  at: Date
  /** The day in Asia/Shanghai on which it was taken. */
  takenOn: PlainDate
  actorId: string | null
  actor: string
  reason: string | null
  /** The day of publication that the imported source names: never the day of publication here. */
  originallyPublishedOn: PlainDate | null
  fileName: string | null
  sourceKind: string | null
  /** What the check found in the content that the step brought; null where it brought none. */
  findings: Finding[] | null
}

/** What the steps of a report come to. The report's row keeps it, and `recompute` makes it anew from the steps. */
export type Summary = {
  state: State
  /** How far the newest version is on its way to the leader. */
  signing: Signing | null
  /** The last step. */
  seq: number
  /** The step that brought the newest content. */
  version: number
  /** The step whose content the public reads, or read until it was withdrawn; null until the first publication. */
  publishedVersion: number | null
  /** The first and the latest day of publication here. */
  publishedOn: PlainDate | null
  updatedOn: PlainDate | null
  errors: number
  warnings: number
}

export type StoredReport = Summary & { agencyId: string; id: string; year: number }

export type Verdict = { ok: true; summary: Summary } | { ok: false; refusal: { why: string; cites: string } }

/** Takes one step more, or says why it cannot be taken now. */
export function take(taken: readonly Step[], next: Step): Verdict {
  const rule = table[next.step]
  const { state, signing } = taken.length > 0 ? summaryOf(taken) : { state: 'none' as const, signing: null }
  if (moveOf(next.step, state) === undefined)
    return { ok: false, refusal: { why: `${whyNot[state]}，不能${rule.title}。`, cites: rule.article } }
  if (!isOnItsWay(next.step, signing))
    return {
      ok: false,
      refusal: { why: `${signing === null ? '这一版还没有送签' : whyNotNow[signing]}，不能${rule.title}。`, cites: rule.article },
    }
  return { ok: true, summary: summaryOf([...taken, next]) }
}

/** Which steps can be taken from here, in the order of the table. */
export const stepsFrom = ({ state, signing }: { state: State | 'none'; signing: Signing | null }): StepName[] =>
  (Object.keys(table) as StepName[]).filter(name => moveOf(name, state) !== undefined && isOnItsWay(name, signing))

const isOnItsWay = (name: StepName, signing: Signing | null): boolean => ruleOf(name).signing?.from.includes(signing) ?? true

/** Whether the newest version has the leader's signature: it was approved, or made public, which only a signature does. */
export const isSigned = ({ signing, version, publishedVersion }: Pick<Summary, 'signing' | 'version' | 'publishedVersion'>): boolean =>
  signing === 'approved' || publishedVersion === version

/** How a new version came about: read from a file, compiled from the records, edited on the page. */
export type Bringing = 'imported' | 'compiled' | 'edited'

/** The step by which it becomes the report's newest version: from the moment that one was public, a correction. */
export const bringingStep = (state: State | 'none', how: Bringing): StepName => (moveOf(how, state) === undefined ? 'corrected' : how)

/**
 * Whether the step must say why: always for some; for approving and making public what the check holds to be wrong; and for every new version once one has
 * left the office (art. 50).
 */
export const mustSayWhy = (name: StepName, errors: number, hasLeft: boolean): boolean =>
  table[name].needsReason || ((name === 'published' || name === 'approved') && errors > 0) || (table[name].brings && hasLeft)

/** What the steps come to, from the first to the last. Throws RangeError where one of them cannot have followed the one before. */
export function summaryOf(taken: readonly Step[]): Summary {
  let summary: Summary | null = null
  for (const step of taken) summary = after(summary, step)
  if (!summary) throw new RangeError('a report without a step')
  return summary
}

function after(before: Summary | null, step: Step): Summary {
  const state = moveOf(step.step, before?.state ?? 'none')
  if (!state) throw new RangeError(`step ${step.seq}: ${step.step} after ${before?.state ?? 'nothing'}`)
  const version = step.findings ? step.seq : before?.version
  if (version === undefined) throw new RangeError(`step ${step.seq} brings no content`)
  const isPublished = step.step === 'published'
  const goesOn = !step.findings && !isPublished && step.step !== 'withdrawn'
  const count = (level: Finding['level'], otherwise: number) =>
    step.findings ? step.findings.filter(finding => finding.level === level).length : otherwise
  return {
    state,
    signing: ruleOf(step.step).signing?.to ?? (goesOn ? (before?.signing ?? null) : null),
    seq: step.seq,
    version,
    publishedVersion: isPublished ? version : (before?.publishedVersion ?? null),
    publishedOn: before?.publishedOn ?? (isPublished ? step.takenOn : null),
    updatedOn: isPublished ? step.takenOn : (before?.updatedOn ?? null),
    errors: count('error', before?.errors ?? 0),
    warnings: count('warning', before?.warnings ?? 0),
  }
}

const whyNotNow: Record<Signing, string> = {
  waiting: '这一版已经送签',
  approved: '这一版已经签批',
  sentBack: '这一版已经退回修改',
}

const moveOf = (name: StepName, from: State | 'none'): State | undefined =>
  (table[name].moves as Partial<Record<State | 'none', State>>)[from]

const whyNot: Record<State | 'none', string> = {
  none: '这一年度还没有报告',
  draft: '报告还没有公布',
  published: '报告已经公布',
  correcting: '有一个更正版本还没有公布',
  withdrawn: '报告已经撤下',
}
