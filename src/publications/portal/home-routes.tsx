import { type Context, Hono } from 'hono'
import { remembered } from '../../db/remembered.ts'
import type { PlainDate } from '../../law/index.ts'
import { allAgencies, findAgency, publicOfficeIn } from '../../people/index.ts'
import { hotWords } from '../../search/hot-words.ts'
import { places } from '../../web/layout/index.ts'
import { everywhere } from '../catalogue/catalogue.ts'
import { homeViewOf } from './home.ts'
import { AgenciesPage } from './pages/agencies.tsx'
import { PortalHomePage } from './pages/home.tsx'
import type { PortalDeps, PortalEnv } from './routes.tsx'
import { newestDay, newestOfAll } from './store.ts'

/** The home of the site, which is that of its agency where it has one, and the home of each. */
export function portalHomeRoutes({ db, outside }: PortalDeps): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>()

  site.get(places.home, async c => {
    const offices = await remembered(db, 'agencies', () => allAgencies(db))
    const [only] = offices
    if (only && offices.length === 1) return home(c, only)
    const ids = offices.map(({ id }) => id)
    const newest = await newestOfAll(db, ids, 20)
    const agencies = await Promise.all(
      offices.map(async ({ id, slug, name }) => {
        const [agency, newestOn] = await Promise.all([findAgency(db, { id }), newestDay(db, id, everywhere)])
        return { id, slug, name, parentId: agency?.parentId ?? null, newestOn }
      }),
    )
    return c.html(<AgenciesPage page={c.get('page')} agencies={agencies} newest={newest} />)
  })

  site.get('/:agency', async c => home(c, await publicOfficeIn(db, c)))

  async function home(c: Context<PortalEnv>, office: { id: string; slug: string; name: string }) {
    const page = c.get('page')
    const today = page.today as PlainDate
    const [view, reports, words] = await Promise.all([
      homeViewOf(db, office, today),
      remembered(db, `reports ${office.id}`, () => outside.reportsOf(office.id)),
      remembered(db, `words ${office.id} ${today}`, () => hotWords(db, office.id, today)),
    ])
    return c.html(<PortalHomePage page={page} office={office} view={view} reports={reports} hotWords={words.slice(0, 6)} />)
  }

  return site
}
