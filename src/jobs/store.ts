import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import { plainReason } from './reason.ts'

export type JobState = 'waiting' | 'running' | 'failed'

/** A job as lists show it: what it is and why it failed, never for whom. */
export type JobRow = { id: string; job: string; state: JobState; tries: number; createdAt: Date; startsAt: Date; reason: string | null }

const stateOf: Record<string, JobState> = { created: 'waiting', retry: 'waiting', active: 'running', failed: 'failed' }

/** What waits, runs or failed; the newest first. */
export async function jobsIn(db: Db | Trx, states: readonly JobState[], most = 100): Promise<JobRow[]> {
  const wanted = Object.keys(stateOf).filter(state => states.includes(stateOf[state]!))
  const { rows } = await sql<{
    id: string
    job: string
    state: string
    tries: number
    createdAt: Date
    startsAt: Date
    output: unknown
  }>`select id::text as id, data->>'job' as job, state::text as state, retry_count + (started_on is not null)::int as tries,
      created_on as created_at, start_after as starts_at, output
    from pgboss.job where name = 'gongkai' and state::text in (${sql.join(wanted)})
    order by created_on desc, id limit ${most}`.execute(db)
  return rows.map(({ output, state, ...row }) => ({ ...row, state: stateOf[state]!, reason: output ? plainReason(output) : null }))
}

export const failedJobs = (db: Db | Trx): Promise<JobRow[]> => jobsIn(db, ['failed'])

/** How many there are in each state, and how many were done within the last day. */
export async function jobCounts(db: Db | Trx, since: Date): Promise<Record<JobState | 'done', number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state::text as state, count(*) as count from pgboss.job
    where name = 'gongkai' and (state <> 'completed' or completed_on > ${since}) group by 1`.execute(db)
  const counts = { waiting: 0, running: 0, failed: 0, done: 0 }
  for (const { state, count } of rows) {
    if (state === 'completed') counts.done += count
    else if (stateOf[state]) counts[stateOf[state]] += count
  }
  return counts
}

/** What is due now. */
export async function isAnyDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select exists (
    select from pgboss.job where name = 'gongkai' and state < 'active' and start_after < now()) as due`.execute(db)
  return rows[0]!.due
}

/** With the embedded database no other process can be at work: what still says so was cut off, and is done again at once. */
export async function takeBackRunning(db: Db): Promise<void> {
  await sql`update pgboss.job set state = 'retry', start_after = now() where name = 'gongkai' and state = 'active'`.execute(db)
}

/** Tries a failed job once more. Returns its name; null where it has not failed. */
export async function tryAgain(trx: Trx, id: string): Promise<string | null> {
  const { rows } = await sql<{ job: string }>`
    update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, start_after = now(), completed_on = null
    where name = 'gongkai' and id = ${id} and state = 'failed' returning data->>'job' as job`.execute(trx)
  return rows[0]?.job ?? null
}

/** Up to when each scheduled job was put into the queue. */
export async function scheduledSlots(db: Db): Promise<Map<string, Date>> {
  const rows = await db.selectFrom('jobsScheduled').selectAll().execute()
  return new Map(rows.map(({ name, slot }) => [name, slot]))
}
