import { Hono } from 'hono'
import { places } from '../web/layout/index.ts'
import { askForMail, confirmOwnMail, removeMail } from './account-mail.ts'
import { fieldsOf, staffOf } from './handlers.ts'
import { ConfirmMailPage, MailFaultPage } from './pages/confirm-mail.tsx'
import type { PeopleDeps, PeopleEnv } from './routes.tsx'

/** `/account/mail`: where one's own reminders go. */
export function accountMailRoutes({ db, secrets, now, config }: PeopleDeps): Hono<PeopleEnv> {
  const site = new Hono<PeopleEnv>()

  site.post('/account/mail', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const page = c.get('page')
    const where = { origin: config.publicUrl ?? page.origin, site: page.site.name, now: now() }
    const fields = await fieldsOf(c)
    const outcome = await askForMail(db, secrets, person, fields, where)
    return outcome.ok
      ? c.redirect(`${places.account}?done=mail-asked`, 303)
      : c.html(<MailFaultPage page={page} mail={fields['mail'] ?? ''} faults={outcome.faults} />, 422)
  })

  // The link of the letter leads to a page with a button: a program that looks at links must not confirm.
  site.get('/account/mail/confirm', c => {
    const person = staffOf(c)
    return person instanceof Response
      ? person
      : c.html(<ConfirmMailPage page={c.get('page')} token={c.req.query('token') ?? ''} faults={{}} />)
  })

  site.post('/account/mail/confirm', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const { token = '' } = await fieldsOf(c)
    const outcome = await confirmOwnMail(db, secrets, person, token, now())
    return outcome.ok
      ? c.redirect(`${places.account}?done=mail-confirmed`, 303)
      : c.html(<ConfirmMailPage page={c.get('page')} token="" faults={outcome.faults} />, 422)
  })

  site.post('/account/mail/remove', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    await removeMail(db, person, now())
    return c.redirect(`${places.account}?done=mail-removed`, 303)
  })
  return site
}
