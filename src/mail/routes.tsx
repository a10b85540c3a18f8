import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import { Forbidden } from '../errors.ts'
import { findAgency, may, type Person, staffOf } from '../people/index.ts'
import { places, type SiteEnv, type SliceDeps } from '../web/layout/index.ts'
import type { Mailer } from './mailer.ts'
import { MailPage } from './pages/mail.tsx'
import { mailOf } from './store.ts'

/** `/desk/mail`: what goes out for the agencies of the person. */
export function mailRoutes({ db, mailer }: SliceDeps<Db> & { mailer: Mailer | null }): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  site.get(places.mail, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const ids = [...new Set(person.memberships.map(({ agencyId }) => agencyId))]
    const found = await Promise.all(ids.map(id => findAgency(db, { id })))
    const agencies = found.filter(agency => agency !== null).filter(agency => may(person, 'mail.read', agency))
    if (agencies.length === 0) throw new Forbidden('没有“查阅寄出的邮件”的权限。')
    const boxes = await Promise.all(agencies.map(async agency => ({ agency, letters: await mailOf(db, agency.id) })))
    return c.html(<MailPage page={c.get('page')} boxes={boxes} isSet={mailer !== null} />)
  })
  return site
}
