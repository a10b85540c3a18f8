import { nextNumber } from '../../db/numbers.ts'
import type { Db, Trx } from '../../db/open.ts'
import { letterDocx, letterPdf } from '../../document/letter/index.ts'
import { type Files, keepFile } from '../../files/index.ts'
import { yearOf } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { lastOf, move, type Step, sinceReopened } from '../application.ts'
import { decisionFaults } from '../decision.ts'
import type { Clock } from '../intake.ts'
import { composeLetter, type LetterFacts, missingFrom, template } from '../letters/index.ts'
import { enclosureFaults } from '../redaction/gate.ts'
import { redactionsOf } from '../redaction/store.ts'
import { markOf, numberOf } from '../settings.ts'
import { inTransaction, type Taken, takeStepIn, Untaken } from '../step-actions.ts'
import { insertCaseFiles, type Key, lockedApplication } from '../store.ts'
import { documentOf, type LetterDocument, updateDocument } from './document-store.ts'
import { edited, mustHandle, mustHave } from './documents.ts'
import { factsOfCase } from './facts-of-case.ts'
import { isReply, seriesOf, stepOfLetter, titleOf } from './notice-steps.ts'
import { type CaseRecord, type Means, recordOf } from './record.ts'

export type Signing = { id: string; revision: number; seen: number; note: string | null }

/**
 * Signs a letter: the checks, the number, the files, the step of the case and the journal are one transaction. The number is taken from the
 * counter's row, for which whoever signs next waits: rolled back, it is free again, so the series has no gap. Files are written before the
 * rows that name them; what a killed server leaves of them is swept.
 */
export async function signLetter(
  db: Db,
  means: Means & { files: Files },
  by: Person,
  office: Agency,
  key: Key,
  signing: Signing,
  clock: Clock,
): Promise<Taken> {
  return inTransaction(db, trx => signIn(trx, means, by, office, key, signing, clock))
}

async function signIn(
  trx: Trx,
  means: Means & { files: Files },
  by: Person,
  office: Agency,
  key: Key,
  { id, revision, seen, note }: Signing,
  clock: Clock,
): Promise<Taken> {
  const { now, today } = clock
  const application = await mustHave(lockedApplication(trx, key))
  const document = await mustHave(documentOf(trx, key, id, true))
  if (application.seq !== seen || document.revision !== revision) throw edited()
  const record = await recordOf(trx, means, key)
  mustBeFree(record, document)
  if (isReply(document.kind)) mustHandle(by, office, application, 'application.approve')
  const { kind, content } = document
  const facts = (number: string | null) => factsOfCase(record, kind, content.inputs, { day: today, isSigned: true, number })
  mustSayAll(record, document, facts(null), clock)
  if (isReply(document.kind)) await mustBeRedacted(trx, record)
  const series = seriesOf(kind)
  const year = yearOf(today)
  const ordinal = await nextNumber(trx, key.agencyId, `letter/${series}/${year}`)
  const number = numberOf(markOf(record.settings, office), series, year, ordinal)
  const taking = stepOfLetter(record, document, today, number)
  const moved = move(application.state, { step: taking.step, details: taking.details as Step['details'] })
  if (!moved.ok) throw new Untaken(moved.refusal)
  const kept = await print(trx, means.files, by, key, { document, facts: facts(number), seq: application.seq + 1 }, clock)
  const signed = { state: 'signed', number, signedOn: today, signedBy: by.name, ...kept, changedAt: now }
  if (!(await updateDocument(trx, key.agencyId, id, revision, signed))) throw edited()
  const step = { step: taking.step, seen, onDay: today, note: note ?? taking.note, details: taking.details as Step['details'] }
  const taken = await takeStepIn(trx, by, office, key, step, clock)
  if (!taken.ok) throw new Untaken(taken.refusal)
  return taken
}

function mustBeFree({ application, taken, documents }: CaseRecord, { id, kind, state }: LetterDocument): void {
  const cites = '《政府信息公开条例》第四十五条'
  if (state !== 'draft') throw new Untaken({ why: '文书已经签发或者作废。', cites })
  if (!isReply(kind)) return
  if (application.state === 'signed' && documents.some(one => one.state === 'signed' && isReply(one.kind)))
    throw new Untaken({ why: '答复已经签发；要重新签发，先写明理由作废原来的文书。', cites })
  const drafted = lastOf(sinceReopened(taken), 'decided')?.details.documentId
  if (application.state !== 'signed' && drafted !== id) throw new Untaken({ why: '这份文书不是现在拟定的答复。', cites })
}

/** What the law demands of the letter, and what contradicts the decision that it states. */
function mustSayAll(record: CaseRecord, { kind, content }: LetterDocument, facts: LetterFacts, { today }: Clock): void {
  const decision = isReply(kind) ? lastOf(sinceReopened(record.taken), 'decided')?.details.decision : undefined
  const wrong = decision && decisionFaults(decision, record.taken, today).find(({ level }) => level === 'error')
  if (wrong) throw new Untaken({ why: wrong.why, cites: wrong.cites })
  const lacks = missingFrom(kind, facts, content.body).find(({ level }) => level === 'must')
  if (lacks) throw new Untaken({ why: `${lacks.text}。`, cites: lacks.cites })
}

/** Nothing goes out with what must be withheld still in it (art. 37). */
export async function mustBeRedacted(trx: Trx, { key, taken, files }: Pick<CaseRecord, 'key' | 'taken' | 'files'>): Promise<void> {
  const decision = lastOf(sinceReopened(taken), 'decided')?.details.decision
  const [wrong] = decision ? enclosureFaults(decision, files, await redactionsOf(trx, key)) : []
  if (wrong) throw new Untaken(wrong)
}

type Print = { document: LetterDocument; facts: LetterFacts; seq: number }

async function print(
  trx: Trx,
  files: Files,
  by: Person,
  key: Key,
  { document, facts, seq }: Print,
  { now }: Clock,
): Promise<{ docxFileId: string; pdfFileId: string }> {
  const { kind, content } = document
  const letter = composeLetter(kind, facts, { body: content.body })
  const name = `${titleOf(kind)}${facts.number}`
  const [docx, pdf] = [await letterDocx(letter), await letterPdf(letter)]
  const ids: string[] = []
  // a reply is shown when it is delivered; a notice goes out as it is signed
  const forApplicant = template(kind).to === 'applicant' && !isReply(kind)
  for (const [bytes, end] of [
    [docx, 'docx'],
    [pdf, 'pdf'],
  ] as const) {
    const stored = await files.put(bytes, { name: `${name}.${end}`, private: true })
    const file = await keepFile(trx, key.agencyId, stored, { by: by.id, at: now })
    const row = { agencyId: key.agencyId, fileId: file.id, applicationId: key.id, purpose: 'letter', name: stored.name, seq }
    await insertCaseFiles(trx, [{ ...row, forApplicant: forApplicant && end === 'pdf', addedAt: now, addedBy: by.name }])
    ids.push(file.id)
  }
  return { docxFileId: ids[0]!, pdfFileId: ids[1]! }
}
