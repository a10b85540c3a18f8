import type { Db, Trx } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { append } from '../../journal/index.ts'
import { type OutcomeKind, outcomes } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { lastOf, type Refusal, sinceReopened } from '../application.ts'
import type { Decision, DecisionFault } from '../decision.ts'
import { decisionFaults } from '../decision.ts'
import type { Clock } from '../intake.ts'
import { type DraftedClause, draftBody, draftClauses } from '../letters/index.ts'
import { bare, documentNumbersIn } from '../links/matter.ts'
import { enclosureFaults } from '../redaction/gate.ts'
import { redactionsOf } from '../redaction/store.ts'
import { inTransaction, type Taken, takeStepIn } from '../step-actions.ts'
import { casesOfPerson, type Key, lockedApplication } from '../store.ts'
import { documentsOf, insertDocument, type LetterDocument, updateDocument } from './document-store.ts'
import { mustHandle, mustHave } from './documents.ts'
import { factsOfCase } from './facts-of-case.ts'
import type { LetterInputs } from './inputs.ts'
import { isReply } from './notice-steps.ts'
import { type CaseRecord, type Means, recordOf } from './record.ts'

export type Deciding = {
  decision: Decision
  inputs: LetterInputs
  seen: number
  note: string | null
  keepsText: boolean
  /** The text, made of the clauses as they would stand in this case. */
  bodyOf?: (clauses: readonly DraftedClause[]) => string
}

/** Drafts the answer: the decision stands in its step, and the letter that states it is drafted with it (art. 36). */
export const decide = (db: Db, means: Means, by: Person, office: Agency, key: Key, deciding: Deciding, clock: Clock): Promise<Taken> =>
  inTransaction(db, trx => decideIn(trx, means, by, office, key, deciding, clock))

export async function decideIn(
  trx: Trx,
  means: Means,
  by: Person,
  office: Agency,
  key: Key,
  { decision, inputs, seen, note, keepsText, bodyOf }: Deciding,
  clock: Clock,
): Promise<Taken> {
  const kind = decision.outcome
  const before = await draftOf(trx, key)
  const documentId = before?.kind === kind ? before.id : newId(clock.now.getTime())
  const taking = { step: 'decided' as const, seen, onDay: clock.today, note, details: { outcome: kind, documentId, decision } }
  return takeStepIn(trx, by, office, key, taking, clock, async (_trx, _application, step) => {
    const record = await recordOf(trx, means, key)
    const facts = factsOfCase(record, kind, inputs, { day: clock.today, isSigned: false, number: null })
    const clauses = draftClauses(kind, facts, record.wordings[kind])
    const drafted = bodyOf?.(clauses) ?? clauses.map(({ text }) => text).join('\n')
    const { now } = clock
    if (before && before.kind !== kind)
      await updateDocument(trx, key.agencyId, before.id, before.revision, {
        state: 'voided',
        voidedWhy: '改为其他类型的答复',
        changedAt: now,
      })
    if (before?.kind === kind) {
      const content = { body: keepsText ? before.content.body : drafted, inputs }
      await updateDocument(trx, key.agencyId, before.id, before.revision, { content, decisionSeq: step.seq, changedAt: now })
    } else await insertDraft(trx, key, documentId, kind, { body: drafted, inputs }, step.seq, now)
  })
}

/** The reply that is being drafted; null where none is. */
export const draftOf = async (db: Db | Trx, key: Key): Promise<LetterDocument | null> =>
  (await documentsOf(db, key)).findLast(({ kind, state }) => state === 'draft' && isReply(kind)) ?? null

async function insertDraft(
  trx: Trx,
  key: Key,
  id: string,
  kind: OutcomeKind,
  content: LetterDocument['content'],
  decisionSeq: number | null,
  now: Date,
): Promise<void> {
  await insertDocument(trx, {
    ...{ agencyId: key.agencyId, id, applicationId: key.id, kind, state: 'draft', revision: 1, number: null, content, decisionSeq },
    ...{ signedOn: null, signedBy: null, docxFileId: null, pdfFileId: null, voidedWhy: null, createdAt: now, changedAt: now },
  })
}

/** Drafts the reply anew from its decision, where the signed one was voided before it went out. */
export async function draftAgain(
  db: Db,
  means: Means,
  by: Person,
  office: Agency,
  key: Key,
  { now, today }: Clock,
): Promise<{ ok: true; id: string } | { ok: false; refusal: Refusal }> {
  return db.transaction().execute(async trx => {
    const application = await mustHave(lockedApplication(trx, key))
    mustHandle(by, office, application, 'application.write')
    const record = await recordOf(trx, means, key)
    const decided = lastOf(sinceReopened(record.taken), 'decided')
    const isFree = !record.documents.some(({ kind, state }) => isReply(kind) && state !== 'voided')
    const cites = '《政府信息公开条例》第四十五条'
    if (!decided || application.state !== 'signed' || !isFree)
      return { ok: false, refusal: { why: '只有签发以后、送出以前作废了答复书的，才能重新起草。', cites } }
    const kind = decided.details.outcome
    const { inputs } = record.documents.findLast(one => one.kind === kind)?.content ?? { inputs: {} }
    const facts = factsOfCase(record, kind, inputs, { day: today, isSigned: false, number: null })
    const id = newId(now.getTime())
    await insertDraft(trx, key, id, kind, { body: draftBody(kind, facts, record.wordings[kind]), inputs }, decided.seq, now)
    await append(trx, {
      ...{ agencyId: key.agencyId, at: now, actor: by, action: 'application.letterDrafted', subject: `application ${application.number}` },
      ...{ details: { documentId: id, kind }, article: cites },
    })
    return { ok: true, id }
  })
}

/** What stands against a decision: in itself, in the case, and in what the same person was answered before to the same request. */
export async function faultsOf(
  db: Db | Trx,
  { key, application, taken, files }: CaseRecord,
  decision: Decision,
  { today }: Clock,
): Promise<DecisionFault[]> {
  const enclosed = enclosureFaults(decision, files, await redactionsOf(db, key)).map(fault => ({
    ...fault,
    level: 'error' as const,
    item: null,
  }))
  return [...decisionFaults(decision, taken, today), ...enclosed, ...(await otherAnswers(db, application, decision))]
}

async function otherAnswers(db: Db | Trx, application: CaseRecord['application'], { outcome, items }: Decision): Promise<DecisionFault[]> {
  if (outcome === 'repeated' || outcome === 'reconfirmation') return []
  const earlier = await casesOfPerson(db, application.agencyId, application.personHashes, application.id)
  const texts = new Set([application.asked, ...items.map(({ text }) => text)].map(bare))
  const numbers = new Set(documentNumbersIn([application.asked, ...items.map(({ text }) => text)].join('\n')))
  return earlier
    .filter(one => one.outcome !== null && one.outcome !== outcome)
    .filter(({ asked }) => texts.has(bare(asked)) || documentNumbersIn(asked).some(number => numbers.has(number)))
    .map(({ number, outcome: was }) => ({
      ...{ level: 'warning', item: null, cites: '《政府信息公开条例》第三十六条第（六）项' },
      why: `${number}就相同内容作过不同的答复（${outcomes[was!].label}），请核对；内容相同的，可以告知不予重复处理。`,
    }))
}
