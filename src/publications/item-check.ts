import type { Step } from './item.ts'

/** What the check found in an item. */
export type Finding = {
  /** The same for the same thing at the same place: what was overruled once stays so until it changes. */
  fingerprint: string
  title: string
  message: string
  basis: string
  mustFix: boolean
  /** What one click can do about it. */
  can: readonly ('mask' | 'correct' | 'clean')[]
  fileId: string | null
}

/** A finding, and who kept it as it is and why. */
export type CheckedFinding = Finding & { kept: { actor: string; reason: string } | null }

export function withReasons(findings: readonly Finding[], taken: readonly Step[]): CheckedFinding[] {
  return findings.map(finding => {
    const step = taken.findLast(({ step, details }) => step === 'overruled' && details['fingerprint'] === finding.fingerprint)
    return { ...finding, kept: step ? { actor: step.actor, reason: step.opinion ?? '' } : null }
  })
}
