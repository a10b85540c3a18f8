import { type Context, Hono } from 'hono'
import { NotFound } from '../errors.ts'
import { places } from '../web/layout/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import {
  addAccount,
  disableAccount,
  enableAccount,
  endSessions,
  removeRole,
  resetPassword,
  resetSecondFactor,
  setRole,
} from './account-actions.ts'
import { accountById, accountsOf } from './account-store.ts'
import { sectionsOf } from './agency-store.ts'
import { forms, type Outcome } from './forms.ts'
import { agenciesFor, fieldsOf, idIn, staffOf } from './handlers.ts'
import { AccountPage } from './pages/account.tsx'
import { AccountsPage } from './pages/accounts.tsx'
import { NewAccountPage } from './pages/new-account.tsx'
import { StartPasswordPage } from './pages/start-password.tsx'
import type { Person } from './person.ts'
import type { PeopleDeps, PeopleEnv } from './routes.tsx'
import { isEnrolled } from './second-factor-store.ts'
import { signInRecordOf } from './session-store.ts'

/** `/desk/people/accounts`: for administrators. Each action asks for the right itself; the pages list only what the person may manage. */
export function accountRoutes(deps: PeopleDeps): Hono<PeopleEnv> {
  const site = new Hono<PeopleEnv>()
  const { db } = deps

  site.get(places.people, c => c.redirect('/desk/people/accounts', 303))

  site.get('/desk/people/accounts', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const agencies = await agenciesFor(deps, person, 'account.manage')
    const accounts = await accountsOf(
      db,
      agencies.map(({ id }) => id),
    )
    return c.html(<AccountsPage page={c.get('page')} agencies={agencies} accounts={accounts} />)
  })

  const newAccount = async (c: Context<PeopleEnv>, person: Person, values: Record<string, string>, faults: Faults) => {
    const agencies = (await agenciesFor(deps, person, 'account.manage')).filter(({ dissolvedOn }) => dissolvedOn === null)
    const sections = await sectionsOf(
      db,
      agencies.map(({ id }) => id),
    )
    return <NewAccountPage page={c.get('page')} agencies={agencies} sections={sections} values={values} faults={faults} />
  }

  site.get('/desk/people/accounts/new', async c => {
    const person = staffOf(c)
    return person instanceof Response ? person : c.html(await newAccount(c, person, { agencyId: c.req.query('agency') ?? '' }, {}))
  })

  // The start password is on the page that answers, and nowhere else: it must stand in no address and no store.
  const startPassword = async (c: Context<PeopleEnv>, id: string, password: string) => {
    c.header('cache-control', 'no-store')
    return c.html(<StartPasswordPage page={c.get('page')} account={(await accountById(db, id))!} password={password} />)
  }

  site.post('/desk/people/accounts', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const fields = await fieldsOf(c)
    const outcome = await addAccount(db, person, fields, deps.now())
    return outcome.ok
      ? startPassword(c, outcome.id, outcome.startPassword)
      : c.html(await newAccount(c, person, fields, outcome.faults), 422)
  })

  const account = async (c: Context<PeopleEnv>, person: Person, values: Record<string, string>, faults: Faults) => {
    const agencies = await agenciesFor(deps, person, 'account.manage')
    const found = await accountById(db, idIn(c))
    if (!found || !agencies.some(({ id }) => id === found.agencyId)) throw new NotFound('没有这个账号。')
    const sections = await sectionsOf(
      db,
      agencies.map(({ id }) => id),
    )
    const record = await signInRecordOf(db, found.id)
    const isSelf = found.id === person.id
    const hasSecondFactor = await isEnrolled(db, found.id)
    return (
      <AccountPage
        page={c.get('page')}
        account={found}
        {...{ agencies, sections, record, isSelf, hasSecondFactor, values, faults }}
        done={c.req.query('done') ?? null}
      />
    )
  }

  site.get('/desk/people/accounts/:id', async c => {
    const person = staffOf(c)
    return person instanceof Response ? person : c.html(await account(c, person, {}, {}))
  })

  site.post('/desk/people/accounts/:id/reset', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const id = idIn(c)
    const reset = await resetPassword(db, person, id, deps.now())
    return startPassword(c, id, reset.startPassword)
  })

  /** A change of one account: back to its page, or the page again with its faults. */
  const change = (name: string, act: (person: Person, id: string, fields: Record<string, string>) => Promise<Outcome<object>>) =>
    site.post(`/desk/people/accounts/:id/${name}`, async c => {
      const person = staffOf(c)
      if (person instanceof Response) return person
      const fields = await fieldsOf(c)
      const outcome = await act(person, idIn(c), fields)
      return outcome.ok
        ? c.redirect(`/desk/people/accounts/${idIn(c)}?done=${name}`, 303)
        : c.html(await account(c, person, fields, outcome.faults), 422)
    })

  const done = { ok: true } as const
  change('disable', (person, id) => disableAccount(db, person, id, deps.now()))
  change('enable', (person, id) => enableAccount(db, person, id, deps.now()).then(() => done))
  change('end-sessions', (person, id) => endSessions(db, person, id, deps.now()).then(() => done))
  change('reset-second-factor', (person, id) => resetSecondFactor(db, person, id, deps.now()).then(() => done))
  change('set-role', (person, id, fields) => setRole(db, person, id, fields, deps.now()))
  change('remove-role', async (person, id, fields) => {
    const form = checkedFields(forms.membership, fields)
    return form.ok ? removeRole(db, person, id, form.values, deps.now()) : form
  })
  return site
}
