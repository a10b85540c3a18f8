import { Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { formIn, may, officeIn, type Person, sectionsFor } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import { caseAddress } from '../desk/office.ts'
import { link } from '../links/actions.ts'
import { caseMeant } from '../links/shown.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { frequentPersons, sameWanted } from './groups.ts'
import { MassPage } from './pages/mass.tsx'
import { massQuery } from './query.ts'
import { casesOfFrequent, casesWithin } from './store.ts'

/** Bounded, so that the page is as quick with a million cases; the page says where it is cut. */
const most = 5000

/** 批量申请: whoever applies very often (art. 35), and what several want (art. 44). It finds; it decides nothing. */
export function massRoutes({ db, now }: ApplicationDeps): Hono<SiteEnv<Person>> {
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

  /** Links the chosen with the first of them, each as on its own page; what was linked already stays so. */
  site.post(`${places.applications}/:agency/mass/link`, async c => {
    const found = await officeIn(c, db, 'application.write')
    if (found instanceof Response) return found
    const { office, person } = found
    const { fields } = await formIn(c)
    const given = (name: string) => fields.flatMap(([field, text]) => (field === name ? [text.trim()] : []))
    const caseOf = (text: string) => caseMeant(db, { agencyId: office.id, year: 0 }, text)
    const [first, reason] = [await caseOf(given('first')[0] ?? ''), given('reason')[0] || '申请相同信息']
    if (!first) throw new NotFound('没有这件申请。')
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const key = { agencyId: office.id, id: first.id }
    for (const text of given('with').slice(0, 100)) {
      const other = await caseOf(text)
      if (!other) throw new NotFound('没有这件申请。')
      await link(db, person, office, key, { otherId: other.id, kind: 'answeredWith', deed: 'joined', reason: reason.slice(0, 500) }, clock)
    }
    return c.redirect(`${caseAddress(office, first)}/links?done=joined`, 303)
  })

  return site
}
