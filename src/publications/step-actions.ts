import { gaveWay, isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { enqueue } from '../jobs/index.ts'
import { append } from '../journal/index.ts'
import { publicationFaults } from '../law/index.ts'
import { type Agency, colleaguesOf, type Person } from '../people/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { columnsOf } from './catalogue/store.ts'
import { publicReasonFault } from './check/index.ts'
import type { Content } from './content.ts'
import { keepSheet } from './desk/sheet-job.ts'
import { beginAgain, itemFor, mustBeAllowedFor, shown } from './draft-actions.ts'
import { draftOf } from './draft-store.ts'
import { type Colleague, keptFindings, type Refusal, rightOf, type Step, selfReviewFault, settledVersion, take } from './item.ts'
import { type Item, insertStep, insertVersion, type Key, lockedItem, stepsOf, summaryIn, updateItem, versionOf } from './item-store.ts'
import { type Clock, publicise, unpublicise } from './publish.ts'
import { type Answers, answerFaults } from './review.ts'
import { type StepName, type StepRule, steps } from './steps.ts'
import { submissionFaults } from './submission.ts'
import { changeValidity, reachOthers } from './validity.ts'

/** What somebody wants to do to an item. */
export type Taking = {
  step: StepName
  /** The last step that the person saw; somebody who was faster makes this a Conflict. */
  seen: number
  opinion: string | null
  /** What only this step says: `answers` of the review, `fingerprint` of a finding, `validity`, … */
  details?: Readonly<Record<string, unknown>>
  /** When a scheduled item goes out. */
  at?: Date
  /** What the check found in the content that is submitted, and what must be dealt with before. */
  findings?: readonly Found[]
}

type Found = { fingerprint: string; mustFix: boolean }

export type Taken = { ok: true; item: Item } | { ok: false; faults: Faults } | { ok: false; refusal: Refusal }

/**
 * Takes one step of an item: decides, saves, makes it public or takes it back, and writes the journal, in one transaction. `by` null is the
 * program, for what was scheduled. Throws Forbidden without the step's right and Conflict where somebody else was first.
 */
export async function takeStep(db: Db, by: Person | null, agency: Agency, id: string, taking: Taking, clock: Clock): Promise<Taken> {
  try {
    return await db.transaction().execute(async trx => {
      const taken = await takeStepIn(trx, by, agency, id, taking, clock)
      if (!taken.ok) throw new Untaken(taken)
      return taken
    })
  } catch (error) {
    if (error instanceof Untaken) return error.taken
    if (isTaken(error, 'publication_steps_pkey') || gaveWay(error)) throw overtaken()
    throw error
  }
}

/** Carries a refusal out of the transaction, so that nothing of it stays. */
class Untaken extends Error {
  readonly taken: Exclude<Taken, { ok: true }>
  constructor(taken: Exclude<Taken, { ok: true }>) {
    super('the step was not taken')
    this.taken = taken
  }
}

/** The same inside a transaction of many (a batch of imports or signatures). */
export async function takeStepIn(trx: Trx, by: Person | null, agency: Agency, id: string, taking: Taking, clock: Clock): Promise<Taken> {
  const rule: StepRule = steps[taking.step]
  const key: Key = { agencyId: agency.id, id }
  const item = by ? await itemFor(trx, by, agency, id, 'publication.read', one => lockedItem(trx, one)) : (await lockedItem(trx, key))!
  const right = rightOf(taking.step, item.stage)
  if (by && right) mustBeAllowedFor(by, right, agency, item)
  if (!by && right) throw new Forbidden(`“${rule.title}”不由系统办理。`)
  if (item.seq !== taking.seen) throw overtaken()

  const brought = taking.step === 'submitted' ? await draftOf(trx, key) : null
  const version = brought ? (item.version ?? 0) + 1 : null
  const verdict = take(summaryIn(item), { step: taking.step, seq: item.seq + 1, takenOn: clock.today, version })
  if (!verdict.ok) return verdict
  if (by && right === null) throw new Forbidden(`“${rule.title}”由系统办理。`)
  if (rule.needsOpinion && !taking.opinion) return { ok: false, faults: { opinion: `请填写${rule.title}的理由。` } }
  const said = by && taking.opinion && isRead.includes(taking.step) ? publicReasonFault(taking.opinion) : null
  if (said) return { ok: false, faults: { opinion: said } }

  const current = item.version ? await versionOf(trx, key, item.version) : null
  if (by) {
    const at = { stage: item.stage, sectionId: item.sectionId, authors: current?.authors ?? [] }
    const fault = rule.notByAuthors
      ? selfReviewFault(taking.step, by, at, (await colleaguesOf(trx, agency.id)) as Colleague[], agency)
      : null
    if (fault) return { ok: false, refusal: fault }
  }
  const content = brought?.content ?? current?.content ?? null
  const findings = (taking.findings ?? current?.findings ?? []) as readonly Found[]
  const fault = await faultOf(trx, agency, item, { ...taking, findings }, content, clock)
  if (fault) return fault

  if (brought && version)
    await insertVersion(trx, key, {
      version,
      content: brought.content,
      authors: brought.authors,
      findings: taking.findings ?? [],
      at: clock.now,
    })
  const step: Step = {
    ...{ seq: item.seq + 1, step: taking.step, at: clock.now, takenOn: clock.today, actorId: by?.id ?? null, actor: by?.name ?? '系统' },
    ...{ opinion: taking.opinion, details: { ...taking.details, ...(taking.at && { at: taking.at.toISOString() }) } },
    // what settles the item names the version that it settles
    version: version ?? (rule.to === 'public' || rule.to === 'kept' ? item.version : null),
  }
  await insertStep(trx, key, step)
  const effects = await effectsOf(trx, { by, agency, item }, taking, content, verdict.summary.version, clock)
  const now = { ...verdict.summary, ...effects, ...(brought && (await shown(trx, agency.id, brought.content))) }
  await updateItem(trx, key, now)
  const settled = taking.step === 'published' || taking.step === 'filed' ? step.version : null
  if (settled !== null) await enqueue(trx, keepSheet, { agencyId: agency.id, id, version: settled })
  await append(trx, {
    ...{ agencyId: agency.id, at: clock.now, actor: by, action: `publication.${taking.step}` },
    subject: `publication ${agency.slug}/${effects.number ?? item.number ?? id}`,
    details: { seq: step.seq, version: verdict.summary.version, opinion: taking.opinion, title: now.title ?? item.title },
    article: rule.article,
  })
  return { ok: true, item: { ...item, ...now } }
}

/** Steps whose reason stands on the public page. */
const isRead: readonly StepName[] = ['withdrawn', 'reopened']

/** What stands against the step in the content or in what was said with it. */
async function faultOf(
  trx: Trx,
  agency: Agency,
  item: Item,
  taking: Taking,
  content: Content | null,
  { now, today }: Clock,
): Promise<Exclude<Taken, { ok: true }> | null> {
  const taken = await stepsOf(trx, item)
  const kept = keptFindings(taken)
  const left = (taking.findings ?? []).filter(({ mustFix, fingerprint }) => mustFix && !kept.has(fingerprint)).length
  if (taking.step === 'submitted') {
    const faults = submissionFaults(content!, await columnsOf(trx, agency.id), today)
    if (left > 0) return { ok: false, faults: { ...faults, findings: `公开前检查还有 ${left} 处没有处理。` } }
    if (Object.keys(faults).length > 0) return { ok: false, faults }
  }
  // What was taken up again on the way is dealt with before it goes on.
  if (left > 0 && (taking.step === 'endorsed' || taking.step === 'reviewed'))
    return {
      ok: false,
      refusal: { why: `公开前检查有 ${left} 处撤销了保留，请重新写明保留的理由，或者退回修改。`, cites: steps.unkept.article },
    }
  if (taking.step === 'reviewed') {
    const faults = answerFaults((taking.details?.['answers'] ?? {}) as Answers)
    if (Object.keys(faults).length > 0) return { ok: false, faults }
  }
  if (taking.step === 'overruled' && typeof taking.details?.['fingerprint'] !== 'string')
    return { ok: false, faults: { finding: '没有这处提示。' } }
  if (taking.step === 'unkept' && !kept.has(String(taking.details?.['fingerprint'])))
    return { ok: false, faults: { finding: '这处提示没有被保留。' } }
  if (taking.step === 'scheduled' && !(taking.at && taking.at > now)) return { ok: false, faults: { at: '定时发布的时间须晚于现在。' } }
  const cites = steps[taking.step].article
  if (taking.step === 'validity' && !content?.isNormative)
    return { ok: false, refusal: { why: '不是行政规范性文件，没有有效性可以变更。', cites } }
  if (taking.step === 'filed' && content!.attribute === 'public')
    return { ok: false, refusal: { why: '公开属性为主动公开，应当公开；不公开的请退回改定公开属性。', cites } }
  if (taking.step === 'published' || taking.step === 'scheduled') {
    if (content!.attribute !== 'public') return { ok: false, refusal: { why: '公开属性不是主动公开，不能公开。', cites } }
    // The record of this version's own review: one of an earlier version does not count.
    const submitted = taken.findLast(({ step }) => step === 'submitted')?.seq ?? 0
    const reviewed = taken.find(({ step, seq }) => step === 'reviewed' && seq > submitted)
    const [against] = publicationFaults({ formedOn: content!.formedOn!, reviewedOn: reviewed?.takenOn ?? null, publishedOn: today })
    if (against) return { ok: false, refusal: against }
  }
  return null
}

/** What the step does beyond its own record. */
async function effectsOf(
  trx: Trx,
  { by, agency, item }: { by: Person | null; agency: Agency; item: Item },
  taking: Taking,
  content: Content | null,
  version: number | null,
  clock: Clock,
): Promise<Partial<Item>> {
  switch (taking.step) {
    case 'published': {
      const numbers = await publicise(trx, { agency, item, version: version!, content: content! }, clock)
      await reachOthers(trx, agency, { id: item.id, ...content! }, clock)
      return { ...numbers, scheduledAt: null }
    }
    case 'withdrawn':
      await unpublicise(trx, agency.id, item.id, clock)
      return { scheduledAt: null }
    case 'reopened':
    case 'abandoned': {
      const settled = (await versionOf(trx, item, settledVersion(await stepsOf(trx, item)) ?? version!))!
      if (by && taking.step === 'reopened') await beginAgain(trx, by, item, settled, clock)
      return shown(trx, agency.id, settled.content)
    }
    case 'scheduled':
      return { scheduledAt: taking.at! }
    case 'unscheduled':
      return { scheduledAt: null }
    case 'reexamined':
      return { reexaminedOn: clock.today }
    case 'filed':
      return { reexaminedOn: clock.today }
    case 'validity':
      await changeValidity(trx, agency, item.id, taking.details ?? {}, clock)
      return {}
    default:
      return {}
  }
}

const overtaken = () => new Conflict('这件信息刚刚被别人办理。请重新打开页面，看过最新的情况再办。')
