import type { MiddlewareHandler } from 'hono'
import type { Db } from '../../db/open.ts'
import { findAgency } from '../../people/index.ts'
import { redirectFrom, redirectOf } from './store.ts'

/** What is not found may have moved, also from an old site whose addresses were others: then the reader is sent on, for good. */
export function movedAddresses(db: Db): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.res.status !== 404 || !['GET', 'HEAD'].includes(c.req.method)) return
    const [, slug = ''] = c.req.path.split('/')
    const agency = /^[a-z][a-z0-9-]{1,39}$/.test(slug) ? await findAgency(db, { slug }) : null
    const to = agency ? await redirectOf(db, agency.id, c.req.path) : await redirectFrom(db, c.req.path)
    // A path of this site and of no other: two slashes would name another host.
    if (!to || !/^\/(?![/\\])/.test(to)) return
    c.res = undefined
    c.res = new Response(null, { status: 301, headers: { location: to } })
  }
}
