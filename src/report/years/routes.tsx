import { type Context, Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import { type Agency, publicOfficeIn } from '../../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../../publications/index.ts'
import { publicContents, publicVersions } from '../open/store.ts'
import { YearsPage } from '../pages/years.tsx'
import { attachment } from '../portal-routes.tsx'
import type { ReportDeps, ReportEnv } from '../routes.tsx'
import { linesOf, type Year, yearsFrom } from './figures.ts'
import { jsonOf, tableOf } from './table.ts'

type Ctx = Context<ReportEnv>

/** `/:agency/reports/years`: five years of an agency's published reports side by side. */
export function yearsRoutes({ db }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const here = '/:agency/reports/years'

  site.get(here, async c => {
    const { office, years } = await viewIn(c)
    return c.html(<YearsPage page={c.get('page')} office={office} years={years} lines={linesOf(years)} />)
  })

  site.get(`${here}.json`, async c => {
    const { office, years } = await viewIn(c)
    return c.json(jsonOf(office, years, linesOf(years)))
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`${here}.${kind}`, async c => {
      const { office, years } = await viewIn(c)
      c.header('content-disposition', attachment(`${office.name}年报五年对照.${kind}`, `years.${kind}`))
      return c.body(await tableFile(kind, tableOf(years, linesOf(years))), 200, { 'content-type': tableKinds[kind] })
    })

  async function viewIn(c: Ctx): Promise<{ office: Agency; years: Year[] }> {
    const office = await publicOfficeIn(db, c)
    const reports = []
    const versions = (await publicVersions(db, [office])).slice(-5)
    for await (const some of publicContents(db, versions)) reports.push(...some.map(({ year, content }) => ({ year, report: content })))
    if (reports.length === 0) throw new NotFound('本机关还没有在本网站公布年度报告。')
    return { office, years: yearsFrom(reports) }
  }

  return site
}
