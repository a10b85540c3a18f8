import { type Context, Hono } from 'hono'
import { NotFound } from '../errors.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { addAgency, addSection, renameAgency, succeedAgency } from './agency-actions.ts'
import { findAgency, sectionsOf, successionsOf } from './agency-store.ts'
import type { Outcome } from './forms.ts'
import { agenciesFor, fieldsOf, staffOf } from './handlers.ts'
import { AgenciesPage } from './pages/agencies.tsx'
import { AgencyPage } from './pages/agency.tsx'
import { NewAgencyPage } from './pages/new-agency.tsx'
import { type Agency, may, mustBeAllowed, type Person } from './person.ts'
import type { PeopleDeps, PeopleEnv } from './routes.tsx'

/** `/desk/people/agencies`: the tree, each agency's sections and successors. */
export function agencyRoutes(deps: PeopleDeps): Hono<PeopleEnv> {
  const site = new Hono<PeopleEnv>()
  const { db } = deps

  site.get('/desk/people/agencies', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const agencies = await agenciesFor(deps, person, 'agency.manage')
    return c.html(<AgenciesPage page={c.get('page')} agencies={agencies} />)
  })

  const newAgency = async (c: Context<PeopleEnv>, person: Person, values: Record<string, string>, faults: Faults) => {
    const agencies = (await agenciesFor(deps, person, 'agency.manage')).filter(({ dissolvedOn }) => dissolvedOn === null)
    return <NewAgencyPage page={c.get('page')} agencies={agencies} values={values} faults={faults} />
  }

  site.get('/desk/people/agencies/new', async c => {
    const person = staffOf(c)
    return person instanceof Response ? person : c.html(await newAgency(c, person, { parentId: c.req.query('parent') ?? '' }, {}))
  })

  site.post('/desk/people/agencies', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const fields = await fieldsOf(c)
    const outcome = await addAgency(db, person, fields, deps.now())
    return outcome.ok
      ? c.redirect(`/desk/people/agencies/${outcome.slug}?done=added`, 303)
      : c.html(await newAgency(c, person, fields, outcome.faults), 422)
  })

  const agencyIn = async (c: Context<PeopleEnv>, person: Person): Promise<Agency> => {
    const agency = await findAgency(db, { slug: c.req.param('slug') ?? '' })
    if (!agency) throw new NotFound('没有这个机构。')
    mustBeAllowed(person, 'agency.manage', agency)
    return agency
  }

  /** With names: the other side may lie outside of what the person manages. */
  const successionsNamed = async (id: string) => {
    const nameOf = async (other: string) => (await findAgency(db, { id: other }))?.name ?? other
    return Promise.all(
      (await successionsOf(db, [id])).map(async ({ predecessorId, successorId, effectiveOn }) => ({
        predecessor: await nameOf(predecessorId),
        successor: await nameOf(successorId),
        effectiveOn,
      })),
    )
  }

  const onePage = async (c: Context<PeopleEnv>, person: Person, agency: Agency, values: Record<string, string>, faults: Faults) => {
    const all = await agenciesFor(deps, person, 'agency.manage')
    const heirs = all.filter(({ id, dissolvedOn }) => id !== agency.id && dissolvedOn === null)
    const successions = await successionsNamed(agency.id)
    const above = agency.parentId ? await findAgency(db, { id: agency.parentId }) : null
    const sections = await sectionsOf(db, [agency.id])
    const parent = above && may(person, 'agency.manage', above) ? above : null
    return (
      <AgencyPage
        page={c.get('page')}
        {...{ agency, parent, sections, successions, heirs, values, faults }}
        done={c.req.query('done') ?? null}
      />
    )
  }

  site.get('/desk/people/agencies/:slug', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    return c.html(await onePage(c, person, await agencyIn(c, person), {}, {}))
  })

  const change = (name: string, act: (person: Person, id: string, fields: Record<string, string>) => Promise<Outcome<object>>) =>
    site.post(`/desk/people/agencies/:slug/${name}`, async c => {
      const person = staffOf(c)
      if (person instanceof Response) return person
      const agency = await agencyIn(c, person)
      const fields = await fieldsOf(c)
      const outcome = await act(person, agency.id, fields)
      if (outcome.ok) return c.redirect(`/desk/people/agencies/${agency.slug}?done=${name}`, 303)
      return c.html(await onePage(c, person, agency, { ...fields, form: name }, outcome.faults), 422)
    })

  change('rename', (person, id, fields) => renameAgency(db, person, id, fields, deps.now()))
  change('sections', (person, id, fields) => addSection(db, person, id, fields, deps.now()))
  change('succession', (person, id, fields) => succeedAgency(db, person, id, fields, deps.now()))
  return site
}
