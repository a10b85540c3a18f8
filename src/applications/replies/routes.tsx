import { Hono } from 'hono'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { applicationPaperRoutes } from './application-paper-routes.ts'
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
  const parts = [documentRoutes, applicationPaperRoutes, decideRoutes, deliverRoutes, feeRoutes, archiveRoutes, verifyRoutes, wordingRoutes]
  for (const part of parts) site.route('/', part(deps))
  return site
}
