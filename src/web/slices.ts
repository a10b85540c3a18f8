import type { Hono } from 'hono'
import { publicReplyLists } from '../applications/index.ts'
import { recounting } from '../applications/recount.ts'
import { applicationRoutes } from '../applications/routes.tsx'
import { daysRoutes } from '../days/routes.tsx'
import type { Db } from '../db/open.ts'
import { disputesBeside } from '../disputes/desk/pages/beside.tsx'
import { recountDisputes } from '../disputes/recompute.ts'
import { disputeRoutes } from '../disputes/routes.tsx'
import { disputesOfMany } from '../disputes/store.ts'
import type { Files } from '../files/index.ts'
import type { AnyJob } from '../jobs/index.ts'
import { jobsRoutes } from '../jobs/routes.tsx'
import type { PlainDate } from '../law/index.ts'
import type { Mailer } from '../mail/index.ts'
import { mailRoutes } from '../mail/routes.tsx'
import { oversightRoutes } from '../oversight/routes.tsx'
import type { Person } from '../people/index.ts'
import { peopleRoutes } from '../people/routes.tsx'
import { columnsOf } from '../publications/catalogue/store.ts'
import { publicationPortalRoutes } from '../publications/portal/routes.tsx'
import { publicationRoutes } from '../publications/routes.tsx'
import { publicLists } from '../registers/index.ts'
import { registerRoutes } from '../registers/routes.tsx'
import { publicReportsOf } from '../report/portal-routes.tsx'
import { reportRoutes } from '../report/routes.tsx'
import { searchRoutes } from '../search/routes.tsx'
import type { Secrets } from '../secrets/index.ts'
import type { SiteEnv, SliceDeps } from './layout/index.ts'

/** The rooms that are opened once, where the program is put together, and used by every slice. */
export type Rooms = {
  files: Files
  secrets: Secrets
  /** Where visitors reach the site, for what goes out by mail or on other channels; null on a desk. */
  publicUrl: string | null
  /** All that the program does by itself: for the list of jobs. A job is put into the queue with `enqueue`. */
  jobs: readonly AnyJob[]
  /** null: no mail server is configured, letters stay in the outbox. Letters are put there with `queueMail`. */
  mailer: Mailer | null
}

export type Slice = (deps: SliceDeps<Db> & Rooms) => Hono<SiteEnv<Person>>

/** A change of the days off moves open cases and disputes, of which the room of days knows nothing. */
const days: Slice = deps =>
  daysRoutes(deps, async agencyId => {
    const disputes = await recountDisputes(deps.db, agencyId)
    const cases = await recounting(deps.db)(agencyId)
    return cases === null ? null : cases + disputes
  })

/** The page of a case and the register name the disputes about it, of which the slice of applications knows nothing. */
const applications: Slice = deps =>
  applicationRoutes({
    ...deps,
    besideCase: disputesBeside(deps.db),
    disputesIn: (agencyId, ids) => disputesOfMany(deps.db, agencyId, ids),
  })

/** What the search calls the columns of an agency, and where they lead. */
const searching: Slice = deps =>
  searchRoutes({
    ...deps,
    columnNames: async (db, { id, slug }) =>
      (await columnsOf(db, id)).map(({ key, name }) => ({ key, name, path: `/${slug}/content/${key}` })),
  })

/** The home pages and maps name the annual reports, the registers and the published replies, of which the slice of publications knows nothing. */
const portal: Slice = deps => {
  const db = deps.reading ?? deps.db
  return publicationPortalRoutes({ ...deps, db }, { reportsOf: agencyId => publicReportsOf(db, agencyId), listsOf: listsOf(deps) })
}

/** What other slices than publications list on the portal of an agency. */
const listsOf = (deps: SliceDeps<Db>) => {
  const db = deps.reading ?? deps.db
  return async (office: { id: string; slug: string }) => [
    ...(await publicLists(db, office, deps.today() as PlainDate)),
    ...(await publicReplyLists(db, office)),
  ]
}

/** The page on applying names the published replies. */
const publications: Slice = deps => publicationRoutes({ ...deps, repliesOf: office => publicReplyLists(deps.reading ?? deps.db, office) })

/** All that the site is made of, in the order in which addresses are looked up. */
export const slices: readonly Slice[] = [
  peopleRoutes,
  days,
  jobsRoutes,
  mailRoutes,
  searching,
  applications,
  disputeRoutes,
  registerRoutes,
  publications,
  reportRoutes,
  oversightRoutes,
  portal,
]
