import { Hono } from 'hono'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { PublicationDeps } from '../routes.tsx'
import { deskEditRoutes } from './edit-routes.tsx'
import { deskFileRoutes } from './file-routes.ts'
import { deskItemRoutes } from './item-routes.tsx'
import { deskListRoutes } from './list-routes.tsx'
import { deskNewRoutes } from './new-routes.tsx'
import { deskSheetRoutes } from './sheet-routes.tsx'

export type DeskEnv = SiteEnv<Person>
export type DeskDeps = PublicationDeps

/** The desk of what is published: lists, the editor, the review, the item and its files. Who may do what is asked in every handler. */
export function deskRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const site = new Hono<DeskEnv>()
  for (const part of [deskListRoutes, deskNewRoutes, deskEditRoutes, deskItemRoutes, deskFileRoutes, deskSheetRoutes])
    site.route('/', part(deps))
  return site
}
