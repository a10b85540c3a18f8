import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handPdf } from '../../../../test/support/hand-pdf.ts'
import { redactionLimits as limits } from '../limits.ts'
import type { Mark } from '../marks.ts'
import { isUnder } from '../rectangles.ts'
import { PdfFile } from './file.ts'
import { isStream } from './objects.ts'
import { charactersOf } from './page-text.ts'
import { Pdfium } from './pdfium.ts'
import { provePdf } from './prove-pdf.ts'
import { redactPdf, wholeCharacters } from './redact-pdf.ts'

const lines = fc.array(fc.array(fc.constantFrom(...'ABCDEFGHKMNPRSTUVWXYZabcdefgh0123456789'), { minLength: 1, maxLength: 24 }), {
  minLength: 1,
  maxLength: 8,
})
const marks = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 260 }),
    y: fc.integer({ min: 0, max: 190 }),
    width: fc.integer({ min: 2, max: 120 }),
    height: fc.integer({ min: 2, max: 60 }),
  }),
  { minLength: 1, maxLength: 5 },
)

test('whatever is marked on a page, no character under a mark is in the copy, and every other one is', async () => {
  const pdfium = await Pdfium.start()
  await fc.assert(
    fc.asyncProperty(lines, marks, fc.constantFrom(0, 90, 180, 270), async (text, rectangles, turn) => {
      const content = text.map((line, i) => `BT /F1 14 Tf 10 ${180 - i * 24} Td (${line.join('')}) Tj ET`).join('\n')
      const bytes = handPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Rotate ${turn} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
        { dict: '', stream: content },
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ])
      const list = rectangles.map((rectangle): Mark => ({ where: { in: 'page', page: 1, rectangle }, ground: 'E6' }))
      const original = pdfium.open(bytes)
      const wide = wholeCharacters(original, new Map([[0, rectangles]])).get(0)!
      const before = original.onPage(0, charactersOf)
      original.close()
      const { bytes: copy, pictures } = await redactPdf(pdfium, bytes, list, limits)
      const after = pdfium.open(copy)
      const left = after.onPage(0, charactersOf).filter(one => one.text.trim())
      after.close()
      const isMarked = (one: (typeof before)[number]) => rectangles.some(mark => isUnder(one.rectangle, mark))
      expect(left.filter(isMarked)).toEqual([])
      if (pictures.length === 0) {
        // what lies well outside the blackened part must still be there
        const kept = before.filter(
          one =>
            !wide.some(mark => isUnder(one.rectangle, { x: mark.x - 2, y: mark.y - 2, width: mark.width + 4, height: mark.height + 4 })),
        )
        const all = left
          .map(one => one.text)
          .sort()
          .join('')
        for (const { text: one } of kept) expect(all).toContain(one)
        const streams = new PdfFile(Buffer.from(copy), limits.unpackedBytes)
        const shown = [...streams.objects.values()]
          .filter(isStream)
          .map(stream => (streams.content(stream) ?? Buffer.alloc(0)).toString('latin1').toLowerCase())
          .join('\n')
        for (const run of removedRuns(before, isMarked))
          if (!keptText(before, isMarked).includes(run)) expect(shown).not.toContain(Buffer.from(run).toString('hex'))
      }
      const proof = await provePdf(pdfium, bytes, copy, list, limits)
      expect(proof.marks.filter(({ isGone }) => !isGone)).toEqual([])
      expect(proof.hides).toEqual([])
    }),
    { numRuns: 25 },
  )
})

/** Runs of three or more characters that were taken out one beside the other. */
function removedRuns<T extends { text: string }>(all: readonly T[], isMarked: (one: T) => boolean): string[] {
  return all
    .map(one => (isMarked(one) ? one.text : ' '))
    .join('')
    .split(' ')
    .filter(run => run.length >= 3)
}

const keptText = <T extends { text: string }>(all: readonly T[], isMarked: (one: T) => boolean): string =>
  all
    .filter(one => !isMarked(one))
    .map(one => one.text)
    .join('')
