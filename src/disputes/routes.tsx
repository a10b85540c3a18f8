import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import type { SiteEnv, SliceDeps } from '../web/layout/index.ts'
import { disputeCaseRoutes } from './desk/case-routes.tsx'
import { disputeListRoutes } from './desk/list-routes.tsx'
import { noticeRoutes } from './desk/notice-routes.tsx'
import { disputeFigureRoutes } from './figures/routes.tsx'

export type DisputeDeps = SliceDeps<Db> & { files: Files }

/** All pages of the slice; those with names of their own before the id of a dispute. */
const parts: readonly ((deps: DisputeDeps) => Hono<SiteEnv<Person>>)[] = [
  disputeListRoutes,
  noticeRoutes,
  disputeFigureRoutes,
  disputeCaseRoutes,
]

export function disputeRoutes(deps: DisputeDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  for (const part of parts) site.route('/', part(deps))
  return site
}
