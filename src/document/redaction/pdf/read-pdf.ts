import { type RedactionLimits, tooManyPixels } from '../limits.ts'
import { encodePng, simplified } from '../picture/png.ts'
import type { PageReading, Reading } from '../reading.ts'
import { hidesInPdf } from './hides.ts'
import { charactersOf, runsOf } from './page-text.ts'
import type { Pdfium } from './pdfium.ts'
import { cleanFlat, openFlat } from './redact-pdf.ts'

/** Pixels for a point of the pictures that marks are made on. */
const scale = 1.5

/** The pages as one sees them, with the places of their text, and what hides. Forms and annotations are part of the pages. */
export function readPdf(pdfium: Pdfium, bytes: Uint8Array, limits: RedactionLimits): Extract<Reading, { kind: 'pdf' }> {
  const flat = openFlat(pdfium, bytes, limits)
  const clean = cleanFlat(flat, limits)
  const pages: PageReading[] = []
  for (let index = 0; index < flat.document.pages; index++)
    pages.push(
      flat.document.onPage(index, page => {
        if (page.width * page.height * scale * scale > limits.pixels) throw tooManyPixels(limits.pixels)
        const picture = encodePng(simplified(page.picture(scale)))
        const runs = runsOf(charactersOf(page).filter(({ drawn }) => drawn))
        return { page: index + 1, width: page.width, height: page.height, picture: new Uint8Array(picture), runs }
      }),
    )
  const hides = hidesInPdf(pdfium, bytes, clean, flat.document)
  flat.document.close()
  return { kind: 'pdf', pages, hides }
}
