import type { Hono } from 'hono'
import { daysRoutes } from '../days/routes.tsx'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import { peopleRoutes } from '../people/routes.tsx'
import { publicationRoutes } from '../publications/routes.tsx'
import { reportRoutes } from '../report/routes.tsx'
import type { Secrets } from '../secrets/index.ts'
import type { SiteEnv, SliceDeps } from './layout/index.ts'

/** The rooms that are opened once, where the program is put together, and used by every slice. */
export type Rooms = { files: Files; secrets: Secrets }

export type Slice = (deps: SliceDeps<Db> & Rooms) => Hono<SiteEnv<Person>>

/** All that the site is made of, in the order in which addresses are looked up. */
export const slices: readonly Slice[] = [peopleRoutes, daysRoutes, publicationRoutes, reportRoutes]
