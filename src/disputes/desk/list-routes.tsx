import { type Context, Hono } from 'hono'
import { icsOf } from '../../document/calendar-file.ts'
import { findAgency, may, officeIn, type Person, sectionsFor, staffOf } from '../../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../../publications/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { DisputeDeps } from '../routes.tsx'
import { duties } from '../summary.ts'
import { type DisputeList, type DisputeQuery, disputeLists, disputeQuery } from './list-query.ts'
import { countedDisputes, listedDisputes } from './list-store.ts'
import { tableOf } from './list-table.ts'
import { disputeAddress, disputeName } from './office.ts'
import { DisputesPage } from './pages/disputes.tsx'

type Ctx = Context<SiteEnv<Person>>
const onPage = 50
const inFile = 5_000

/** `/desk/disputes`: what is pending and by when, as a page and to take away. */
export function disputeListRoutes({ db, now }: DisputeDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  site.get(places.disputes, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const home = (await findAgency(db, { id: person.agencyId }))!
    return c.redirect(`${places.disputes}/${home.slug}${new URL(c.req.url).search}`, 303)
  })

  site.get(`${places.disputes}/:agency`, async c => {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { person, office } = found
    const query = disputeQuery(name => c.req.query(name))
    const scope = { sections: sectionsFor(person, 'application.read', office) }
    const disputes = await listedDisputes(db, office.id, query, scope, onPage)
    const counts = {} as Record<DisputeList, number>
    for (const list of Object.keys(disputeLists) as DisputeList[])
      counts[list] = await countedDisputes(db, office.id, { list, kind: null, result: null, words: null }, scope)
    const shown = { disputes: disputes.slice(0, onPage), hasMore: disputes.length > onPage }
    return c.html(
      <DisputesPage page={c.get('page')} {...{ office, query, counts, ...shown }} mayWrite={may(person, 'application.write', office)} />,
    )
  })

  async function taken(c: Ctx, kind: string) {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { person, office } = found
    const query: DisputeQuery = { ...disputeQuery(name => c.req.query(name)), page: 1 }
    const scope = { sections: sectionsFor(person, 'application.read', office) }
    const disputes = (await listedDisputes(db, office.id, query, scope, inFile)).slice(0, inFile)
    const name = `行政复议诉讼${disputeLists[query.list].label}`
    c.header('content-disposition', `attachment; filename="disputes.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}.${kind}`)
    return { office, name, disputes }
  }

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`${places.disputes}/:agency/list.${kind}`, async c => {
      const list = await taken(c, kind)
      if (list instanceof Response) return list
      return c.body(await tableFile(kind, tableOf(list.name, list.disputes)), 200, { 'content-type': tableKinds[kind] })
    })

  site.get(`${places.disputes}/:agency/list.json`, async c => {
    const list = await taken(c, 'json')
    if (list instanceof Response) return list
    const { head, rows } = tableOf(list.name, list.disputes)
    const named = rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i]])))
    return c.json({ schema: 'gongkai.disputes/1', agency: list.office.name, list: list.name, on: c.get('page').today, rows: named })
  })

  site.get(`${places.disputes}/:agency/list.ics`, async c => {
    const list = await taken(c, 'ics')
    if (list instanceof Response) return list
    const { origin } = c.get('page')
    const events = list.disputes
      .filter(({ nextOn }) => nextOn !== null)
      .map(one => ({
        ...{ uid: `${one.id}@${list.office.slug}`, on: one.nextOn!, title: `${duties[one.nextWhat].label} ${disputeName(one)}` },
        ...{ description: one.body, url: `${origin}${disputeAddress(list.office, one)}` },
      }))
    return c.body(icsOf(`${list.office.name}复议诉讼期限`, events, now()), 200, { 'content-type': 'text/calendar; charset=utf-8' })
  })

  return site
}
