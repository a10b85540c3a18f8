import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import { NotFound } from '../errors.ts'
import { findAgency, mustBeAllowed, type Person, staffOf } from '../people/index.ts'
import { places, type SiteEnv, type SliceDeps } from '../web/layout/index.ts'
import { retryJob } from './actions.ts'
import type { AnyJob } from './job.ts'
import { JobsPage } from './pages/jobs.tsx'
import { jobCounts, jobsIn, scheduledSlots } from './store.ts'

const day = 24 * 3600 * 1000

/** `/desk/jobs`: what the program does by itself, for administrators. */
export function jobsRoutes({ db, now, jobs: declared }: SliceDeps<Db> & { jobs: readonly AnyJob[] }): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const allowed = async (person: Person) => {
    const agency = await findAgency(db, { id: person.agencyId })
    mustBeAllowed(person, 'system.manage', agency!)
  }

  site.get(places.jobs, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    await allowed(person)
    const counts = await jobCounts(db, new Date(now().getTime() - day))
    const [failed, open] = [await jobsIn(db, ['failed']), await jobsIn(db, ['running', 'waiting'])]
    const slots = await scheduledSlots(db)
    return c.html(<JobsPage page={c.get('page')} {...{ declared, counts, failed, open, slots }} done={c.req.query('done') ?? null} />)
  })

  site.post('/desk/jobs/:id/retry', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    await allowed(person)
    const id = c.req.param('id')
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound('没有这个页面。')
    await retryJob(db, person, id, now())
    return c.redirect(`${places.jobs}?done=retry`, 303)
  })
  return site
}
