import { type Context, Hono } from 'hono'
import { NotFound } from '../errors.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, fieldsOf, findAgency, mustBeAllowed, type Person, staffOf } from '../people/index.ts'
import type { SiteEnv } from '../web/layout/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { setHotWords } from './actions.ts'
import { hotWordsForm } from './forms.ts'
import { hotWords, officeWords } from './hot-words.ts'
import { HotWordsPage } from './pages/hot-words.tsx'
import type { SearchDeps } from './routes.tsx'

type Ctx = Context<SiteEnv<Person>>
type Found = { person: Person; office: Agency }

/** `/desk/search`: the words that an office recommends under its search field, and those that it never shows. */
export function deskRoutes({ db, now, today }: SearchDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  site.get('/desk/search', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = (await findAgency(db, { id: person.agencyId }))!
    mustBeAllowed(person, 'catalogue.manage', office)
    return c.redirect(`/desk/search/${office.slug}`, 303)
  })

  site.get('/desk/search/:agency', async c => {
    const found = await officeIn(c)
    return found instanceof Response ? found : show(c, found, null, {})
  })

  site.post('/desk/search/:agency', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const checked = checkedFields(hotWordsForm, fields)
    if (!checked.ok) return show(c, found, fields, checked.faults, 422)
    await setHotWords(db, found.person, found.office, checked.values, now())
    return c.redirect(`/desk/search/${found.office.slug}?done=1`, 303)
  })

  async function show(c: Ctx, { office }: Found, sent: Record<string, string> | null, faults: Faults, status: 200 | 422 = 200) {
    const { chosen, blocked } = await officeWords(db, office.id)
    const values = sent ?? { chosen: chosen.join('\n'), blocked: blocked.join('\n') }
    const shown = await hotWords(db, office.id, today() as PlainDate)
    return c.html(<HotWordsPage {...{ page: c.get('page'), office, values, shown, faults, done: c.req.query('done') === '1' }} />, status)
  }

  async function officeIn(c: Ctx): Promise<Found | Response> {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const slug = c.req.param('agency') ?? ''
    const office = /^[a-z][a-z0-9-]{1,39}$/.test(slug) ? await findAgency(db, { slug }) : null
    if (!office) throw new NotFound('没有这个页面。')
    mustBeAllowed(person, 'catalogue.manage', office)
    return { person, office }
  }

  return site
}
