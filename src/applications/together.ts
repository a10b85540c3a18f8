import type { Db } from '../db/open.ts'

/** What waits, and whom to tell. */
type Waiting<A, T> = { arrival: A; done(taken: T): void; failed(error: unknown): void }

/** What takes in all of these, or throws and has taken in none; it answers in their order. */
export type TakeAll<A, T> = (arrivals: readonly A[]) => Promise<readonly T[]>

/** So many at once: more make no statement shorter, and one that fails makes all wait for their turn again. */
const most = 50

/**
 * What comes in while a transaction is under way is taken in by the next one, all of it at once. Each transaction of an agency waits for the one
 * before it in any case (the numbers have no gaps, the journal is one chain), so five hundred at once would write five hundred times to the disk,
 * one after the other. Nobody waits longer than alone: whoever comes first goes at once.
 */
export class Together<A, T> {
  readonly #lines = new WeakMap<Db, Map<string, Waiting<A, T>[]>>()

  /** Answered when it is committed. Of a batch that fails each is tried alone: nobody pays for another's fault. */
  take(db: Db, agencyId: string, arrival: A, takeAll: TakeAll<A, T>): Promise<T> {
    const lines = this.#lines.get(db) ?? new Map<string, Waiting<A, T>[]>()
    this.#lines.set(db, lines)
    return new Promise((done, failed) => {
      const line = lines.get(agencyId)
      if (line) line.push({ arrival, done, failed })
      else {
        const first = [{ arrival, done, failed }]
        lines.set(agencyId, first)
        void serve(first, takeAll, () => lines.delete(agencyId))
      }
    })
  }
}

async function serve<A, T>(line: Waiting<A, T>[], takeAll: TakeAll<A, T>, end: () => void): Promise<void> {
  while (line.length > 0) await taken(line.splice(0, most), takeAll)
  // In the same breath as the last look: nobody can come into a line that is served no more.
  end()
}

async function taken<A, T>(batch: readonly Waiting<A, T>[], takeAll: TakeAll<A, T>): Promise<void> {
  try {
    const all = await takeAll(batch.map(({ arrival }) => arrival))
    for (const [at, { done }] of batch.entries()) done(all[at]!)
  } catch (error) {
    if (batch.length === 1) batch[0]!.failed(error)
    else for (const one of batch) await taken([one], takeAll)
  }
}
