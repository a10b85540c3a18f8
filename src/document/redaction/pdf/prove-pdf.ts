import { inflateSync } from 'node:zlib'
import { searchOf } from '../find-removed.ts'
import type { RedactionLimits } from '../limits.ts'
import type { Mark, Rectangle } from '../marks.ts'
import type { Pixels } from '../picture/png.ts'
import type { MarkProof } from '../proof.ts'
import type { Hidden } from '../reading.ts'
import { grown, isUnder } from '../rectangles.ts'
import { hidesInPdf } from './hides.ts'
import { charactersOf, type PageCharacter } from './page-text.ts'
import type { PdfDocument, Pdfium } from './pdfium.ts'
import { cleanFlat, openFlat } from './redact-pdf.ts'

/** Extracts the copy again in three ways: PDFium's text and pictures, the text of another reader (pdf.js), and the bytes of all its streams. */
export async function provePdf(
  pdfium: Pdfium,
  original: Uint8Array,
  copy: Uint8Array,
  marks: readonly Mark[],
  limits: RedactionLimits,
): Promise<{ marks: MarkProof[]; hides: Hidden[] }> {
  const before = openFlat(pdfium, original, limits)
  const after = openFlat(pdfium, copy, limits)
  const characters = charactersOfAll(before.document)
  const left = charactersOfAll(after.document)
  const text = left.map(plain).join('\n')
  const otherText = await readOtherwise(copy)
  const streams = streamsOf(copy, limits.unpackedBytes)

  const search = searchOf(keptText(characters, left, marks), [text, otherText], streams)
  const pictures = new Map<number, Pixels>()
  const pictureOf = (index: number) => {
    const picture = pictures.get(index) ?? after.document.onPage(index, page => page.picture(1))
    // marks come page by page; the picture of one is enough to keep
    if (!pictures.has(index)) pictures.clear()
    pictures.set(index, picture)
    return picture
  }

  const proofs = marks.map(({ where }, mark): MarkProof => {
    if (where.in !== 'page' || where.page > before.document.pages || after.document.pages !== before.document.pages)
      return { mark, isGone: false, elsewhere: 0, why: '公开版中没有这一页' }
    const { rectangle, page } = where
    const removed = plain(characters[page - 1]!.filter(one => isUnder(one.rectangle, rectangle)))
    const { elsewhere, most, inData } = search(removed)
    const why = left[page - 1]!.some(one => one.text.trim() !== '' && isUnder(one.rectangle, rectangle))
      ? '标记处仍有文字'
      : !isBlack(pictureOf(page - 1), rectangle)
        ? '标记处没有遮黑'
        : most > elsewhere && removed.trim().length > 1
          ? '公开版的文字中仍能找到'
          : inData
            ? '公开版的数据中仍能找到'
            : null
    return { mark, isGone: why === null, elsewhere, why }
  })
  const clean = cleanFlat(after, limits)
  const hides = hidesInPdf(pdfium, copy, clean, after.document)
  before.document.close()
  after.document.close()
  return { marks: proofs, hides }
}

const plain = (characters: readonly PageCharacter[]): string => characters.map(({ text }) => text).join('')

const charactersOfAll = (document: PdfDocument): PageCharacter[][] =>
  Array.from({ length: document.pages }, (_, index) => document.onPage(index, charactersOf))

const isMarked = ({ rectangle }: PageCharacter, marks: readonly Mark[], page: number): boolean =>
  marks.some(({ where }) => where.in === 'page' && where.page === page && isUnder(rectangle, where.rectangle))

/** What may still be read: the seen text that nobody marked, of pages that did not become pictures. */
function keptText(characters: readonly PageCharacter[][], left: readonly PageCharacter[][], marks: readonly Mark[]): string {
  return characters
    .map((all, index) => (left[index]!.length === 0 ? '' : plain(all.filter(one => one.drawn && !isMarked(one, marks, index + 1)))))
    .join('\n')
}

function isBlack({ width, height, data }: Pixels, rectangle: Rectangle): boolean {
  const { x, y, width: w, height: h } = grown(rectangle, -Math.min(2, rectangle.width / 3, rectangle.height / 3))
  for (let row = Math.max(0, Math.ceil(y)); row < Math.min(height, Math.floor(y + h)); row++)
    for (let column = Math.max(0, Math.ceil(x)); column < Math.min(width, Math.floor(x + w)); column++)
      if (data[(row * width + column) * 3]! > 64) return false
  return true
}

async function readOtherwise(copy: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(copy), { verbosity: 0 }), { mergePages: false })
  return [text].flat().join('\n')
}

/** The file, and each of its streams unpacked, wherever they stand; samples of pictures are no text. */
function streamsOf(copy: Uint8Array, most: number): Buffer[] {
  const file = Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength)
  const streams: Buffer[] = []
  let [left, outside] = [most, 0]
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at)) {
    const end = file.indexOf('endstream', at)
    if (end < 0) break
    const head = file.toString('latin1', Math.max(0, at - 400), at)
    streams.push(file.subarray(outside, at))
    if (!head.slice(head.lastIndexOf(' obj')).includes('/Image')) {
      try {
        const unpacked = inflateSync(file.subarray(at + 7, end), { maxOutputLength: Math.max(1, left) })
        left -= unpacked.length
        streams.push(unpacked)
      } catch {
        streams.push(file.subarray(at + 7, end))
      }
    }
    outside = end
    at = end + 9
  }
  return [...streams, file.subarray(outside)]
}
