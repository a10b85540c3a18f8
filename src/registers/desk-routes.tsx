import { Hono } from 'hono'
import { calendarFor } from '../days/index.ts'
import { findAgency, may, officeIn, type Person, sectionsFor, staffOf } from '../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../publications/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import { afterIn, inYear, registerIn, yearIn } from './in-address.ts'
import { deskRegisters } from './pages/frame.tsx'
import { RegisterPage } from './pages/list.tsx'
import { RegistersPage } from './pages/overview.tsx'
import type { RegisterDeps } from './routes.tsx'
import { countsBetween, doubledMonths, entriesOf, pendingEntries } from './store.ts'
import { tableOf } from './table.ts'

const onPage = 50
const mostRows = 50_000

/** `/desk/registers`: what table 2 counts in a year, and each register's entries, to look at and to take away. */
export function registerDeskRoutes({ db }: RegisterDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const home = places.registers

  site.get(home, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    return c.redirect(deskRegisters((await findAgency(db, { id: person.agencyId }))!), 303)
  })

  site.get(`${home}/:agency`, async c => {
    const found = await officeIn(c, db, 'publication.read')
    if (found instanceof Response) return found
    const { office, person } = found
    const year = yearIn(c)
    const { from, to } = inYear(year)
    const own = sectionsFor(person, 'publication.read', office)
    const [counts, doubled, waiting, calendar] = await Promise.all([
      countsBetween(db, office.id, from, to),
      doubledMonths(db, office.id, year),
      pendingEntries(db, office.id),
      calendarFor(db, office.id),
    ])
    const pending = waiting.filter(({ sectionId }) => own === null || (sectionId !== null && own.includes(sectionId)))
    const mayWrite = may(person, 'publication.write', office)
    return c.html(<RegistersPage page={c.get('page')} {...{ office, year, counts, doubled, pending, calendar, mayWrite }} />)
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`${home}/:agency/:register/list.${kind}`, async c => {
      const found = await registerIn(c, db, 'publication.read')
      if (found instanceof Response) return found
      const { office, person, register } = found
      const sections = sectionsFor(person, 'publication.read', office)
      const entries = await entriesOf(db, office.id, { ...inYear(yearIn(c)), register, sections, limit: mostRows })
      c.header('content-disposition', `attachment; filename="${office.slug}-${register}-${yearIn(c)}.${kind}"`)
      return c.body(await tableFile(kind, tableOf(register, entries, 'office')), 200, { 'content-type': tableKinds[kind] })
    })

  site.get(`${home}/:agency/:register`, async c => {
    const found = await registerIn(c, db, 'publication.read')
    if (found instanceof Response) return found
    const { office, person, register } = found
    const year = yearIn(c)
    const sections = sectionsFor(person, 'publication.read', office)
    const rows = await entriesOf(db, office.id, { ...inYear(year), register, sections, after: afterIn(c), limit: onPage + 1 })
    const entries = rows.slice(0, onPage)
    const last = rows.length > onPage ? entries.at(-1)! : null
    const mayWrite = may(person, 'publication.write', office)
    const next = last && `${last.decidedOn}_${last.id}`
    return c.html(<RegisterPage page={c.get('page')} {...{ office, register, year, entries, next, mayWrite }} />)
  })

  return site
}
