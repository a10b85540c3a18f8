import { Hono } from 'hono'
import { icsOf } from '../../document/calendar-file.ts'
import { NotFound } from '../../errors.ts'
import { addDays, addMonths, type PlainDate } from '../../law/index.ts'
import {
  type Agency,
  agenciesUnder,
  colleaguesOf,
  findAgency,
  may,
  officeIn,
  type Person,
  sectionsFor,
  staffOf,
} from '../../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../../publications/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { duties } from '../summary.ts'
import { feedToken, isFeedToken } from './feed.ts'
import { caseQuery, daysFor, scopeOf, shownCases } from './list-query.ts'
import { casesBetween, dueByDay } from './list-store.ts'
import { tableOf } from './list-table.ts'
import { caseLists } from './lists.ts'
import { type Ctx, caseAddress } from './office.ts'
import { CasesBoardPage } from './pages/board.tsx'
import { CasesCalendarPage } from './pages/calendar.tsx'
import { CasesPage } from './pages/cases.tsx'

const onPage = 50
const inFile = 5_000

/** So many cases of a day stand in the calendar; the list has the others. */
const shownOnDay = 20

/** `/desk/applications`: what is in hand and by when; as a list, a board, a month, and to take away. */
export function caseListRoutes({ db, secrets, now }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const dayOf = (c: Ctx) => c.get('page').today as PlainDate

  site.get(places.applications, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const home = (await findAgency(db, { id: person.agencyId }))!
    const office = may(person, 'application.read', home) ? home : ((await officesFor(person))[0] ?? home)
    const search = new URL(c.req.url).search
    return c.redirect(`${places.applications}/${office.slug}${search}`, 303)
  })

  site.get(`${places.applications}/:agency`, async c => {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { person, office } = found
    const query = caseQuery(name => c.req.query(name))
    const shown = await shownCases(db, person, office, query, dayOf(c), onPage)
    const offices = await officesFor(person)
    return c.html(<CasesPage page={c.get('page')} {...{ office, offices, query, shown }} rights={rightsOf(person, office)} />)
  })

  for (const kind of [...(Object.keys(tableKinds) as TableKind[]), 'json'] as const)
    site.get(`${places.applications}/:agency/list.${kind}`, async c => {
      const found = await officeIn(c, db, 'application.read')
      if (found instanceof Response) return found
      const query = { ...caseQuery(name => c.req.query(name)), after: null }
      const { lines } = await shownCases(db, found.person, found.office, query, dayOf(c), inFile)
      const table = tableOf(caseLists[query.list].label, lines)
      const headers = {
        'content-disposition': `attachment; filename="applications.${kind}"; filename*=UTF-8''${encodeURIComponent(table.name)}.${kind}`,
        'cache-control': 'private, no-store',
      }
      if (kind !== 'json') return c.body(await tableFile(kind, table), 200, { ...headers, 'content-type': tableKinds[kind] })
      const rows = table.rows.map(row => Object.fromEntries(table.head.map((name, i) => [name, row[i]])))
      return c.json({ schema: 'gongkai.applications/1', agency: found.office.name, list: table.name, on: dayOf(c), rows }, 200, headers)
    })

  site.get(`${places.applications}/:agency/board`, async c => {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { person, office } = found
    const shown = await shownCases(
      db,
      person,
      office,
      caseQuery(name => (name === 'section' ? c.req.query(name) : undefined)),
      dayOf(c),
      300,
    )
    return c.html(<CasesBoardPage page={c.get('page')} {...{ office, shown }} />)
  })

  site.get(`${places.applications}/:agency/calendar`, async c => {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { person, office } = found
    const asked = c.req.query('month') ?? ''
    const month = (/^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : dayOf(c).slice(0, 7)) as string
    const from = `${month}-01` as PlainDate
    const wanted = { from, to: addDays(addMonths(from, 1), -1), sections: scopeOf(person, office).sections }
    const cases = await dueByDay(db, office.id, wanted, shownOnDay)
    const feed = `/desk/application-calendar/${office.slug}/${person.id}/${feedToken(secrets, office.id, person.id)}.ics`
    const { calendar } = await daysFor(db, office.id, dayOf(c))
    return c.html(<CasesCalendarPage page={c.get('page')} {...{ office, from, cases, feed, calendar }} />)
  })

  /** A person's own calendar of cases: whoever has the address reads it, so it tells numbers and days and nothing of who asked or for what. */
  site.get('/desk/application-calendar/:agency/:id/:token{[A-Za-z0-9_-]+\\.ics}', async c => {
    const office = await findAgency(db, { slug: c.req.param('agency') })
    const accountId = c.req.param('id')
    const token = c.req.param('token').slice(0, -'.ics'.length)
    if (!office || !isFeedToken(secrets, office.id, accountId, token)) throw new NotFound('没有这个日历。')
    const person = (await colleaguesOf(db, office.id)).find(({ id }) => id === accountId) as Person | undefined
    if (!person || !may(person, 'application.read', office)) throw new NotFound('没有这个日历。')
    const today = dayOf(c)
    const sections = sectionsFor(person, 'application.read', office)
    const cases = await casesBetween(db, office.id, { from: addDays(today, -60), to: addDays(today, 400), sections })
    const { origin } = c.get('page')
    const events = cases.map(one => ({
      ...{ uid: `${one.id}@${office.slug}`, on: one.nextOn!, title: `${duties[one.nextWhat].label} ${one.number}` },
      ...{ description: one.dueOn ? `答复期限 ${one.dueOn}` : '', url: `${origin}${caseAddress(office, one)}` },
    }))
    return c.body(icsOf(`${office.name}申请期限`, events, now()), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    })
  })

  /** The agencies whose cases the person may read. */
  async function officesFor(person: Person): Promise<Agency[]> {
    const found = new Map<string, Agency>()
    for (const id of new Set([person.agencyId, ...person.memberships.map(({ agencyId }) => agencyId)])) {
      const root = await findAgency(db, { id })
      if (!root || !may(person, 'application.read', root)) continue
      for (const agency of await agenciesUnder(db, root)) if (may(person, 'application.read', agency)) found.set(agency.id, agency)
    }
    return [...found.values()]
  }

  return site
}

const rightsOf = (person: Person, office: Agency) => ({
  mayWrite: may(person, 'application.write', office),
  maySet: may(person, 'catalogue.manage', office),
})
