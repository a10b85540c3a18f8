import { type Context, Hono } from 'hono'
import { todaysCases } from '../applications/index.ts'
import { calendarFor } from '../days/index.ts'
import { todaysDisputes } from '../disputes/index.ts'
import { BadInput } from '../errors.ts'
import { type Calendar, daysBetween, type PlainDate } from '../law/index.ts'
import { owedBy } from '../oversight/index.ts'
import { type Agency, agenciesUnder, findAgency, may, officeIn, type Person, roles, staffOf } from '../people/index.ts'
import { todayOf } from '../publications/index.ts'
import { places } from '../web/layout/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { findingsOf, takeStep } from './actions.ts'
import { sentIn } from './check-routes.tsx'
import { awaitedYear, reportDayOf } from './due.ts'
import { fields } from './fields.ts'
import { type DeskOffice, DeskPage, DeskReportsPage, type Due, deskReportOf } from './pages/desk.tsx'
import { ImportPage, type Preview, PreviewPage } from './pages/desk-import.tsx'
import type { Report } from './report.ts'
import type { ReportDeps, ReportEnv } from './routes.tsx'
import { hasLeft, reportOfYear, reportsOf } from './store.ts'
import { bringingStep, mustSayWhy, type StoredReport } from './stored-report.ts'

type Ctx = Context<ReportEnv>

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
    const step = bringingStep(before?.state ?? 'none', 'imported')
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
        maySign: may(person, 'report.approve', agency),
      })
    return offices
  }

  return site
}

/** The next report that is due: last year's until it is published, then this year's (art. 49). */
function dueOf(office: Agency, reports: readonly StoredReport[], today: PlainDate, calendar: Calendar): Due {
  const year = awaitedYear(reports, today)
  const { dueOn, state, because } = reportDayOf(office, year, calendar)
  return { year, dueOn, state, because, daysLeft: daysBetween(today, dueOn), agency: office.name }
}
