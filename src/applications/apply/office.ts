import type { Context } from 'hono'
import type { Db } from '../../db/open.ts'
import { NotFound } from '../../errors.ts'
import { type Agency, findAgency } from '../../people/index.ts'

/** The agency that the address names. Throws NotFound where there is none. */
export async function officeIn(db: Db, c: Context): Promise<Agency> {
  const slug = c.req.param('agency') ?? ''
  const office = /^[a-z][a-z0-9-]{1,39}$/.test(slug) ? await findAgency(db, { slug }) : null
  if (!office) throw new NotFound('没有这个页面。')
  return office
}
