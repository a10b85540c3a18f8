import { type ExemptionCode, exemptions } from '../../law/exemptions.ts'
import type { Mark, Rectangle } from './marks.ts'
import type { Reading } from './reading.ts'

/** A line of the list that goes with the reply (art. 37): where, how many passages, on which ground. It says nothing of what stood there. */
export type WithheldLine = {
  place: string
  numbers: number[]
  ground: ExemptionCode
  label: string
  kind: string | null
  cites: string
  note: string | null
}

/** What was withheld and why, in the order of the file; neighbours of one place and one ground share a line. */
export function withheldList(marks: readonly Mark[], reading?: Reading): WithheldLine[] {
  const lines: WithheldLine[] = []
  for (const [i, { ground, kind, note, where }] of marks.entries()) {
    const place = placeOf(where, reading)
    const same = lines.find(
      line => line.place === place && line.ground === ground && line.kind === (kind ?? null) && line.note === (note ?? null),
    )
    if (same) same.numbers.push(i + 1)
    else {
      const { label, cites } = exemptions[ground]
      lines.push({ place, numbers: [i + 1], ground, label, kind: kind ?? null, cites, note: note ?? null })
    }
  }
  return lines
}

/** Marks from the first page to the last, from top to bottom: so they are numbered. */
export function inOrder(marks: readonly Mark[], reading?: Reading): Mark[] {
  const parts = reading?.kind === 'docx' ? [...new Set(reading.paragraphs.map(({ part }) => part))] : []
  const key = ({ where }: Mark): number[] => {
    if (where.in === 'page') return [where.page, lineOf(where.rectangle), where.rectangle.x]
    if (where.in === 'picture') return [parts.length, lineOf(where.rectangle), where.rectangle.x]
    return [Math.max(0, parts.indexOf(where.part)), where.paragraph, where.start]
  }
  return [...marks].sort((a, b) => {
    const [x, y] = [key(a), key(b)]
    return x.map((value, i) => value - y[i]!).find(difference => difference !== 0) ?? 0
  })
}

/** Marks whose middles lie within the height of a line stand beside each other. */
const lineOf = ({ y, height }: Rectangle) => Math.round((y + height / 2) / 10)

function placeOf(where: Mark['where'], reading: Reading | undefined): string {
  if (where.in === 'page') return `第 ${where.page} 页`
  if (where.in === 'paragraph') {
    const found = reading?.kind === 'docx' && reading.paragraphs.find(one => one.part === where.part && one.paragraph === where.paragraph)
    return found ? found.place : `第 ${where.paragraph} 段`
  }
  if (where.part === undefined) return '图片'
  const number = reading?.kind === 'docx' ? reading.pictures.findIndex(({ part }) => part === where.part) + 1 : 0
  return number > 0 ? `第 ${number} 幅图` : '文中的图'
}
