import type { Db } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'

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
export async function officeFacts(_db: Db, _agencyId: string): Promise<OfficeFacts | null> {
  return null
}
