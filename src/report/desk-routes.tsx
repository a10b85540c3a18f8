import { type Context, Hono } from 'hono'
import { todaysCases } from '../applications/index.ts'
import { calendarFor } from '../days/index.ts'
import { todaysDisputes } from '../disputes/index.ts'
import { BadInput, NotFound } from '../errors.ts'
import { type Calendar, daysBetween, type PlainDate, reportDue, yearOf } from '../law/index.ts'
import { owedBy } from '../oversight/index.ts'
import { type Agency, agenciesUnder, type FoundOffice, findAgency, may, officeIn, type Person, roles, staffOf } from '../people/index.ts'
import { todayOf } from '../publications/index.ts'
import { places } from '../web/layout/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { findingsOf, type Taken, takeStep } from './actions.ts'
import { sentIn } from './check-routes.tsx'
import { fields } from './fields.ts'
import { frozenOf } from './freeze-actions.ts'
import { type DeskOffice, DeskPage, DeskReportsPage, type Due, deskReportOf } from './pages/desk.tsx'
import { ImportPage, type Preview, PreviewPage } from './pages/desk-import.tsx'
import { DeskReportPage } from './pages/desk-report.tsx'
import { FiguresToCopyPage } from './pages/figures-to-copy.tsx'
import type { Report } from './report.ts'
import type { ReportDeps, ReportEnv } from './routes.tsx'
import { type StepName, steps } from './steps.ts'
import { contentOf, hasLeft, reportOfYear, reportsOf, stepsOf } from './store.ts'
import { mustSayWhy, type StoredReport, stepsFrom } from './stored-report.ts'

type Ctx = Context<ReportEnv>
const year = ':year{[12][0-9][0-9][0-9]}'

/** The desk of those who make, sign and watch over annual reports. Who may do what is asked in every handler. */
export function deskRoutes({ db, now, today, config, room }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const clock = () => ({ now: now(), today: today() as PlainDate })
  const megabytes = config.limits.fileBytes / 1_000_000

  site.get(places.desk, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const offices = await officesOf(person)
    const home = (await findAgency(db, { id: person.agencyId }))!
    const own = offices.find(({ slug }) => slug === home.slug)
    const who = { name: person.name, agency: home.name, roles: [...new Set(person.memberships.map(({ role }) => roles[role].label))] }
    return c.html(
      <DeskPage
        page={c.get('page')}
        person={who}
        due={own ? dueOf(home, own.reports, today() as PlainDate, await calendarFor(db, home.id)) : null}
        offices={offices}
        today={await todayOf(db, person, home, today() as PlainDate)}
        cases={await todaysCases(db, person, home, today() as PlainDate)}
        disputes={await todaysDisputes(db, person, home)}
        collects={await collects(person)}
        owed={may(person, 'report.read', home) ? await owedBy(db, home, today() as PlainDate) : null}
        home={home}
      />,
    )
  })

  site.get(places.deskReports, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    return c.html(<DeskReportsPage page={c.get('page')} offices={await officesOf(person)} collects={await collects(person)} />)
  })

  site.get('/desk/reports/:agency/import', async c => {
    const found = await officeIn(c, db, 'report.write')
    return found instanceof Response ? found : form(c, found.office, {}, {})
  })

  site.post('/desk/reports/:agency/import', async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const { office } = found
    const { texts, files } = await sentIn(c)
    const checked = checkedFields(fields.source, texts)
    if (!checked.ok) return form(c, office, texts, checked.faults, 422)
    const { text, originallyPublishedOn } = checked.values
    const file = files['file']
    if (!file && !text) return form(c, office, texts, { file: '请选择年报文件，或者粘贴年报全文。' }, 422)
    const field = file ? 'file' : 'text'
    try {
      const report = await room.read(file ? file.bytes : text!)
      if (report.year === null) return form(c, office, texts, { [field]: '没有读出报告的年度，不能导入。' }, 422)
      const preview = await previewOf(office, report, file?.name ?? null, originallyPublishedOn)
      return c.html(<PreviewPage page={c.get('page')} office={office} preview={preview} reason="" faults={{}} />)
    } catch (error) {
      if (error instanceof BadInput) return form(c, office, texts, { [field]: error.message }, error.limit === 'fileBytes' ? 413 : 422)
      throw error
    }
  })

  site.post('/desk/reports/:agency/import/confirm', async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const { person, office } = found
    const { texts } = await sentIn(c)
    const checked = checkedFields(fields.confirm, texts)
    if (!checked.ok && !texts['report']) return form(c, office, {}, { file: '页面已过期，请重新导入。' }, 422)
    const report = await room.read(texts['report']!)
    const { fileName = null, originallyPublishedOn = null, reason = null, seen = 0 } = checked.ok ? checked.values : {}
    const preview = await previewOf(office, report, fileName, originallyPublishedOn)
    const again = (faults: Faults) =>
      c.html(<PreviewPage page={c.get('page')} office={office} preview={preview} reason={texts['reason'] ?? ''} faults={faults} />, 422)
    if (!checked.ok) return again(checked.faults)
    const taking = { step: preview.step, seen, reason, brings: { report, fileName, originallyPublishedOn } }
    const outcome = await takeStep(db, person, office, preview.year, taking, clock())
    if (outcome.ok) return c.redirect(`${deskReportOf(office, preview.year)}?done=${preview.step}`, 303)
    return 'faults' in outcome ? again(outcome.faults) : again({ reason: outcome.refusal.why })
  })

  site.get(`/desk/reports/:agency/${year}`, async c => {
    const found = await officeIn(c, db, 'report.read')
    if (found instanceof Response) return found
    return shown(c, found, { reason: '', faults: {}, refusal: null, done: c.req.query('done') ?? null })
  })

  site.get(`/desk/reports/:agency/${year}/figures`, async c => {
    const found = await officeIn(c, db, 'report.read')
    if (found instanceof Response) return found
    const stored = await reportOfYear(db, found.office.id, Number(c.req.param('year')))
    if (!stored) throw new NotFound('没有这一年度的报告。')
    const report = await contentOf(db, stored, stored.version)
    return c.html(<FiguresToCopyPage page={c.get('page')} office={found.office} year={stored.year} report={report} />)
  })

  for (const step of ['published', 'withdrawn'] as const)
    site.post(`/desk/reports/:agency/${year}/${step}`, async c => {
      const found = await officeIn(c, db, steps[step].right)
      if (found instanceof Response) return found
      const { texts } = await sentIn(c)
      const back = { tried: step, reason: texts['reason'] ?? '', refusal: null, done: null }
      const checked = checkedFields(fields.step, texts)
      if (!checked.ok) return shown(c, found, { ...back, faults: checked.faults }, 422)
      const reportYear = Number(c.req.param('year'))
      const outcome: Taken = await takeStep(db, found.person, found.office, reportYear, { step, ...checked.values }, clock())
      if (outcome.ok) return c.redirect(`${deskReportOf(found.office, reportYear)}?done=${step}`, 303)
      if ('faults' in outcome) return shown(c, found, { ...back, faults: outcome.faults }, 422)
      return shown(c, found, { ...back, faults: {}, refusal: outcome.refusal }, 409)
    })

  type Back = { tried?: StepName; reason: string; faults: Faults; refusal: { why: string; cites: string } | null; done: string | null }

  async function shown(c: Ctx, { person, office }: FoundOffice, back: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
    const stored = await reportOfYear(db, office.id, Number(c.req.param('year')))
    if (!stored) throw new NotFound('没有这一年度的报告。')
    const next = stepsFrom(stored.state).map(step => ({ step, may: may(person, steps[step].right, office) }))
    const frozen = await frozenOf(db, office, stored)
    const one = { stored, report: await contentOf(db, stored, stored.version), taken: await stepsOf(db, stored), next, frozen }
    return c.html(<DeskReportPage page={c.get('page')} office={office} shown={one} {...back} />, status)
  }

  const form = (c: Ctx, office: Agency, values: Record<string, string>, faults: Faults, status: 200 | 413 | 422 = 200) =>
    c.html(<ImportPage page={c.get('page')} {...{ office, values, faults, megabytes }} />, status)

  async function previewOf(
    office: Agency,
    report: Report,
    fileName: string | null,
    originallyPublishedOn: PlainDate | null,
  ): Promise<Preview> {
    if (report.year === null) throw new BadInput('没有读出报告的年度，不能导入。')
    const before = await reportOfYear(db, office.id, report.year)
    const step = stepsFrom(before?.state ?? 'none').find(name => steps[name].brings)!
    const findings = await findingsOf(db, office.id, report, originallyPublishedOn)
    const needsReason = mustSayWhy(step, 0, before !== null && (await hasLeft(db, before)))
    return { ...{ report, year: report.year, step, seen: before?.seq ?? 0, needsReason }, ...{ fileName, originallyPublishedOn, findings } }
  }

  /** Whether there are bodies below whose reports the person collects. */
  async function collects(person: Person): Promise<boolean> {
    const home = (await findAgency(db, { id: person.agencyId }))!
    return may(person, 'report.collect', home) && (await agenciesUnder(db, home)).length > 1
  }

  /** The agencies whose reports the person may read, each once, with them. */
  async function officesOf(person: Person): Promise<DeskOffice[]> {
    const seen = new Map<string, Agency>()
    for (const id of new Set(person.memberships.map(({ agencyId }) => agencyId))) {
      const root = await findAgency(db, { id })
      if (!root || !may(person, 'report.read', root)) continue
      for (const agency of await agenciesUnder(db, root)) if (may(person, 'report.read', agency)) seen.set(agency.id, agency)
    }
    const offices: DeskOffice[] = []
    for (const agency of seen.values())
      offices.push({
        slug: agency.slug,
        name: agency.name,
        reports: await reportsOf(db, agency.id),
        mayWrite: may(person, 'report.write', agency),
      })
    return offices
  }

  return site
}

/** The next report that is due: last year's until it is published, then this year's (art. 49). */
function dueOf({ name }: Agency, reports: readonly StoredReport[], today: PlainDate, calendar: Calendar): Due {
  const isOut = (of: number) =>
    reports.some(report => report.year === of && report.publishedVersion !== null && report.state !== 'withdrawn')
  const last = yearOf(today) - 1
  const of = isOut(last) ? last + 1 : last
  const { dueOn, state, because } = reportDue(name.endsWith('人民政府') ? 'government' : 'department', of, calendar)
  return { year: of, dueOn, state, because, daysLeft: daysBetween(today, dueOn), agency: name }
}
