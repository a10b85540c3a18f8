import { Hono } from 'hono'
import { calendarFor } from '../days/index.ts'
import { NotFound } from '../errors.ts'
import { type PlainDate, reportDue } from '../law/index.ts'
import { type FoundOffice, fieldsOf, may, officeIn, type Person } from '../people/index.ts'
import { yearStandingOf } from '../registers/index.ts'
import { contentOf, isSigned, openErrorsOf, reportOfYear } from '../report/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { submit, superiorOf } from './actions.ts'
import { type Ctx, yearIn } from './in-address.ts'
import { submissionAddress } from './pages/addresses.ts'
import { SubmissionPage } from './pages/submission.tsx'
import type { OversightDeps } from './routes.tsx'
import { awaited } from './standing.ts'
import { steps } from './steps.ts'
import { callOf, standingOfYear, stepsOfYear } from './store.ts'

/** The body's own side: `/desk/submissions/:agency/:year`. */
export function submissionRoutes({ db, now, today }: OversightDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const { right, onceApproved } = steps.submitted
  const here = `${places.submissions}/:agency/:year{[12][0-9][0-9][0-9]}`

  type Tried = { typed: Record<string, string>; faults: Faults; refusal: { why: string; cites: string } | null }
  async function page(c: Ctx, { person, office }: FoundOffice, tried: Tried) {
    const superior = await superiorOf(db, office)
    if (!superior) throw new NotFound('这个机关没有上级机关，年报不在本站报送。')
    const key = { agencyId: office.id, year: yearIn(c) }
    const stored = await reportOfYear(db, office.id, key.year)
    const [standing, taken, call, calendar] = await Promise.all([
      ...([standingOfYear(db, key), stepsOfYear(db, key), callOf(db, superior.id, key.year), calendarFor(db, office.id)] as const),
    ])
    return c.html(
      <SubmissionPage
        page={c.get('page')}
        {...{ office, superior, year: key.year, stored, taken, ...tried }}
        dueOn={call?.dueOn ?? reportDue('department', key.year, calendar).dueOn}
        report={stored && (await contentOf(db, stored, stored.version))}
        openErrors={stored ? await openErrorsOf(db, stored) : 0}
        standing={standing ?? awaited}
        sections={await yearStandingOf(db, office, key.year)}
        maySubmit={may(person, right, office) || (may(person, onceApproved, office) && stored !== null && isSigned(stored))}
        done={c.req.query('done') ?? null}
      />,
      tried.refusal ? 409 : Object.keys(tried.faults).length > 0 ? 422 : 200,
    )
  }

  site.get(here, async c => {
    const found = await officeIn(c, db, 'report.read')
    return found instanceof Response ? found : page(c, found, { typed: {}, faults: {}, refusal: null })
  })

  site.post(here, async c => {
    const found = await officeIn(c, db, [right, onceApproved])
    if (found instanceof Response) return found
    const { person, office } = found
    const typed = await fieldsOf(c)
    const clean = (text: string | undefined) => text?.replace(/\0/g, '').trim().slice(0, 1000) ?? ''
    const year = yearIn(c)
    const about = {
      body: office,
      year,
      seen: /^\d{1,6}$/.test(typed['seen'] ?? '') ? Number(typed['seen']) : -1,
      note: clean(typed['note']) || null,
    }
    const answers = Array.from({ length: 500 }, (_, at) => clean(typed[`answer-${at}`]))
    const outcome = await submit(db, person, { ...about, answers }, { now: now(), today: today() as PlainDate })
    if (outcome.ok) return c.redirect(`${submissionAddress(office, year)}?done=submitted`, 303)
    return page(c, found, {
      typed,
      faults: 'faults' in outcome ? outcome.faults : {},
      refusal: 'refusal' in outcome ? outcome.refusal : null,
    })
  })

  return site
}
