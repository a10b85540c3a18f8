import type { Db, Trx } from '../db/open.ts'
import { defaultPattern } from './index-number.ts'

export type PublicationSettings = { uscc: string | null; orgCode: string | null; indexPattern: string }

/** How the agency numbers. Without a credit code yet, the numbers carry none: `{year}-{serial:5}` can be told apart, and no half-filled one is made. */
export async function settingsOf(db: Db | Trx, agencyId: string): Promise<PublicationSettings> {
  const found = await db
    .selectFrom('publicationSettings')
    .select(['uscc', 'orgCode', 'indexPattern'])
    .where('agencyId', '=', agencyId)
    .executeTakeFirst()
  return found ?? { uscc: null, orgCode: null, indexPattern: defaultPattern.replace('{USCC}/', '') }
}

export async function putSettings(trx: Trx, agencyId: string, settings: PublicationSettings): Promise<void> {
  await trx
    .insertInto('publicationSettings')
    .values({ agencyId, ...settings })
    .onConflict(conflict => conflict.column('agencyId').doUpdateSet(settings))
    .execute()
}
