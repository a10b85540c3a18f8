import type { z } from 'zod'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'

/** What every job is given, besides the rooms `R` that the composition root adds. */
export type JobContext = { now: Date; today: PlainDate; db: Db }

/**
 * Work that is done later, by the program itself. It may be done twice (a process killed in the middle): `run` must bear that. `data` holds
 * ids, never personal data: lists of jobs show what failed.
 */
export type Job<D = unknown, R = unknown> = {
  /** `slice.what-it-does`; never changed, jobs that wait carry it. */
  name: string
  /** For the desk's list of jobs, in Chinese. */
  label: string
  data: z.ZodType<D>
  /** When it runs by itself, in Beijing's time (`10 3 * * *`), with `{}` as data. A moment missed while the program stood still is made up for once. */
  cron?: string
  /** How often it is tried again after a failure, each time later (default 5). */
  retries?: number
  /** Considered dead after so many minutes, and tried again (default 30). */
  minutes?: number
  run(data: D, context: JobContext & R): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: each job knows its own data and rooms; the list only keeps them.
export type AnyJob = Job<any, any>

/** Where a job is put: the open transaction, so that it vanishes with its rollback, or the database. */
export type Executor = Db | Trx

export type EnqueueWishes = {
  /** Not before. */
  after?: Date
  /** Of those with one key only one waits; asking again meanwhile adds none. */
  key?: string
}
