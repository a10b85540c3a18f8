import { Hono } from 'hono'
import type { PlainDate } from '../law/index.ts'
import { officeIn, type Person } from '../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../publications/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import { askedIn, type Ctx, yearIn } from './in-address.ts'
import { RankingPage } from './pages/ranking.tsx'
import { type MeasureName, measures, ranked, rankingTable } from './ranking.ts'
import type { OversightDeps } from './routes.tsx'
import { collectionOf } from './screen.ts'

/** `/desk/collection/:agency/ranking`: the bodies by one figure, and as a map of tiles. */
export function rankingRoutes({ db, today }: OversightDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const here = `${places.collection}/:agency/ranking`

  async function rankingIn(c: Ctx) {
    const found = await officeIn(c, db, 'report.collect')
    if (found instanceof Response) return found
    const shown = await collectionOf(db, found.office, yearIn(c), today() as PlainDate)
    const by = (Object.keys(measures) as MeasureName[]).find(name => name === c.req.query('by')) ?? 'submitted'
    const { kind } = askedIn(c)
    return { shown, by, kind, all: ranked(shown.lines, by, kind) }
  }

  site.get(here, async c => {
    const found = await rankingIn(c)
    return found instanceof Response ? found : c.html(<RankingPage page={c.get('page')} {...found} />)
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`${here}.${kind}`, async c => {
      const found = await rankingIn(c)
      if (found instanceof Response) return found
      const { shown, by, all } = found
      c.header('content-disposition', `attachment; filename="${shown.superior.slug}-ranking-${shown.year}.${kind}"`)
      return c.body(await tableFile(kind, rankingTable(all, by, shown.year)), 200, { 'content-type': tableKinds[kind] })
    })

  return site
}
