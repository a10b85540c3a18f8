import type { Db } from '../db/open.ts'
import { type Entry, genesis, hashOf } from './entry.ts'
import { agenciesWithSlug, entriesAfter, headOf } from './store.ts'

export type Fault = { seq: number; why: 'altered' | 'missing' | 'unlinked' | 'cut-off' | 'beyond-the-head' }
export type ChainVerdict = { agency: string; entries: number; hash: string; fault: Fault | null }
export type JournalVerdict = {
  ok: boolean
  chains: ChainVerdict[]
  /** Whether the hash kept elsewhere is in a chain that holds; null when none was given. */
  expected: boolean | null
}

/**
 * Recomputes every chain: the first altered, missing or re-linked entry, and a tail that was cut off. `expect` is a head written down
 * earlier, outside this database; it must still be in a chain. Without one, a chain proves nothing against whoever can rewrite the whole table.
 */
export async function verify(db: Db, { expect = null }: { expect?: string | null } = {}): Promise<JournalVerdict> {
  const wanted = expect?.trim().toLowerCase() ?? null
  // One snapshot: entries written meanwhile are neither seen nor missed.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => {
      const chains: ChainVerdict[] = []
      let found = false
      for (const { id, slug } of await agenciesWithSlug(trx)) {
        const chain = await verifyChain(trx, id, hash => {
          found ||= hash === wanted
        })
        chains.push({ agency: slug, ...chain })
      }
      return {
        ok: chains.every(({ fault }) => fault === null) && (wanted === null || found),
        chains,
        expected: wanted === null ? null : found,
      }
    })
}

async function verifyChain(db: Db, agencyId: string, holds: (hash: string) => void): Promise<Omit<ChainVerdict, 'agency'>> {
  const head = (await headOf(db, agencyId)) ?? { seq: 0, hash: genesis }
  let last = { seq: 0, hash: genesis }
  for (let page = await entriesAfter(db, agencyId, 0, 500); page.length > 0; page = await entriesAfter(db, agencyId, last.seq, 500)) {
    for (const entry of page) {
      const fault = faultOf(entry, last, head)
      if (fault) return { entries: last.seq, hash: last.hash, fault }
      holds(entry.hash)
      last = { seq: entry.seq, hash: entry.hash }
    }
  }
  const fault: Fault | null =
    last.seq < head.seq ? { seq: last.seq + 1, why: 'cut-off' } : last.hash === head.hash ? null : { seq: last.seq, why: 'altered' }
  return { entries: last.seq, hash: last.hash, fault }
}

function faultOf(entry: Entry, last: { seq: number; hash: string }, head: { seq: number }): Fault | null {
  if (entry.seq !== last.seq + 1) return { seq: last.seq + 1, why: 'missing' }
  if (entry.seq > head.seq) return { seq: entry.seq, why: 'beyond-the-head' }
  if (entry.previousHash !== last.hash) return { seq: entry.seq, why: 'unlinked' }
  return hashOf(entry) === entry.hash ? null : { seq: entry.seq, why: 'altered' }
}
