import { type Context, Hono } from 'hono'
import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import { NotFound } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, officeIn } from '../../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../../publications/index.ts'
import { type RegisterName, registers, statesBetween } from '../../registers/index.ts'
import { compileReport } from '../compile/compile.ts'
import { publishedOf } from '../compile/facts.ts'
import { daysOf } from '../compile/period.ts'
import { reportDayOf } from '../due.ts'
import { formOfReport } from '../forms/index.ts'
import { GapsPage } from '../pages/gaps.tsx'
import { attachment } from '../portal-routes.tsx'
import type { ReportDeps, ReportEnv } from '../routes.tsx'
import { contentOf, reportOfYear, stepsOf } from '../store.ts'
import type { Step, StoredReport } from '../stored-report.ts'
import { type Comparison, comparisonsOf, type Standing } from './gaps.ts'

/** `/desk/reports/:agency/:year/gaps`: the report held against everything else that the office has on record. */
export function gapsRoutes({ db, today }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const here = '/desk/reports/:agency/:year{[12][0-9][0-9][0-9]}/gaps'

  site.get(here, async c => {
    const found = await gapsIn(c)
    if (found instanceof Response) return found
    const { office, stored, comparisons } = found
    return c.html(<GapsPage page={c.get('page')} office={office} year={stored.year} comparisons={comparisons} />)
  })

  site.get(`${here}.json`, async c => {
    const found = await gapsIn(c)
    if (found instanceof Response) return found
    const { office, stored, comparisons } = found
    c.header('content-disposition', attachment(`${office.name}${stored.year}年报互证.json`, 'gaps.json'))
    return c.json({ agency: office.name, year: stored.year, comparisons })
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`${here}.${kind}`, async c => {
      const found = await gapsIn(c)
      if (found instanceof Response) return found
      const { office, stored, comparisons } = found
      const rows = comparisons.flatMap(({ name, cites, gaps }) =>
        gaps.map(({ what, inReport, inRecords, reason }) => [name, what, inReport, inRecords, reason, cites.join('、')]),
      )
      const table = { name: '互证', head: ['对照', '事项', '报告', '记录', '已写的理由', '规则'], rows }
      c.header('content-disposition', attachment(`${office.name}${stored.year}年报互证.${kind}`, `gaps.${kind}`))
      return c.body(await tableFile(kind, table), 200, { 'content-type': tableKinds[kind] })
    })

  async function gapsIn(c: Context<ReportEnv>) {
    const found = await officeIn(c, db, 'report.read')
    if (found instanceof Response) return found
    const stored = await reportOfYear(db, found.office.id, Number(c.req.param('year')))
    if (!stored) throw new NotFound('没有这一年度的报告。')
    return { office: found.office, stored, comparisons: await gapsOf(db, found.office, stored, today() as PlainDate) }
  }

  return site
}

/** The newest version of the report, held against the records as they are now. */
export async function gapsOf(db: Db, office: Agency, stored: StoredReport, today: PlainDate): Promise<Comparison[]> {
  const { year } = stored
  const report = await contentOf(db, stored, stored.version)
  const last = await reportOfYear(db, office.id, year - 1)
  return comparisonsOf({
    ...{ report, year, today, publishedOn: firstDay(await stepsOf(db, stored), stored) },
    compiled: await compileReport(db, office, year, formOfReport(report)),
    previous: last && (await contentOf(db, last, last.publishedVersion ?? last.version)),
    published: await publishedOf(db, office.id, year),
    registers: standingsOf(await statesBetween(db, office.id, daysOf(year))),
    dueOn: reportDayOf(office, year, await calendarFor(db, office.id)).dueOn,
  })
}

/** The day of which its source speaks, where it was published elsewhere before. */
const firstDay = (taken: readonly Step[], { publishedOn }: StoredReport): PlainDate | null =>
  taken.find(({ originallyPublishedOn }) => originallyPublishedOn !== null)?.originallyPublishedOn ?? publishedOn

/** Licences and penalties are published one by one; the other registers are not (law notes 9.2). */
const shownOneByOne: readonly RegisterName[] = ['licences', 'penalties']

function standingsOf(states: Awaited<ReturnType<typeof statesBetween>>): Standing[] {
  return shownOneByOne.map(register => {
    const of = (name: string) => states.find(one => one.register === register && one.state === name)?.pieces ?? 0
    const counts = { open: of('entered'), shown: of('public'), withheld: of('withheld'), withdrawn: of('withdrawn') }
    return { register, label: registers[register].label, ...counts }
  })
}
