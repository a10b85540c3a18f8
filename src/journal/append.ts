import type { Trx } from '../db/open.ts'
import { type Entry, entryAfter, type Note } from './entry.ts'
import { announceChange, insertEntries, lockHead } from './store.ts'

/**
 * Writes the entry in the transaction of the change itself, as its **last** statement: the head of the agency's chain stays locked until the
 * commit, and whatever came after it would be waited for by everyone in the agency. `isInternal`: nothing that everybody may read changes by it,
 * so the public pages that are kept stay good (a rush of applications must not empty the cache with each of them).
 */
export async function append(trx: Trx, note: Note, { isInternal = false } = {}): Promise<Entry> {
  if (!isInternal) await announceChange(trx)
  const entry = entryAfter(await lockHead(trx, note.agencyId), note)
  await insertEntries(trx, [entry])
  return entry
}

/**
 * Entries of one or several agencies, each chain in the order of its notes; the agencies in the order of their ids: two transactions that lock
 * the same heads lock them in the same order.
 */
export async function appendAll(trx: Trx, notes: readonly Note[], { isInternal = false } = {}): Promise<void> {
  if (notes.length === 0) return
  if (!isInternal) await announceChange(trx)
  for (const agencyId of [...new Set(notes.map(note => note.agencyId))].sort()) {
    const entries: Entry[] = []
    let head: Pick<Entry, 'seq' | 'hash'> = await lockHead(trx, agencyId)
    for (const note of notes) {
      if (note.agencyId !== agencyId) continue
      const entry = entryAfter(head, note)
      entries.push(entry)
      head = entry
    }
    await insertEntries(trx, entries)
  }
}
