import { type Context, Hono } from 'hono'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, fieldsOf, findAgency, mustBeAllowed, type Person, sectionsFor, sectionsOf, staffOf } from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import { columnsOf } from '../catalogue/store.ts'
import { beginDraft } from '../draft-actions.ts'
import { newFields } from './forms.ts'
import { DeskNewPage } from './pages/new.tsx'
import { deskItemOf } from './pages/parts.tsx'
import type { DeskDeps, DeskEnv } from './routes.tsx'

const here = `${places.publications}/new`

/** Beginning an item, in the own agency. */
export function deskNewRoutes({ db, now, today }: DeskDeps): Hono<DeskEnv> {
  const site = new Hono<DeskEnv>()

  site.get(here, async c => {
    const found = await writerIn(c)
    return found instanceof Response ? found : form(c, found, { title: (c.req.query('title') ?? '').slice(0, 100) }, {})
  })

  site.post(here, async c => {
    const found = await writerIn(c)
    if (found instanceof Response) return found
    const { person, office, sections } = found
    const texts = await fieldsOf(c)
    const checked = checkedFields(newFields, texts)
    if (!checked.ok) return form(c, found, texts, checked.faults, 422)
    const { title, column, section } = checked.values
    const own = sections.find(({ id }) => id === section)
    if (section && !own) return form(c, found, texts, { section: '没有这个股室。' }, 422)
    const columns = await columnsOf(db, office.id)
    if (column && !columns.some(({ key }) => key === column)) return form(c, found, texts, { column: '没有这个栏目。' }, 422)
    // A drafter writes for the own section alone.
    const sectionId = own?.id ?? (found.isOfSection ? (sections[0]?.id ?? null) : null)
    const source = sections.find(({ id }) => id === sectionId)?.name ?? office.name
    const clock = { now: now(), today: today() as PlainDate }
    const id = await beginDraft(db, person, office, { content: { title, column, source }, sectionId }, clock)
    return c.redirect(`${deskItemOf(office, id)}/edit`, 303)
  })

  type Found = { person: Person; office: Agency; sections: { id: string; name: string }[]; isOfSection: boolean }

  async function writerIn(c: Context<DeskEnv>): Promise<Found | Response> {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = (await findAgency(db, { id: person.agencyId }))!
    mustBeAllowed(person, 'publication.write', office)
    const mine = sectionsFor(person, 'publication.write', office)
    const sections = (await sectionsOf(db, [office.id])).filter(({ id }) => mine === null || mine.includes(id))
    return { person, office, sections, isOfSection: mine !== null }
  }

  async function form(c: Context<DeskEnv>, found: Found, typed: Record<string, string>, faults: Faults, status: 200 | 422 = 200) {
    const columns = await columnsOf(db, found.office.id)
    return c.html(<DeskNewPage page={c.get('page')} {...{ ...found, columns, typed, faults }} />, status)
  }

  return site
}
