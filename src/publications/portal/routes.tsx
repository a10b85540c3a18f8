import { Hono } from 'hono'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { PublicationDeps } from '../routes.tsx'
import { portalArticleRoutes } from './article-routes.tsx'
import { portalDataRoutes } from './data-routes.tsx'
import { portalFeedRoutes } from './feed-routes.ts'
import { portalHomeRoutes } from './home-routes.tsx'
import { portalListRoutes } from './list-routes.tsx'
import { portalMapRoutes } from './map-routes.tsx'
import { movedAddresses } from './moved.ts'

/** An annual report that the public can read. */
export type PublicReport = { year: number; publishedOn: string | null; updatedOn: string | null }

/** A list of another slice that stands on the portal; `kinds` are the endings of its files. */
export type OutsideList = {
  name: string
  english: string
  address: string
  items: number
  newestOn: string
  kinds: readonly string[]
  pages?: readonly OutsidePage[]
}
/** A page of such a list with an address of its own. */
export type OutsidePage = { address: string; on: string }

/** What the portal shows of other slices; whoever puts the site together says where it comes from. */
export type Outside = {
  /** The newest first. */
  reportsOf(agencyId: string): Promise<readonly PublicReport[]>
  /** Those that hold something. */
  listsOf(office: { id: string; slug: string }): Promise<readonly OutsideList[]>
}

export type PortalDeps = PublicationDeps & { outside: Outside }
export type PortalEnv = SiteEnv<Person>

/** What everybody may read of what was published. Its last addresses begin with the agency's short name and take what nobody took before. */
export function publicationPortalRoutes(deps: PublicationDeps, outside: Outside): Hono<PortalEnv> {
  const all: PortalDeps = { ...deps, outside }
  const site = new Hono<PortalEnv>()
  site.use('/:agency/*', movedAddresses(deps.db))
  for (const part of [portalFeedRoutes, portalMapRoutes, portalDataRoutes, portalListRoutes, portalArticleRoutes, portalHomeRoutes])
    site.route('/', part(all))
  return site
}
