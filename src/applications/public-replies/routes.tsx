import { Hono } from 'hono'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { publicReplyDeskRoutes } from './desk-routes.tsx'
import { publicReplyPortalRoutes } from './portal-routes.tsx'

/** Replies of general interest: the desk's pages, and what everybody reads. */
export function publicReplyRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of [publicReplyDeskRoutes, publicReplyPortalRoutes]) site.route('/', part(deps))
  return site
}
