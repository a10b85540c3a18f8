import { type Context, Hono } from 'hono'
import { type PlainDate, yearOf } from '../law/index.ts'
import { type FoundOffice, fieldsOf, may, officeIn } from '../people/index.ts'
import { yearStandingOf } from '../registers/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { findingsOf, takeStep } from './actions.ts'
import { compileReport } from './compile/compile.ts'
import { differencesOf } from './compile/differences.ts'
import { factsOf } from './compile/facts.ts'
import { withDrafts } from './compile/text.ts'
import { CompiledPage } from './pages/compiled.tsx'
import { deskReportOf } from './pages/desk.tsx'
import type { Report } from './report.ts'
import type { ReportDeps, ReportEnv } from './routes.tsx'
import { contentOf, hasLeft, reportOfYear } from './store.ts'
import { bringingStep, mustSayWhy } from './stored-report.ts'

/** `/desk/reports/:agency/compile`: the year's tables from the records, what each figure counts, and how they become the report. */
export function compileRoutes({ db, now, today }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  site.get('/desk/reports/:agency/compile', async c => {
    const found = await officeIn(c, db, 'report.read')
    if (found instanceof Response) return found
    return compiled(c, found, yearIn(c.req.query('year')), { reason: '', faults: {}, status: 200 })
  })

  site.post('/desk/reports/:agency/compile', async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const { person, office } = found
    const typed = await fieldsOf(c)
    const year = yearIn(typed['year'])
    const reason = typed['reason']?.trim().slice(0, 500) || null
    const again = (faults: Faults, status: 409 | 422) => compiled(c, found, year, { reason: reason ?? '', faults, status })
    const { report, step } = await draftOf(found, year)
    if (!typed['year']) return again({ reason: '页面不完整，请重新打开。' }, 422)
    const brings = { report, fileName: null, originallyPublishedOn: null }
    const taken = await takeStep(db, person, office, year, { step, seen: Number(typed['seen'] ?? 0), reason, brings }, clock())
    if (taken.ok) return c.redirect(`${deskReportOf(office, year)}?done=${step}`, 303)
    return 'faults' in taken ? again(taken.faults, 422) : again({ reason: taken.refusal.why }, 409)
  })

  /** The figures of the records with the texts that stand already, or are drafted. */
  async function draftOf({ office }: FoundOffice, year: number) {
    const [fresh, stored] = [await compileReport(db, office, year), await reportOfYear(db, office.id, year)]
    const before = stored && (await contentOf(db, stored, stored.version))
    const { opening, sections } = before ?? withDrafts(fresh, await factsOf(db, office.id, year))
    const report: Report & { year: number } = { ...fresh, year, ...(opening && { opening }), sections }
    const step = bringingStep(stored?.state ?? 'none', 'compiled')
    const needsReason = mustSayWhy(step, 0, stored !== null && (await hasLeft(db, stored)))
    return { report, step, needsReason, seen: stored?.seq ?? 0, differences: before ? differencesOf(before, fresh) : [] }
  }

  async function compiled(
    c: Context<ReportEnv>,
    found: FoundOffice,
    year: number,
    { status, ...back }: { reason: string; faults: Faults; status: 200 | 409 | 422 },
  ) {
    const { office, person } = found
    const { report, step, needsReason, seen, differences } = await draftOf(found, year)
    const [findings, standing] = [await findingsOf(db, office.id, report, null), await yearStandingOf(db, office, year)]
    const mayWrite = may(person, 'report.write', office)
    return c.html(
      <CompiledPage
        page={c.get('page')}
        {...{ office, report, findings, seen, needsReason, differences, standing, ...back }}
        step={mayWrite ? step : null}
      />,
      status,
    )
  }

  /** The year of the address; else the last that is over. */
  const yearIn = (text: string | undefined): number => (/^20\d\d$/.test(text ?? '') ? Number(text) : yearOf(clock().today) - 1)

  return site
}
