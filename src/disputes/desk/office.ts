import { type Application, applicationOf, type Ctx } from '../../applications/index.ts'
import type { Db } from '../../db/open.ts'
import { Forbidden, NotFound } from '../../errors.ts'
import { type Agency, officeIn, type Person } from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { mayForDispute } from '../actions.ts'
import { type Dispute, disputeOf, type Key } from '../store.ts'

export type { Ctx }

export type FoundDispute = {
  person: Person
  office: Agency
  dispute: Dispute
  application: Application | null
  key: Key
  here: string
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** The dispute of the address, for somebody who may read it: sections see those about their own cases. */
export async function disputeIn(c: Ctx, db: Db): Promise<FoundDispute | Response> {
  const found = await officeIn(c, db, 'application.read')
  if (found instanceof Response) return found
  const { person, office } = found
  const id = c.req.param('id') ?? ''
  const key = { agencyId: office.id, id }
  const dispute = isId(id) ? await disputeOf(db, key) : null
  if (!dispute) throw new NotFound('没有这件案件。')
  if (!(await mayForDispute(db, person, 'application.read', office, dispute.applicationId)))
    throw new Forbidden('这件案件不由您的股室承办。')
  const application = dispute.applicationId ? await applicationOf(db, { agencyId: office.id, id: dispute.applicationId }) : null
  return { person, office, dispute, application, key, here: disputeAddress(office, dispute) }
}

export const disputeAddress = ({ slug }: { slug: string }, { id }: { id: string }): string => `${places.disputes}/${slug}/${id}`

/** What a dispute is called: its number, or what kind it is and before whom. */
export const disputeName = ({ caseNumber, body, noticedOn }: Pick<Dispute, 'caseNumber' | 'body' | 'noticedOn'>): string =>
  caseNumber ?? `${body}（${noticedOn}收到）`
