import { calendarFor } from '../days/index.ts'
import { isTaken } from '../db/conflicts.ts'
import { nextNumber } from '../db/numbers.ts'
import type { Db, Trx } from '../db/open.ts'
import { Conflict, NotFound } from '../errors.ts'
import { append } from '../journal/index.ts'
import { type PlainDate, reportDue } from '../law/index.ts'
import { queueMails } from '../mail/index.ts'
import { type Agency, colleaguesOf, confirmedMailOf, findAgency, may, mustBeAllowed, type Person } from '../people/index.ts'
import { contentOf, figuresToFreeze, freezeYear, isSigned, openErrorsOf, reportOfYear } from '../report/index.ts'
import type { Secrets } from '../secrets/index.ts'
import { awaited, figuresOf, openRemarks, type Remark, type Standing, type Step, standingOf, take } from './standing.ts'
import { type StepName, steps } from './steps.ts'
import { putCall, putStep, stepsOfYear } from './store.ts'

export type Clock = { now: Date; today: PlainDate }
export type Refused = { ok: false; refusal: { why: string; cites: string } }
export type Faulty = { ok: false; faults: Readonly<Record<string, string>> }
export type Taken = { ok: true; standing: Standing } | Faulty | Refused

/** Which report, and the last step that the person saw; 0: none. Somebody who was faster makes this a Conflict. */
export type About = { body: Agency; year: number; seen: number; note: string | null }

/** The superior that collects the body's report. */
export const superiorOf = async (db: Db | Trx, body: Agency): Promise<Agency | null> =>
  body.parentId === null ? null : findAgency(db, { id: body.parentId })

/** The body sends its newest version up. An error that stands needs a reason; each remark of a return needs its answer. */
export async function submit(db: Db, by: Person, about: About & { answers: readonly string[] }, clock: Clock): Promise<Taken> {
  const { right, onceApproved } = steps.submitted
  mustBeAllowed(by, [right, onceApproved], about.body)
  const maySign = may(by, right, about.body)
  const leaving = await reportOfYear(db, about.body.id, about.year)
  const compiled = leaving && (await figuresToFreeze(db, about.body, leaving))
  return taking(db, by, 'submitted', about, clock, async (trx, taken) => {
    const { body, year, note, answers } = about
    const { article } = steps.submitted
    const report = await reportOfYear(trx, body.id, year)
    if (!report || !compiled) return { refusal: { why: `还没有${year}年度报告，不能报送。`, cites: article } }
    if (report.state === 'withdrawn') return { refusal: { why: '报告已经撤下，请先更正。', cites: article } }
    if (!maySign && !isSigned(report)) return { refusal: { why: '分管领导还没有签批这一版，不能报送。', cites: article } }
    const before = standingOf(taken)
    if (before.state === 'accepted' && before.version === report.version)
      return { refusal: { why: '上级已经接收的就是这个版本，没有更正，不必再报。', cites: article } }
    const errors = await openErrorsOf(trx, report)
    if (errors > 0 && !note) return { faults: { note: `核对发现的错误还有 ${errors} 处没有处理。请更正，或者写明理由后报送。` } }
    const { remarks, faults } = answered(taken, answers)
    if (faults) return { faults }
    await freezeYear(trx, by, body, report, { cause: 'submitted', compiled }, clock)
    const figures = figuresOf(await contentOf(trx, report, report.version), report)
    return { step: { version: report.version, remarks, figures } }
  })
}

/** The remarks of the last return with their answers; each wants one. */
export function answered(
  taken: readonly Step[],
  answers: readonly string[],
): { remarks: Remark[] | null; faults: Faulty['faults'] | null } {
  const remarks = openRemarks(taken).map((remark, at) => ({ ...remark, answer: answers[at]?.trim() || null }))
  const without = remarks.flatMap(({ answer }, at) => (answer === null ? [[`answer-${at}`, '请答复这一条。']] : []))
  return { remarks: remarks.length > 0 ? remarks : null, faults: without.length > 0 ? Object.fromEntries(without) : null }
}

/** Sends it back with a numbered notice: what is to be mended or answered, one by one. */
export async function giveBack(
  db: Db,
  by: Person,
  about: About & { remarks: readonly Omit<Remark, 'answer'>[] },
  clock: Clock,
): Promise<Taken> {
  const superior = await mustCollect(db, by, about.body)
  return taking(db, by, 'returned', about, clock, async trx => {
    const remarks = about.remarks.map(remark => ({ ...remark, answer: null }))
    if (remarks.length === 0 && !about.note) return { faults: { note: '请选择要改的地方，或者写明退回的理由。' } }
    const ordinal = await nextNumber(trx, superior.id, `report-return/${about.year}`)
    const own: Remark[] = about.note ? [{ at: '', rule: null, text: about.note, answer: null }] : []
    return { step: { remarks: [...remarks, ...own], notice: `退〔${clock.today.slice(0, 4)}〕${ordinal}号` } }
  })
}

/** Accepts what was submitted. Where the check found errors in it, it says why all the same. */
export async function accept(db: Db, by: Person, about: About, clock: Clock): Promise<Taken> {
  await mustCollect(db, by, about.body)
  return taking(db, by, 'accepted', about, clock, async (trx, taken) => {
    const { version } = standingOf(taken)
    const report = await reportOfYear(trx, about.body.id, about.year)
    if (report && report.version === version && report.errors > 0 && !about.note)
      return { faults: { note: `报送的版本还有 ${report.errors} 处错误。仍要接收的，请写明理由。` } }
    return { step: { version } }
  })
}

/** Reminds a body of what it owes: at its desk, and by mail to whoever makes or signs its reports. */
export async function remind(
  db: Db,
  secrets: Secrets,
  by: Person,
  about: About & { dueOn: PlainDate; url: string | null },
  clock: Clock,
): Promise<Taken> {
  const superior = await mustCollect(db, by, about.body)
  const { body, year, dueOn, url } = about
  const responsible = (await colleaguesOf(db, body.id)).filter(account => may({ ...account, disabledAt: null }, 'report.write', body))
  const addresses = await confirmedMailOf(db, secrets, responsible)
  return taking(db, by, 'reminded', about, clock, async trx => {
    const text = [`${body.name}${year}年度政府信息公开工作年度报告应于${dueOn}前报送${superior.name}，目前还没有收到。`, about.note, url]
    await queueMails(
      trx,
      secrets,
      [...addresses.values()].map(to => ({
        ...{ agencyId: body.id, to, subject: `请报送${year}年度政府信息公开工作年度报告`, now: clock.now },
        text: text.filter(Boolean).join('\n\n'),
      })),
    )
    return { step: {} }
  })
}

/** Sets the day by which the superior wants the year's reports: not after the statutory one (art. 49). */
export async function call(
  db: Db,
  by: Person,
  superior: Agency,
  { year, dueOn, cites }: { year: number; dueOn: PlainDate; cites: string },
  { now }: Clock,
): Promise<{ ok: true } | Faulty> {
  mustBeAllowed(by, 'report.collect', superior)
  const statutory = reportDue('department', year, await calendarFor(db, superior.id)).dueOn
  if (dueOn > statutory) return { ok: false, faults: { dueOn: `不能晚于法定的 ${statutory}（《政府信息公开条例》第四十九条）。` } }
  if (dueOn <= `${year}-12-31`) return { ok: false, faults: { dueOn: '报告年度结束以后才能报送，请填写次年的日期。' } }
  await db.transaction().execute(async trx => {
    await putCall(trx, superior.id, { year, dueOn, cites, calledAt: now, calledBy: by.name })
    await append(trx, {
      ...{ agencyId: superior.id, at: now, actor: by, action: 'oversight.called', subject: `reports of ${year}` },
      ...{ details: { dueOn, cites }, article: steps.submitted.article },
    })
  })
  return { ok: true }
}

/** The body's superior, for whoever collects there: nobody judges their own report. Throws Forbidden. */
export async function mustCollect(db: Db, by: Person, body: Agency): Promise<Agency> {
  const superior = await superiorOf(db, body)
  if (!superior) throw new NotFound('这个机关没有上级机关，年报不在本站报送。')
  mustBeAllowed(by, 'report.collect', superior)
  return superior
}

type Brought = Partial<Pick<Step, 'version' | 'remarks' | 'notice' | 'figures' | 'onDay'>>
type Prepared = { step: Brought } | { faults: Faulty['faults'] } | { refusal: Refused['refusal'] }

export async function taking(
  db: Db,
  by: Person,
  name: StepName,
  { body, year, seen, note }: About,
  { now, today }: Clock,
  prepare: (trx: Trx, taken: readonly Step[]) => Promise<Prepared>,
): Promise<Taken> {
  const rule = steps[name]
  if (body.parentId === null) throw new NotFound('这个机关没有上级机关，年报不在本站报送。')
  const superiorId = body.parentId
  const key = { agencyId: body.id, year }
  try {
    return await db.transaction().execute(async (trx): Promise<Taken> => {
      const taken = await stepsOfYear(trx, key)
      if (taken.length !== seen) throw overtaken()
      const who = { seq: seen + 1, step: name, at: now, onDay: today, actorId: by.id, actor: by.name, note }
      const empty = { ...who, version: null, notice: null, remarks: null, figures: null }
      const possible = take(taken.length > 0 ? standingOf(taken) : awaited, empty)
      if (!possible.ok) return possible
      const prepared = await prepare(trx, taken)
      if ('faults' in prepared) return { ok: false, faults: prepared.faults }
      if ('refusal' in prepared) return { ok: false, refusal: prepared.refusal }
      const step: Step = { ...empty, ...prepared.step }
      const standing = standingOf([...taken, step])
      await putStep(trx, key, superiorId, step, standing)
      const { version, notice, remarks } = step
      await append(trx, {
        ...{ agencyId: body.id, at: now, actor: by, action: `oversight.${name}`, subject: `report ${body.slug}/${year}` },
        ...{ details: { version, notice, note, remarks: remarks?.length ?? 0 }, article: rule.article },
      })
      return { ok: true, standing }
    })
  } catch (error) {
    if (isTaken(error, 'report_standings_pkey') || isTaken(error, 'report_standing_steps_pkey')) throw overtaken()
    throw error
  }
}

const overtaken = () => new Conflict('这份年报的报送情况刚刚有变化。请重新打开页面，看过最新的情况再办。')
