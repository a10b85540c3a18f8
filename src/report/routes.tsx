import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { checkRoutes } from './check-routes.tsx'
import { compileRoutes } from './compile-routes.tsx'
import { deskReportRoutes } from './desk-report-routes.tsx'
import { deskRoutes } from './desk-routes.tsx'
import { editRoutes } from './edit-routes.tsx'
import { gapsRoutes } from './gaps/routes.tsx'
import { openDataRoutes } from './open/routes.tsx'
import { portalRoutes } from './portal-routes.tsx'
import { openReadingRoom, type ReadingRoom } from './reading-room.ts'
import { yearsRoutes } from './years/routes.tsx'

export type ReportEnv = SiteEnv<Person>
export type ReportDeps = SliceDeps<Db> & { room: ReadingRoom; files: Files }

/** The annual reports: the tool that checks anybody's, the desk of those who make them, and the agencies' portals. */
export function reportRoutes(deps: SliceDeps<Db> & { files: Files }): Hono<ReportEnv> {
  const all: ReportDeps = { ...deps, room: openReadingRoom(deps.config.limits) }
  // The portals come last: the first part of their addresses is the agency's short name.
  return new Hono<ReportEnv>()
    .route('/', checkRoutes(all))
    .route('/', compileRoutes(all))
    .route('/', editRoutes(all))
    .route('/', deskRoutes(all))
    .route('/', deskReportRoutes(all))
    .route('/', gapsRoutes(all))
    .route('/', openDataRoutes(all))
    .route('/', yearsRoutes(all))
    .route('/', portalRoutes(all))
}
