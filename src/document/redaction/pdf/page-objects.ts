import type { Rectangle } from '../marks.ts'
import { contains, touches } from '../rectangles.ts'
import type { PdfPage } from './pdfium.ts'

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

const kinds = { 2: 'path', 3: 'image', 4: 'shading', 5: 'form' } as const
type Kind = 'path' | 'image' | 'shading'
const line = 0
const moveTo = 2
const deepest = 12
const asItIs: Matrix = [1, 0, 0, 1, 0, 0]

export const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
]

/** Goes over what a page draws besides text, in its order and into its forms, until `look` says something. */
export function walkObjects(page: PdfPage, look: (object: number, matrix: Matrix, kind: Kind) => string | null): string | null {
  const { pdfium } = page.document
  const { api } = pdfium

  const visit = (object: number, matrix: Matrix, depth: number): string | null => {
    const kind = kinds[api.FPDFPageObj_GetType(object) as keyof typeof kinds]
    if (kind !== 'form') return kind ? look(object, matrix, kind) : null
    if (depth > deepest) return '嵌套过深'
    const own = pdfium.floats(6, place => api.FPDFPageObj_GetMatrix(object, place!)) as unknown as Matrix
    const count = api.FPDFFormObj_CountObjects(object)
    for (let i = 0; i < count; i++) {
      const why = visit(api.FPDFFormObj_GetObject(object, i), times(own, matrix), depth + 1)
      if (why) return why
    }
    return null
  }

  const count = api.FPDFPage_CountObjects(page.handle)
  for (let i = 0; i < count; i++) {
    const why = visit(api.FPDFPage_GetObject(page.handle, i), asItIs, 0)
    if (why) return why
  }
  return null
}

/** Where an object stands on the page as it is seen. */
export function boxOf(page: PdfPage, object: number, matrix: Matrix): Rectangle {
  const { pdfium } = page.document
  const [left, bottom, right, top] = pdfium.floats(4, (a, b, c, d) => pdfium.api.FPDFPageObj_GetBounds(object, a!, b!, c!, d!)) as [
    number,
    number,
    number,
    number,
  ]
  return placed(
    page,
    [
      [left, bottom],
      [right, bottom],
      [left, top],
      [right, top],
    ],
    matrix,
  )
}

/** The rectangle around points of an object, on the page as it is seen. */
export function placed(page: PdfPage, points: readonly (readonly [number, number])[], matrix: Matrix): Rectangle {
  const xs = points.map(([x, y]) => matrix[0] * x + matrix[2] * y + matrix[4])
  const ys = points.map(([x, y]) => matrix[1] * x + matrix[3] * y + matrix[5])
  return page.toSeen({ left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) })
}

/**
 * Why the passages of a page cannot be taken out object by object: a picture, or lines that may be drawn writing, lie under a mark. Then the
 * page must become its picture. Frames and rules of tables are no reason.
 */
export function drawnUnder(page: PdfPage, marks: readonly Rectangle[]): string | null {
  const { pdfium } = page.document
  const { api } = pdfium

  const isFrame = (object: number): boolean => {
    const segments = api.FPDFPath_CountSegments(object)
    if (segments > 2_000) return false
    let [lastX, lastY] = [0, 0]
    for (let i = 0; i < segments; i++) {
      const segment = api.FPDFPath_GetPathSegment(object, i)
      const kind = api.FPDFPathSegment_GetType(segment)
      const [x, y] = pdfium.floats(2, (a, b) => api.FPDFPathSegment_GetPoint(segment, a!, b!)) as [number, number]
      if (kind !== moveTo && (kind !== line || (Math.abs(x - lastX) > 0.05 && Math.abs(y - lastY) > 0.05))) return false
      ;[lastX, lastY] = [x, y]
    }
    return true
  }

  return walkObjects(page, (object, matrix, kind) => {
    const box = boxOf(page, object, matrix)
    const under = marks.filter(mark => touches(box, mark))
    if (under.length === 0) return null
    if (kind === 'image') return '标记处是图像'
    const isInside = under.some(mark => contains(mark, box))
    if (kind === 'shading') return isInside ? '标记处是图形' : null
    // an underline lies within its mark and tells nothing
    if (isFrame(object)) return isInside && Math.min(box.width, box.height) > 2 ? '标记处是图形' : null
    return '标记处是图形'
  })
}
