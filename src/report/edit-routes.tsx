import type { Context } from 'hono'
import { Hono } from 'hono'
import { NotFound } from '../errors.ts'
import { type PlainDate, yearOf } from '../law/index.ts'
import { type FoundOffice, fieldsOf, may, officeIn } from '../people/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { findingsOf, type Taken, takeStep } from './actions.ts'
import { placeName } from './cells.ts'
import { carriedInOf } from './compile/carried-in.ts'
import { compileReport } from './compile/compile.ts'
import { figureAt, typedAt, typedOver } from './compile/differences.ts'
import { explainCell } from './compile/explain.ts'
import { factsOf } from './compile/facts.ts'
import { draftTexts, withDrafts } from './compile/text.ts'
import { fields } from './fields.ts'
import { formOfReport } from './forms/index.ts'
import { CellPage } from './pages/cell.tsx'
import { deskCompileOf, deskReportOf } from './pages/desk.tsx'
import { EditTextPage } from './pages/edit-text.tsx'
import type { Report } from './report.ts'
import type { ReportDeps, ReportEnv } from './routes.tsx'
import { contentOf, hasLeft, reportOfYear } from './store.ts'
import { bringingStep, mustSayWhy } from './stored-report.ts'

type Ctx = Context<ReportEnv>

/** What an officer writes into the report of a year: a figure typed over with its reason, and the text of its sections. */
export function editRoutes({ db, now, today }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const clock = () => ({ now: now(), today: today() as PlainDate })
  const textPath = '/desk/reports/:agency/:year{[12][0-9][0-9][0-9]}/text'

  site.get('/desk/reports/:agency/compile/cell', async c => {
    const found = await officeIn(c, db, 'report.read')
    return found instanceof Response ? found : cell(c, found, {}, {})
  })

  site.post('/desk/reports/:agency/compile/cell', async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const [typed, at, year] = [await fieldsOf(c), c.req.query('at') ?? '', yearIn(c)]
    const before = await standing(found.office.id, year)
    if (!before || figureAt(before.report, at) === undefined) throw new NotFound('这一年度的报告没有这一格。')
    const checked = checkedFields(fields.cell, typed)
    if (!checked.ok) return cell(c, found, typed, checked.faults, 422)
    const { figure, reason: why, seen } = checked.values
    const compiled = figureAt(await compileReport(db, found.office, year, formOfReport(before.report)), at) ?? null
    const report = typedOver(before.report, at, figure, { compiled, why })
    const reason = `${placeName(at, formOfReport(report))} 改为 ${figure}：${why}`
    const taken = await keep(found, year, { report, reason, seen })
    if (taken.ok) return c.redirect(deskCompileOf(found.office, year), 303)
    return 'faults' in taken ? cell(c, found, typed, taken.faults, 422) : cell(c, found, typed, { reason: taken.refusal.why }, 409)
  })

  site.get(textPath, async c => {
    const found = await officeIn(c, db, 'report.write')
    return found instanceof Response ? found : text(c, found, {}, {})
  })

  site.post(textPath, async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const [typed, year] = [await fieldsOf(c), yearIn(c)]
    const before = await standing(found.office.id, year)
    if (!before) throw new NotFound('没有这一年度的报告。')
    const checked = checkedFields(fields.text, typed)
    if (!checked.ok) return text(c, found, typed, checked.faults, 422)
    const { seen, reason, section1, section5, section6 } = checked.values
    const written: Record<number, string | null> = { 1: section1, 5: section5, 6: section6 }
    const sections = before.report.sections.map(section =>
      section.number !== null && section.number in written && typed[`section${section.number}`] !== undefined
        ? { ...section, text: written[section.number] ?? '' }
        : section,
    )
    if (typed['act'] === 'check') return text(c, found, typed, {}, 200, { ...before.report, sections })
    const said = reason ?? (before.needsReason ? null : '修改正文')
    const taken = await keep(found, year, { report: { ...before.report, sections }, reason: said, seen })
    if (taken.ok) return c.redirect(`${deskReportOf(found.office, year)}?done=${before.step}`, 303)
    return 'faults' in taken ? text(c, found, typed, taken.faults, 422) : text(c, found, typed, { reason: taken.refusal.why }, 409)
  })

  /** The report as it stands, and the step that brings a new version of it. */
  async function standing(agencyId: string, year: number) {
    const stored = await reportOfYear(db, agencyId, year)
    if (!stored) return null
    const step = bringingStep(stored.state, 'edited')
    const needsReason = mustSayWhy(step, 0, await hasLeft(db, stored))
    return { report: await contentOf(db, stored, stored.version), seen: stored.seq, step, needsReason }
  }

  async function keep({ person, office }: FoundOffice, year: number, to: { report: Report; reason: string | null; seen: number }) {
    const step = (await standing(office.id, year))!.step
    const brings = { report: to.report, fileName: null, originallyPublishedOn: null }
    const taken: Taken = await takeStep(db, person, office, year, { step, seen: to.seen, reason: to.reason, brings }, clock())
    return taken
  }

  async function cell(c: Ctx, { person, office }: FoundOffice, values: Record<string, string>, faults: Faults, status: Status = 200) {
    const [year, at] = [yearIn(c), c.req.query('at') ?? '']
    const before = await standing(office.id, year)
    const form = before?.report.form ? formOfReport(before.report) : undefined
    const explained = (await explainCell(db, office, year, at)) ?? (form && (await explainCell(db, office, year, at, form)))
    if (!explained) throw new NotFound('年报没有这一格。')
    const figure = before ? figureAt(before.report, at) : undefined
    const compiled = before && figure !== undefined ? (figureAt(await compileReport(db, office, year, form), at) ?? null) : null
    const [mayWrite, carried] = [may(person, 'report.write', office), await carriedInOf(db, office, year, at)]
    const shown =
      before && figure !== undefined ? { figure, compiled, typed: typedAt(before.report, at), seen: before.seen, mayWrite } : null
    return c.html(<CellPage page={c.get('page')} {...{ office, year, explained, carried, values, faults }} standing={shown} />, status)
  }

  async function text(
    c: Ctx,
    { office }: FoundOffice,
    values: Record<string, string>,
    faults: Faults,
    status: Status = 200,
    tried?: Report,
  ) {
    const year = yearIn(c)
    const before = await standing(office.id, year)
    if (!before) throw new NotFound('没有这一年度的报告。')
    const facts = await factsOf(db, office.id, year)
    const report = tried ?? withDrafts(before.report, facts)
    const shown = {
      ...before,
      report,
      drafts: draftTexts(before.report, facts),
      published: facts.published,
      findings: await findingsOf(db, office.id, report, null),
    }
    return c.html(<EditTextPage page={c.get('page')} {...{ office, year, shown, values, faults }} />, status)
  }

  const yearIn = (c: Ctx): number => {
    const text = c.req.param('year') ?? c.req.query('year') ?? ''
    return /^20\d\d$/.test(text) ? Number(text) : yearOf(clock().today) - 1
  }

  return site
}

type Status = 200 | 409 | 422
