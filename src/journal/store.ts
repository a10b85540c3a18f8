import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import { type Entry, genesis } from './entry.ts'

export type Head = { seq: number; hash: string }

/** On this channel every process hears, at the commit, that an entry was written: what it keeps of the data is out of date. */
export const changesChannel = 'gongkai_changes'

export async function announceChange(trx: Trx): Promise<void> {
  await sql`select pg_notify(${changesChannel}, '')`.execute(trx)
}

/** Grows with every entry of any agency: for whoever cannot hear the channel (a pooler of connections in between). */
export async function entriesInAll(db: Db): Promise<number> {
  const agencies = await db.selectFrom('agencies').select('id').execute()
  if (agencies.length === 0) return 0
  const { rows } = await sql<{ entries: number }>`
    select coalesce(sum(seq), 0)::int8 as entries from journal_heads where agency_id = any(${agencies.map(({ id }) => id)}::uuid[])`.execute(
    db,
  )
  return rows[0]!.entries
}

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

/** The next lines of one chain; the last of them is its head now. */
export async function insertEntries(trx: Trx, entries: readonly Entry[]): Promise<void> {
  await trx
    .insertInto('journal')
    .values(entries.map(entry => ({ ...entry, details: JSON.stringify(entry.details) })))
    .execute()
  const { agencyId, seq, hash } = entries.at(-1)!
  await trx.updateTable('journalHeads').set({ seq, hash }).where('agencyId', '=', agencyId).execute()
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
