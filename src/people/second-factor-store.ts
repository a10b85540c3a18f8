import type { Db, Trx } from '../db/open.ts'

export type SecondFactor = { accountId: string; secret: string; enrolledAt: Date | null; createdAt: Date }

export async function secondFactorOf(db: Db | Trx, accountId: string): Promise<SecondFactor | null> {
  return (await db.selectFrom('secondFactors').selectAll().where('accountId', '=', accountId).executeTakeFirst()) ?? null
}

/** Whether a code is asked for at sign-in. */
export async function isEnrolled(db: Db | Trx, accountId: string): Promise<boolean> {
  return ((await secondFactorOf(db, accountId))?.enrolledAt ?? null) !== null
}

/** A key that was shown and waits for its first code; one that is in use is left alone. Returns whether it was put down. */
export async function putPendingFactor(trx: Trx, accountId: string, secret: string, createdAt: Date): Promise<boolean> {
  const put = await trx
    .insertInto('secondFactors')
    .values({ accountId, secret, createdAt })
    .onConflict(on => on.column('accountId').doUpdateSet({ secret, createdAt }).where('secondFactors.enrolledAt', 'is', null))
    .returning('accountId')
    .executeTakeFirst()
  return put !== undefined
}

/** Puts the key in use, if it is still the one that was shown. */
export async function enrolFactor(trx: Trx, accountId: string, secret: string, enrolledAt: Date): Promise<boolean> {
  const done = await trx
    .updateTable('secondFactors')
    .set({ enrolledAt })
    .where('accountId', '=', accountId)
    .where('secret', '=', secret)
    .where('enrolledAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function replaceRecoveryCodes(trx: Trx, accountId: string, hashes: readonly Uint8Array[]): Promise<void> {
  await trx.deleteFrom('recoveryCodes').where('accountId', '=', accountId).execute()
  await trx
    .insertInto('recoveryCodes')
    .values(hashes.map(codeHash => ({ accountId, codeHash })))
    .execute()
}

/** Takes a recovery code out of use; whether it was good. `hashes`: under which it may lie. */
export async function useRecoveryCode(trx: Trx, accountId: string, hashes: readonly Uint8Array[], usedAt: Date): Promise<boolean> {
  const used = await trx
    .updateTable('recoveryCodes')
    .set({ usedAt })
    .where('accountId', '=', accountId)
    .where('codeHash', 'in', hashes)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

export async function recoveryCodesLeft(db: Db, accountId: string): Promise<number> {
  const left = await db
    .selectFrom('recoveryCodes')
    .select('codeHash')
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .execute()
  return left.length
}

/** Marks the step as used; false where its code, or a later one, was taken before. */
export async function takeStep(trx: Trx, accountId: string, totpStep: number): Promise<boolean> {
  const taken = await trx
    .insertInto('signIns')
    .values({ accountId, totpStep })
    .onConflict(on =>
      on
        .column('accountId')
        .doUpdateSet({ totpStep })
        .where(({ or, eb }) => or([eb('signIns.totpStep', 'is', null), eb('signIns.totpStep', '<', totpStep)])),
    )
    .returning('accountId')
    .executeTakeFirst()
  return taken !== undefined
}

export async function deleteSecondFactor(trx: Trx, accountId: string): Promise<boolean> {
  await trx.deleteFrom('recoveryCodes').where('accountId', '=', accountId).execute()
  return (await trx.deleteFrom('secondFactors').where('accountId', '=', accountId).executeTakeFirst()).numDeletedRows > 0n
}

export async function insertTicket(trx: Trx, ticket: { tokenHash: Uint8Array; accountId: string; createdAt: Date; expiresAt: Date }) {
  await trx.insertInto('signInTickets').values(ticket).execute()
}

/** Whose password was right a moment ago; null where the ticket is unknown or too old. */
export async function accountOfTicket(db: Db | Trx, tokenHash: Uint8Array, now: Date): Promise<string | null> {
  const found = await db
    .selectFrom('signInTickets')
    .select('accountId')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return found?.accountId ?? null
}

export async function deleteTicket(trx: Trx, tokenHash: Uint8Array): Promise<boolean> {
  return (await trx.deleteFrom('signInTickets').where('tokenHash', '=', tokenHash).executeTakeFirst()).numDeletedRows > 0n
}
