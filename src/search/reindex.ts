import type { Db } from '../db/open.ts'
import type { Entry } from './entry.ts'
import { idsOf, putEntry, removeEntry } from './store.ts'

/** A slice that makes things public: of which kinds they are, and all of an agency's that are public now. */
export type Source = { kinds: readonly Entry['kind'][]; entries: (db: Db, agencyId: string) => AsyncIterable<Entry> | Iterable<Entry> }

/**
 * Makes the index of an agency again from what its slices say is public: each entry in a transaction of its own, so that the site goes on
 * working; what is public no longer goes out at the end. Twice does no harm.
 */
export async function reindex(db: Db, agencyId: string, sources: readonly Source[]): Promise<{ put: number; removed: number }> {
  let [put, removed] = [0, 0]
  for (const { kinds, entries } of sources) {
    const known = new Set(await idsOf(db, agencyId, kinds))
    for await (const entry of entries(db, agencyId)) {
      if (entry.agencyId !== agencyId || !kinds.includes(entry.kind)) throw new Error(`${entry.path} is not of this source`)
      await db.transaction().execute(trx => putEntry(trx, entry))
      known.delete(entry.id)
      put++
    }
    for (const id of known) await db.transaction().execute(trx => removeEntry(trx, agencyId, id))
    removed += known.size
  }
  return { put, removed }
}
