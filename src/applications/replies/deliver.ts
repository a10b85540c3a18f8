import type { Db } from '../../db/open.ts'
import { documentPdf } from '../../document/pdf.ts'
import type { Files, Stored } from '../../files/index.ts'
import { type DeliveryName, outcomes, type PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { lastOf, type Step, sinceReopened } from '../application.ts'
import type { Clock } from '../intake.ts'
import { remediesClassOf, withheldList } from '../letters/index.ts'
import { enclosedIn, listPurpose } from '../redaction/gate.ts'
import { redactionsOf } from '../redaction/store.ts'
import { passagesOf } from '../redaction/withheld.ts'
import { settingsOf } from '../settings.ts'
import { type Taken, takeStep } from '../step-actions.ts'
import { applicationOf, caseFilesOf, type Key, stepsOf } from '../store.ts'
import { documentsOf, showToApplicant } from './document-store.ts'
import { isReply } from './notice-steps.ts'
import { mustBeRedacted } from './sign.ts'

export type Delivering = {
  by: DeliveryName
  to: string
  trackingNumber: string
  onDay: PlainDate
  seen: number
  note: string | null
  proofs: readonly Stored[]
}

/** Sends the reply out: from now on the applicant sees it, with what goes with it, on the page of the case (arts. 36, 40). */
export async function deliver(
  db: Db,
  store: Files,
  by: Person,
  office: Agency,
  key: Key,
  delivering: Delivering,
  clock: Clock,
): Promise<Taken> {
  const { onlineReconsideration } = await settingsOf(db, office.id)
  const taken = sinceReopened(await stepsOf(db, key))
  const outcome = lastOf(taken, 'signed')?.details.outcome
  if (delivering.by === 'electronic' && outcome && remediesClassOf(outcome) && onlineReconsideration === '')
    return {
      ok: false,
      refusal: {
        why: `通过互联网渠道送达的“${outcomes[outcome].label}”，应当同时提供提交行政复议申请的互联网渠道；请先在设置中填写。`,
        cites: '《行政复议法》第二十二条第二款',
      },
    }
  const { to, trackingNumber, onDay, seen, note, proofs } = delivering
  const details = { by: delivering.by, to, ...(trackingNumber && { trackingNumber }) }
  const proof = proofs.map(stored => ({ stored, purpose: 'proof', forApplicant: false }))
  const list = await withheldIn(db, store, office, key, taken)
  const files = [...proof, ...(list ? [{ stored: list, purpose: listPurpose, forApplicant: true }] : [])]
  return takeStep(db, by, office, key, { step: 'delivered', seen, onDay, note, details, files }, clock, async trx => {
    await mustBeRedacted(trx, { key, taken, files: await caseFilesOf(trx, key) })
    const letters = (await documentsOf(trx, key)).filter(({ kind, state }) => state === 'signed' && isReply(kind))
    const enclosed = lastOf(taken, 'decided')?.details.decision?.items.flatMap(({ fileIds }) => fileIds) ?? []
    await showToApplicant(trx, key, [...letters.flatMap(({ pdfFileId }) => (pdfFileId ? [pdfFileId] : [])), ...enclosed])
  })
}

/** What was withheld in the files that go out, and why, without what it said: goes with them (art. 37). */
async function withheldIn(db: Db, files: Files, office: Agency, key: Key, taken: readonly Step[]): Promise<Stored | null> {
  const decision = lastOf(taken, 'decided')?.details.decision
  const passages = decision ? passagesOf(await redactionsOf(db, key), await caseFilesOf(db, key), enclosedIn(decision)) : []
  if (passages.length === 0) return null
  const caseNumber = (await applicationOf(db, key))!.number
  const bytes = await documentPdf(withheldList({ agency: office.name, caseNumber, passages }))
  return files.put(bytes, { name: `不予公开内容清单${caseNumber}.pdf`, private: true })
}
