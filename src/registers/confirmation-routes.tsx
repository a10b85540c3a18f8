import { Hono } from 'hono'
import { z } from 'zod'
import type { PlainDate } from '../law/index.ts'
import { type FoundOffice, fieldsOf, may, officeIn, type Person, sectionsFor } from '../people/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import { checkedFields } from '../web/layout/submitted.ts'
import { isOver, mayConfirm } from './confirmation.ts'
import { confirmSection, type Reminded, remindHeads, yearStandingOf } from './confirmation-actions.ts'
import { type Ctx, yearIn } from './in-address.ts'
import { deskSections } from './pages/frame.tsx'
import { SectionsPage } from './pages/sections.tsx'
import type { RegisterDeps } from './routes.tsx'
import type { Refusal } from './steps.ts'

const fields = z.object({
  section: z.uuid('页面不完整，请重新打开。'),
  digest: z.string({ error: '页面不完整，请重新打开。' }).regex(/^[0-9a-f]{64}$/, '页面不完整，请重新打开。'),
  note: z
    .string()
    .default('')
    .transform(text => text.replace(/\0/g, '').normalize('NFC').trim())
    .pipe(z.string().max(500, '说明最多 500 个字。')),
})

/** `/desk/registers/:agency/sections`: the heads of the sections confirm the year's figures before the report goes out. */
export function confirmationRoutes({ db, secrets, publicUrl, now, today }: RegisterDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const here = `${places.registers}/:agency/sections`
  const clock = () => ({ now: now(), today: today() as PlainDate })
  /** Without a year in the address the last that is over: it is the one that is being reported on. */
  const yearOf = (c: Ctx) => (c.req.query('year') ? yearIn(c) : Number(clock().today.slice(0, 4)) - 1)

  type Said = { fault?: string; refusal?: Refusal; reminded?: Reminded }
  async function page(c: Ctx, { person, office }: FoundOffice, said: Said) {
    const year = yearOf(c)
    const own = sectionsFor(person, 'publication.read', office)
    const { sections, unassigned } = await yearStandingOf(db, office, year)
    const shown = sections.filter(({ section }) => own === null || own.includes(section.id))
    const lines = shown.map(one => ({ ...one, mayConfirm: isOver(year, clock().today) && mayConfirm(person, office, one) }))
    const mayRemind = may(person, 'report.write', office)
    return c.html(
      <SectionsPage
        page={c.get('page')}
        {...{ office, year, lines, mayRemind, said }}
        unassigned={own === null ? unassigned : null}
        done={c.req.query('done') ?? null}
      />,
      said.refusal ? 409 : said.fault ? 422 : 200,
    )
  }

  site.get(here, async c => {
    const found = await officeIn(c, db, 'publication.read')
    return found instanceof Response ? found : page(c, found, {})
  })

  site.post(here, async c => {
    const found = await officeIn(c, db, 'publication.read')
    if (found instanceof Response) return found
    const checked = checkedFields(fields, await fieldsOf(c))
    if (!checked.ok) return page(c, found, { fault: Object.values(checked.faults)[0]! })
    const { section, digest, note } = checked.values
    const about = { year: yearOf(c), sectionId: section, digest, note: note || null }
    const done = await confirmSection(db, found.person, found.office, about, clock())
    return done.ok ? c.redirect(`${deskSections(found.office, about.year)}&done=confirmed`, 303) : page(c, found, { refusal: done.refusal })
  })

  site.post(`${here}/remind`, async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const year = yearOf(c)
    const url = publicUrl && `${publicUrl}${deskSections(found.office, year)}`
    return page(c, found, { reminded: await remindHeads(db, secrets, found.person, found.office, { year, url }, clock()) })
  })

  return site
}
