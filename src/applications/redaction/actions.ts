import type { Db, Trx } from '../../db/open.ts'
import { inOrder, type Mark, proveRedacted, type RedactedCopy, redact } from '../../document/redaction/index.ts'
import { Conflict, Forbidden, NotFound } from '../../errors.ts'
import { type Files, keepFile, type Stored } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Refusal } from '../application.ts'
import type { Clock } from '../intake.ts'
import { mayFor } from '../step-actions.ts'
import { type Application, insertCaseFiles, type Key, lockedApplication } from '../store.ts'
import { copyPurpose } from './gate.ts'
import type { ReadFile } from './readings.ts'
import { isMaking, type Kept, type Made, nothingKept, pendingOf, type Redaction } from './redaction.ts'
import { putRedaction, redactionOf } from './store.ts'

export type Whose = { by: Person; office: Agency; key: Key; fileId: string }
export type Changed = { ok: true } | { ok: false; refusal: Refusal }

const article = '《政府信息公开条例》第三十七条'
export const overtaken = () => new Conflict('别人刚刚改过这个文件的标记。下面是最新情况，您填写的内容还在，请核对后再办理。')
const gone: Application['state'][] = ['delivering', 'settled', 'archived']

/** Somebody opens a file to look what must not go out: recorded, and needed before anything of it is shown. */
export async function openFile(db: Db, { by, office, key, fileId }: Whose, { now, today }: Clock): Promise<void> {
  await db.transaction().execute(async trx => {
    const application = await lockedApplication(trx, key)
    if (!application) throw new NotFound('没有这件申请。')
    if (!mayFor(by, 'application.read', office, application)) throw new Forbidden('这件申请不由您的股室承办。')
    const before = (await redactionOf(trx, key, fileId, true)) ?? fresh(key, fileId)
    const kept = { ...before.kept, looks: { ...before.kept.looks, [by.id]: today } }
    await putRedaction(trx, { ...before, kept }, { by: by.name, now })
    await journal(trx, { by, office, application, now }, 'application.redactionOpened', { fileId })
  })
}

const fresh = ({ agencyId, id }: Key, fileId: string): Redaction => ({
  ...{ agencyId, applicationId: id, fileId, revision: 1, kept: nothingKept, copyFileId: null, made: null },
})

/** Changes what is marked. Whoever saw an older revision gets a Conflict. What was made of the file before no longer holds. */
export async function changeMarks(db: Db, whose: Whose, seen: number, change: (kept: Kept) => Kept, clock: Clock): Promise<Changed> {
  return changing(db, whose, seen, clock, async (trx, before, at) => {
    const kept = { ...change(before.kept), failed: null }
    const after = { ...before, kept, revision: before.revision + 1, copyFileId: null, made: null }
    await putRedaction(trx, after, { by: whose.by.name, now: clock.now })
    const details = { fileId: whose.fileId, marks: kept.marks.length, refused: kept.refused.length }
    await journal(trx, at, 'application.redactionMarked', details)
    return null
  })
}

/** States that nothing in a file has to be withheld: whoever signs relies on it (art. 37). */
export async function stateNothing(db: Db, whose: Whose, seen: number, clock: Clock): Promise<Changed> {
  const { by, fileId } = whose
  return changing(db, whose, seen, clock, async (trx, before, at) => {
    if (before.kept.marks.length > 0) return { why: '文件中有标记，不能写明“无须隐去”；请先取消标记。', cites: article }
    const kept = { ...before.kept, nothing: { by: by.name, on: clock.today } }
    await putRedaction(trx, { ...before, kept, revision: before.revision + 1 }, { by: by.name, now: clock.now })
    await journal(trx, at, 'application.nothingWithheld', { fileId })
    return null
  })
}

/** What is in the way of a copy; null: nothing. */
export function notReady(kept: Kept, { suggestions }: ReadFile): Refusal | null {
  if (kept.marks.length === 0) return { why: '还没有标记要隐去的内容。', cites: article }
  const pending = pendingOf(kept, suggestions).length
  return pending > 0 ? { why: `还有 ${pending} 处提示没有确认，请逐处选择隐去或者不隐去。`, cites: article } : null
}

/** Nothing was made: why stands on the page. */
export async function tellFailure(db: Db, { by, key, fileId }: Whose, why: string, { now }: Clock): Promise<void> {
  await db.transaction().execute(async trx => {
    const before = await redactionOf(trx, key, fileId, true)
    if (!before || !isMaking(before)) return
    await putRedaction(trx, { ...before, kept: { ...before.kept, making: null, failed: why } }, { by: by.name, now })
  })
}

export type Making = { seen: number; name: string; read: ReadFile }

/**
 * Makes the copy and reads it again. Only a proven one becomes a file of the case; of one that is not, the proof is kept, so that everybody sees
 * why it cannot go out. The work is done before the transaction: marks that were changed meanwhile make it a Conflict.
 */
export async function makeCopy(db: Db, files: Files, whose: Whose, { seen, name, read }: Making, clock: Clock): Promise<Changed> {
  const { by, key, fileId } = whose
  const before = await redactionOf(db, key, fileId)
  if (!before) throw new NotFound('请先打开这个文件。')
  if (before.revision !== seen) throw overtaken()
  const refusal = notReady(before.kept, read)
  if (refusal) return { ok: false, refusal }
  const marks = inOrder(before.kept.marks, read.reading)
  const made = await copyOf(read, marks)
  const stored = made.proof.isProven ? await files.put(made.bytes, { name, private: true }) : null
  return changing(db, whose, seen, clock, async (trx, now, at) => {
    const copyFileId = stored && (await keepCopy(trx, whose, stored, clock))
    const { proof, pictures, dropped } = made
    const about: Made = { by: by.name, on: clock.today, proof, pictures, dropped: dropped.map(({ what, count }) => ({ what, count })) }
    const kept = { ...now.kept, marks, making: null, failed: null }
    await putRedaction(trx, { ...now, kept, copyFileId, made: about, revision: now.revision + 1 }, { by: by.name, now: clock.now })
    const details = { fileId, copyFileId, isProven: proof.isProven, marks: marks.length, sha256: proof.sha256.copy }
    await journal(trx, at, 'application.redactionMade', details)
    return null
  })
}

async function copyOf({ bytes, reading: { kind } }: ReadFile, marks: readonly Mark[]) {
  const copy: RedactedCopy = await redact(bytes, kind, marks)
  const proof = await proveRedacted(bytes, copy.bytes, kind, marks)
  // of what still hides only the kind and the count are kept: an example may be the very words
  return { ...copy, proof: { ...proof, hides: proof.hides.map(one => ({ ...one, samples: [] })) } }
}

async function keepCopy(trx: Trx, { by, key }: Whose, stored: Stored, { now }: Clock): Promise<string> {
  const { id } = await keepFile(trx, key.agencyId, stored, { by: by.id, at: now })
  const row = { agencyId: key.agencyId, fileId: id, applicationId: key.id, purpose: copyPurpose, name: stored.name, seq: null }
  await insertCaseFiles(trx, [{ ...row, forApplicant: false, addedAt: now, addedBy: by.name }])
  return id
}

type At = { by: Person; office: Agency; application: Application; now: Date }

/** A change by somebody who may handle the case and saw this revision, before the reply has gone. */
export async function changing(
  db: Db,
  { by, office, key, fileId }: Whose,
  seen: number,
  { now }: Clock,
  change: (trx: Trx, before: Redaction, at: At) => Promise<Refusal | null>,
): Promise<Changed> {
  return db.transaction().execute(async trx => {
    const application = await lockedApplication(trx, key)
    if (!application) throw new NotFound('没有这件申请。')
    if (!mayFor(by, 'application.write', office, application)) throw new Forbidden('没有办理这件申请的权限，或者不由您的股室承办。')
    if (gone.includes(application.state)) return { ok: false, refusal: { why: '答复已经送出，标记不能再改。', cites: article } }
    const before = await redactionOf(trx, key, fileId, true)
    if (!before) throw new NotFound('请先打开这个文件。')
    if (before.revision !== seen) throw overtaken()
    const refusal = await change(trx, before, { by, office, application, now })
    return refusal ? { ok: false, refusal } : { ok: true }
  })
}

async function journal(trx: Trx, { by, office, application, now }: At, action: string, details: Record<string, unknown>): Promise<void> {
  await append(trx, {
    ...{ agencyId: office.id, at: now, actor: by, action, subject: `application ${application.number}` },
    ...{ details: details as never, article },
  })
}
