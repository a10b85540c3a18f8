import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { approvalDeskRoutes } from './approvals/desk-routes.tsx'
import { approvalPortalRoutes } from './approvals/portal-routes.tsx'
import { boardRoutes } from './boards/routes.tsx'
import { catalogueRoutes } from './catalogue/routes.tsx'
import { channelRoutes } from './channels/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { importRoutes } from './import/routes.tsx'
import { profileDeskRoutes } from './profile/desk-routes.tsx'
import { profileRoutes } from './profile/public-routes.tsx'
import { wordRoutes } from './words/routes.tsx'

export type PublicationDeps = SliceDeps<Db> & {
  files: Files
  secrets: Secrets
  /** The public list of replies to applications, of which this slice knows nothing; none where the office shows none. */
  repliesOf?: (office: { id: string; slug: string }) => Promise<readonly { address: string; items: number }[]>
}

/** All pages of the slice: the desk's first, then what everybody may read. */
const parts: readonly ((deps: PublicationDeps) => Hono<SiteEnv<Person>>)[] = [
  approvalDeskRoutes,
  approvalPortalRoutes,
  boardRoutes,
  catalogueRoutes,
  channelRoutes,
  importRoutes,
  deskRoutes,
  wordRoutes,
  profileDeskRoutes,
  profileRoutes,
]

export function publicationRoutes(deps: PublicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of parts) site.route('/', part(deps))
  return site
}
