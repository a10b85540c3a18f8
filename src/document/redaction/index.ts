import { BadInput } from '../../errors.ts'
import { checkMarks } from './check-marks.ts'
import { encrypted, otherKind, type RedactionLimits, redactionLimits } from './limits.ts'
import type { Mark, RedactableKind } from './marks.ts'
import type { Proof } from './proof.ts'
import type { Reading, RedactedCopy } from './reading.ts'
import { inWorker } from './worker.ts'

/** The door of redaction (art. 37): read, mark, take out, prove. No HTTP and no database; every file is opened in a thread that can be stopped. */
export { checkMarks } from './check-marks.ts'
export { type RedactionLimits, redactionLimits } from './limits.ts'
export type { Mark, Rectangle, RedactableKind, Where } from './marks.ts'
export { rectangleOf } from './pdf/page-text.ts'
export type { MarkProof, Proof } from './proof.ts'
export {
  type Hidden,
  type HiddenKind,
  hiddenKinds,
  type PageReading,
  type ParagraphReading,
  type Reading,
  type RedactedCopy,
  type TextRun,
} from './reading.ts'
export { type Find, markWords, type Suggestion, suggestMarks } from './suggest.ts'
export { inOrder, type WithheldLine, withheldList } from './withheld-list.ts'

/** The kind of a file by its content; null where it cannot be redacted. A container is taken for DOCX, and refused later where it is none. */
export function redactableKind(bytes: Uint8Array): RedactableKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head.startsWith('PK\x03\x04')) return 'docx'
  return head.includes('%PDF-') ? 'pdf' : null
}

/** What a person sees of the file, on which marks are made, and what hides in it. Throws BadInput with a sentence that says what to do. */
export async function readForRedaction(
  bytes: Uint8Array,
  kind = redactableKind(bytes),
  limits: RedactionLimits = redactionLimits,
): Promise<Reading> {
  return inWorker({ task: 'read', kind: accepted(bytes, kind, limits), bytes }, limits)
}

/** A copy from which the passages are removed, not covered, and which holds nothing that cannot be seen. Prove it before it goes out. */
export async function redact(
  bytes: Uint8Array,
  kind: RedactableKind,
  marks: readonly Mark[],
  limits: RedactionLimits = redactionLimits,
): Promise<RedactedCopy> {
  return inWorker({ task: 'redact', kind: accepted(bytes, kind, limits), bytes, marks: checkMarks(marks, kind, limits) }, limits)
}

/** Extracts the copy again and says of each mark whether it is gone, and what still hides. Not proven means: it must not go out. */
export async function proveRedacted(
  original: Uint8Array,
  copy: Uint8Array,
  kind: RedactableKind,
  marks: readonly Mark[],
  limits: RedactionLimits = redactionLimits,
): Promise<Proof> {
  const wide = { ...limits, fileBytes: limits.fileBytes * 4 }
  accepted(copy, kind, wide)
  return inWorker(
    { task: 'prove', kind: accepted(original, kind, limits), bytes: original, copy, marks: checkMarks(marks, kind, limits) },
    wide,
  )
}

function accepted(bytes: Uint8Array, kind: RedactableKind | null, limits: RedactionLimits): RedactableKind {
  if (isLockedOffice(bytes)) throw encrypted()
  if (kind === null || redactableKind(bytes) !== kind) throw otherKind()
  const most = Math.round(limits.fileBytes / 1024 / 1024)
  if (bytes.length > limits.fileBytes)
    throw new BadInput(`文件超过 ${most} MB 的上限，请拆成几个文件分别处理 / the file is larger than ${most} MB: split it`, 'fileBytes')
  return kind
}

/** A DOCX with a password is an old container that holds the encrypted one. */
const isLockedOffice = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4)).toString('hex') === 'd0cf11e0' &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
