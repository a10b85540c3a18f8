import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Mailer } from '../mail/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { accountMailRoutes } from './account-mail-routes.tsx'
import { accountRoutes } from './account-routes.tsx'
import { agencyRoutes } from './agency-routes.tsx'
import type { Person } from './person.ts'
import { secondFactorRoutes } from './second-factor-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'

export type PeopleDeps = Pick<SliceDeps<Db>, 'db' | 'now' | 'config'> & { secrets: Secrets; mailer: Mailer | null }
export type PeopleEnv = SiteEnv<Person>

/** Signing in and out, one's own account, the first setup; accounts and agencies for administrators. */
export function peopleRoutes(deps: PeopleDeps): Hono<PeopleEnv> {
  return new Hono<PeopleEnv>()
    .route('/', signInRoutes(deps))
    .route('/', secondFactorRoutes(deps))
    .route('/', accountMailRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', agencyRoutes(deps))
}
