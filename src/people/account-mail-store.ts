import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { AccountMail } from '../db/tables.ts'

export async function mailRowOf(db: Db, accountId: string): Promise<Selectable<AccountMail> | null> {
  return (await db.selectFrom('accountMail').selectAll().where('accountId', '=', accountId).executeTakeFirst()) ?? null
}

/** Confirmed addresses only. */
export async function mailRowsOf(db: Db, accountIds: readonly string[]): Promise<{ accountId: string; address: string }[]> {
  if (accountIds.length === 0) return []
  return db
    .selectFrom('accountMail')
    .select(['accountId', 'address'])
    .where('accountId', 'in', accountIds)
    .where('confirmedAt', 'is not', null)
    .execute()
}

/** Another address is to be confirmed anew. */
export async function putMail(trx: Trx, row: Insertable<AccountMail>): Promise<void> {
  const { accountId, ...values } = row
  await trx
    .insertInto('accountMail')
    .values(row)
    .onConflict(on => on.column('accountId').doUpdateSet({ ...values, confirmedAt: null }))
    .execute()
}

/** Whether the link was this account's, and still good. */
export async function confirmMail(trx: Trx, accountId: string, hashes: readonly Uint8Array[], now: Date): Promise<boolean> {
  const done = await trx
    .updateTable('accountMail')
    .set({ confirmedAt: now, tokenHash: null, tokenExpiresAt: null })
    .where('accountId', '=', accountId)
    .where('tokenHash', 'in', hashes)
    .where('tokenExpiresAt', '>', now)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteMail(trx: Trx, accountId: string): Promise<boolean> {
  return (await trx.deleteFrom('accountMail').where('accountId', '=', accountId).executeTakeFirst()).numDeletedRows > 0n
}
