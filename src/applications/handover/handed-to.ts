import type { Db } from '../../db/open.ts'
import { type Agency, findAgency } from '../../people/index.ts'
import { type DetailsOf, lastOf, type Step } from '../application.ts'
import { type Application, applicationOfNumber, type Key } from '../store.ts'

export type HandedTo = { office: Agency; number: string; key: Key; application: Application }

/** The case that was received at the other agency; null where it was not handed over, or its personal data are erased there. */
export async function handedTo(db: Db, taken: readonly Step[]): Promise<HandedTo | null> {
  const step = lastOf(taken, 'handedOver')
  return step && caseAt(db, step.details.toAgencyId, step.details.number)
}

/** The case that it was before at the agency that handed it over. */
export async function handedFrom(db: Db, taken: readonly Step[]): Promise<HandedTo | null> {
  const first = taken[0]
  const from = first && (first.details as Partial<DetailsOf['registered']>).handedFrom
  return from ? caseAt(db, from.fromAgencyId, from.number) : null
}

async function caseAt(db: Db, agencyId: string, number: string): Promise<HandedTo | null> {
  const office = await findAgency(db, { id: agencyId })
  const application = office && (await applicationOfNumber(db, office.id, number))
  return application && !application.erasedOn ? { office, number, key: { agencyId, id: application.id }, application } : null
}
