import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import { openReadingRoom } from '../report/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { bodyRoutes } from './body-routes.tsx'
import { collectionRoutes } from './collection-routes.tsx'
import { rankingRoutes } from './ranking-routes.tsx'
import { submissionRoutes } from './submission-routes.tsx'
import { uploadRoutes } from './upload-routes.tsx'

export type OversightDeps = SliceDeps<Db> & { secrets: Secrets; publicUrl: string | null }

/** All pages of the slice: the superior's, and the body's own side of it. */
export function oversightRoutes(deps: OversightDeps & { files: Files }): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of [collectionRoutes, rankingRoutes, bodyRoutes, submissionRoutes]) site.route('/', part(deps))
  site.route('/', uploadRoutes({ ...deps, room: openReadingRoom(deps.config.limits, 1) }))
  return site
}
