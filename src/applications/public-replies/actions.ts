import { gaveWay, isTaken } from '../../db/conflicts.ts'
import { nextNumber } from '../../db/numbers.ts'
import type { Db, Trx } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { Conflict, Forbidden, NotFound } from '../../errors.ts'
import { type Files, keepFile, kindOf } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import { profileOf, publicReasonFault } from '../../publications/index.ts'
import { putEntry, removeEntry } from '../../search/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { consultationsIn, type Refusal } from '../application.ts'
import { type Clock, personPlace, type Sealed } from '../intake.ts'
import { redactionsOf } from '../redaction/store.ts'
import { documentsOf } from '../replies/document-store.ts'
import { settingsOf } from '../settings.ts'
import { mayFor } from '../step-actions.ts'
import { type Application, applicationOf, caseFilesOf, type Key, lockedApplication, sealedOf, stepsOf } from '../store.ts'
import { type ChosenFile, chosenFiles, findingsInFiles } from './file-check.ts'
import { digitsIn, findingsIn, type Known, openFindings, type ReplyFinding, type Texts, traitsOfCase } from './masking.ts'
import { article44, barred, firstTexts, moved, offeredFiles, type PublicFile, type PublicReply, unfit } from './reply.ts'
import { entryOfReply, shownInStretches } from './search-entry.ts'
import { type ReplyStepName, ruleOf } from './steps.ts'
import { insertReply, insertReplyStep, type ReplyStep, replyOfCase, updateReply } from './store.ts'

export type Means = { secrets: Secrets; files: Files }
export type Whose = { by: Person; office: Agency; key: Key }
export type Changed = { ok: true; reply: PublicReply } | { ok: false; refusal: Refusal } | { ok: false; faults: Faults }

/** What the finders look for besides what everybody's texts are looked through for. */
export async function knownOf(db: Db | Trx, secrets: Secrets, key: Key, number: string): Promise<Known> {
  const sealed = await sealedOf(db, key)
  const own = sealed ? (JSON.parse(secrets.decrypt(sealed, personPlace(key))) as Sealed).applicant : null
  const asked = consultationsIn(await stepsOf(db, key)).filter(({ whom }) => whom === 'thirdParty')
  const thirdParties = asked.map(({ name }) => name)
  return { own: traitsOfCase(own, number, thirdParties), officeDigits: digitsIn(JSON.stringify(await profileOf(db, key.agencyId))) }
}

/** The files of the case that may be chosen, and everything that was found in the texts and in those that are. */
export async function lookedThrough(
  db: Db,
  { secrets, files }: Means,
  key: Key,
  number: string,
  reply: Texts & Pick<PublicReply, 'chosen'>,
) {
  const known = await knownOf(db, secrets, key, number)
  const offered = offeredFiles(await stepsOf(db, key), await caseFilesOf(db, key), await redactionsOf(db, key))
  const chosen = await chosenFiles(db, offered, reply.chosen)
  const findings: ReplyFinding[] = [...findingsIn(reply, known), ...(await findingsInFiles(files, chosen, known))]
  return { offered, chosen, findings }
}

/** Begins the public form of a case's reply. */
export async function prepare(db: Db, { secrets }: Means, { by, office, key }: Whose, clock: Clock): Promise<Changed> {
  try {
    return await db.transaction().execute(async trx => {
      const application = await lockedCase(trx, key)
      mayStep(by, 'prepared', office, application)
      const refusal = (await offBecause(trx, office)) ?? unfit(application)
      if (refusal) return { ok: false, refusal }
      const known = await knownOf(trx, secrets, key, application.number)
      const told = { asked: application.asked, taken: await stepsOf(trx, key), documents: await documentsOf(trx, key) }
      const reply: PublicReply = {
        ...{ agencyId: office.id, id: newId(), applicationId: key.id, state: 'draft', seq: 1, revision: 1, number: null },
        ...firstTexts(told, known),
        ...{ chosen: [], enclosed: [], kept: {}, authors: [by.id], shownAt: null, shownOn: null, withdrawnOn: null, withdrawnWhy: null },
      }
      await insertReply(trx, reply)
      await keep(trx, { by, office, application, reply }, { step: 'prepared', reason: null, content: null }, clock)
      return { ok: true, reply }
    })
  } catch (error) {
    if (isTaken(error, 'published_replies_case')) throw overtaken()
    throw error
  }
}

export type Draft = Texts & Pick<PublicReply, 'chosen' | 'kept'>

/** Saves the draft over the revision that was seen. */
export async function saveDraft(db: Db, { by, office, key }: Whose, seen: number, draft: Draft, clock: Clock): Promise<Changed> {
  return db.transaction().execute(async trx => {
    const application = await lockedCase(trx, key)
    mayStep(by, 'submitted', office, application)
    const before = await lockedReply(trx, key, seen)
    if (before.state !== 'draft')
      return { ok: false, refusal: { why: '公开稿已经送审或者公开，不能再改。', cites: ruleOf('submitted').article } }
    const now = { ...draft, revision: before.revision + 1, authors: [...new Set([...before.authors, by.id])] }
    await updateReply(trx, before, now)
    const details = { revision: now.revision, files: draft.chosen.length, kept: Object.keys(draft.kept).length }
    await append(
      trx,
      { ...lineOf({ by, office, application }, 'edited', clock), details, article: article44 },
      // nobody but the office sees a draft
      { isInternal: true },
    )
    return { ok: true, reply: { ...before, ...now } }
  })
}

export type Taking = { step: Exclude<ReplyStepName, 'prepared'>; seen: number; reason: string | null }

/**
 * Takes a step: decides, saves and writes the journal in one transaction. What leads to a person is looked for again before anybody sends or
 * approves: files are read before the transaction, and whoever changed the draft meanwhile makes it a Conflict.
 */
export async function takeReplyStep(db: Db, means: Means, { by, office, key }: Whose, taking: Taking, clock: Clock): Promise<Changed> {
  const { step, seen, reason } = taking
  const application = await applicationOf(db, key)
  const reply = await replyOfCase(db, key)
  if (!application || !reply) throw new NotFound('这件申请还没有公开稿。')
  mayStep(by, step, office, application)
  const looked = await lookedThrough(db, means, key, application.number, reply)
  try {
    return await db.transaction().execute(async trx => {
      const now = await lockedCase(trx, key)
      const before = await lockedReply(trx, key, seen)
      const to = moved(before.state, step)
      if (!to.ok) return to
      const refusal = barred(step, before.authors, by.id) ?? (await againstStep(trx, step, office, now, before, looked))
      if (refusal) return { ok: false, refusal }
      const faults = reasonFaults(step, reason)
      if (faults) return { ok: false, faults }
      const change: Partial<PublicReply> = {
        ...{ state: to.state, seq: before.seq + 1, revision: before.revision + 1 },
        ...(step === 'submitted' && { authors: [...new Set([...before.authors, by.id])] }),
        ...(step === 'approved' && (await published(trx, by, before, looked.chosen, clock))),
        ...(step === 'withdrawn' && { withdrawnOn: clock.today, withdrawnWhy: reason }),
      }
      await updateReply(trx, before, change)
      const after: PublicReply = { ...before, ...change }
      if (step === 'approved') await putEntry(trx, entryOfReply(office, { ...after, number: after.number!, shownOn: after.shownOn! }))
      if (step === 'withdrawn') await removeEntry(trx, office.id, before.id)
      const { title, asked, answered, enclosed } = after
      const content = step === 'approved' ? { title, asked, answered, enclosed } : null
      await keep(trx, { by, office, application: now, reply: after }, { step, reason, content }, clock)
      return { ok: true, reply: after }
    })
  } catch (error) {
    if (isTaken(error, 'published_reply_steps_pkey') || gaveWay(error)) throw overtaken()
    throw error
  }
}

type Looked = Awaited<ReturnType<typeof lookedThrough>>

/** What stands against sending or approving it as it is now. */
async function againstStep(
  trx: Trx,
  step: ReplyStepName,
  office: Agency,
  application: Application,
  reply: PublicReply,
  { findings, chosen }: Looked,
): Promise<Refusal | null> {
  if (step !== 'submitted' && step !== 'approved') return null
  const against = (await offBecause(trx, office)) ?? unfit(application)
  if (against) return against
  if (chosen.length < reply.chosen.length) return { why: '选定的附件已不能提供，请重新选择附件。', cites: '《政府信息公开条例》第三十七条' }
  const open = openFindings(findings, reply.kept)
  const [own] = open.filter(({ isOwn }) => isOwn)
  if (own) return { why: `公开稿里还有${own.label}，必须遮盖，不能保留。`, cites: '《政府信息公开条例》第十五条' }
  return open.length > 0
    ? { why: `还有 ${open.length} 处个人信息没有遮盖，也没有写明保留的理由。`, cites: '《政府信息公开条例》第十五条' }
    : null
}

function reasonFaults(step: ReplyStepName, reason: string | null): Faults | null {
  const { needsReason, isPublicReason, title } = ruleOf(step)
  if (needsReason && !reason) return { reason: `请填写${title}的理由。` }
  const fault = isPublicReason && reason ? publicReasonFault(reason) : null
  return fault ? { reason: fault } : null
}

/** Its number and the files of its own, which stay when the case and its files are erased. */
async function published(trx: Trx, by: Person, before: PublicReply, chosen: readonly ChosenFile[], { now, today }: Clock) {
  const enclosed: PublicFile[] = []
  for (const { row, name } of chosen) {
    const stored = {
      sha256: row.sha256,
      private: row.private,
      bytes: row.bytes,
      kind: kindOf(row.mediaType),
      mediaType: row.mediaType,
      name,
    }
    const { id: fileId } = await keepFile(trx, before.agencyId, stored, { by: by.id, at: now })
    enclosed.push({ fileId, name, bytes: row.bytes })
  }
  const number = before.number ?? (await nextNumber(trx, before.agencyId, 'publishedReplies'))
  return { number, enclosed, shownAt: now, shownOn: today, withdrawnOn: null, withdrawnWhy: null }
}

/** When the office begins or ceases to show replies, what is found of them comes and goes with it. In the transaction of the setting. */
export async function showReplies(trx: Trx, office: Agency, isOn: boolean): Promise<void> {
  for await (const reply of shownInStretches(trx, office.id))
    await (isOn ? putEntry(trx, entryOfReply(office, reply)) : removeEntry(trx, office.id, reply.id))
}

const offBecause = async (trx: Trx, office: Agency): Promise<Refusal | null> =>
  (await settingsOf(trx, office.id)).showsReplies ? null : { why: '本机关没有开通“公开答复”，请先在申请设置中开通。', cites: article44 }

/** Throws Forbidden for who may not take this step in the case. */
export function mayStep(by: Person, step: ReplyStepName, office: Agency, application: Application): void {
  const { by: rights, title } = ruleOf(step)
  if (rights.some(right => mayFor(by, right, office, application))) return
  mustBeAllowed(by, rights[0]!, office)
  throw new Forbidden(`没有办理“${title}”的权限，或者这件申请不由您的股室承办。`)
}

async function lockedCase(trx: Trx, key: Key): Promise<Application> {
  const application = await lockedApplication(trx, key)
  if (!application) throw new NotFound('没有这件申请。')
  return application
}

async function lockedReply(trx: Trx, key: Key, seen: number): Promise<PublicReply> {
  const reply = await replyOfCase(trx, key, true)
  if (!reply) throw new NotFound('这件申请还没有公开稿。')
  if (reply.revision !== seen) throw overtaken()
  return reply
}

const overtaken = () => new Conflict('别人刚刚办理过这份公开稿。下面是最新情况，您填写的内容还在，请核对后再办理。')

type At = { by: Person; office: Agency; application: Pick<Application, 'number'> }

const lineOf = ({ by, office, application }: At, what: string, { now }: Clock) => ({
  ...{ agencyId: office.id, at: now, actor: by, action: `application.reply.${what}`, subject: `application ${application.number}` },
})

/** The step and, last, its line in the journal. */
async function keep(
  trx: Trx,
  at: At & { reply: PublicReply },
  { step, reason, content }: Pick<ReplyStep, 'step' | 'reason' | 'content'>,
  clock: Clock,
): Promise<void> {
  const { by, reply } = at
  await insertReplyStep(trx, reply, {
    ...{ seq: reply.seq, step, at: clock.now, onDay: clock.today, actorId: by.id, actor: by.name, reason, content },
  })
  const details = {
    seq: reply.seq,
    state: reply.state,
    number: reply.number,
    reason,
    files: reply.enclosed.length,
    kept: Object.keys(reply.kept).length,
  }
  const isInternal = step !== 'approved' && step !== 'withdrawn'
  await append(trx, { ...lineOf(at, step, clock), details, article: ruleOf(step).article }, { isInternal })
}
