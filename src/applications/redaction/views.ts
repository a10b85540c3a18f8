import type { Mark, Reading, Rectangle, Suggestion, TextRun } from '../../document/redaction/index.ts'

/** A part of a file that is shown at once: a page, a picture, or a hundred paragraphs. */
export type View = { text: string; english: string } & (
  | { in: 'page'; page: number }
  | { in: 'paragraphs'; from: number; to: number }
  | { in: 'picture'; part?: string; index: number }
)

/** A piece of a line that is marked with this number, or proposed (null). */
export type Cut = { start: number; end: number; n: number | null }
/** A line that is shown; `at` is its place among the lines of its view or file. */
export type Line = { at: number; text: string; cuts: Cut[] }
export type Frame = { rectangle: Rectangle; n: number | null }
/** A picture of the view, its frames in its own measure, and how wide it is shown. */
export type Plate = { width: number; height: number; bytes: Uint8Array; mediaType: string; frames: Frame[] }

const paragraphsAtOnce = 100

export function viewsOf(reading: Reading): View[] {
  if (reading.kind === 'pdf') return reading.pages.map(({ page }) => ({ in: 'page', page, text: `第 ${page} 页`, english: `Page ${page}` }))
  if (reading.kind !== 'docx') return [{ in: 'picture', index: 0, text: '图片', english: 'Picture' }]
  const { paragraphs, pictures } = reading
  const parts: View[] = []
  for (let from = 0; from < Math.max(1, paragraphs.length); from += paragraphsAtOnce) {
    const to = Math.min(paragraphs.length, from + paragraphsAtOnce)
    parts.push({ in: 'paragraphs', from, to, text: `第 ${from + 1}–${to} 段`, english: `Paragraphs ${from + 1}–${to}` })
  }
  return [
    ...parts,
    ...pictures.map(({ part }, i) => ({ in: 'picture' as const, part, index: i, text: `第 ${i + 1} 幅图`, english: `Picture ${i + 1}` })),
  ]
}

/** Whether a mark stands in this part. */
export function standsIn({ where }: Mark, view: View, reading: Reading): boolean {
  if (view.in === 'page') return where.in === 'page' && where.page === view.page
  if (view.in === 'picture') return where.in === 'picture' && where.part === view.part
  if (where.in !== 'paragraph' || reading.kind !== 'docx') return false
  const at = reading.paragraphs.findIndex(({ part, paragraph }) => part === where.part && paragraph === where.paragraph)
  return at >= view.from && at < view.to
}

type Numbered = readonly { mark: Mark; n: number | null }[]

const numbered = (marks: readonly Mark[], pending: readonly Suggestion[]): Numbered => [
  ...marks.map((mark, i) => ({ mark, n: i + 1 })),
  ...pending.map(({ mark }) => ({ mark, n: null })),
]

/** The text of a part, with what is marked in it. */
export function linesOf(view: View, reading: Reading, marks: readonly Mark[], pending: readonly Suggestion[]): Line[] {
  const all = numbered(marks, pending)
  if (view.in === 'page' && reading.kind === 'pdf') {
    const here = all.flatMap(({ mark: { where }, n }) => (where.in === 'page' && where.page === view.page ? [{ ...where, n }] : []))
    const runs = reading.pages.find(({ page }) => page === view.page)?.runs ?? []
    return runs.map((run, at) => ({
      ...{ at, text: run.text },
      cuts: apart(here.flatMap(({ rectangle, n }) => coveredIn(run, rectangle).map(span => ({ ...span, n })))),
    }))
  }
  if (view.in !== 'paragraphs' || reading.kind !== 'docx') return []
  return reading.paragraphs.slice(view.from, view.to).map(({ part, paragraph, text }, i) => ({
    ...{ at: view.from + i, text },
    cuts: apart(
      all.flatMap(({ mark: { where }, n }) =>
        where.in === 'paragraph' && where.part === part && where.paragraph === paragraph ? [{ start: where.start, end: where.end, n }] : [],
      ),
    ),
  }))
}

/** The picture of a part with frames where something is marked; null for text alone. */
export function plateOf(view: View, reading: Reading, marks: readonly Mark[], pending: readonly Suggestion[]): Plate | null {
  const all = numbered(marks, pending)
  if (view.in === 'page' && reading.kind === 'pdf') {
    const page = reading.pages.find(one => one.page === view.page)
    const frames = all.flatMap(({ mark: { where }, n }) =>
      where.in === 'page' && where.page === view.page ? [{ rectangle: where.rectangle, n }] : [],
    )
    return page ? { width: page.width, height: page.height, bytes: page.picture, mediaType: 'image/png', frames } : null
  }
  if (view.in !== 'picture') return null
  const frames = all.flatMap(({ mark: { where }, n }) =>
    where.in === 'picture' && where.part === view.part ? [{ rectangle: where.rectangle, n }] : [],
  )
  if (reading.kind === 'docx') {
    const picture = reading.pictures[view.index]
    return picture ? { ...picture, mediaType: typeOf(picture.bytes), frames } : null
  }
  if (reading.kind === 'pdf') return null
  const { width, height, picture: bytes } = reading
  return { width, height, bytes, mediaType: typeOf(bytes), frames }
}

const typeOf = (bytes: Uint8Array) => (bytes[0] === 0xff ? 'image/jpeg' : 'image/png')

/** The characters of a run whose middles lie in the rectangle, as spans. */
function coveredIn(
  { edges, text, rectangle: box, vertical }: TextRun,
  { x, y, width, height }: Rectangle,
): { start: number; end: number }[] {
  const across = vertical ? box.x + box.width / 2 : box.y + box.height / 2
  if (vertical ? across < x || across > x + width : across < y || across > y + height) return []
  const [from, to] = vertical ? [y, y + height] : [x, x + width]
  const isIn = (i: number) => {
    const middle = (edges[i]! + edges[i + 1]!) / 2
    return middle >= from && middle <= to
  }
  const spans: { start: number; end: number }[] = []
  for (let i = 0; i < text.length; i++) {
    if (!isIn(i)) continue
    const last = spans.at(-1)
    if (last?.end === i) last.end = i + 1
    else spans.push({ start: i, end: i + 1 })
  }
  return spans
}

/** In their order, none within another: what overlaps is shown under the first. */
function apart(cuts: readonly Cut[]): Cut[] {
  const shown: Cut[] = []
  for (const cut of [...cuts].sort((a, b) => a.start - b.start || (a.n ?? Infinity) - (b.n ?? Infinity))) {
    const start = Math.max(cut.start, shown.at(-1)?.end ?? 0)
    if (cut.end > start) shown.push({ ...cut, start })
  }
  return shown
}
