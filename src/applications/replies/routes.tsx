import { Hono } from 'hono'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { archiveRoutes } from './archive-routes.tsx'
import { decideRoutes } from './decide-routes.tsx'
import { deliverRoutes } from './deliver-routes.tsx'
import { documentRoutes } from './document-routes.tsx'
import { feeRoutes } from './fee-routes.tsx'
import { verifyRoutes } from './verify-routes.tsx'
import { wordingRoutes } from './wording-routes.tsx'

/** Letters, decisions, delivery, fees, and the closed file. */
export function replyRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of [documentRoutes, decideRoutes, deliverRoutes, feeRoutes, archiveRoutes, verifyRoutes, wordingRoutes])
    site.route('/', part(deps))
  return site
}
