import { Hono } from 'hono'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { formRoutes } from './form-routes.tsx'
import { Patience } from './patience.ts'
import { statusRoutes } from './status-routes.tsx'

/** The side of the applicant: the form and the page of progress. */
export function applyRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const patience = new Patience(deps.secrets.tokenHash('altcha').toString('hex'))
  const site = new Hono<SiteEnv<Person>>()
  site.route('/', formRoutes(deps, patience))
  site.route('/', statusRoutes(deps, patience))
  return site
}
