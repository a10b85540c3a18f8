import { type Context, Hono } from 'hono'
import { dropSession, keepSession, places } from '../web/layout/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { mailAddressOf } from './account-mail.ts'
import { findAgency } from './agency-store.ts'
import { fieldsOf } from './handlers.ts'
import { ownPath } from './own-path.ts'
import { OwnAccountPage } from './pages/own-account.tsx'
import { SetupPage } from './pages/setup.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { SignInCodePage } from './pages/sign-in-code.tsx'
import type { Person } from './person.ts'
import type { PeopleDeps, PeopleEnv } from './routes.tsx'

import { signInWithCode } from './second-factor-actions.ts'
import { isEnrolled } from './second-factor-store.ts'
import { sessionsOf, signInRecordOf } from './session-store.ts'
import { needsSetup, setUpFirst } from './setup-actions.ts'
import { changePassword, endOtherSessions, hashOfToken, signIn, signOut } from './sign-in-actions.ts'

/** `/sign-in`, `/sign-out`, `/account`, `/setup`. */
export function signInRoutes(deps: PeopleDeps): Hono<PeopleEnv> {
  const site = new Hono<PeopleEnv>()
  const origin = (c: Context<PeopleEnv>) => ({ address: c.get('address'), agent: c.req.header('user-agent') ?? null, now: deps.now() })

  site.get('/sign-in', async c => {
    const next = ownPath(c.req.query('next'), '')
    if (c.get('person')) return c.redirect(next || places.desk, 303)
    if (await needsSetup(deps.db)) return c.redirect(places.setup, 303)
    return c.html(<SignInPage page={c.get('page')} next={next} loginName="" reason={null} />)
  })

  site.post('/sign-in', async c => {
    const fields = await fieldsOf(c)
    const next = ownPath(fields['next'], '')
    const answer = await signIn(deps.db, fields, origin(c))
    if (!answer.ok && answer.reason === 'code') return codePage(c, next, answer.ticket, null)
    if (!answer.ok)
      return c.html(<SignInPage page={c.get('page')} next={next} loginName={fields['loginName'] ?? ''} reason={answer.reason} />, 422)
    keepSession(c, c.get('page').origin, answer.token)
    return c.redirect(answer.person.mustChangePassword ? places.account : next || places.desk, 303)
  })

  const codePage = (c: Context<PeopleEnv>, next: string, ticket: string, reason: 'wrong' | 'wait' | null) => {
    c.header('cache-control', 'no-store')
    return c.html(<SignInCodePage page={c.get('page')} {...{ next, ticket, reason }} />, reason ? 422 : 200)
  }

  site.post('/sign-in/code', async c => {
    const fields = await fieldsOf(c)
    const next = ownPath(fields['next'], '')
    const answer = await signInWithCode(deps.db, deps.secrets, fields, origin(c))
    if (answer.ok) {
      keepSession(c, c.get('page').origin, answer.token)
      return c.redirect(answer.person.mustChangePassword ? places.account : next || places.desk, 303)
    }
    if (answer.reason === 'wrong' || answer.reason === 'wait') return codePage(c, next, fields['ticket'] ?? '', answer.reason)
    return c.html(<SignInPage page={c.get('page')} next={next} loginName="" reason="late" />, 422)
  })

  site.post('/sign-out', async c => {
    const token = c.get('token')
    if (token) await signOut(deps.db, token, deps.now())
    dropSession(c, c.get('page').origin)
    return c.redirect(places.home, 303)
  })

  const ownAccount = async (c: Context<PeopleEnv>, person: Person, token: string, faults: Faults) => {
    const here = Buffer.from(hashOfToken(token))
    const sessions = (await sessionsOf(deps.db, person.id)).map(session => ({ ...session, isThis: here.equals(session.tokenHash) }))
    const agency = await findAgency(deps.db, { id: person.agencyId })
    const record = await signInRecordOf(deps.db, person.id)
    const done = c.req.query('done') ?? null
    const hasSecondFactor = await isEnrolled(deps.db, person.id)
    const mail = await mailAddressOf(deps.db, deps.secrets, person)
    return (
      <OwnAccountPage
        page={c.get('page')}
        person={person}
        agency={agency!}
        sessions={sessions}
        record={record}
        faults={faults}
        done={done}
        {...{ hasSecondFactor, mail }}
      />
    )
  }

  // A page of one's own: being signed in is all the right it takes, with a start password too.
  site.get('/account', async c => {
    const [person, token] = [c.get('person'), c.get('token')]
    return person && token ? c.html(await ownAccount(c, person, token, {})) : c.redirect('/sign-in?next=/account', 303)
  })

  site.post('/account/password', async c => {
    const [person, token] = [c.get('person'), c.get('token')]
    if (!person || !token) return c.redirect('/sign-in?next=/account', 303)
    const outcome = await changePassword(deps.db, person, token, await fieldsOf(c), deps.now())
    return outcome.ok ? c.redirect('/account?done=password', 303) : c.html(await ownAccount(c, person, token, outcome.faults), 422)
  })

  site.post('/account/sessions/end', async c => {
    const [person, token] = [c.get('person'), c.get('token')]
    if (!person || !token) return c.redirect('/sign-in?next=/account', 303)
    await endOtherSessions(deps.db, person, token, deps.now())
    return c.redirect('/account?done=sessions', 303)
  })

  site.get('/setup', async c => {
    if (!(await needsSetup(deps.db))) return c.redirect(places.signIn, 303)
    return c.html(<SetupPage page={c.get('page')} values={{}} faults={{}} />)
  })

  // The code stands in for being signed in: only who reads the server's terminal has it.
  site.post('/setup', async c => {
    if (!(await needsSetup(deps.db))) return c.redirect(places.signIn, 303)
    const { code = '', ...values } = await fieldsOf(c)
    const outcome = await setUpFirst(deps.db, values, code, deps.now())
    return outcome.ok
      ? c.redirect(places.signIn, 303)
      : c.html(<SetupPage page={c.get('page')} values={{ ...values, code }} faults={outcome.faults} />, 422)
  })

  return site
}
