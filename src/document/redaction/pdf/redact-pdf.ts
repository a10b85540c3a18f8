import { damaged, noSuchPlace, type RedactionLimits, tooManyPages, tooManyPixels } from '../limits.ts'
import type { Mark, Rectangle } from '../marks.ts'
import { blacken } from '../picture/black.ts'
import { packedRows, simplified } from '../picture/png.ts'
import type { RedactedCopy } from '../reading.ts'
import { around, isUnder } from '../rectangles.ts'
import { type CleanPdf, cleanPdf, type PagePicture } from './clean.ts'
import { looksAlike } from './compare-pages.ts'
import { hidesInPdf } from './hides.ts'
import { drawnUnder } from './page-objects.ts'
import { charactersOf } from './page-text.ts'
import type { PdfDocument, Pdfium, PdfPage } from './pdfium.ts'
import { unseenOn } from './unseen.ts'
import { unseenPicturesOn } from './unseen-pictures.ts'

/** Pixels for a point: 200 dpi for a page that goes out as its picture, 72 for comparing. */
const printScale = 200 / 72
const compareScale = 1

type PageMarks = Map<number, Rectangle[]>

/** A copy of the file from which the marked passages are gone, written anew. Pages on which a trace would stay become their pictures. */
export async function redactPdf(pdfium: Pdfium, bytes: Uint8Array, marks: readonly Mark[], limits: RedactionLimits): Promise<RedactedCopy> {
  const original = openFlat(pdfium, bytes, limits)
  const lost = marks.find(({ where }) => where.in === 'page' && where.page > original.document.pages)
  if (lost?.where.in === 'page') throw noSuchPlace(`第 ${lost.where.page} 页`, `page ${lost.where.page}`)
  const before = cleanFlat(original, limits)
  const pictures = new Map<number, { why: string; picture: PagePicture }>()
  const asPicture = (index: number, why: string) => {
    if (!pictures.has(index))
      pictures.set(index, { why, picture: original.document.onPage(index, page => pictureOf(page, wide.get(index) ?? [], limits)) })
  }
  const wide = wholeCharacters(original.document, marksByPage(marks))

  for (const [index, traits] of before.pages.entries()) {
    if (traits.hiddenLayers > 0) asPicture(index, '有关闭的图层')
    else if (traits.clipsWithText) asPicture(index, '文字被用作剪裁')
    else if (original.document.onPage(index, unseenOn) > 0) asPicture(index, '有看不见的文字')
    else if (original.document.onPage(index, unseenPicturesOn) > 0) asPicture(index, '图片有看不见的部分')
  }
  const removed = pdfium.open(original.bytes)
  for (const [index, rectangles] of wide) {
    const why = pictures.has(index) ? null : removed.onPage(index, page => drawnUnder(page, rectangles) ?? removeText(page, rectangles))
    if (why) asPicture(index, why)
  }
  const scanned = new Set([...wide.keys()].filter(index => pictures.has(index)).flatMap(index => before.pages[index]!.shapes))
  for (const [index, { shapes }] of before.pages.entries())
    if (shapes.some(one => scanned.has(one))) asPicture(index, '与有标记的页共用字形')
  const textGone = removed.save()
  removed.close()

  // a page that becomes a picture may free others of a font, so it is looked at again until nothing changes
  for (let round = 0; ; round++) {
    const clean = cleanPdf(textGone, new Map([...pictures].map(([index, { picture }]) => [index, picture])), limits.unpackedBytes)
    const copy = pdfium.open(clean.bytes)
    const known = pictures.size
    const opaque = new Set([...wide.keys()].flatMap(index => before.pages[index]!.opaqueFonts))
    for (let index = 0; index < copy.pages; index++) {
      if (pictures.has(index)) continue
      const why = clean.pages[index]!.opaqueFonts.some(font => opaque.has(font))
        ? '内嵌字体仍含有隐去的字'
        : traceOn(original.document, copy, index, wide.get(index) ?? [])
      if (why) asPicture(index, why)
    }
    copy.close()
    if (pictures.size === known || round > limits.pages) {
      const dropped = hidesInPdf(pdfium, bytes, before, original.document)
      original.document.close()
      return {
        kind: 'pdf',
        bytes: Uint8Array.from(clean.bytes),
        pictures: [...pictures].map(([index, { why }]) => ({ page: index + 1, why })).sort((a, b) => a.page - b.page),
        dropped,
      }
    }
  }
}

/** The file with its forms and annotations drawn into the pages. */
export function openFlat(pdfium: Pdfium, bytes: Uint8Array, limits: RedactionLimits): { bytes: Uint8Array; document: PdfDocument } {
  const document = pdfium.open(bytes)
  if (document.pages > limits.pages) throw tooManyPages(limits.pages)
  document.flatten()
  const flat = document.save()
  document.close()
  return { bytes: flat, document: pdfium.open(flat) }
}

/** The same file written anew; refused where the two readers find other pages in it: a mark would fall on another than it was made on. */
export function cleanFlat({ bytes, document }: { bytes: Uint8Array; document: PdfDocument }, limits: RedactionLimits): CleanPdf {
  const clean = cleanPdf(bytes, new Map(), limits.unpackedBytes)
  if (clean.pages.length !== document.pages) throw damaged()
  return clean
}

/** The marked rectangles of each page, by its index. */
export function marksByPage(marks: readonly Mark[]): PageMarks {
  const pages: PageMarks = new Map()
  for (const { where } of marks) {
    if (where.in !== 'page') continue
    pages.set(where.page - 1, [...(pages.get(where.page - 1) ?? []), where.rectangle])
  }
  return pages
}

/** The marks, wide enough for the whole of each character that belongs to them. */
export function wholeCharacters(document: PdfDocument, marks: PageMarks): PageMarks {
  return new Map(
    [...marks]
      .filter(([index]) => index < document.pages)
      .map(([index, rectangles]) => {
        const characters = document.onPage(index, charactersOf)
        const whole = (mark: Rectangle) =>
          around([
            mark,
            ...characters.filter(({ rectangle, text }) => text.trim() !== '' && isUnder(rectangle, mark)).map(one => one.rectangle),
          ])
        return [index, rectangles.map(whole)]
      }),
  )
}

function removeText(page: PdfPage, rectangles: readonly Rectangle[]): string | null {
  const { pdfium } = page.document
  const { api } = pdfium
  for (const one of rectangles) {
    const { left, top, right, bottom } = page.toPage(one)
    if (!api.EPDFText_RedactInRect(page.handle, pdfium.setFloats([left, top, right, bottom]), true, true)) return '文字不能从页面中取出'
  }
  return api.FPDFPage_GenerateContent(page.handle) ? null : '文字不能从页面中取出'
}

/** What is still to be seen or found of a mark on a page of the copy, or what else changed there. */
function traceOn(original: PdfDocument, copy: PdfDocument, index: number, marks: readonly Rectangle[]): string | null {
  return copy.onPage(index, page => {
    const left = charactersOf(page).some(({ rectangle, text }) => text.trim() !== '' && marks.some(mark => isUnder(rectangle, mark)))
    if (left) return '核验时仍找到文字'
    const [before, after] = [original.onPage(index, one => one.picture(compareScale)), page.picture(compareScale)]
    blacken(before, marks, compareScale)
    return looksAlike(before, after, marks, compareScale) ? null : '重新生成后与原页不一致'
  })
}

function pictureOf(page: PdfPage, marks: readonly Rectangle[], limits: RedactionLimits): PagePicture {
  const scale = Math.min(printScale, Math.sqrt(limits.pixels / (page.width * page.height)))
  if (scale < 0.25) throw tooManyPixels(limits.pixels)
  const pixels = page.picture(scale)
  blacken(pixels, marks, scale)
  const plain = simplified(pixels)
  return {
    width: plain.width,
    height: plain.height,
    channels: plain.channels as 1 | 3,
    packed: packedRows(plain),
    points: [page.width, page.height],
  }
}
