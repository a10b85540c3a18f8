import type { RedactionLimits } from '../limits.ts'
import type { Mark } from '../marks.ts'
import type { MarkProof } from '../proof.ts'
import type { Hidden } from '../reading.ts'
import { isBlackAt } from './black.ts'
import { decodePicture, type PictureKind } from './pixels.ts'
import { hidesInPicture } from './redact-picture.ts'

/** Opens the copy again: every marked pixel is black, and nothing is in the file but pixels. */
export async function provePicture(
  copy: Uint8Array,
  kind: PictureKind,
  marks: readonly Mark[],
  limits: RedactionLimits,
): Promise<{ marks: MarkProof[]; hides: Hidden[] }> {
  const pixels = await decodePicture(copy, limits)
  const proofs = marks.map(({ where }, mark): MarkProof => {
    const isGone = where.in === 'picture' && isBlackAt(pixels, where.rectangle)
    return { mark, isGone, elsewhere: 0, why: isGone ? null : '标记处没有遮黑' }
  })
  return { marks: proofs, hides: hidesInPicture(copy, kind) }
}
