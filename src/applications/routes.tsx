import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import type { Agency, Person } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { Page, SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { applyRoutes } from './apply/routes.tsx'
import { applicationDeskRoutes } from './desk/routes.tsx'
import { figureRoutes } from './figures/routes.tsx'
import { handOverRoutes } from './handover/routes.tsx'
import { linkRoutes } from './links/routes.tsx'
import { massRoutes } from './mass/routes.tsx'
import { publicReplyRoutes } from './public-replies/routes.tsx'
import { redactionRoutes } from './redaction/routes.tsx'
import { replyRoutes } from './replies/routes.tsx'
import { retentionRoutes } from './retention/routes.tsx'
import type { Application } from './store.ts'

/** A panel of another slice on the page of a case, of which this one knows nothing. */
export type BesideCase = (beside: { page: Page; office: Agency; application: Application; mayWrite: boolean }) => Promise<Child>

export type ApplicationDeps = SliceDeps<Db> & {
  files: Files
  secrets: Secrets
  publicUrl: string | null
  besideCase?: BesideCase
  /** What the register says of disputes about the cases, by the id of the case. */
  disputesIn?: (agencyId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
}

/** All pages of the slice: the desk's first, then what applicants and everybody may read. */
const parts: readonly ((deps: ApplicationDeps) => Hono<SiteEnv<Person>>)[] = [
  ...[
    applicationDeskRoutes,
    linkRoutes,
    handOverRoutes,
    massRoutes,
    retentionRoutes,
    figureRoutes,
    replyRoutes,
    publicReplyRoutes,
    redactionRoutes,
  ],
  applyRoutes,
]

export function applicationRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of parts) site.route('/', part(deps))
  return site
}
