import type { Db } from '../db/open.ts'
import type { AnyJob } from './job.ts'
import { enqueue } from './queue.ts'

/** The latest moment at or before `now` at which the job was to run, in Beijing's time. */
export async function latestSlot(cron: string, now: Date): Promise<Date> {
  const { default: parser } = await import('cron-parser')
  // `prev` looks strictly before.
  const before = new Date(now.getTime() + 1)
  return parser.parseExpression(cron, { currentDate: before, tz: 'Asia/Shanghai' }).prev().toDate()
}

/**
 * Puts into the queue what has come due since it was last put there: by one of several processes, and once for a standstill, however long. A
 * job that is new waits for its next moment, unless it would have run within the last day.
 */
export async function enqueueDue(db: Db, jobs: readonly AnyJob[], now: Date): Promise<string[]> {
  const due: string[] = []
  for (const job of jobs) {
    if (!job.cron) continue
    const slot = await latestSlot(job.cron, now)
    const taken = await db.transaction().execute(async trx => {
      const moved = await trx
        .insertInto('jobsScheduled')
        .values({ name: job.name, slot })
        .onConflict(on => on.column('name').doUpdateSet({ slot }).where('jobsScheduled.slot', '<', slot))
        .returning('name')
        .executeTakeFirst()
      if (moved) await enqueue(trx, job, {}, { key: 'cron' })
      return moved !== undefined
    })
    if (taken) due.push(job.name)
  }
  return due
}
