import type { Rectangle } from '../marks.ts'
import type { Pixels } from '../picture/png.ts'
import { charactersOf } from './page-text.ts'
import type { PdfPage } from './pdfium.ts'

const scale = 1.5
/** Samples that lie closer together than this are one colour to the eye. */
const contrast = 12

/** How many characters of a page stand in its text and cannot be seen: white on white, under a box or a picture, or outside the page. */
export function unseenOn(page: PdfPage): number {
  const characters = charactersOf(page).filter(
    ({ drawn, text, rectangle }) => drawn && isWord(text) && rectangle.width > 0 && rectangle.height > 0,
  )
  if (characters.length === 0) return 0
  const pixels = page.picture(scale)
  return characters.filter(({ rectangle }) => isUniform(pixels, rectangle)).length
}

/** No blank, and nothing that a font may show as nothing. */
const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text)

function isUniform({ width, height, data }: Pixels, { x, y, width: w, height: h }: Rectangle): boolean {
  const [x0, x1] = [Math.max(0, Math.floor(x * scale) - 1), Math.min(width, Math.ceil((x + w) * scale) + 1)]
  const [y0, y1] = [Math.max(0, Math.floor(y * scale) - 1), Math.min(height, Math.ceil((y + h) * scale) + 1)]
  if (x1 - x0 < 2 || y1 - y0 < 2) return true
  const first = (y0 * width + x0) * 3
  for (let row = y0; row < y1; row++)
    for (let at = (row * width + x0) * 3; at < (row * width + x1) * 3; at++)
      if (Math.abs(data[at]! - data[first + (at % 3)]!) > contrast) return false
  return true
}
