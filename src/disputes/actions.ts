import { applicationOf, mayFor } from '../applications/index.ts'
import { calendarFor } from '../days/index.ts'
import { gaveWay, isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { BadInput, Conflict, Forbidden, NotFound } from '../errors.ts'
import { keepFile, type Stored } from '../files/index.ts'
import { append } from '../journal/index.ts'
import type { PlainDate, Refusal } from '../law/index.ts'
import { type Action, type Agency, may, mustBeAllowed, type Person, sectionsFor } from '../people/index.ts'
import { type Details, move, type Notice, type Step } from './dispute.ts'
import { refusalOf } from './law-of-steps.ts'
import { sendBack } from './redo.ts'
import { type StepName, type StepRule, steps as table } from './steps.ts'
import {
  type Dispute,
  disputeOf,
  insertDispute,
  insertDisputeFiles,
  insertStep,
  type Key,
  lockedDispute,
  stepsOf,
  updateDispute,
} from './store.ts'
import { summaryOf } from './summary.ts'

export type Clock = { now: Date; today: PlainDate }

/** A notice as it came in. */
export type Noticed = {
  /** The application that it is about; null: it is about other work of disclosure. */
  applicationId: string | null
  /** The reconsideration before a suit, where there was one. */
  followsId: string | null
  /** The day on which it came. */
  onDay: PlainDate
  note: string | null
  details: Notice
  files?: readonly Stored[]
}

/** What somebody wants to do in a dispute. */
export type Taking<N extends StepName = StepName> = {
  step: N
  /** The last step that the person saw; somebody who was faster makes this a Conflict. */
  seen: number
  onDay: PlainDate
  note: string | null
  details: Details<N>
  files?: readonly Stored[]
}

export type Taken = { ok: true; dispute: Dispute; step: Step } | { ok: false; refusal: Refusal }
export type Opened = { ok: true; key: Key; dispute: Dispute } | { ok: false; refusal: Refusal }

/** Whether this person may act in this dispute: with the right in the agency, or for the section that the application was assigned to. */
export async function mayForDispute(db: Db | Trx, person: Person, action: Action, agency: Agency, applicationId: string | null) {
  if (!may(person, action, agency)) return false
  if (sectionsFor(person, action, agency) === null) return true
  const application = applicationId ? await applicationOf(db, { agencyId: agency.id, id: applicationId }) : null
  return application !== null && mayFor(person, action, agency, application)
}

async function mustBeEntitled(trx: Trx, by: Person, agency: Agency, applicationId: string | null): Promise<void> {
  mustBeAllowed(by, 'application.write', agency)
  if (!(await mayForDispute(trx, by, 'application.write', agency, applicationId))) throw new Forbidden('这件案件不由您的股室承办。')
}

/** Takes in a notice of reconsideration or of a suit: the dispute, its first step and the journal, in one transaction. */
export async function openDispute(db: Db, by: Person, agency: Agency, notice: Noticed, { now, today }: Clock): Promise<Opened> {
  const { applicationId, followsId, onDay, note, details, files = [] } = notice
  const step: Step<'noticed'> = { seq: 1, step: 'noticed', at: now, onDay, actorId: by.id, actor: by.name, note, details }
  return db.transaction().execute(async (trx): Promise<Opened> => {
    await mustBeEntitled(trx, by, agency, applicationId)
    const before = followsId ? await disputeOf(trx, { agencyId: agency.id, id: followsId }) : null
    if (followsId && before?.kind !== 'reconsideration') throw new BadInput('没有这件行政复议。')
    if (applicationId && !(await applicationOf(trx, { agencyId: agency.id, id: applicationId }))) throw new BadInput('没有这件申请。')
    const calendar = await calendarFor(trx, agency.id)
    const refusal = refusalOf(step, [], calendar, today) ?? unfollowed(details, before)
    if (refusal) return { ok: false, refusal }
    const key: Key = { agencyId: agency.id, id: newId(now.getTime()) }
    const about = { applicationId: applicationId ?? before?.applicationId ?? null, followsId, erasedOn: null }
    const dispute: Dispute = { ...key, ...about, ...summaryOf([step], calendar) }
    await insertDispute(trx, dispute)
    await insertStep(trx, key, step)
    await keep(trx, by, key, files, step)
    await journal(trx, by, dispute, step, files.length)
    return { ok: true, key, dispute }
  })
}

/** A suit after reconsideration follows on one that was decided. */
function unfollowed({ kind }: Notice, before: Dispute | null): Refusal | null {
  if (!before) return null
  const cites = '《行政诉讼法》第四十五条'
  if (kind !== 'suitAfterReconsideration') return { why: '只有复议后起诉的案件才接续行政复议。', cites }
  return before.decidedOn ? null : { why: '行政复议还没有审结。', cites }
}

/**
 * Takes one step of a dispute: decides, saves, sends back to the application what is ordered, and writes the journal, in one transaction.
 * Throws Forbidden without the right, Conflict where somebody was faster.
 */
export async function takeDisputeStep<N extends StepName>(
  db: Db,
  by: Person,
  agency: Agency,
  key: Key,
  taking: Taking<N>,
  clock: Clock,
): Promise<Taken> {
  try {
    return await db.transaction().execute(async trx => {
      const taken = await takeIn(trx, by, agency, key, taking, clock)
      if (!taken.ok) throw new Untaken(taken.refusal)
      return taken
    })
  } catch (error) {
    if (error instanceof Untaken) return { ok: false, refusal: error.refusal }
    if (isTaken(error, 'dispute_steps_pkey') || gaveWay(error)) throw overtaken()
    throw error
  }
}

/** Carries a refusal out of the transaction, so that nothing of it stays. */
class Untaken extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('the step was not taken')
    this.refusal = refusal
  }
}

const overtaken = () => new Conflict('别人刚刚办理过这件案件。请刷新，看过最新情况后再办理。')

async function takeIn<N extends StepName>(
  trx: Trx,
  by: Person,
  agency: Agency,
  key: Key,
  taking: Taking<N>,
  { now, today }: Clock,
): Promise<Taken> {
  const rule: StepRule = table[taking.step]
  const dispute = await lockedDispute(trx, key)
  if (!dispute) throw new NotFound('没有这件案件。')
  const taken = await stepsOf(trx, key)
  await mustBeEntitled(trx, by, agency, dispute.applicationId)
  if (dispute.seq !== taking.seen) throw overtaken()
  const { step: name, onDay, note, details, files = [] } = taking
  const step = { seq: dispute.seq + 1, step: name, at: now, onDay, actorId: by.id, actor: by.name, note, details } as Step
  const moved = move(dispute.state, step)
  if (!moved.ok) return moved
  if (rule.needsNote && !note) return { ok: false, refusal: { why: `请写明“${rule.title}”的内容或者理由。`, cites: rule.article } }
  const calendar = await calendarFor(trx, agency.id)
  const refusal = refusalOf(step, taken, calendar, today)
  if (refusal) return { ok: false, refusal }
  await insertStep(trx, key, step)
  const after = { ...dispute, ...summaryOf([...taken, step], calendar) }
  await updateDispute(trx, key, summaryOf([...taken, step], calendar))
  await keep(trx, by, key, files, step)
  const sent = await sendBack(trx, by, agency, { before: taken, dispute: after, step }, calendar, { now, today })
  if (sent) return { ok: false, refusal: sent }
  await journal(trx, by, after, step, files.length)
  return { ok: true, dispute: after, step }
}

async function keep(trx: Trx, by: Person, { agencyId, id }: Key, files: readonly Stored[], { at, seq }: Step): Promise<void> {
  for (const stored of files) {
    const file = await keepFile(trx, agencyId, stored, { by: by.id, at })
    await insertDisputeFiles(trx, [{ agencyId, fileId: file.id, disputeId: id, name: stored.name, seq }])
  }
}

async function journal(trx: Trx, by: Person, dispute: Dispute, { step, at, seq, onDay }: Step, files: number): Promise<void> {
  const { agencyId, id, caseNumber, state, result, nextOn } = dispute
  await append(trx, {
    ...{ agencyId, at, actor: by, action: `dispute.${step}`, subject: `dispute ${caseNumber ?? id}` },
    ...{ details: { id, seq, onDay, state, result, nextOn, ...(files > 0 && { files }) }, article: table[step].article },
  })
}
