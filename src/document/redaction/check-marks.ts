import { BadInput } from '../../errors.ts'
import { exemptions } from '../../law/exemptions.ts'
import type { RedactionLimits } from './limits.ts'
import type { Mark, Rectangle, RedactableKind } from './marks.ts'

/** Refuses marks that mean nothing in a file of this kind, with the number of the mark. What comes from a form or a file is `unknown`. */
export function checkMarks(marks: unknown, kind: RedactableKind, limits: RedactionLimits): Mark[] {
  if (!Array.isArray(marks)) throw wrong('标记应当是一个列表', 'the marks must be a list')
  if (marks.length > limits.marks) throw new BadInput(`标记超过 ${limits.marks} 处的上限 / more than ${limits.marks} marks`, 'marks')
  return marks.map((mark: Partial<Mark> | null, i) => {
    const where = mark?.where
    const number = `第 ${i + 1} 处标记`
    if (!mark || typeof mark.ground !== 'string' || !Object.hasOwn(exemptions, mark.ground))
      throw wrong(`${number}没有写明依据（E1 至 E7）`, `mark ${i + 1} names no ground (E1 to E7)`)
    const isRight =
      where?.in === 'page'
        ? kind === 'pdf' && isCount(where.page) && isRectangle(where.rectangle)
        : where?.in === 'paragraph'
          ? kind === 'docx' &&
            typeof where.part === 'string' &&
            isCount(where.paragraph) &&
            isIndex(where.start) &&
            isIndex(where.end) &&
            where.end > where.start
          : where?.in === 'picture' && (kind === 'docx' ? typeof where.part === 'string' : kind !== 'pdf') && isRectangle(where.rectangle)
    if (!isRight) throw wrong(`${number}的位置不适用于这种文件`, `mark ${i + 1} has a place that this kind of file does not have`)
    return mark as Mark
  })
}

const isIndex = (value: unknown) => Number.isInteger(value) && (value as number) >= 0
const isCount = (value: unknown) => isIndex(value) && (value as number) > 0
const isRectangle = (value: Rectangle | undefined) =>
  typeof value === 'object' &&
  value !== null &&
  [value.x, value.y, value.width, value.height].every(part => Number.isFinite(part)) &&
  value.width > 0 &&
  value.height > 0

const wrong = (chinese: string, english: string) => new BadInput(`${chinese} / ${english}`, 'marks')
