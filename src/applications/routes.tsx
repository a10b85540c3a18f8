import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { applyRoutes } from './apply/routes.tsx'
import { applicationDeskRoutes } from './desk/routes.tsx'
import { figureRoutes } from './figures/routes.tsx'
import { replyRoutes } from './replies/routes.tsx'

export type ApplicationDeps = SliceDeps<Db> & { files: Files; secrets: Secrets; publicUrl: string | null }

/** All pages of the slice: the desk's first, then what applicants and everybody may read. */
const parts: readonly ((deps: ApplicationDeps) => Hono<SiteEnv<Person>>)[] = [applicationDeskRoutes, figureRoutes, replyRoutes, applyRoutes]

export function applicationRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of parts) site.route('/', part(deps))
  return site
}
