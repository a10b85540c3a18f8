import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'

export type Session = {
  tokenHash: Uint8Array
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  address: string | null
  agent: string | null
}

export async function insertSession(trx: Trx, session: Session): Promise<void> {
  await trx.insertInto('sessions').values(session).execute()
}

export async function sessionOf(db: Db, tokenHash: Uint8Array): Promise<Session | null> {
  return (await db.selectFrom('sessions').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst()) ?? null
}

export async function setLastSeen(db: Db, tokenHash: Uint8Array, lastSeenAt: Date): Promise<void> {
  await db.updateTable('sessions').set({ lastSeenAt }).where('tokenHash', '=', tokenHash).execute()
}

/** Latest first. */
export function sessionsOf(db: Db, accountId: string): Promise<Session[]> {
  return db.selectFrom('sessions').selectAll().where('accountId', '=', accountId).orderBy('lastSeenAt', 'desc').execute()
}

export async function deleteSession(trx: Trx, tokenHash: Uint8Array): Promise<void> {
  await trx.deleteFrom('sessions').where('tokenHash', '=', tokenHash).execute()
}

/** All sessions of the account, but for the one that asks, and what is half-way to one; returns how many. */
export async function deleteSessionsOf(trx: Trx, accountId: string, except: Uint8Array | null = null): Promise<number> {
  let doomed = trx.deleteFrom('sessions').where('accountId', '=', accountId)
  if (except) doomed = doomed.where('tokenHash', '<>', except)
  await trx.deleteFrom('signInTickets').where('accountId', '=', accountId).execute()
  return Number((await doomed.executeTakeFirst()).numDeletedRows)
}

export async function deleteSessionsBefore(trx: Trx, now: Date, lastSeenBefore: Date): Promise<void> {
  await trx
    .deleteFrom('sessions')
    .where(({ or, eb }) => or([eb('expiresAt', '<=', now), eb('lastSeenAt', '<=', lastSeenBefore)]))
    .execute()
}

export type SignInRecord = { lastSignedInAt: Date | null; lastAddress: string | null; failures: number }

export async function signInRecordOf(db: Db, accountId: string): Promise<SignInRecord | null> {
  return (
    (await db
      .selectFrom('signIns')
      .select(['lastSignedInAt', 'lastAddress', 'failures'])
      .where('accountId', '=', accountId)
      .executeTakeFirst()) ?? null
  )
}

export async function recordSignIn(trx: Trx, accountId: string, lastSignedInAt: Date, lastAddress: string | null): Promise<void> {
  const values = { lastSignedInAt, lastAddress, failures: 0 }
  await trx
    .insertInto('signIns')
    .values({ accountId, ...values })
    .onConflict(on => on.column('accountId').doUpdateSet(values))
    .execute()
}

export async function recordFailure(db: Db, accountId: string): Promise<void> {
  await db
    .insertInto('signIns')
    .values({ accountId, failures: 1 })
    .onConflict(on => on.column('accountId').doUpdateSet({ failures: sql`sign_ins.failures + 1` }))
    .execute()
}

/** Counts one more attempt and says how many there are in the window. Up to `limit` each attempt begins the window anew; later ones do not. */
export async function countAttempt(
  db: Db,
  key: string,
  limit: number,
  now: Date,
  until: Date,
): Promise<{ points: number; resetsAt: Date }> {
  const { rows } = await sql<{ points: number; resetsAt: Date }>`
    insert into rate_limits as r (key, points, resets_at) values (${key}, 1, ${until})
    on conflict (key) do update set
      points = case when r.resets_at <= ${now} then 1 else r.points + 1 end,
      resets_at = case when r.resets_at <= ${now} or r.points < ${limit} then ${until} else r.resets_at end
    returning points, resets_at`.execute(db)
  return rows[0]!
}

/** An attempt that turned out well does not count: many colleagues may share one address. */
export async function uncountAttempt(trx: Trx, key: string): Promise<void> {
  await trx.updateTable('rateLimits').set({ points: sql`points - 1` }).where('key', '=', key).where('points', '>', 0).execute()
}

export async function clearAttempts(trx: Trx, key: string, now: Date): Promise<void> {
  await trx
    .deleteFrom('rateLimits')
    .where(({ or, eb }) => or([eb('key', '=', key), eb('resetsAt', '<=', now)]))
    .execute()
}

export async function replaceSetupCode(trx: Trx, codeHash: Uint8Array, createdAt: Date, expiresAt: Date): Promise<void> {
  await trx.deleteFrom('setupCodes').execute()
  await trx.insertInto('setupCodes').values({ codeHash, createdAt, expiresAt }).execute()
}

/** Takes the code out of use and says whether it was good. */
export async function useSetupCode(trx: Trx, codeHash: Uint8Array, now: Date): Promise<boolean> {
  const used = await trx.deleteFrom('setupCodes').where('codeHash', '=', codeHash).where('expiresAt', '>', now).executeTakeFirst()
  return used.numDeletedRows > 0n
}

/** Sessions, counters, tickets and links that hold no longer. */
export async function deleteExpired(db: Db, now: Date, lastSeenBefore: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    await deleteSessionsBefore(trx, now, lastSeenBefore)
    await trx.deleteFrom('rateLimits').where('resetsAt', '<=', now).execute()
    await trx.deleteFrom('signInTickets').where('expiresAt', '<=', now).execute()
  })
}
