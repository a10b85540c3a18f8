import { Hono } from 'hono'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { caseRoutes } from './case-routes.tsx'
import { caseListRoutes } from './list-routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import { settingsRoutes } from './settings-routes.tsx'

/** The desk of the applications: lists, registering, the case and its steps. */
export function applicationDeskRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of [settingsRoutes, registerRoutes, caseListRoutes, caseRoutes]) site.route('/', part(deps))
  return site
}
