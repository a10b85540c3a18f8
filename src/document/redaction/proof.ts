import type { RedactableKind } from './marks.ts'
import type { Hidden } from './reading.ts'

/** What the check of a copy found of one mark. `elsewhere`: the same words stand at so many places that nobody marked. */
export type MarkProof = { mark: number; isGone: boolean; elsewhere: number; why: string | null }

/** The result of extracting a copy again. It quotes nothing of what was withheld. */
export type Proof = {
  kind: RedactableKind
  isProven: boolean
  marks: MarkProof[]
  /** what hides in the copy: nothing, in a copy that this house made */
  hides: Hidden[]
  sha256: { original: string; copy: string }
}
