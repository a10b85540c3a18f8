import { Hono } from 'hono'
import type { PlainDate } from '../../law/index.ts'
import { may, officeIn, type Person, sectionsFor } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { frequentPersons, sameWanted } from './groups.ts'
import { MassPage } from './pages/mass.tsx'
import { massQuery } from './query.ts'
import { casesOfFrequent, casesWithin } from './store.ts'

/** Bounded, so that the page is as quick with a million cases; the page says where it is cut. */
const most = 5000

/** 批量申请: whoever applies very often (art. 35), and what several want (art. 44). It finds; it decides nothing. */
export function massRoutes({ db }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  site.get(`${places.applications}/:agency/mass`, async c => {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { office, person } = found
    const { query, faults } = massQuery(name => c.req.query(name), c.get('page').today as PlainDate)
    const sections = sectionsFor(person, 'application.read', office)
    const [often, all] = [
      await casesOfFrequent(db, office.id, query, sections, query.times, most),
      await casesWithin(db, office.id, query, sections, most),
    ]
    const rights = {
      mayWrite: (one: { sectionId: string | null }) => mayFor(person, 'application.write', office, one),
      mayPublish: may(person, 'publication.write', office),
    }
    return c.html(
      <MassPage
        page={c.get('page')}
        {...{ office, query, faults, rights }}
        persons={frequentPersons(often, query.times)}
        wanted={sameWanted(all, query.persons)}
        isCut={often.length === most || all.length === most ? most : null}
      />,
      Object.keys(faults).length > 0 ? 422 : 200,
    )
  })

  return site
}
