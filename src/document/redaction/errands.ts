import { createHash } from 'node:crypto'
import { proveDocx } from './docx/prove-docx.ts'
import { readDocx, redactDocx } from './docx/redact-docx.ts'
import type { RedactionLimits } from './limits.ts'
import type { Mark, RedactableKind } from './marks.ts'
import { type CompiledPdfium, Pdfium } from './pdf/pdfium.ts'
import { provePdf } from './pdf/prove-pdf.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { redactPdf } from './pdf/redact-pdf.ts'
import { provePicture } from './picture/prove-picture.ts'
import { readPicture, redactPicture } from './picture/redact-picture.ts'
import type { Proof } from './proof.ts'
import type { Reading, RedactedCopy } from './reading.ts'

/** What is asked of the worker: one thing with one file. */
export type Errand =
  | { task: 'read'; kind: RedactableKind; bytes: Uint8Array }
  | { task: 'redact'; kind: RedactableKind; bytes: Uint8Array; marks: readonly Mark[] }
  | { task: 'prove'; kind: RedactableKind; bytes: Uint8Array; copy: Uint8Array; marks: readonly Mark[] }

export type Result<E extends Errand> = E extends { task: 'read' } ? Reading : E extends { task: 'redact' } ? RedactedCopy : Proof

/** Does an errand in this thread; the worker's whole work. */
export async function run<E extends Errand>(errand: E, limits: RedactionLimits, pdfium?: CompiledPdfium): Promise<Result<E>> {
  return (await dispatch(errand, limits, pdfium)) as Result<E>
}

async function dispatch(errand: Errand, limits: RedactionLimits, pdfium?: CompiledPdfium): Promise<Reading | RedactedCopy | Proof> {
  const { kind, bytes } = errand
  if (errand.task === 'read') {
    if (kind === 'pdf') return readPdf(await Pdfium.start(pdfium), bytes, limits)
    return kind === 'docx' ? readDocx(bytes, limits) : readPicture(bytes, kind, limits)
  }
  if (errand.task === 'redact') {
    if (kind === 'pdf') return redactPdf(await Pdfium.start(pdfium), bytes, errand.marks, limits)
    return kind === 'docx' ? redactDocx(bytes, errand.marks, limits) : redactPicture(bytes, kind, errand.marks, limits)
  }
  const { copy, marks } = errand
  const found =
    kind === 'pdf'
      ? await provePdf(await Pdfium.start(pdfium), bytes, copy, marks, limits)
      : kind === 'docx'
        ? await proveDocx(bytes, copy, marks, limits)
        : await provePicture(copy, kind, marks, limits)
  const sha256 = { original: hash(bytes), copy: hash(copy) }
  return { kind, isProven: found.hides.length === 0 && found.marks.every(({ isGone }) => isGone), ...found, sha256 }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
