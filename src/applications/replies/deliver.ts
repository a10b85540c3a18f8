import type { Db } from '../../db/open.ts'
import type { Stored } from '../../files/index.ts'
import { type DeliveryName, outcomes, type PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { lastOf, sinceReopened } from '../application.ts'
import type { Clock } from '../intake.ts'
import { remediesClassOf } from '../letters/index.ts'
import { settingsOf } from '../settings.ts'
import { type Taken, takeStep } from '../step-actions.ts'
import { type Key, stepsOf } from '../store.ts'
import { documentsOf, showToApplicant } from './document-store.ts'
import { isReply } from './notice-steps.ts'

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
export async function deliver(db: Db, by: Person, office: Agency, key: Key, delivering: Delivering, clock: Clock): Promise<Taken> {
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
  const files = proofs.map(stored => ({ stored, purpose: 'proof', forApplicant: false }))
  return takeStep(db, by, office, key, { step: 'delivered', seen, onDay, note, details, files }, clock, async trx => {
    const letters = (await documentsOf(trx, key)).filter(({ kind, state }) => state === 'signed' && isReply(kind))
    const enclosed = lastOf(taken, 'decided')?.details.decision?.items.flatMap(({ fileIds }) => fileIds) ?? []
    await showToApplicant(trx, key, [...letters.flatMap(({ pdfFileId }) => (pdfFileId ? [pdfFileId] : [])), ...enclosed])
  })
}
