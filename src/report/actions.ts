import { createHash } from 'node:crypto'
import { isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { Conflict } from '../errors.ts'
import { canonicalJson } from '../journal/entry.ts'
import { append } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, may, mustBeAllowed, type Person } from '../people/index.ts'
import { checkReport, type Finding } from './check/index.ts'
import { openErrorsOf } from './findings/actions.ts'
import { figuresToFreeze, freezeYear } from './freeze-actions.ts'
import type { Report } from './report.ts'
import { tellSearch } from './search-entry.ts'
import { rightsOf, type StepName, steps } from './steps.ts'
import { contentOf, hasLeft, insertReport, insertStep, reportOfYear, reportsOf, stepsOf, updateSummary } from './store.ts'
import { isSigned, mustSayWhy, type Step, type StoredReport, type Summary, summaryOf, take } from './stored-report.ts'

/** What somebody wants to do to the report of a year. */
export type Taking = {
  step: StepName
  /** The last step that the person saw; 0: none. Somebody who was faster makes this a Conflict. */
  seen: number
  reason: string | null
  /** The new version, for the steps that bring one. */
  brings?: { report: Report; fileName: string | null; originallyPublishedOn: PlainDate | null }
}

/** The moment and the day of the law, from the composition root. */
export type Clock = { now: Date; today: PlainDate }

export type Taken =
  | { ok: true; report: StoredReport }
  | { ok: false; faults: Readonly<Record<string, string>> }
  | { ok: false; refusal: { why: string; cites: string } }

/**
 * Takes one step of the agency's report of a year: decides, saves, and writes the journal, in one transaction. Throws Forbidden without the
 * step's right and Conflict where somebody else was first.
 */
export async function takeStep(db: Db, by: Person, agency: Agency, year: number, taking: Taking, clock: Clock): Promise<Taken> {
  const rule = steps[taking.step]
  mustBeAllowed(by, rightsOf(taking.step), agency)
  const content = rule.brings ? storable(taking.brings!.report) : null
  if (content && content.year !== year) return { ok: false, faults: { file: yearFault(content.year, year) } }
  const leaving = taking.step === 'published' ? await reportOfYear(db, agency.id, year) : null
  const compiled = leaving && (await figuresToFreeze(db, agency, leaving))
  try {
    return await db.transaction().execute(trx => takeIn(trx, by, agency, year, { ...taking, content, compiled }, clock))
  } catch (error) {
    if (isTaken(error, 'reports_year') || isTaken(error, 'report_steps_pkey')) throw overtaken()
    throw error
  }
}

/**
 * A version that the superior received from a body that does not work here, in the transaction of whatever it belongs to: whoever calls this
 * has asked who may. Nothing is frozen by it, for there are no records here.
 */
export async function receiveVersion(
  trx: Trx,
  by: Person,
  body: Agency,
  year: number,
  brings: NonNullable<Taking['brings']> & { reason: string },
  clock: Clock,
): Promise<Taken> {
  const content = storable(brings.report)
  if (content.year !== year) return { ok: false, faults: { file: yearFault(content.year, year) } }
  const before = await reportOfYear(trx, body.id, year)
  const step = before === null || before.state === 'draft' ? 'imported' : 'corrected'
  return takeIn(trx, by, body, year, { step, seen: before?.seq ?? 0, reason: brings.reason, brings, content, compiled: null }, clock)
}

type TakingContent = Taking & { content: Report | null; compiled: Report | null }

async function takeIn(trx: Trx, by: Person, agency: Agency, year: number, taking: TakingContent, { now, today }: Clock): Promise<Taken> {
  const before = await reportOfYear(trx, agency.id, year)
  if ((before?.seq ?? 0) !== taking.seen) throw overtaken()
  const taken = before ? await stepsOf(trx, before) : []
  const { content, brings } = taking
  const step: Step = {
    seq: taking.seen + 1,
    step: taking.step,
    at: now,
    takenOn: today,
    actorId: by.id,
    actor: by.name,
    reason: taking.reason,
    originallyPublishedOn: brings?.originallyPublishedOn ?? null,
    fileName: brings?.fileName ?? null,
    sourceKind: content?.reading.source ?? null,
    findings: content && (await findingsOf(trx, agency.id, content, brings?.originallyPublishedOn ?? null)),
  }
  const verdict = take(taken, step)
  if (!verdict.ok) return verdict
  // what only the right for approved versions allows
  if (!content && before && !isSigned(before) && !may(by, steps[taking.step].right, agency))
    return { ok: false, refusal: { why: `分管领导还没有签批这一版，不能${steps[taking.step].title}。`, cites: steps[taking.step].article } }
  const left = before !== null && (await hasLeft(trx, before))
  const errors =
    (taking.step === 'published' || taking.step === 'approved') && before ? await openErrorsOf(trx, before) : verdict.summary.errors
  if (!taking.reason && mustSayWhy(taking.step, errors, left)) return { ok: false, faults: { reason: reasonFault(taking.step) } }
  const report: StoredReport = { agencyId: agency.id, id: before?.id ?? newId(), year, ...verdict.summary }
  if (!before) await insertReport(trx, report)
  await insertStep(trx, report, step, content)
  if (before) await updateSummary(trx, report, verdict.summary)
  if (taking.step === 'published' || taking.step === 'withdrawn') await tellSearch(trx, agency, report)
  // what was out elsewhere before was not made of these records
  if (taking.compiled && taken.find(({ seq }) => seq === report.version)?.originallyPublishedOn === null)
    await freezeYear(trx, by, agency, report, { cause: 'published', compiled: taking.compiled }, { now, today })
  const { seq, reason, fileName, originallyPublishedOn } = step
  await append(trx, {
    agencyId: agency.id,
    at: now,
    actor: by,
    action: `report.${taking.step}`,
    subject: `report ${agency.slug}/${year}`,
    // The hash seals the content itself, which the entry does not hold.
    details: { seq, reason, fileName, originallyPublishedOn, errors: report.errors, ...(content && { sha256: hashOf(content) }) },
    article: steps[taking.step].article,
  })
  return { ok: true, report }
}

/**
 * What the check finds in a version of the agency's report, held against last year's where there is one. A report that was out elsewhere
 * already is judged as read, not as about to be issued.
 */
export async function findingsOf(
  db: Db | Trx,
  agencyId: string,
  report: Report,
  originallyPublishedOn: PlainDate | null,
): Promise<Finding[]> {
  const last = report.year === null ? null : await reportOfYear(db, agencyId, report.year - 1)
  const previous = last ? await contentOf(db, last, last.publishedVersion ?? last.version) : undefined
  return checkReport(report, { issue: originallyPublishedOn === null, previous }).findings
}

/** Rebuilds what the rows of the agency's reports say from their steps; returns the years whose row said something else. */
export async function recompute(db: Db, agencyId: string): Promise<number[]> {
  const wrong: number[] = []
  for (const report of await reportsOf(db, agencyId)) {
    const rebuilt = summaryOf(await stepsOf(db, report))
    if ((Object.keys(rebuilt) as (keyof Summary)[]).every(key => rebuilt[key] === report[key])) continue
    wrong.push(report.year)
    await db.transaction().execute(trx => updateSummary(trx, report, rebuilt))
  }
  return wrong
}

export const hashOf = (report: Report): string => createHash('sha256').update(canonicalJson(report)).digest('hex')

/** The report as a json column can hold it: no U+0000, no half surrogate pair. */
const storable = (report: Report): Report =>
  JSON.parse(JSON.stringify(report, (_, value) => (typeof value === 'string' ? value.replace(/\0|\p{Cs}/gu, '\ufffd') : value))) as Report

const overtaken = () => new Conflict('这份报告刚刚被别人改动。请重新打开页面，看过最新的情况再办。')

const yearFault = (found: number | null, year: number) =>
  found === null ? '没有读出报告的年度。' : `文件是${found}年度的报告，不是${year}年度的。`

const reasonFault = (step: StepName) => {
  if (steps[step].needsReason) return `请填写${steps[step].title}的理由。`
  if (step === 'published' || step === 'approved') return `核对发现错误。仍要${steps[step].title}的，请填写理由。`
  return '报告已经报送，更正请填写理由。'
}
