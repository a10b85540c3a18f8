import type { Mark } from '../marks.ts'
import { type CleanParagraph, noteMark, textOfParagraph, type Unit } from './paragraphs.ts'
import { element, isElement, type XmlElement } from './xml.ts'

/** What stands where something was withheld: always as long, so that it does not tell how long that was. */
export const block = '█████'

type Range = { start: number; end: number }

/** The passages of each paragraph, by part and number; those that meet are one. */
export function rangesOf(marks: readonly Mark[]): Map<string, Range[]> {
  const ranges = new Map<string, Range[]>()
  for (const { where } of marks) {
    if (where.in !== 'paragraph' || where.end <= where.start) continue
    const key = `${where.part}#${where.paragraph}`
    ranges.set(key, [...(ranges.get(key) ?? []), { start: Math.max(0, where.start), end: where.end }])
  }
  return new Map([...ranges].map(([key, list]) => [key, merged(list)]))
}

function merged(list: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const { start, end } of [...list].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

/** Half of a character is the whole of it: those beyond the first 65,536 are two units long. */
export function wholeRanges(text: string, ranges: readonly Range[]): Range[] {
  const isLow = (at: number) => at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at]!) && /[\ud800-\udbff]/.test(text[at - 1]!)
  return merged(ranges.map(({ start, end }) => ({ start: isLow(start) ? start - 1 : start, end: isLow(end) ? end + 1 : end })))
}

/** The text of a paragraph with its passages withheld: what the copy must say. Marks of notes stay. */
export function expectedText(text: string, ranges: readonly Range[]): string {
  let [kept, at] = ['', 0]
  for (const { start, end } of wholeRanges(text, ranges)) {
    if (start >= text.length) break
    kept += text.slice(at, start) + block + [...text.slice(start, end)].filter(one => one === noteMark).join('')
    at = Math.min(end, text.length)
  }
  return kept + text.slice(at)
}

/** Takes the passages out of the paragraph and puts a black block in the place of each. */
export function withhold(paragraph: CleanParagraph, ranges: readonly Range[]): void {
  const { units } = paragraph
  const pieces = new Map<XmlElement, string[]>()
  const lettersOf = (unit: Unit) => {
    const known =
      pieces.get(unit.holder) ??
      unit.holder.children
        .filter(one => !isElement(one))
        .join('')
        .split('')
    pieces.set(unit.holder, known)
    return known
  }
  for (const { start, end } of wholeRanges(textOfParagraph(paragraph), ranges)) {
    let isFirst = true
    for (const unit of units.slice(start, end)) {
      if (unit.at === null && unit.character === noteMark && unit.holder.name !== 'w:sym') {
        if (isFirst) unit.parent.children.splice(unit.parent.children.indexOf(unit.holder), 0, element('w:t', {}, [block]))
      } else if (unit.at === null) {
        const place = unit.parent.children.indexOf(unit.holder)
        unit.parent.children.splice(place, 1, ...(isFirst ? [element('w:t', {}, [block])] : []))
      } else lettersOf(unit)[unit.at] = isFirst ? block : ''
      isFirst = false
    }
  }
  for (const [holder, letters] of pieces) holder.children = [letters.join('')]
}
