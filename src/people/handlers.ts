import type { Context } from 'hono'
import type { Db } from '../db/open.ts'
import { remembered } from '../db/remembered.ts'
import { BadInput, Forbidden, NotFound } from '../errors.ts'
import { type FormBody, formBody, places } from '../web/layout/index.ts'
import { agenciesUnder, findAgency } from './agency-store.ts'
import { type Agency, may, mustBeAllowed, type Person } from './person.ts'
import type { Action } from './roles.ts'
import type { PeopleDeps, PeopleEnv } from './routes.tsx'

/** The text fields of a form; files are left out. */
export async function fieldsOf(c: Context): Promise<Record<string, string>> {
  return Object.fromEntries((await formIn(c)).fields)
}

/** A form with its files. Throws BadInput for what cannot be read. */
export const formIn = (c: Context): Promise<FormBody> =>
  formBody(c).catch(() => {
    throw new BadInput('提交的表单无法读取。')
  })

/** Staff pages begin with this: whoever is not signed in is sent to sign in and back, whoever has a start password to change it, whoever needs a second step to set it up. */
export function staffOf(c: Context<PeopleEnv>): Person | Response {
  const person = c.get('person')
  if (!person) {
    const back = c.req.method === 'GET' ? `?next=${encodeURIComponent(new URL(c.req.url).pathname + new URL(c.req.url).search)}` : ''
    return c.redirect(`${places.signIn}${back}`, 303)
  }
  if (person.mustChangePassword) return c.redirect(places.account, 303)
  return person.mustEnrol ? c.redirect('/account/second-factor', 303) : person
}

export type FoundOffice = { person: Person; office: Agency }

/** The agency that the address of a public page names. Throws NotFound where there is none. */
export async function publicOfficeIn(db: Db, c: Context): Promise<Agency> {
  const slug = c.req.param('agency') ?? ''
  const office = /^[a-z][a-z0-9-]{1,39}$/.test(slug) ? await remembered(db, `agency ${slug}`, () => findAgency(db, { slug })) : null
  if (!office) throw new NotFound('没有这个页面。')
  return office
}

/** Who asks, and for which agency of the address; what they are shown is kept by nobody on the way. Throws NotFound, Forbidden. */
export async function officeIn(
  c: Context<PeopleEnv>,
  db: Db,
  right: Action | readonly [Action, ...Action[]],
): Promise<FoundOffice | Response> {
  c.header('cache-control', 'private, no-store')
  const person = staffOf(c)
  if (person instanceof Response) return person
  const office = await findAgency(db, { slug: c.req.param('agency') ?? '' })
  if (!office) throw new NotFound('没有这个机构。')
  mustBeAllowed(person, right, office)
  return { person, office }
}

/** The agencies in which the person may do this, each after its superior. Throws Forbidden where there is none. */
export async function agenciesFor(deps: PeopleDeps, person: Person, action: Action): Promise<Agency[]> {
  const found = new Map<string, Agency>()
  for (const id of new Set(person.memberships.map(({ agencyId }) => agencyId))) {
    const root = await findAgency(deps.db, { id })
    if (!root || !may(person, action, root)) continue
    for (const agency of await agenciesUnder(deps.db, root)) if (may(person, action, agency)) found.set(agency.id, agency)
  }
  if (found.size === 0) throw new Forbidden('没有管理机构和账号的权限。')
  return [...found.values()]
}

/** The id of an address, or NotFound: PostgreSQL refuses what is no UUID. */
export function idIn(c: Context, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound('没有这个页面。')
  return id
}
