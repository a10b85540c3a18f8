import { searchOf } from '../find-removed.ts'
import type { RedactionLimits } from '../limits.ts'
import type { Mark, Rectangle } from '../marks.ts'
import { isBlackAt } from '../picture/black.ts'
import { decodePicture } from '../picture/pixels.ts'
import type { MarkProof } from '../proof.ts'
import type { Hidden } from '../reading.ts'
import { expectedText, rangesOf } from './apply-marks.ts'
import { type CleanDocument, cleanDocument } from './clean-document.ts'
import { type CleanParagraph, paragraphsOf, textOfParagraph } from './paragraphs.ts'
import { unzip } from './unzip.ts'
import { encoded } from './xml.ts'

/** Reads the copy again: paragraph by paragraph it must say what the original says without its passages, and nothing may be found in its bytes. */
export async function proveDocx(
  original: Uint8Array,
  copy: Uint8Array,
  marks: readonly Mark[],
  limits: RedactionLimits,
): Promise<{ marks: MarkProof[]; hides: Hidden[] }> {
  const [before, after] = [cleanDocument(original, limits), cleanDocument(copy, limits)]
  const ranges = rangesOf(marks)
  const originals = paragraphsOf(before.parts).map(one => ({
    key: keyOf(one),
    text: textOfParagraph(one),
    isLeft: !isInWithheld(one, ranges),
  }))
  const texts = paragraphsOf(after.parts).map(textOfParagraph)
  const expected = originals.flatMap(({ key, text, isLeft }) => (isLeft ? [expectedText(text, ranges.get(key) ?? [])] : []))
  const kept = expected.join('\n')
  const isSame = texts.join('\n') === kept
  const streams = [...unzip(copy, limits.unpackedBytes)].filter(([name]) => !/\.(?:png|jpg)$/.test(name)).map(([, bytes]) => bytes)
  const search = searchOf(kept, [texts.join('\n')], streams, encoded)
  const places = new Map(originals.map(({ key }, at) => [key, at]))

  const proofs: MarkProof[] = []
  for (const [mark, { where }] of marks.entries()) {
    if (where.in === 'page') proofs.push({ mark, isGone: false, elsewhere: 0, why: '这不是 DOCX 文件中的位置' })
    else if (where.in === 'picture') {
      const isGone = await isBlackened(before, after, where.part, where.rectangle, limits)
      proofs.push({ mark, isGone, elsewhere: 0, why: isGone ? null : '图片的标记处没有遮黑' })
    } else {
      const at = places.get(`${where.part}#${where.paragraph}`) ?? -1
      const removed = originals[at]?.text.slice(where.start, where.end) ?? ''
      const { elsewhere, most, inData } = search(removed)
      const why =
        removed === ''
          ? '原件中没有这一处'
          : !isSame && !(texts.length === expected.length && texts[at] === expected[at])
            ? '公开版的这一段与应有的文字不一致'
            : most > elsewhere && removed.trim().length > 1
              ? '公开版的文字中仍能找到'
              : inData
                ? '公开版的数据中仍能找到'
                : null
      proofs.push({ mark, isGone: why === null, elsewhere, why })
    }
  }
  return { marks: proofs, hides: after.hides }
}

const keyOf = ({ part, number }: CleanParagraph) => `${part.source}#${number}`

/** Whether it stands in a box that was withheld as a whole. */
function isInWithheld({ inside }: CleanParagraph, ranges: ReturnType<typeof rangesOf>): boolean {
  if (!inside) return false
  const isWithheld = (ranges.get(keyOf(inside.paragraph)) ?? []).some(({ start, end }) => inside.unit >= start && inside.unit < end)
  return isWithheld || isInWithheld(inside.paragraph, ranges)
}

async function isBlackened(
  before: CleanDocument,
  after: CleanDocument,
  source: string | undefined,
  rectangle: Rectangle,
  limits: RedactionLimits,
): Promise<boolean> {
  const [uses, copies] = [before, after].map(one => one.parts.flatMap(({ pictures }) => pictures))
  if (!uses!.some(use => use.source === source)) return false
  // a picture that was withheld as a whole is gone with its place
  if (uses!.length !== copies!.length) return copies!.length < uses!.length
  for (const [i, use] of uses!.entries()) {
    if (use.source !== source) continue
    const bytes = after.docx.files.get(copies![i]!.source)!
    const { width, height } = await decodePicture(before.docx.files.get(use.source)!, limits)
    const moved = { ...rectangle, x: rectangle.x - width * use.crop.left, y: rectangle.y - height * use.crop.top }
    if (!isBlackAt(await decodePicture(bytes, limits), moved)) return false
  }
  return true
}
