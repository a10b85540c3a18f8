import type { Db } from '../db/open.ts'
import { NotFound } from '../errors.ts'
import { append } from '../journal/index.ts'
import type { Person } from '../people/index.ts'
import { tryAgain } from './store.ts'

/** Tries a failed job again, now. */
export async function retryJob(db: Db, by: Person, id: string, now: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    const job = await tryAgain(trx, id)
    if (!job) throw new NotFound('没有这个失败的任务。')
    await append(trx, { agencyId: by.agencyId, at: now, actor: by, action: 'jobs.retry', subject: `job ${job}` })
  })
}
