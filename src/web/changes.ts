/**
 * Counts the changes that this process knows of. What is kept to be shown again is kept with the count that stood BEFORE its data was read, and
 * is good only while the count stands: a page made from what was there before an edit cannot be taken for one made after it.
 */
export type Changes = {
  epoch(): number
  /** Something changed, here or in another process, and is committed. */
  note(): void
}

export function countChanges(): Changes {
  let count = 0
  return {
    epoch: () => count,
    note: () => {
      count++
    },
  }
}

/** Remembers what was read until the next change; whoever asks meanwhile gets the same reading. A failed one is not kept. */
export function untilChanged<T>(changes: Changes, read: () => Promise<T>): () => Promise<T> {
  let kept: { epoch: number; value: Promise<T> } | null = null
  return () => {
    const epoch = changes.epoch()
    if (kept?.epoch === epoch) return kept.value
    const value = read()
    const mine = { epoch, value }
    kept = mine
    value.catch(() => {
      if (kept === mine) kept = null
    })
    return value
  }
}
