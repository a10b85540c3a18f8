import type { Refusal } from '../application.ts'
import type { Decision } from '../decision.ts'
import type { CaseFile } from '../store.ts'
import { type Redaction, standingOf } from './redaction.ts'

/** How a copy that was made here stands among the files of a case. */
export const copyPurpose = 'redacted'
/** The list of what was withheld, as it went out. */
export const listPurpose = 'withheldList'
const cites = '《政府信息公开条例》第三十七条'

/** The files that go out with a decision, each once. */
export const enclosedIn = ({ items }: Pick<Decision, 'items'>): string[] => [...new Set(items.flatMap(({ fileIds }) => fileIds))]

/** What stands against enclosing one file: an original with marks, a copy that is no longer the last, a file in which nobody looked (art. 37). */
export function enclosureFault(
  file: Pick<CaseFile, 'fileId' | 'name' | 'purpose'>,
  outcome: Decision['outcome'],
  redactions: readonly Redaction[],
): Refusal | null {
  const refuse = (why: string) => ({ why: `附件“${file.name}”${why}`, cites })
  if (file.purpose === copyPurpose)
    return redactions.some(({ copyFileId, made }) => copyFileId === file.fileId && made?.proof.isProven)
      ? null
      : refuse('不是最后核验过的公开版。请在“隐去内容”中重新制作，再改选附件。')
  const own = redactions.find(({ fileId }) => fileId === file.fileId)
  const standing = standingOf(own)
  if (standing === 'made') return refuse('是标有隐去内容的原件，不能提供。请改选它的公开版。')
  if (standing === 'marking' || standing === 'making' || standing === 'unproven')
    return refuse('标有要隐去的内容，还没有核验过的公开版。请先制作公开版。')
  if (outcome === 'partlyGranted' && standing !== 'nothing')
    return refuse('还没有核对有无应当隐去的内容。部分公开的，请逐件标记，或者写明“无须隐去”。')
  return null
}

/** The same for all files of a decision. */
export function enclosureFaults(decision: Decision, files: readonly CaseFile[], redactions: readonly Redaction[]): Refusal[] {
  const ids = new Set(enclosedIn(decision))
  return files.filter(({ fileId }) => ids.has(fileId)).flatMap(file => enclosureFault(file, decision.outcome, redactions) ?? [])
}

/** What may be offered as an attachment: no original whose place a copy takes, no copy that was overtaken. */
export const mayBeOffered = (file: CaseFile, redactions: readonly Redaction[]): boolean =>
  enclosureFault(file, 'granted', redactions) === null

/** What stays in the office: who the applicant is, proofs, and the letters themselves. */
export const neverEnclosed: readonly string[] = ['identity', 'authorisation', 'letter', 'proof', 'scan', 'coveringLetter', listPurpose]
