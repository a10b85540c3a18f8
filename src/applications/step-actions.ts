import { calendarFor } from '../days/index.ts'
import { gaveWay, isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { keepFile, type Stored } from '../files/index.ts'
import { append } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import { type Action, type Agency, colleaguesOf, may, mustBeAllowed, type Person, sectionsFor } from '../people/index.ts'
import { type Details, isStep, lastOf, move, type Refusal, type Step } from './application.ts'
import type { Clock } from './intake.ts'
import { refusalOf } from './law-of-steps.ts'
import { settingsOf } from './settings.ts'
import { type StepName, type StepRule, steps as table } from './steps.ts'
import { type Application, insertCaseFiles, insertSteps, type Key, lockedApplication, stepsOf, updateApplication } from './store.ts'
import { summaryOf } from './summary.ts'

/** What somebody wants to do in a case. */
export type Taking<N extends StepName = StepName> = {
  step: N
  /** The last step that the person saw; somebody who was faster makes this a Conflict. */
  seen: number
  /** The day on which it happened. */
  onDay: PlainDate
  note: string | null
  details: Details<N>
  files?: readonly { stored: Stored; purpose: string; forApplicant: boolean }[]
}

/** Who takes it: somebody of the office, whoever holds the code of the case, or the program. */
export type Taker = Person | 'applicant' | 'program'

export type Taken = { ok: true; application: Application; step: Step } | { ok: false; refusal: Refusal }

export type Effect = (trx: Trx, application: Application, step: Step, taken: readonly Step[]) => Promise<void>

/**
 * Takes one step of a case: decides, saves, works the clock out again and writes the journal, in one transaction. `effect` writes what goes
 * with the step (a letter that is signed, a case at another agency). Throws Forbidden without the right, Conflict where somebody was faster.
 */
export async function takeStep<N extends StepName>(
  db: Db,
  by: Taker,
  agency: Agency,
  key: Key,
  taking: Taking<N>,
  clock: Clock,
  effect?: Effect,
): Promise<Taken> {
  return inTransaction(db, trx => takeStepIn(trx, by, agency, key, taking, clock, effect))
}

/** Runs a step with what goes with it in a transaction of its own: of what is refused nothing stays, and whoever was slower is told. */
export async function inTransaction(db: Db, run: (trx: Trx) => Promise<Taken>): Promise<Taken> {
  try {
    return await db.transaction().execute(async trx => {
      const taken = await run(trx)
      if (!taken.ok) throw new Untaken(taken.refusal)
      return taken
    })
  } catch (error) {
    if (error instanceof Untaken) return { ok: false, refusal: error.refusal }
    if (isTaken(error, 'application_steps_pkey') || gaveWay(error)) throw overtaken()
    throw error
  }
}

/** Carries a refusal out of the transaction, so that nothing of it stays. */
export class Untaken extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('the step was not taken')
    this.refusal = refusal
  }
}

const overtaken = () => new Conflict('别人刚刚办理过这件申请。请刷新，看过最新情况后再办理。')

export async function takeStepIn<N extends StepName>(
  trx: Trx,
  by: Taker,
  agency: Agency,
  key: Key,
  taking: Taking<N>,
  { now, today }: Clock,
  effect?: Effect,
): Promise<Taken> {
  const rule: StepRule = table[taking.step]
  const application = await lockedApplication(trx, key)
  if (!application) throw new NotFound('没有这件申请。')
  const taken = await stepsOf(trx, key)
  await mustBeEntitled(trx, by, agency, rule, application)
  if (application.seq !== taking.seen) throw overtaken()
  const step = {
    ...{ seq: application.seq + 1, step: taking.step, at: now, onDay: taking.onDay, note: taking.note, details: taking.details },
    ...(typeof by === 'string' ? { actorId: null, actor: by === 'applicant' ? '申请人' : '系统' } : { actorId: by.id, actor: by.name }),
  } as Step
  const moved = move(application.state, step)
  if (!moved.ok) return moved
  if (rule.needsNote && !taking.note) return { ok: false, refusal: { why: `请写明“${rule.title}”的内容或者理由。`, cites: rule.article } }
  const drafter = lastOf(taken, 'decided')?.actorId ?? null
  const barred = rule.notByDrafter && typeof by !== 'string' ? await barredBy(trx, taking.step, by, agency, drafter) : null
  if (barred) return { ok: false, refusal: { why: barred, cites: rule.article } }
  const calendar = await calendarFor(trx, agency.id)
  const refusal = refusalOf(step, taken, calendar, today)
  if (refusal) return { ok: false, refusal }
  await insertSteps(trx, key, [step])
  const summary = summaryOf([...taken, step], calendar)
  // a corrected application is what is asked from now on; what was asked before stays sealed with the case (art. 30)
  const asked = isStep(step, 'corrected') && step.details.asked ? { asked: step.details.asked } : {}
  await updateApplication(trx, key, { ...summary, ...asked })
  for (const { stored, purpose, forApplicant } of taking.files ?? []) {
    const { id } = await keepFile(trx, agency.id, stored, { by: typeof by === 'string' ? null : by.id, at: now })
    const row = { agencyId: agency.id, fileId: id, applicationId: key.id, purpose, name: stored.name, seq: step.seq, forApplicant }
    await insertCaseFiles(trx, [{ ...row, addedAt: now, addedBy: step.actor }])
  }
  const after = { ...application, ...summary, ...asked }
  await effect?.(trx, after, step, taken)
  await append(trx, {
    ...{ agencyId: agency.id, at: now, actor: typeof by === 'string' ? null : by, action: `application.${taking.step}` },
    subject: `application ${application.number}`,
    details: {
      seq: step.seq,
      onDay: step.onDay,
      state: summary.state,
      dueOn: summary.dueOn,
      ...(by === 'applicant' && { by: 'applicant' }),
      ...(isStep(step, 'erased') && step.details),
    },
    article: rule.article,
  })
  return { ok: true, application: after, step }
}

/** Nobody reviews or signs what they drafted, and the leader reviews only where the office has no other reviewer (art. 17). */
async function barredBy(trx: Trx, step: StepName, by: Person, agency: Agency, drafter: string | null): Promise<string | null> {
  if (by.id === drafter) return `答复由您拟定，不能由您办理“${table[step].title}”。`
  const isReviewer = ({ memberships }: Pick<Person, 'memberships'>) =>
    memberships.some(({ role, agencyId }) => role === 'reviewer' && agencyId === agency.id)
  if (step !== 'reviewed' || isReviewer(by)) return null
  const others = (await colleaguesOf(trx, agency.id)).filter(one => isReviewer(one) && one.id !== drafter)
  return others.length > 0 ? `本机关有保密审查员，请由${others.map(({ name }) => name).join('、')}审查。` : null
}

/** Whether this person may act in this case: with the right in the agency, or for the section that the case is assigned to. */
export function mayFor(person: Person, action: Action, agency: Agency, { sectionId }: Pick<Application, 'sectionId'>): boolean {
  if (!may(person, action, agency)) return false
  const sections = sectionsFor(person, action, agency)
  return sections === null || (sectionId !== null && sections.includes(sectionId))
}

/** It is the head of the disclosure office who agrees, whatever role that person has here (art. 33(2)); else who is in charge of the office. */
export async function mayExtend(trx: Trx, by: Person, agency: Agency, application: Application): Promise<boolean> {
  if (mayFor(by, 'application.extend', agency, application)) return true
  return (await settingsOf(trx, agency.id)).headOfOfficeId === by.id && mayFor(by, 'application.read', agency, application)
}

async function mustBeEntitled(trx: Trx, by: Taker, agency: Agency, rule: StepRule, application: Application): Promise<void> {
  if (by === 'program') {
    if (rule.by.length > 0) throw new Forbidden(`“${rule.title}”不由系统办理。`)
    return
  }
  if (by === 'applicant') {
    if (!rule.by.includes('applicant')) throw new Forbidden(`“${rule.title}”由行政机关办理。`)
    return
  }
  const actions = rule.by.filter((one): one is Action => one !== 'applicant')
  if (actions.some(action => mayFor(by, action, agency, application))) return
  if (actions.includes('application.extend') && (await mayExtend(trx, by, agency, application))) return
  if (actions[0]) mustBeAllowed(by, actions[0], agency)
  throw new Forbidden(`没有办理“${rule.title}”的权限，或者这件申请不由您的股室承办。`)
}
