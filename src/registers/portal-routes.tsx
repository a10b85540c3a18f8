import { type Context, Hono } from 'hono'
import { NotFound } from '../errors.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, findAgency, type Person } from '../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../publications/index.ts'
import type { SiteEnv } from '../web/layout/index.ts'
import { publicRegister } from './pages/frame.tsx'
import { PublicRegisterPage } from './pages/public.tsx'
import { publicRegisterNames } from './register.ts'
import type { RegisterDeps } from './routes.tsx'
import { shownEntries } from './store.ts'
import { tableOf } from './table.ts'

const onPage = 50
const mostRows = 10_000

/** `/:agency/registers/licences` and `/penalties`: what everybody may read of the decisions (双公示). */
export function registerPortalRoutes({ db: own, reading, today }: RegisterDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const db = reading ?? own

  for (const register of publicRegisterNames) {
    const address = publicRegister({ slug: ':agency' }, register)

    site.get(address, async c => {
      const office = await officeOf(c)
      const asked = Number(c.req.query('page') ?? '1')
      const nth = Number.isInteger(asked) && asked > 0 && asked < 1000 ? asked : 1
      const rows = await shownEntries(db, office.id, register, today() as PlainDate, { offset: (nth - 1) * onPage, limit: onPage + 1 })
      const shown = { office, register, entries: rows.slice(0, onPage), nth, isMore: rows.length > onPage }
      return c.html(<PublicRegisterPage page={c.get('page')} {...shown} />)
    })

    for (const kind of Object.keys(tableKinds) as TableKind[])
      site.get(`${address}.${kind}`, async c => {
        const office = await officeOf(c)
        const entries = await shownEntries(db, office.id, register, today() as PlainDate, { offset: 0, limit: mostRows })
        c.header('content-disposition', `attachment; filename="${office.slug}-${register}.${kind}"`)
        return c.body(await tableFile(kind, tableOf(register, entries, 'public')), 200, { 'content-type': tableKinds[kind] })
      })
  }

  async function officeOf(c: Context): Promise<Agency> {
    // what is shown ends with its day, of which no change tells
    c.header('cache-control', 'no-store')
    const slug = c.req.param('agency') ?? ''
    const office = /^[a-z][a-z0-9-]{1,39}$/.test(slug) ? await findAgency(db, { slug }) : null
    if (!office) throw new NotFound('没有这个页面。')
    return office
  }

  return site
}
