import { type Context, Hono } from 'hono'
import { places } from '../web/layout/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { fieldsOf } from './handlers.ts'
import { RecoveryCodesPage, SecondFactorPage } from './pages/second-factor.tsx'
import type { Person } from './person.ts'
import type { PeopleDeps, PeopleEnv } from './routes.tsx'
import { beginSecondFactor, confirmSecondFactor, pendingKey, turnOffSecondFactor } from './second-factor-actions.ts'
import { isEnrolled, recoveryCodesLeft } from './second-factor-store.ts'
import { totpAddress } from './totp.ts'

/** `/account/second-factor`. A page of one's own: being signed in is all the right it takes, but a start password comes first. */
export function secondFactorRoutes({ db, secrets, now }: PeopleDeps): Hono<PeopleEnv> {
  const site = new Hono<PeopleEnv>()
  const self = (c: Context<PeopleEnv>): Person | Response => {
    const person = c.get('person')
    // Keys and codes stand on these pages.
    c.header('cache-control', 'no-store')
    if (!person) return c.redirect(`${places.signIn}?next=/account/second-factor`, 303)
    return person.mustChangePassword ? c.redirect(places.account, 303) : person
  }

  const own = async (c: Context<PeopleEnv>, person: Person, faults: Faults) => {
    const page = c.get('page')
    const secret = await pendingKey(db, secrets, person)
    const pending =
      secret === null ? null : { now: 'pending' as const, secret, address: totpAddress(secret, page.site.name, person.loginName) }
    const state = (await isEnrolled(db, person.id))
      ? { now: 'on' as const, recoveryCodesLeft: await recoveryCodesLeft(db, person.id) }
      : (pending ?? { now: 'off' as const })
    const isRequired = person.mustEnrol === true
    return c.html(<SecondFactorPage {...{ page, state, isRequired, faults }} />, Object.keys(faults).length > 0 ? 422 : 200)
  }

  site.get('/account/second-factor', async c => {
    const person = self(c)
    return person instanceof Response ? person : own(c, person, {})
  })

  site.post('/account/second-factor/begin', async c => {
    const person = self(c)
    if (person instanceof Response) return person
    await beginSecondFactor(db, secrets, person, now())
    return c.redirect('/account/second-factor', 303)
  })

  site.post('/account/second-factor/confirm', async c => {
    const person = self(c)
    if (person instanceof Response) return person
    const { code = '' } = await fieldsOf(c)
    const outcome = await confirmSecondFactor(db, secrets, person, code, now())
    return outcome.ok
      ? c.html(<RecoveryCodesPage page={c.get('page')} recoveryCodes={outcome.recoveryCodes} />)
      : own(c, person, outcome.faults)
  })

  site.post('/account/second-factor/off', async c => {
    const person = self(c)
    if (person instanceof Response) return person
    const outcome = await turnOffSecondFactor(db, secrets, person, await fieldsOf(c), now())
    return outcome.ok ? c.redirect(`${places.account}?done=second-factor-off`, 303) : own(c, person, outcome.faults)
  })
  return site
}
