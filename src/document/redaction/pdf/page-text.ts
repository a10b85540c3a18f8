import { unifyRadicals } from '../../../text/index.ts'
import type { Rectangle } from '../marks.ts'
import type { TextRun } from '../reading.ts'
import { around, right } from '../rectangles.ts'
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
    if (api.FPDFText_IsGenerated(text, i) === 1 || code === 13 || code === 10) continue
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
    const mode = api.FPDFTextObj_GetTextRenderMode(api.FPDFText_GetTextObject(text, i))
    found.push({
      // a code without a character is still a glyph that can be seen
      text: code === 0 || code === 0xfffe ? '\ufffd' : unifyRadicals(String.fromCodePoint(Math.min(code, 0x10ffff))),
      rectangle: page.toSeen({ left, bottom, right: to, top }),
      loose: page.toSeen({ left: looseLeft, bottom: looseBottom, right: looseRight, top: looseTop }),
      drawn: mode !== invisible && mode !== clips,
    })
  }
  api.FPDFText_ClosePage(text)
  return found
}

/** Characters as lines: one run goes on while the next stands beside the last, at the same height. */
export function runsOf(characters: readonly PageCharacter[]): TextRun[] {
  const runs: PageCharacter[][] = []
  let direction: 'across' | 'down' | null = null
  for (const character of characters) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const step = last && directionOf(last.loose, character.loose)
    if (run && step && (direction === null || direction === step)) {
      run.push(character)
      direction = step
    } else {
      if (character.text === ' ') continue
      runs.push([character])
      direction = null
    }
  }
  return runs.map(asRun)
}

function directionOf(last: Rectangle, next: Rectangle): 'across' | 'down' | null {
  const size = Math.max(last.height, next.height, 1)
  const middle = (one: Rectangle) => one.y + one.height / 2
  const gap = next.x - right(last)
  if (Math.abs(middle(last) - middle(next)) < size * 0.5 && gap > -size && gap < size * 1.5) return 'across'
  const below = next.y - (last.y + last.height)
  if (Math.abs(last.x - next.x) < size * 0.3 && below > -size * 0.3 && below < size * 0.6 && next.width > size * 0.4) return 'down'
  return null
}

function asRun(characters: readonly PageCharacter[]): TextRun {
  const loose = around(characters.map(one => one.loose))
  const vertical = characters.length > 1 && loose.height > loose.width
  const size = Math.max(...characters.map(one => (vertical ? one.loose.height : one.loose.width)))
  const rectangle = trimmed(loose, around(characters.map(one => one.rectangle)), size, vertical)
  const text: string[] = []
  const edges: number[] = []
  for (const { text: one, loose } of characters)
    for (const [i, unit] of [...Array(one.length).keys()].entries()) {
      text.push(one[unit]!)
      const [from, size] = vertical ? [loose.y, loose.height] : [loose.x, loose.width]
      edges.push(from + (size * i) / one.length)
    }
  edges.push(vertical ? rectangle.y + rectangle.height : right(rectangle))
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
  const [from, to] = [run.edges[start] ?? run.edges[0]!, run.edges[Math.max(start, end)] ?? run.edges.at(-1)!]
  if (run.vertical) return { ...run.rectangle, y: from, height: to - from }
  return { ...run.rectangle, x: from, width: to - from }
}
