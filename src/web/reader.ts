import type { Context } from 'hono'
import type { Db } from '../db/open.ts'
import { actionsOf, findAgency, type Person, signedIn } from '../people/index.ts'
import { type Page, type SiteEnv, type SiteSettings, sessionToken } from './layout/index.ts'
import { preferencesOf } from './preferences.ts'

/** A page for a reader who is not known yet. */
export function pageOf(c: Context, origin: string, site: SiteSettings, today: string): Page {
  const { pathname, search } = new URL(c.req.url)
  const preferences = preferencesOf(c, origin)
  const say = (chinese: string, english: string) => (preferences.language === 'en' ? english : chinese)
  return { ...preferences, path: pathname + search, origin, today, site, reader: null, say }
}

/** Finds out who is signed in, for the slices and for the page. */
export async function recognise(c: Context<SiteEnv<Person>>, db: Db, now: Date, requireTotp: readonly string[]): Promise<void> {
  const page = c.get('page')
  const token = sessionToken(c, page.origin)
  const person = await signedIn(db, token, now, requireTotp)
  c.set('token', person ? token : null)
  c.set('person', person)
  const agency = person && (await findAgency(db, { id: person.agencyId }))
  if (agency)
    c.set('page', { ...page, reader: { name: person.name, agency: agency.name, agencySlug: agency.slug, may: actionsOf(person) } })
}
