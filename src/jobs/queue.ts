import { randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type PgBoss from 'pg-boss'
import type { Db } from '../db/open.ts'
import type { EnqueueWishes, Executor, Job } from './job.ts'

/** All jobs lie in one queue (made by migration 006): one question a second finds what is due, however many kinds there are. */
export const queueName = 'gongkai'

export type Waiting = { id: string; data: { job: string; data: unknown } }

/** The client of pg-boss over the same pool as Kysely. Nothing of it runs by itself: `work` asks. */
export async function bossOn(db: Db): Promise<PgBoss> {
  const { default: Boss } = await import('pg-boss')
  const boss = new Boss({
    db: runs(db),
    migrate: false,
    schedule: false,
    supervise: false,
    // What failed stays in sight for a quarter.
    archiveFailedAfterSeconds: 90 * 24 * 3600,
    deleteAfterDays: 30,
  })
  boss.on('error', () => undefined)
  return boss
}

let sender: Promise<PgBoss> | undefined

/**
 * Puts a job into the queue, in the transaction of what it belongs to: both are kept, or neither. Throws for data that is not the job's.
 * Returns its id; null where one with this key waits already.
 */
export async function enqueue<D>(executor: Executor, job: Job<D, never>, data: D, wishes: EnqueueWishes = {}): Promise<string | null> {
  const checked = job.data.parse(data)
  // Whom it sends through is told each time; this client has no database of its own.
  sender ??= bossOn(executor as Db)
  return (await sender).send(
    queueName,
    { job: job.name, data: checked },
    {
      db: runs(executor),
      singletonKey: `${job.name}:${wishes.key ?? randomUUID()}`,
      retryLimit: job.retries ?? 5,
      retryDelay: 20,
      retryBackoff: true,
      expireInSeconds: (job.minutes ?? 30) * 60,
      ...(wishes.after && { startAfter: wishes.after }),
    },
  )
}

/** pg-boss's own statements: its column names stay as they are, so without the plugins. */
export function runs(executor: Executor): PgBoss.Db {
  const run = async (on: Executor, text: string, values: unknown[] = []) => {
    const { rows } = await on.withoutPlugins().executeQuery(CompiledQuery.raw(text, values))
    return { rows } as { rows: unknown[] }
  }
  return {
    executeSql: async (text, values) => {
      if (!/^\s*begin\b/i.test(text)) return run(executor, text, values)
      // Several statements with their own BEGIN and COMMIT: one that fails must not leave the connection in its transaction.
      return (executor as Db).connection().execute(async connection => {
        try {
          return await run(connection, text, values)
        } catch (error) {
          await run(connection, 'rollback')
          throw error
        }
      })
    },
  } as PgBoss.Db
}
