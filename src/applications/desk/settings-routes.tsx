import { Hono } from 'hono'
import { append } from '../../journal/index.ts'
import { colleaguesOf, type FoundOffice, fieldsOf, officeIn, type Person } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { showReplies } from '../public-replies/actions.ts'
import { planKeeping } from '../retention/store.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { putSettings, settingsOf } from '../settings.ts'
import type { Ctx } from './office.ts'
import { SettingsPage } from './pages/settings.tsx'
import { settingsIn, settingsTyped } from './settings-form.ts'

const settingsAt = `${places.applications}/:agency/settings`

/** How an agency handles applications. */
export function settingsRoutes({ db, now }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  async function page(c: Ctx, { office }: FoundOffice, typed: Record<string, string>, faults: Faults, status: 200 | 422 = 200) {
    const colleagues = await colleaguesOf(db, office.id)
    const done = c.req.query('done') ?? null
    return c.html(<SettingsPage page={c.get('page')} {...{ office, colleagues, typed, faults, done }} />, status)
  }

  site.get(settingsAt, async c => {
    const found = await officeIn(c, db, 'catalogue.manage')
    return found instanceof Response ? found : page(c, found, settingsTyped(await settingsOf(db, found.office.id)), {})
  })

  site.post(settingsAt, async c => {
    const found = await officeIn(c, db, 'catalogue.manage')
    if (found instanceof Response) return found
    const { office, person } = found
    const typed = await fieldsOf(c)
    const read = settingsIn(typed, await colleaguesOf(db, office.id))
    if (!read.ok) return page(c, found, typed, read.faults, 422)
    await db.transaction().execute(async trx => {
      const before = await settingsOf(trx, office.id)
      await putSettings(trx, office.id, read.settings, now())
      if (before.showsReplies !== read.settings.showsReplies) await showReplies(trx, office, read.settings.showsReplies)
      if (before.keepYears !== read.settings.keepYears) await planKeeping(trx, office.id, read.settings.keepYears)
      const changed = Object.keys(read.settings).filter(name => before[name as 'mark'] !== read.settings[name as 'mark'])
      await append(trx, {
        ...{ agencyId: office.id, at: now(), actor: person, action: 'application.settings', subject: 'application settings' },
        ...{ details: { changed } },
      })
    })
    return c.redirect(`${places.applications}/${office.slug}/settings?done=kept`, 303)
  })

  return site
}
