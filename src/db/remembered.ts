import type { Db, Trx } from './open.ts'

/** At most so many answers are held; then all are let go. */
const most = 2000

type Memory = { epoch: () => number | string; readAt: number | string | null; answers: Map<string, Promise<unknown>> }
const memories = new WeakMap<object, Memory>()

/** From now on what is asked through this database by `remembered` is good until the epoch changes. */
export function remember(db: Db, epoch: () => number | string): Db {
  memories.set(db, { epoch, readAt: null, answers: new Map() })
  return db
}

/**
 * What `read` gives, made once and shared until the next change where the database is one for reading (`Database.reading`); made anew each time
 * where it is not. The epoch is asked before reading: what was there before a change is never taken for what is there after it. Whoever gets it
 * changes nothing in it. Only for what everybody may see.
 */
export function remembered<T>(db: Db | Trx, key: string, read: () => Promise<T>): Promise<T> {
  const memory = memories.get(db)
  if (!memory) return read()
  const epoch = memory.epoch()
  if (memory.readAt !== epoch || memory.answers.size >= most) [memory.answers, memory.readAt] = [new Map(), epoch]
  const { answers } = memory
  const known = answers.get(key) as Promise<T> | undefined
  if (known) return known
  const answer = read()
  answers.set(key, answer)
  answer.catch(() => answers.delete(key))
  return answer
}
