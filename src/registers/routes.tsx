import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Person } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { confirmationRoutes } from './confirmation-routes.tsx'
import { registerDeskRoutes } from './desk-routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import { registerPortalRoutes } from './portal-routes.tsx'

export type RegisterDeps = SliceDeps<Db> & { secrets: Secrets; publicUrl: string | null }

/** All pages of the slice: the desk's first, then what everybody may read. */
export function registerRoutes(deps: RegisterDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  // the name of a page stands where the name of a register may: it comes first
  for (const part of [confirmationRoutes, registerDeskRoutes, importRoutes, entryRoutes, registerPortalRoutes]) site.route('/', part(deps))
  return site
}
