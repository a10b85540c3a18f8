import type { Db } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { Conflict, Forbidden, NotFound } from '../../errors.ts'
import { append } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Refusal } from '../application.ts'
import type { Clock } from '../intake.ts'
import { draftBody, type LetterFacts, type LetterFault, type LetterKind, missingFrom } from '../letters/index.ts'
import { mayExtend, mayFor } from '../step-actions.ts'
import { type Application, type Key, lockedApplication } from '../store.ts'
import { documentOf, insertDocument, type LetterDocument, updateDocument } from './document-store.ts'
import { factsOfCase } from './facts-of-case.ts'
import type { LetterInputs } from './inputs.ts'
import { isReply, titleOf } from './notice-steps.ts'
import { type CaseRecord, type Means, recordOf } from './record.ts'

export type Changed = { ok: true; id: string } | { ok: false; refusal: Refusal }
const article = '《政府信息公开条例》第四十五条'

/** A letter as it stands: what it is made of, and what it lacks. */
export type LetterState = { document: LetterDocument; facts: LetterFacts; faults: LetterFault[] }

export function letterState(record: CaseRecord, document: LetterDocument, today: PlainDate): LetterState {
  const isSigned = document.state !== 'draft'
  const on = { day: document.signedOn ?? today, isSigned, number: document.number }
  const facts = factsOfCase(record, document.kind, document.content.inputs, on)
  return { document, facts, faults: isSigned ? [] : missingFrom(document.kind, facts, document.content.body) }
}

/** Drafts a letter of a case that is no reply: the reply is drafted with its decision. */
export async function draftLetter(
  db: Db,
  means: Means,
  by: Person,
  office: Agency,
  key: Key,
  { kind, inputs }: { kind: LetterKind; inputs: LetterInputs },
  { now, today }: Clock,
): Promise<Changed> {
  return db.transaction().execute(async trx => {
    const application = await mustHave(lockedApplication(trx, key))
    const isHeads = kind === 'extensionNotice' && (await mayExtend(trx, by, office, application))
    if (!isHeads) mustHandle(by, office, application, kind === 'extensionNotice' ? 'application.extend' : 'application.write')
    if (isReply(kind))
      return { ok: false, refusal: { why: '答复书随答复决定一起起草，请办理“拟定答复”。', cites: '《政府信息公开条例》第三十六条' } }
    const record = await recordOf(trx, means, key)
    const body = draftBody(kind, factsOfCase(record, kind, inputs, { day: today, isSigned: false, number: null }), record.wordings[kind])
    const id = newId(now.getTime())
    await insertDocument(trx, {
      ...{ agencyId: key.agencyId, id, applicationId: key.id, kind, state: 'draft', revision: 1, number: null, content: { body, inputs } },
      ...{ decisionSeq: null, signedOn: null, signedBy: null, docxFileId: null, pdfFileId: null, voidedWhy: null },
      ...{ createdAt: now, changedAt: now },
    })
    await append(trx, {
      ...{ agencyId: key.agencyId, at: now, actor: by, action: 'application.letterDrafted', subject: `application ${application.number}` },
      ...{ details: { documentId: id, kind }, article },
    })
    return { ok: true, id }
  })
}

/** Keeps the text as it was edited. Throws Conflict where somebody else has changed it since. */
export async function editLetter(
  db: Db,
  by: Person,
  office: Agency,
  key: Key,
  { id, revision, body }: { id: string; revision: number; body: string },
  { now }: Clock,
): Promise<Changed> {
  return db.transaction().execute(async trx => {
    const application = await mustHave(lockedApplication(trx, key))
    mustHandle(by, office, application, 'application.write')
    const document = await mustHave(documentOf(trx, key, id, true))
    if (document.state !== 'draft') return { ok: false, refusal: { why: '文书已经签发或者作废，不能修改。', cites: article } }
    if (isReply(document.kind) && !['deciding', 'signed'].includes(application.state))
      return { ok: false, refusal: { why: '答复已经通过审查，要修改请先撤回拟稿或者退回。', cites: article } }
    if (!(await updateDocument(trx, key.agencyId, id, revision, { content: { ...document.content, body }, changedAt: now }))) throw edited()
    await append(trx, {
      ...{ agencyId: key.agencyId, at: now, actor: by, action: 'application.letterEdited', subject: `application ${application.number}` },
      ...{ details: { documentId: id, revision: revision + 1 }, article },
    })
    return { ok: true, id }
  })
}

/** Takes a letter out of use. A number that it had stays with it, and on record. */
export async function voidLetter(
  db: Db,
  by: Person,
  office: Agency,
  key: Key,
  { id, revision, why }: { id: string; revision: number; why: string },
  { now }: Clock,
): Promise<Changed> {
  return db.transaction().execute(async trx => {
    const application = await mustHave(lockedApplication(trx, key))
    const document = await mustHave(documentOf(trx, key, id, true))
    mustHandle(by, office, application, document.state === 'signed' && isReply(document.kind) ? 'application.approve' : 'application.write')
    if (document.state === 'voided') return { ok: false, refusal: { why: '文书已经作废。', cites: article } }
    if (document.state === 'signed' && isReply(document.kind) && application.state !== 'signed')
      return { ok: false, refusal: { why: '答复已经送出，不能作废；确有错误的，另行更正并告知申请人。', cites: article } }
    if (!(await updateDocument(trx, key.agencyId, id, revision, { state: 'voided', voidedWhy: why, changedAt: now }))) throw edited()
    await append(trx, {
      ...{ agencyId: key.agencyId, at: now, actor: by, action: 'application.letterVoided', subject: `application ${application.number}` },
      ...{ details: { documentId: id, number: document.number, title: titleOf(document.kind), why }, article },
    })
    return { ok: true, id }
  })
}

export const edited = () => new Conflict('别人刚刚修改过这份文书。请刷新，看过最新的文字后再修改。')

export async function mustHave<T>(found: Promise<T | null>): Promise<T> {
  const one = await found
  if (!one) throw new NotFound('没有这份文书。')
  return one
}

export function mustHandle(by: Person, office: Agency, application: Application, action: Parameters<typeof mayFor>[1]): void {
  if (!mayFor(by, action, office, application)) throw new Forbidden('没有办理这份文书的权限，或者这件申请不由您的股室承办。')
}
