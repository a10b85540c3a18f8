import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { profileOf } from '../profile/store.ts'

/** Where to find the office that is in charge of disclosure (art. 4), as it was last verified. What is not known is null and not shown. */
export type OfficeFacts = {
  name: string
  address: string | null
  hours: string | null
  phone: string | null
  email: string | null
  verifiedOn: PlainDate
}

/** What the agency's profile says of its office for disclosure; null where nobody has said anything yet. */
export async function officeFacts(db: Db, agencyId: string): Promise<OfficeFacts | null> {
  const { office } = await profileOf(db, agencyId)
  if (!office) return null
  const { name, address, hours, phone, email } = office.facts
  return { name, address, hours, phone, email: email || null, verifiedOn: office.verifiedOn }
}
