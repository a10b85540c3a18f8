import type { Context } from 'hono'
import type { Db } from '../../db/open.ts'
import { Forbidden, NotFound } from '../../errors.ts'
import { type FoundOffice, officeIn, type Person } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import { mayFor } from '../step-actions.ts'
import { type Application, applicationAt, type Key } from '../store.ts'

export type Ctx = Context<SiteEnv<Person>>
export type FoundCase = FoundOffice & { application: Application; key: Key; here: string }

/** The case of the address, for somebody who may read it: sections see their own. */
export async function caseIn(c: Ctx, db: Db): Promise<FoundCase | Response> {
  const found = await officeIn(c, db, 'application.read')
  if (found instanceof Response) return found
  const [year, ordinal] = [c.req.param('year') ?? '', c.req.param('ordinal') ?? '']
  if (!/^\d{4}$/.test(year) || !/^[1-9]\d{0,8}$/.test(ordinal)) throw new NotFound('没有这件申请。')
  const application = await applicationAt(db, found.office.id, Number(year), Number(ordinal))
  if (!application) throw new NotFound('没有这件申请。')
  if (!mayFor(found.person, 'application.read', found.office, application)) throw new Forbidden('这件申请不由您的股室承办。')
  return { ...found, application, key: { agencyId: found.office.id, id: application.id }, here: caseAddress(found.office, application) }
}

export const caseAddress = ({ slug }: { slug: string }, { year, ordinal }: { year: number; ordinal: number }): string =>
  `${places.applications}/${slug}/${year}/${ordinal}`

/** Personal data are for those who handle the case: reading the case is not enough. */
export const handles = ({ person, office, application }: Pick<FoundCase, 'person' | 'office' | 'application'>): boolean =>
  (['application.write', 'application.review', 'application.approve'] as const).some(action => mayFor(person, action, office, application))
