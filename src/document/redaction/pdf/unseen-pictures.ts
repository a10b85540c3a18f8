import type { Rectangle } from '../marks.ts'
import { lower, overlap, right } from '../rectangles.ts'
import { boxOf, type Matrix, placed, walkObjects } from './page-objects.ts'
import type { PdfPage } from './pdfium.ts'

/** What may be cut off at an edge and tell nothing: scanners round the size of the paper. */
const least = 3
const filled = 255

/**
 * How many pictures of a page go on where nobody sees them: beyond the edge of the page, behind the path that cuts them, or under a filled
 * rectangle that somebody drew over them. All of their pixels stand in the file.
 */
export function unseenPicturesOn(page: PdfPage): number {
  const { pdfium } = page.document
  const { api } = pdfium
  const sheet = { x: 0, y: 0, width: page.width, height: page.height }
  const pictures: { seen: Rectangle; isCut: boolean }[] = []

  walkObjects(page, (object, matrix, kind) => {
    if (kind === 'image') {
      const box = boxOf(page, object, matrix)
      const seen = common([sheet, box, ...clipsOf(object, matrix)])
      pictures.push({ seen, isCut: box.width - seen.width > least || box.height - seen.height > least })
    }
    if (kind === 'path' && pictures.length > 0 && isFilledBox(object)) {
      const cover = common([boxOf(page, object, matrix), ...clipsOf(object, matrix)])
      for (const one of pictures) if (overlap(shrunk(one.seen), shrunk(cover)) > 0) one.isCut = true
    }
    return null
  })
  return pictures.filter(({ isCut, seen }) => isCut && seen.width > 0 && seen.height > 0).length

  function clipsOf(object: number, matrix: Matrix): Rectangle[] {
    const clip = api.FPDFPageObj_GetClipPath(object)
    const count = clip === 0 ? 0 : Math.max(0, api.FPDFClipPath_CountPaths(clip))
    return Array.from({ length: count }, (_, i) => {
      const points = Array.from({ length: Math.max(0, api.FPDFClipPath_CountPathSegments(clip, i)) }, (_, j) => {
        const segment = api.FPDFClipPath_GetPathSegment(clip, i, j)
        return pdfium.floats(2, (x, y) => api.FPDFPathSegment_GetPoint(segment, x!, y!)) as [number, number]
      })
      return placed(page, points, matrix)
    })
  }

  function isFilledBox(object: number): boolean {
    const segments = api.FPDFPath_CountSegments(object)
    if (segments < 4 || segments > 6) return false
    const at = pdfium.malloc(8)
    api.FPDFPath_GetDrawMode(object, at, at + 4)
    const isFilled = (api.pdfium.getValue(at, 'i32') as number) !== 0
    pdfium.api.pdfium.wasmExports.free(at)
    if (!isFilled) return false
    const colour = pdfium.malloc(16)
    const hasColour = api.FPDFPageObj_GetFillColor(object, colour, colour + 4, colour + 8, colour + 12)
    const strength = api.pdfium.getValue(colour + 12, 'i32') as number
    pdfium.api.pdfium.wasmExports.free(colour)
    return !hasColour || strength === filled
  }
}

const shrunk = ({ x, y, width, height }: Rectangle): Rectangle => ({
  x: x + least / 2,
  y: y + least / 2,
  width: Math.max(0, width - least),
  height: Math.max(0, height - least),
})

function common(all: readonly Rectangle[]): Rectangle {
  const [x, y] = [Math.max(...all.map(one => one.x)), Math.max(...all.map(one => one.y))]
  return { x, y, width: Math.max(0, Math.min(...all.map(right)) - x), height: Math.max(0, Math.min(...all.map(lower)) - y) }
}
