import type { Database } from '../db/open.ts'
import { changesChannel, entriesInAll } from '../journal/index.ts'
import type { Changes } from './changes.ts'
import type { Logger } from './log.ts'

const pollMs = 5000

/**
 * Notes what other processes and jobs change: every change writes to the journal, and the journal announces it. On a server the journal is looked
 * at every few seconds as well, because a pooler of connections may stand in between through which nothing is heard.
 */
export async function watchChanges(database: Database, changes: Changes, log: Logger, everyMs = pollMs): Promise<() => Promise<void>> {
  let heardSince = false
  const deaf = await database.listen(changesChannel, () => {
    heardSince = true
    changes.note()
  })
  let entries = await entriesInAll(database.db)
  const look = async () => {
    const heard = heardSince
    heardSince = false
    try {
      const now = await entriesInAll(database.db)
      if (now !== entries && !heard) changes.note()
      entries = now
    } catch (err) {
      log.warn({ err }, 'the journal could not be looked at for changes')
      changes.note()
    }
  }
  const timer = database.kind === 'server' ? setInterval(() => void look(), everyMs) : undefined
  timer?.unref()
  return async () => {
    clearInterval(timer)
    await deaf()
  }
}
