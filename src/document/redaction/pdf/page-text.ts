import { unifyRadicals } from '../../../text/index.ts'
import type { Rectangle } from '../marks.ts'
import type { TextRun } from '../reading.ts'
import { around, lower, right } from '../rectangles.ts'
import type { PdfPage } from './pdfium.ts'

/** A character that stands on a page; `drawn` is false for one that is written with an invisible pen. */
export type PageCharacter = { text: string; rectangle: Rectangle; loose: Rectangle; drawn: boolean }

const invisible = 3
const clips = 7

/** The characters of a page in the order of its content, without the spaces and ends of lines that PDFium makes up. */
export function charactersOf(page: PdfPage): PageCharacter[] {
  const { pdfium } = page.document
  const { api } = pdfium
  const text = api.FPDFText_LoadPage(page.handle)
  if (text === 0) return []
  const found: PageCharacter[] = []
  const count = api.FPDFText_CountChars(text)
  for (let i = 0; i < count; i++) {
    const code = api.FPDFText_GetUnicode(text, i)
    if (api.FPDFText_IsGenerated(text, i) === 1) continue
    const [left, to, bottom, top] = pdfium.doubles(4, (a, b, c, d) => api.FPDFText_GetCharBox(text, i, a!, b!, c!, d!)) as [
      number,
      number,
      number,
      number,
    ]
    const [looseLeft, looseTop, looseRight, looseBottom] = pdfium.floats(4, place => api.FPDFText_GetLooseCharBox(text, i, place!)) as [
      number,
      number,
      number,
      number,
    ]
    // a font without a table of its characters gives the number of a glyph for a character: 13 may be any word
    const isUnknown = isBlank(code) && Math.abs(looseRight - looseLeft) > 0 && api.FPDFText_HasUnicodeMapError(text, i) === 1
    const isMute = code === 0 || code === 0xfffe || isUnknown
    if (!isMute && (code === 13 || code === 10)) continue
    const mode = api.FPDFTextObj_GetTextRenderMode(api.FPDFText_GetTextObject(text, i))
    found.push({
      // a code without a character is still a glyph that can be seen
      text: isMute ? '\ufffd' : unifyRadicals(String.fromCodePoint(Math.min(code, 0x10ffff))),
      rectangle: page.toSeen({ left, bottom, right: to, top }),
      loose: page.toSeen({ left: looseLeft, bottom: looseBottom, right: looseRight, top: looseTop }),
      drawn: mode !== invisible && mode !== clips,
    })
  }
  api.FPDFText_ClosePage(text)
  return found
}

const isBlank = (code: number): boolean =>
  code < 32 || (code >= 127 && code < 160) || String.fromCodePoint(Math.min(code, 0x10ffff)).trim() === ''

/** Where a line goes: to the right as one reads, downwards, or on a page that lies turned to the left or upwards. */
type Direction = 'across' | 'down' | 'back' | 'up'

/** Characters as lines: one run goes on while the next stands beside the last, at the same height. */
export function runsOf(characters: readonly PageCharacter[]): TextRun[] {
  const runs: { characters: PageCharacter[]; direction: Direction | null }[] = []
  for (const character of characters) {
    const run = runs.at(-1)
    const step = run && directionOf(run.characters.at(-1)!.loose, character.loose)
    if (run && step && (run.direction === null || run.direction === step)) {
      run.characters.push(character)
      run.direction = step
    } else if (character.text !== ' ') runs.push({ characters: [character], direction: null })
  }
  return runs.map(one => asRun(one.characters, one.direction))
}

function directionOf(last: Rectangle, next: Rectangle): Direction | null {
  const size = Math.max(last.height, next.height, 1)
  const middle = (one: Rectangle) => one.y + one.height / 2
  if (Math.abs(middle(last) - middle(next)) < size * 0.5) {
    // an accent may be set back over its letter
    const isBack = right(next) < last.x + Math.min(size, last.width) * 0.25
    const gap = isBack ? last.x - right(next) : next.x - right(last)
    if (gap > -size && gap < size * 1.5) return isBack ? 'back' : 'across'
  }
  if (Math.abs(last.x - next.x) < size * 0.3 && next.width > size * 0.4) {
    const isUp = middle(next) < middle(last)
    const gap = isUp ? last.y - lower(next) : next.y - lower(last)
    if (gap > -size * 0.3 && gap < size * 0.6) return isUp ? 'up' : 'down'
  }
  return null
}

function asRun(characters: readonly PageCharacter[], direction: Direction | null): TextRun {
  const loose = around(characters.map(one => one.loose))
  const vertical = direction === 'down' || direction === 'up'
  const isTurned = direction === 'back' || direction === 'up'
  const size = Math.max(...characters.map(one => (vertical ? one.loose.height : one.loose.width)))
  const rectangle = trimmed(loose, around(characters.map(one => one.rectangle)), size, vertical)
  const text: string[] = []
  const edges: number[] = []
  for (const { text: one, loose } of characters)
    for (let i = 0; i < one.length; i++) {
      text.push(one[i]!)
      const [from, size] = vertical ? [loose.y, loose.height] : [loose.x, loose.width]
      edges.push(from + (size * (isTurned ? one.length - i : i)) / one.length)
    }
  const [first, last] = vertical ? [rectangle.y, lower(rectangle)] : [rectangle.x, right(rectangle)]
  edges.push(isTurned ? first : last)
  return { text: text.join(''), rectangle, edges, vertical }
}

/** Along the line as wide as the characters are set, across it no more than they need: some fonts claim the lines above and below. */
function trimmed(loose: Rectangle, tight: Rectangle, size: number, vertical: boolean): Rectangle {
  const across = vertical ? tight.width : tight.height
  const least = Math.max(across + 2, 0.5 * size)
  if (vertical) return { ...loose, x: tight.x + across / 2 - least / 2, width: least }
  return { ...loose, y: tight.y + across / 2 - least / 2, height: least }
}

/** The rectangle around some characters of a run: what a selected text marks. */
export function rectangleOf(run: TextRun, start: number, end: number): Rectangle {
  const ends = [run.edges[start] ?? run.edges[0]!, run.edges[Math.max(start, end)] ?? run.edges.at(-1)!]
  const [from, to] = [Math.min(...ends), Math.max(...ends)]
  if (run.vertical) return { ...run.rectangle, y: from, height: to - from }
  return { ...run.rectangle, x: from, width: to - from }
}
