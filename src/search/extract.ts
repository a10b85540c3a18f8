import { foldWithPlaces } from './fold.ts'

/** Plain text with the places of what was looked for, in order, none over another. */
export type Marked = { text: string; marks: { start: number; end: number }[] }
/** A stretch of the text around the first place; `cut` where it does not begin or end with the text. */
export type Extract = Marked & { cutBefore: boolean; cutAfter: boolean }

const length = 110
const lead = 24
/** In a text without a place only its beginning is shown. */
const mostMarks = 50

/** Where the folded ways stand in a text as it is written. */
export function markedIn(text: string, ways: readonly string[]): Marked {
  const { folded, places } = foldWithPlaces(text)
  const spans: { start: number; end: number }[] = []
  for (const way of ways) {
    if (way === '') continue
    for (let at = folded.indexOf(way); at >= 0 && spans.length < mostMarks; at = folded.indexOf(way, at + way.length)) {
      const start = places[at]!
      const lastUnit = places[at + way.length - 1]!
      const end = lastUnit + (text.codePointAt(lastUnit)! > 0xffff ? 2 : 1)
      spans.push({ start, end })
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const marks: Marked['marks'] = []
  for (const span of spans) {
    const last = marks.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else marks.push({ ...span })
  }
  return { text, marks }
}

export function extractOf(text: string, ways: readonly string[]): Extract {
  const { marks } = markedIn(text, ways)
  const first = marks[0]?.start ?? 0
  let start = Math.max(0, first - lead)
  // It begins with a sentence where one begins nearby.
  const stop = Math.max(...['。', '\n', '；'].map(sign => text.slice(start, first).lastIndexOf(sign)))
  if (start > 0 && stop >= 0) start += stop + 1
  while (start < first && /[，、；：。\s]/.test(text[start]!)) start++
  if (isLow(text, start)) start--
  let end = Math.min(text.length, start + length)
  if (isLow(text, end)) end++
  const shown = text.slice(start, end)
  const inside = marks.filter(mark => mark.start >= start && mark.start < end)
  return {
    text: shown.replace(/\s/g, ' '),
    marks: inside.map(mark => ({ start: mark.start - start, end: Math.min(mark.end, end) - start })),
    cutBefore: text.slice(0, start).trim() !== '',
    cutAfter: text.slice(end).trim() !== '',
  }
}

/** Never between the two halves of a character. */
const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? '')
