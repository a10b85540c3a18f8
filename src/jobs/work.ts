import { setTimeout as delay } from 'node:timers/promises'
import type PgBoss from 'pg-boss'
import type { Database, Db } from '../db/open.ts'
import { beijingDay } from '../law/index.ts'
import type { AnyJob } from './job.ts'
import { bossOn, queueName, type Waiting } from './queue.ts'
import { enqueueDue } from './schedule.ts'
import { isAnyDue, takeBackRunning } from './store.ts'

export type Working = {
  /** Looks now, not at the next second. */
  look(): void
  /** Takes no new job and lets those that run end, `patienceMs` at most; what does not end is done again at the next start. */
  stop(): Promise<void>
}

type Wishes = {
  jobs: readonly AnyJob[]
  /** The rooms that the jobs use. */
  rooms: object
  now: () => Date
  /** Told of each failure and of each fault of the database; never of data. */
  failed(what: { job: string; error: unknown }): void
  /** How many at once: a long one does not keep the others waiting. */
  atOnce?: number
  everyMs?: number
  patienceMs?: number
}

/** Works through the queue until it is stopped. A fault of the database is told and waited out. */
export async function work(database: Database, wishes: Wishes): Promise<Working> {
  const { jobs, now, failed, atOnce = 2, everyMs = 1_000, patienceMs = 10_000 } = wishes
  const { db } = database
  const boss = await bossOn(db)
  const known = new Map(jobs.map(job => [job.name, job]))
  if (known.size !== jobs.length) throw new Error('two jobs have one name')
  if (database.kind === 'embedded') await takeBackRunning(db)

  const stopping = new AbortController()
  let woken = new AbortController()
  const running = new Set<Promise<void>>()
  const pause = (ms: number) =>
    delay(ms, undefined, { signal: AbortSignal.any([stopping.signal, woken.signal]) }).catch(() => {
      woken = new AbortController()
    })
  const told = (job: string, work: Promise<void>) => work.catch((error: unknown) => failed({ job, error }))

  const one = async (found: Waiting) => {
    const job = known.get(found.data.job)
    try {
      if (!job) throw new Error(`no job is called ${found.data.job}`)
      await job.run(job.data.parse(found.data.data), { ...wishes.rooms, db, now: now(), today: beijingDay(now()) })
    } catch (error) {
      failed({ job: found.data.job, error })
      await boss.fail(queueName, found.id, { message: error instanceof Error ? error.message : String(error) })
      return
    }
    await boss.complete(queueName, found.id)
  }

  let scheduledAt = 0
  let maintainedAt = now().getTime()
  const tend = async () => {
    const at = now().getTime()
    if (at - scheduledAt >= 20_000) {
      scheduledAt = at
      await enqueueDue(db, jobs, now())
    }
    if (at - maintainedAt >= 5 * 60_000) {
      maintainedAt = at
      await boss.maintain()
    }
  }
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await told('jobs', tend())
      let found: Waiting[] = []
      await told(
        'jobs',
        fetch(db, boss, atOnce - running.size).then(jobs => void (found = jobs)),
      )
      for (const each of found) {
        const doing = told(each.data.job, one(each)).finally(() => {
          running.delete(doing)
          woken.abort()
        })
        running.add(doing)
      }
      if (found.length === 0 || running.size >= atOnce) await pause(everyMs)
    }
  }
  const looping = loop()
  return {
    look: () => woken.abort(),
    stop: async () => {
      stopping.abort()
      await looping
      await Promise.race([Promise.allSettled(running), delay(patienceMs, undefined, { ref: false })])
    },
  }
}

/** pg-boss's own `fetch` swallows what the database says; the question before it does not. */
async function fetch(db: Db, boss: PgBoss, most: number): Promise<Waiting[]> {
  if (most <= 0 || !(await isAnyDue(db))) return []
  return boss.fetch<Waiting['data']>(queueName, { batchSize: most })
}
