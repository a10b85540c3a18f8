import type { Db, Trx } from '../db/open.ts'
import { type Entry, genesis } from './entry.ts'

export type Head = { seq: number; hash: string }

/** The end of the chain, locked until the transaction ends: two that write at once take turns. */
export async function lockHead(trx: Trx, agencyId: string): Promise<Head> {
  const read = () => trx.selectFrom('journalHeads').select(['seq', 'hash']).where('agencyId', '=', agencyId).forUpdate().executeTakeFirst()
  const head = await read()
  if (head) return head
  await trx
    .insertInto('journalHeads')
    .values({ agencyId, seq: 0, hash: genesis })
    .onConflict(on => on.column('agencyId').doNothing())
    .execute()
  return (await read())!
}

export async function insertEntry(trx: Trx, entry: Entry): Promise<void> {
  await trx
    .insertInto('journal')
    .values({ ...entry, details: JSON.stringify(entry.details) })
    .execute()
  await trx.updateTable('journalHeads').set({ seq: entry.seq, hash: entry.hash }).where('agencyId', '=', entry.agencyId).execute()
}

export function headOf(db: Db, agencyId: string): Promise<Head | undefined> {
  return db.selectFrom('journalHeads').select(['seq', 'hash']).where('agencyId', '=', agencyId).executeTakeFirst()
}

/** Oldest first. */
export function entriesAfter(db: Db, agencyId: string, seq: number, limit: number): Promise<Entry[]> {
  return db.selectFrom('journal').selectAll().where('agencyId', '=', agencyId).where('seq', '>', seq).orderBy('seq').limit(limit).execute()
}

/** Latest first, for reading. */
export function entriesBefore(db: Db, agencyId: string, seq: number, limit: number): Promise<Entry[]> {
  return db
    .selectFrom('journal')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('seq', '<', seq)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

export function agenciesWithSlug(db: Db): Promise<{ id: string; slug: string }[]> {
  return db.selectFrom('agencies').select(['id', 'slug']).orderBy('id').execute()
}
