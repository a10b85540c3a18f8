import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, fieldsOf, findAgency, mustBeAllowed, type Person, staffOf } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import type { PublicationDeps } from '../routes.tsx'
import { changeFacts, verifyFacts } from './actions.ts'
import { factsOfForm, formOfFacts } from './facts.ts'
import { type AnyFacts, type GroupKind, groups } from './groups.ts'
import { DeskGroupPage } from './pages/desk-group.tsx'
import { DeskProfilePage, profilePlace } from './pages/desk-profile.tsx'
import { profileOf, versionsOf } from './store.ts'

type Ctx = Context<SiteEnv<Person>>
type Found = { person: Person; office: Agency }
type Fields = Record<string, string>

/** What every form says besides the facts. */
const changeFields = z.object({
  seen: z.coerce.number().int().min(0).catch(0),
  reason: z.string({ error: '请填写改动的理由。' }).trim().min(1, '请填写改动的理由。').max(200, '理由最多 200 个字。'),
  staleDays: z.coerce
    .number({ error: '提醒的天数填写数字。' })
    .int('提醒的天数填写整数。')
    .min(1, '提醒的天数至少 1 天。')
    .max(366, '提醒的天数最多 366 天。'),
})

/** `/desk/profile`: the long-standing facts of an agency, typed once and shown wherever they are needed (art. 12). */
export function profileDeskRoutes({ db, now, today }: PublicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  site.get(places.profile, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = (await findAgency(db, { id: person.agencyId }))!
    return c.redirect(profilePlace(office.slug), 303)
  })

  site.get('/desk/profile/:agency', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const { office } = found
    const done = c.req.query('done') ?? null
    return c.html(<DeskProfilePage page={c.get('page')} {...{ office, done }} profile={await profileOf(db, office.id)} />)
  })

  site.get('/desk/profile/:agency/:group', async c => {
    const found = await officeIn(c)
    return found instanceof Response ? found : group(c, found, null, {})
  })

  site.post('/desk/profile/:agency/:group', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const [kind, fields] = [kindIn(c), await fieldsOf(c)]
    const [sent, about] = [factsOfForm(kind, fields), checkedFields(changeFields, fields)]
    if (!sent.ok || !about.ok) return group(c, found, fields, { ...(sent.ok ? {} : sent.faults), ...(about.ok ? {} : about.faults) }, 422)
    const done = await changeFacts(db, found.person, found.office, kind, { facts: sent.facts, ...about.values }, clock())
    return done.ok ? c.redirect(`${profilePlace(found.office.slug)}?done=changed`, 303) : group(c, found, fields, done.faults, 422)
  })

  site.post('/desk/profile/:agency/:group/verification', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const done = await verifyFacts(db, found.person, found.office, kindIn(c), clock())
    return done.ok ? c.redirect(`${profilePlace(found.office.slug)}?done=verified`, 303) : group(c, found, null, done.faults, 422)
  })

  async function group(c: Ctx, { office }: Found, sent: Fields | null, faults: Faults, status: 200 | 422 = 200) {
    const kind = kindIn(c)
    const held = (await profileOf(db, office.id))[kind] ?? null
    const versions = await versionsOf(db, office.id, kind)
    const values = sent ?? (held ? formOfFacts(held.facts as AnyFacts) : {})
    return c.html(<DeskGroupPage page={c.get('page')} {...{ office, kind, held, versions, values, faults }} />, status)
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

function kindIn(c: Ctx): GroupKind {
  const kind = c.req.param('group') ?? ''
  if (!Object.hasOwn(groups, kind)) throw new NotFound('没有这一组信息。')
  return kind as GroupKind
}
