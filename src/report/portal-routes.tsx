import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import type { Db } from '../db/open.ts'
import { NotFound } from '../errors.ts'
import { downloadHeaders } from '../files/index.ts'
import { beijingMinute } from '../law/index.ts'
import { type Agency, allAgencies, may, type Person, publicOfficeIn } from '../people/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import { hashOf } from './actions.ts'
import { AgencyListPage } from './pages/agency-list.tsx'
import { byGravity } from './pages/marks.ts'
import { reportTitle } from './pages/portal.tsx'
import { ReportPage } from './pages/report.tsx'
import { ReportListPage } from './pages/report-list.tsx'
import { WithdrawnPage } from './pages/withdrawn.tsx'
import { picturesOf } from './picture.ts'
import { openReportPrinter } from './printing.ts'
import { mediaTypes, type RenderKind } from './render/index.ts'
import type { ReportDeps, ReportEnv } from './routes.tsx'
import { signedCopiesOf } from './signed/store.ts'
import { contentOf, reportOfYear, reportsOf, stepsOf } from './store.ts'
import type { Step, StoredReport } from './stored-report.ts'

const year = ':year{[12][0-9][0-9][0-9]}'

/** What everybody may read of the agencies' reports, and the files of each. */
export function portalRoutes({ db, files }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const print = openReportPrinter()

  site.get(places.reports, async c => {
    const offices = await allAgencies(db)
    const [only] = offices
    if (only && offices.length === 1) return c.redirect(`/${only.slug}/reports`, 302)
    return c.html(<AgencyListPage page={c.get('page')} offices={offices} />)
  })

  site.get('/:agency/reports.json', async c => {
    const office = await officeIn(c)
    return c.json(await listOf(c, office))
  })

  site.get('/:agency/reports.csv', async c => {
    const office = await officeIn(c)
    const { stringify } = await import('csv-stringify/sync')
    const list = await listOf(c, office)
    // The mark at the beginning tells spreadsheet programs that it is UTF-8.
    const text = `\ufeff${stringify(
      list.map(({ year, title, publishedOn, updatedOn, url }) => [year, title, publishedOn, updatedOn, url]),
      { header: true, columns: ['年度', '名称', '公布日期', '最近公布日期', '网址'] },
    )}`
    return c.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${office.name}政府信息公开年报目录.csv`, 'reports.csv'),
    })
  })

  site.get('/:agency/reports', async c => {
    const office = await officeIn(c)
    return c.html(<ReportListPage page={c.get('page')} office={office} reports={await publicReports(office.id)} />)
  })

  site.get(`/:agency/reports/${year}`, async c => {
    const office = await officeIn(c)
    const stored = await publishedIn(c, office)
    const steps = await stepsOf(db, stored)
    const withdrawal = stored.state === 'withdrawn' ? steps.findLast(({ step }) => step === 'withdrawn') : undefined
    if (withdrawal)
      return c.html(
        <WithdrawnPage
          page={c.get('page')}
          office={office}
          year={stored.year}
          withdrawnOn={withdrawal.takenOn}
          reason={withdrawal.reason ?? ''}
        />,
        410,
      )
    const report = await contentOf(db, stored, stored.publishedVersion!)
    const brought = steps.find(({ seq }) => seq === stored.publishedVersion)!
    const shown = {
      ...{ stored, report, pictures: picturesOf(report), years: (await publicReports(office.id)).map(each => each.year) },
      ...{ publishedAt: beijingMinute(steps.find(({ step }) => step === 'published')!.at), originallyPublishedOn: originalDay(steps) },
      correction: correctionIn(steps, stored),
      ...{ signed: await signedOf(stored) },
      findings: may(c.get('person'), 'report.read', office) ? byGravity(brought.findings ?? []) : null,
    }
    return c.html(<ReportPage page={c.get('page')} office={office} shown={shown} />)
  })

  site.get(`/:agency/reports/${year}/:file{report\\.(?:html|docx|pdf|xlsx|json|csv)}`, async c => {
    const office = await officeIn(c)
    const stored = await publishedIn(c, office)
    if (stored.state === 'withdrawn') return c.redirect(`/${office.slug}/reports/${stored.year}`, 303)
    const kind = c.req.param('file').slice('report.'.length) as RenderKind
    const report = await contentOf(db, stored, stored.publishedVersion!)
    const { bytes, etag } = await print(report, hashOf(report), kind)
    // Everybody gets the same file, and asks each time whether it is still the one: a report may be corrected or withdrawn.
    const headers = { etag, 'cache-control': 'public, no-cache' }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
    const name = `${reportTitle(office.name, stored.year)}.${kind}`
    return c.body(Buffer.from(bytes), 200, {
      ...headers,
      'content-type': mediaTypes[kind],
      'content-disposition': attachment(name, `report-${stored.year}.${kind}`),
    })
  })

  site.get(`/:agency/reports/${year}/signed`, async c => {
    const stored = await publishedIn(c, await officeIn(c))
    const copy = stored.state === 'withdrawn' ? null : await signedOf(stored)
    if (!copy) throw new NotFound('这一年度的报告没有公布签字盖章件。')
    const headers = downloadHeaders({ ...copy, private: false }, { inline: true })
    if (c.req.header('if-none-match')?.includes(headers['etag']!)) return c.body(null, 304, headers)
    return c.body(Readable.toWeb(await files.get(copy)) as ReadableStream<Uint8Array>, 200, headers)
  })

  /** The newest scan of the version that the public reads. */
  const signedOf = async (stored: StoredReport) =>
    (await signedCopiesOf(db, stored)).find(({ version }) => version === stored.publishedVersion) ?? null

  const officeIn = (c: Context<SiteEnv<Person>>): Promise<Agency> => publicOfficeIn(db, c)

  const publicReports = (agencyId: string) => publicReportsOf(db, agencyId)

  /** The report of the year in the address, where it is or was public. */
  async function publishedIn(c: Context<SiteEnv<Person>>, office: Agency): Promise<StoredReport> {
    const stored = await reportOfYear(db, office.id, Number(c.req.param('year')))
    if (!stored?.publishedVersion) throw new NotFound('没有公布这一年度的报告。')
    return stored
  }

  async function listOf(c: Context<SiteEnv<Person>>, office: Agency) {
    return (await publicReports(office.id)).map(({ year, publishedOn, updatedOn }) => ({
      ...{ year, title: reportTitle(office.name, year), publishedOn, updatedOn },
      url: `${c.get('page').origin}/${office.slug}/reports/${year}`,
    }))
  }

  return site
}

/** The reports of an agency that the public can read, the newest first. */
export const publicReportsOf = async (db: Db, agencyId: string): Promise<StoredReport[]> =>
  (await reportsOf(db, agencyId)).filter(({ state }) => state === 'published' || state === 'correcting')

const originalDay = (steps: readonly Step[]): string | null =>
  steps.find(({ originallyPublishedOn }) => originallyPublishedOn !== null)?.originallyPublishedOn ?? null

/** Why the version that the public reads corrects the one before it; null where there was none. */
function correctionIn(steps: readonly Step[], { publishedVersion, updatedOn }: StoredReport): { on: string; reason: string } | null {
  const before = steps.findLast(({ step, seq }) => step === 'published' && seq < publishedVersion!)
  if (!before) return null
  const since = steps.filter(({ seq, findings }) => findings !== null && seq > before.seq && seq <= publishedVersion!)
  return { on: updatedOn!, reason: [...new Set(since.flatMap(({ reason }) => reason ?? []))].join('；') }
}

/** A file to take away under a Chinese name (RFC 6266); old programs read the plain one. */
export const attachment = (name: string, plain: string): string =>
  `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`
