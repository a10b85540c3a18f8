import { gaveWay, isTaken } from '../../db/conflicts.ts'
import type { Db, Trx } from '../../db/open.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { append } from '../../journal/index.ts'
import { type Agency, colleaguesOf, may, type Person, sectionsFor } from '../../people/index.ts'
import { putEntry, removeEntry } from '../../search/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { publicReasonFault } from '../check/index.ts'
import { nobodyElse, type Refusal } from '../item.ts'
import type { Clock } from '../publish.ts'
import { approvalFor } from './actions.ts'
import { approvalFaults, feeRefusal } from './approval-faults.ts'
import { deletePublicApproval, insertPublicApproval, setVerified } from './public-store.ts'
import { approvalEntry } from './search-entry.ts'
import { ruleOf, type StepName, steps, take } from './steps.ts'
import { type ApprovalRow, insertStep, insertVersion, lockedApproval, updateApproval, type Version, versionsOf } from './store.ts'

/** `seen` is the last step that the person saw; somebody who was faster makes this a Conflict. */
export type Taking = { step: StepName; seen: number; opinion: string | null }
export type Taken = { ok: true; row: ApprovalRow } | { ok: false; faults: Faults } | { ok: false; refusal: Refusal }

/**
 * Takes one step of an item: decides, saves, makes it public or takes it back, and writes the journal, in one transaction. Throws Forbidden
 * without the step's right and Conflict where somebody else was first.
 */
export async function takeStep(db: Db, by: Person, agency: Agency, id: string, taking: Taking, clock: Clock): Promise<Taken> {
  try {
    return await db.transaction().execute(trx => takeStepIn(trx, by, agency, id, taking, clock))
  } catch (error) {
    if (isTaken(error, 'approval_steps_pkey') || gaveWay(error)) throw overtaken()
    throw error
  }
}

async function takeStepIn(trx: Trx, by: Person, agency: Agency, id: string, { step, seen, opinion }: Taking, clock: Clock): Promise<Taken> {
  const rule = ruleOf(step)
  const row = await approvalFor(trx, by, agency, id, 'publication.read', key => lockedApproval(trx, key))
  if (!hasRight(by, step, agency, row)) throw new Forbidden(`您没有“${rule.title}”的权限。`)
  if (row.seq !== seen) throw overtaken()
  const versions = await versionsOf(trx, row)
  const brought = step === 'submitted' ? (versions.at(-1)?.version ?? 0) + 1 : null
  // a correction that is given up leaves what was last public
  const version = brought ?? (step === 'published' ? row.version : step === 'abandoned' ? row.publicVersion : null)
  const verdict = take(row, { step, takenOn: clock.today, version })
  if (!verdict.ok) return verdict
  if (rule.needsOpinion && !opinion) return { ok: false, faults: { opinion: `请填写${rule.title}的理由。` } }
  const said = step === 'withdrawn' && opinion ? publicReasonFault(opinion) : null
  if (said) return { ok: false, faults: { opinion: said } }
  const current = versions.find(each => each.version === row.version) ?? null
  const barred = rule.notByAuthors ? await selfReviewFault(trx, by, step, agency, row, current?.authors ?? row.authors) : null
  if (barred) return { ok: false, refusal: barred }
  if (step === 'submitted') {
    const faults = approvalFaults(row.draft)
    if (Object.keys(faults).length > 0) return { ok: false, faults }
  }
  if (step === 'submitted' || step === 'published') {
    const refusal = feeRefusal(step === 'submitted' ? row.draft : current!.content)
    if (refusal) return { ok: false, refusal }
  }

  if (brought) await insertVersion(trx, row, { version: brought, content: row.draft, authors: row.authors, at: clock.now })
  await insertStep(trx, row, {
    ...{ seq: row.seq + 1, step, at: clock.now, takenOn: clock.today, actorId: by.id, actor: by.name, opinion: opinion || null, version },
  })
  const change = { ...verdict.summary, ...draftAfter(step, by, row, versions) }
  const now = { ...row, ...change }
  await updateApproval(trx, row, change)
  await reachPublic(trx, agency, step, now, current, clock)
  await append(trx, {
    ...{ agencyId: agency.id, at: clock.now, actor: by, action: `approval.${step}`, subject: `approval ${agency.slug}/${row.key}` },
    ...{ details: { seq: row.seq + 1, version: verdict.summary.version, opinion, name: now.name }, article: rule.article },
  })
  return { ok: true, row: now }
}

/** What the step does to the working copy: a correction begins from what was last public, whatever an abandoned one left behind. */
function draftAfter(step: StepName, by: Person, row: ApprovalRow, versions: readonly Version[]): Partial<ApprovalRow> {
  const settled = versions.find(({ version }) => version === row.publicVersion)
  if ((step !== 'reopened' && step !== 'abandoned') || !settled) return {}
  const { content, authors } = settled
  const writers = step === 'reopened' ? [...new Set([...authors, by.id])] : authors
  return { draft: content, name: content.name, authors: writers, revision: row.revision + 1 }
}

/** What everybody reads of it, and what the search finds: all in the transaction of the step. */
async function reachPublic(
  trx: Trx,
  agency: Agency,
  step: StepName,
  now: ApprovalRow,
  current: Version | null,
  clock: Clock,
): Promise<void> {
  const { agencyId, id, key } = now
  if (step === 'verified') await setVerified(trx, agencyId, id, clock.today)
  if (step !== 'published' && step !== 'withdrawn') return
  await deletePublicApproval(trx, agencyId, id)
  await removeEntry(trx, agencyId, id)
  if (step === 'withdrawn') return
  const { content, version } = current!
  await insertPublicApproval(trx, {
    ...{ agencyId, id, key, version, name: content.name, kind: content.kind, sectionId: now.sectionId, content },
    ...{ statutoryDays: content.statutoryDays!, promisedDays: content.promisedDays!, hasFees: content.fees.length > 0 },
    ...{ publishedOn: now.publishedOn!, updatedOn: now.updatedOn!, verifiedOn: now.verifiedOn!, updatedAt: clock.now },
  })
  await putEntry(trx, approvalEntry({ agencyId, id, key, content, updatedOn: now.updatedOn! }, agency.slug))
}

const hasRight = (person: Person, step: StepName, agency: Agency, { sectionId }: Pick<ApprovalRow, 'sectionId'>): boolean =>
  ruleOf(step).rights.some(right => {
    if (!may(person, right, agency)) return false
    const sections = sectionsFor(person, right, agency)
    return sections === null || (sectionId !== null && sections.includes(sectionId))
  })

/** Nobody reviews or approves what they wrote (政府信息公开条例 art. 17); the refusal says whom to ask. */
async function selfReviewFault(
  trx: Trx,
  by: Person,
  step: StepName,
  agency: Agency,
  row: ApprovalRow,
  authors: readonly string[],
): Promise<Refusal | null> {
  if (!authors.includes(by.id)) return null
  const { title, article } = steps[step]
  const colleagues = (await colleaguesOf(trx, agency.id)) as unknown as Person[]
  const others = colleagues.filter(one => !authors.includes(one.id) && hasRight(one, step, agency, row)).map(({ name }) => name)
  const ask = others.length > 0 ? `请由${others.join('、')}办理。` : nobodyElse
  return { why: `您参与了拟稿，不能由您办理“${title}”。${ask}`, cites: article }
}

/** The steps that somebody with these rights can take from here, in the order of the table. */
export const stepsFor = (person: Person, agency: Agency, row: ApprovalRow): StepName[] =>
  (Object.keys(steps) as StepName[]).filter(
    step =>
      // any day: whether a step can be taken does not depend on it
      step !== 'drafted' && hasRight(person, step, agency, row) && take(row, { step, takenOn: '2000-01-01', version: null }).ok,
  )

const overtaken = () => new Conflict('这个事项刚刚被别人办理。请重新打开页面，看过最新的情况再办。')
