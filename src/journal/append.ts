import type { Trx } from '../db/open.ts'
import { type Entry, entryAfter, type Note } from './entry.ts'
import { announceChange, insertEntry, lockHead } from './store.ts'

/**
 * Writes the entry in the transaction of the change itself, as its **last** statement: the head of the agency's chain stays locked until the
 * commit, and whatever came after it would be waited for by everyone in the agency.
 */
export async function append(trx: Trx, note: Note): Promise<Entry> {
  await announceChange(trx)
  const entry = entryAfter(await lockHead(trx, note.agencyId), note)
  await insertEntry(trx, entry)
  return entry
}

/** Entries of several agencies, in the order of their ids: two transactions that lock the same heads lock them in the same order. */
export async function appendAll(trx: Trx, notes: readonly Note[]): Promise<void> {
  for (const note of [...notes].sort((a, b) => (a.agencyId < b.agencyId ? -1 : a.agencyId > b.agencyId ? 1 : 0))) await append(trx, note)
}
