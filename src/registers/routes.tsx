import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Person } from '../people/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { registerDeskRoutes } from './desk-routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import { registerPortalRoutes } from './portal-routes.tsx'

export type RegisterDeps = SliceDeps<Db>

/** All pages of the slice: the desk's first, then what everybody may read. */
export function registerRoutes(deps: RegisterDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of [registerDeskRoutes, importRoutes, entryRoutes, registerPortalRoutes]) site.route('/', part(deps))
  return site
}
