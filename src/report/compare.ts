import { cellsOf, placeName } from './cells.ts'
import { likeness } from './check/likeness.ts'
import type { FormId } from './forms/index.ts'
import { formOfReport } from './forms/index.ts'
import type { Figure, Report } from './report.ts'

export type Side = { agency: string | null; year: number | null; form: FormId | null }

/** One cell of both reports. `change` is b − a; `percent` of a, to one decimal; null where a figure was not read, and percent also where a is 0. */
export type FigurePair = { at: string; label: string; a: Figure; b: Figure; change: number | null; percent: number | null }

/** A paragraph that only the first report has, only the second, or both. */
export type Paragraph = { kind: 'same' | 'removed' | 'added'; text: string }

export type SectionPair = { number: number | null; heading: string; likeness: number; paragraphs: Paragraph[] }

export type Comparison = {
  a: Side
  b: Side
  figures: FigurePair[]
  texts: SectionPair[]
  /** Cells that only one of the two has: other forms, or rows that a source does not hold. */
  incomparable: { at: string; label: string; only: 'a' | 'b'; figure: Figure; why: string; english: string }[]
}

/** Two reports side by side: two years of one body, or two bodies. */
export function compareReports(a: Report, b: Report): Comparison {
  const first = new Map([...cellsOf(a)].map(cell => [cell.at, cell.figure]))
  const figures: FigurePair[] = []
  const incomparable: Comparison['incomparable'] = []
  const differ = a.form !== b.form
  const why = differ ? '两份报告的格式不同，只有一份有这一格' : '只有一份报告有这一格'
  const english = differ ? 'the forms differ; only one has this cell' : 'only one report has this cell'
  for (const { at, figure } of cellsOf(b)) {
    const before = first.get(at)
    if (before === undefined) incomparable.push({ at, label: placeName(at, formOfReport(b)), only: 'b', figure, why, english })
    else figures.push(pair(at, placeName(at, formOfReport(b)), before, figure))
    first.delete(at)
  }
  for (const [at, figure] of first) incomparable.push({ at, label: placeName(at, formOfReport(a)), only: 'a', figure, why, english })
  return { a: side(a), b: side(b), figures, texts: texts(a, b), incomparable }
}

const side = ({ agency, year, form }: Report): Side => ({ agency, year, form })

function pair(at: string, label: string, a: Figure, b: Figure): FigurePair {
  const change = a === null || b === null ? null : Number((b - a).toFixed(6))
  const percent = change === null || a === null || a === 0 ? null : Math.round((change / Math.abs(a)) * 1000) / 10
  return { at, label, a, b, change, percent }
}

function texts(a: Report, b: Report): SectionPair[] {
  const key = (section: Report['sections'][number]) => section.number ?? section.heading
  const keys = [...new Set([...a.sections, ...b.sections].map(key))]
  return keys.map(each => {
    const first = a.sections.find(section => key(section) === each)
    const second = b.sections.find(section => key(section) === each)
    const [before, after] = [first?.text ?? '', second?.text ?? '']
    return {
      number: (second ?? first)!.number,
      heading: (second ?? first)!.heading,
      likeness: before === after ? 1 : Math.round(likeness(before, after) * 1000) / 1000,
      paragraphs: differences(paragraphs(before), paragraphs(after)),
    }
  })
}

const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Longer texts than this are compared as sets of paragraphs: the exact way takes time with the square of their number. */
const mostParagraphs = 500

/** The paragraphs of both in order, by their longest common run. */
export function differences(a: readonly string[], b: readonly string[]): Paragraph[] {
  if (a.length > mostParagraphs || b.length > mostParagraphs) {
    const [inA, inB] = [new Set(a), new Set(b)]
    return [
      ...a.filter(text => !inB.has(text)).map(text => ({ kind: 'removed' as const, text })),
      ...b.map(text => ({ kind: inA.has(text) ? ('same' as const) : ('added' as const), text })),
    ]
  }
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  const out: Paragraph[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: 'same', text: a[i++]! })
      j++
    } else if (i < a.length && (j >= b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) out.push({ kind: 'removed', text: a[i++]! })
    else out.push({ kind: 'added', text: b[j++]! })
  }
  return out
}
