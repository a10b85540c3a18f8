import { type Applicant, traitsOf } from '../applications/applicant.ts'
import { newCode } from '../applications/code.ts'
import { personPlace, type Sealed } from '../applications/intake.ts'
import { type Key, updateApplication, updateSealed } from '../applications/store.ts'
import type { Db } from '../db/open.ts'
import { findAgency } from '../people/index.ts'
import { Secrets } from '../secrets/index.ts'

/** Under this the dump's made-up persons are sealed. Everybody may know it: no site keeps anything under it. */
const sampleKey = 'the key of the samples, known to everybody'

export const sampleSecrets = new Secrets(sampleKey)

/** At the demo's first start its persons are sealed anew under its own key, and found by its own hashes. */
export async function sealAnew(db: Db, secret: string, slug: string): Promise<void> {
  const agency = await findAgency(db, { slug })
  if (!agency) return
  const secrets = new Secrets(secret, [sampleKey])
  const rows = await db.selectFrom('applicationPersons').select(['applicationId', 'sealed']).where('agencyId', '=', agency.id).execute()
  await db.transaction().execute(async trx => {
    for (const { applicationId: id, sealed } of rows) {
      const key: Key = { agencyId: agency.id, id }
      if (sealed === null || !secrets.isUnderFormerKey(sealed)) continue
      const plain = secrets.decrypt(sealed, personPlace(key))
      await updateSealed(trx, key, { sealed: secrets.encrypt(plain, personPlace(key)) })
      await updateApplication(trx, key, { personHashes: hashesOf((JSON.parse(plain) as Sealed).applicant, secrets) } as object)
    }
  })
}

const hashesOf = (applicant: Applicant, secrets: Secrets): string[] =>
  traitsOf(applicant).map(trait => secrets.tokenHash(trait).toString('hex'))

/** A case of the samples whose applicant's side can be looked at: a new code for its number, told on the terminal and kept nowhere. */
export async function newSampleCode(db: Db, secrets: Secrets, slug: string): Promise<{ number: string; code: string } | null> {
  const agency = await findAgency(db, { slug })
  if (!agency) return null
  const row = await db
    .selectFrom('applications')
    .select(['id', 'number'])
    .where('agencyId', '=', agency.id)
    .where('channel', '=', 'online')
    .where('state', 'in', ['handling', 'approving'])
    .orderBy('submittedAt', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const code = newCode()
  await updateApplication(db, { agencyId: agency.id, id: row.id }, { codeHash: secrets.tokenHash(code) })
  return { number: row.number, code }
}
