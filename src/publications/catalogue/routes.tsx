import { type Context, Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, fieldsOf, findAgency, mustBeAllowed, type Person, sectionsOf, staffOf } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import { columnsBoard } from '../boards/boards.ts'
import { countsOf } from '../public-store.ts'
import type { PublicationDeps } from '../routes.tsx'
import { settingsOf } from '../settings-store.ts'
import { addColumn, beginCatalogue, changeColumn, closeColumn, setNumbering, stateNothing } from './actions.ts'
import { closingFields, columnFields, newColumnFields, settingFields, statementFields } from './forms.ts'
import { CataloguePage, catalogueOf } from './pages/catalogue.tsx'
import { ColumnPage } from './pages/column.tsx'
import { NewColumnPage } from './pages/new-column.tsx'
import { statementsOf } from './statement-store.ts'
import { columnsOf } from './store.ts'

type Ctx = Context<SiteEnv<Person>>
type Found = { person: Person; office: Agency }
type Fields = Record<string, string>

/** `/desk/catalogue`: the columns of an agency's catalogue, what stands empty and why, and how it numbers (art. 12). */
export function catalogueRoutes({ db, now, today }: PublicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  site.get(places.catalogue, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = (await findAgency(db, { id: person.agencyId }))!
    return c.redirect(catalogueOf(office.slug), 303)
  })

  site.get('/desk/catalogue/:agency', async c => {
    const found = await officeIn(c)
    return found instanceof Response ? found : catalogue(c, found, null, {})
  })

  site.post('/desk/catalogue/:agency/begin', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const done = await beginCatalogue(db, found.person, found.office, clock())
    return done.ok ? c.redirect(`${catalogueOf(found.office.slug)}?done=begun`, 303) : catalogue(c, found, null, done.faults, 422)
  })

  site.post('/desk/catalogue/:agency/numbering', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const checked = checkedFields(settingFields, fields)
    if (!checked.ok) return catalogue(c, found, fields, checked.faults, 422)
    const { uscc = null, orgCode = null, indexPattern } = checked.values
    const done = await setNumbering(db, found.person, found.office, { uscc, orgCode, indexPattern }, clock())
    return done.ok ? c.redirect(`${catalogueOf(found.office.slug)}?done=numbering`, 303) : catalogue(c, found, fields, done.faults, 422)
  })

  site.get('/desk/catalogue/:agency/new', async c => {
    const found = await officeIn(c)
    return found instanceof Response ? found : newColumn(c, found, {}, {})
  })

  site.post('/desk/catalogue/:agency/new', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const checked = checkedFields(newColumnFields, fields)
    if (!checked.ok) return newColumn(c, found, fields, checked.faults, 422)
    const { freshDays = null, sectionId = null, parentKey = null, position = null, ...rest } = checked.values
    const done = await addColumn(db, found.person, found.office, { ...rest, freshDays, sectionId, parentKey, position }, clock())
    return done.ok ? c.redirect(`${catalogueOf(found.office.slug)}?done=added`, 303) : newColumn(c, found, fields, done.faults, 422)
  })

  site.get('/desk/catalogue/:agency/columns/:column', async c => {
    const found = await officeIn(c)
    return found instanceof Response ? found : column(c, found, null, {})
  })

  site.post('/desk/catalogue/:agency/columns/:column', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const checked = checkedFields(columnFields, fields)
    if (!checked.ok) return column(c, found, fields, checked.faults, 422)
    const { freshDays = null, sectionId = null, parentKey = null, position = null, ...rest } = checked.values
    const change = { ...rest, freshDays, sectionId, parentKey, position }
    const done = await changeColumn(db, found.person, found.office, keyIn(c), change, clock())
    return done.ok ? c.redirect(`${catalogueOf(found.office.slug)}?done=changed`, 303) : column(c, found, fields, done.faults, 422)
  })

  site.post('/desk/catalogue/:agency/columns/:column/statement', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const fields = { ...(await fieldsOf(c)), form: 'statement' }
    const checked = checkedFields(statementFields, fields)
    if (!checked.ok) return column(c, found, fields, checked.faults, 422)
    const { text, reviewOn } = checked.values
    const done = await stateNothing(db, found.person, found.office, keyIn(c), { text, reviewOn: reviewOn as PlainDate }, clock())
    return done.ok ? c.redirect(`${catalogueOf(found.office.slug)}?done=stated`, 303) : column(c, found, fields, done.faults, 422)
  })

  for (const closed of [true, false])
    site.post(`/desk/catalogue/:agency/columns/:column/${closed ? 'closing' : 'opening'}`, async c => {
      const found = await officeIn(c)
      if (found instanceof Response) return found
      const fields = { ...(await fieldsOf(c)), form: 'closing' }
      const checked = checkedFields(closingFields, fields)
      if (!checked.ok) return column(c, found, fields, checked.faults, 422)
      await closeColumn(db, found.person, found.office, keyIn(c), { closed, ...checked.values }, clock())
      return c.redirect(`${catalogueOf(found.office.slug)}?done=${closed ? 'closed' : 'opened'}`, 303)
    })

  async function catalogue(c: Ctx, { office }: Found, values: Fields | null, faults: Faults, status: 200 | 422 = 200) {
    const [columns, counts, board, settings] = [
      await columnsOf(db, office.id),
      await countsOf(db, office.id),
      await columnsBoard(db, office, clock().today),
      await settingsOf(db, office.id),
    ]
    const sections = await sectionsOf(db, [office.id])
    return c.html(
      <CataloguePage
        page={c.get('page')}
        {...{ office, columns, counts, board, settings, sections, values, faults }}
        done={c.req.query('done') ?? null}
      />,
      status,
    )
  }

  async function newColumn(c: Ctx, { office }: Found, values: Fields, faults: Faults, status: 200 | 422 = 200) {
    const [columns, sections] = [await columnsOf(db, office.id), await sectionsOf(db, [office.id])]
    return c.html(<NewColumnPage page={c.get('page')} {...{ office, columns, sections, values, faults }} />, status)
  }

  async function column(c: Ctx, { office }: Found, values: Fields | null, faults: Faults, status: 200 | 422 = 200) {
    const columns = await columnsOf(db, office.id)
    const shown = columns.find(({ key }) => key === keyIn(c))
    if (!shown) throw new NotFound('没有这个栏目。')
    const statement = (await statementsOf(db, office.id)).find(({ columnKey }) => columnKey === shown.key) ?? null
    const sections = await sectionsOf(db, [office.id])
    return c.html(<ColumnPage page={c.get('page')} column={shown} {...{ office, columns, sections, statement, values, faults }} />, status)
  }

  async function officeIn(c: Ctx): Promise<Found | Response> {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = await findAgency(db, { slug: c.req.param('agency') ?? '' })
    if (!office) throw new NotFound('没有这个机构。')
    mustBeAllowed(person, 'catalogue.manage', office)
    return { person, office }
  }

  return site
}

const keyIn = (c: Ctx) => c.req.param('column') ?? ''
