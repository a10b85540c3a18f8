import { createHash } from 'node:crypto'
import { canonicalJson } from '../../journal/entry.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Finding } from '../check/index.ts'

/** What people may decide about a finding. `stands`: it goes on counting as open. */
export const decisions = {
  accepted: { label: '保留并说明', english: 'kept, with the reason', chip: 'done', stands: false },
  'to-mend': { label: '待改', english: 'to be mended', chip: 'wait', stands: true },
  'not-a-fault': { label: '不是问题', english: 'not a fault', chip: 'done', stands: false },
  reopened: { label: '重新处理', english: 'taken up again', chip: 'wait', stands: true },
} as const

export type DecisionName = keyof typeof decisions
export const decisionNames = Object.keys(decisions) as DecisionName[]

export type FindingDecision = {
  seq: number
  fingerprint: string
  decision: DecisionName
  reason: string | null
  at: Date
  /** The day in Asia/Shanghai. */
  onDay: PlainDate
  actorId: string | null
  actor: string
}

/** A finding with what was last decided about it; null: nothing, or it was taken up again. */
export type DecidedFinding = Finding & { fingerprint: string; decided: FindingDecision | null }

/**
 * The same as long as the same rule finds the same figures in the same place, whatever else is edited and however a later edition words it.
 * Where no figure is told, the words are all that tells two findings of a place apart.
 */
export function fingerprintOf({ rule, at, expected, found, message }: Finding): string {
  const words = expected === null && found === null ? message : null
  return createHash('sha256').update(canonicalJson({ rule, at, expected, found, words })).digest('hex')
}

/** `taken` from the first decision to the last: of each finding the last stands. */
export function withDecisions(findings: readonly Finding[], taken: readonly FindingDecision[]): DecidedFinding[] {
  const last = new Map(taken.map(one => [one.fingerprint, one]))
  return findings.map(finding => {
    const fingerprint = fingerprintOf(finding)
    const decided = last.get(fingerprint) ?? null
    return { ...finding, fingerprint, decided: decided?.decision === 'reopened' ? null : decided }
  })
}

/** The errors for which nobody has answered: with one of them a report goes out only with a reason. */
export const openErrors = (findings: readonly DecidedFinding[]): number =>
  findings.filter(({ level, decided }) => level === 'error' && (decided === null || decisions[decided.decision].stands)).length

/** Why the decision cannot be taken; null: it can. To be mended says nothing but that; everything else needs its reason. */
export function faultOf(decision: DecisionName, reason: string | null, before: FindingDecision | null): string | null {
  if (decision === 'reopened' && before === null) return '这一处还没有处理过。'
  if (decision !== 'to-mend' && reason === null) return `请写明“${decisions[decision].label}”的理由。`
  return null
}
