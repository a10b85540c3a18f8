import { z } from 'zod'
import type { Job } from '../jobs/index.ts'
import { deleteExpired } from './session-store.ts'
import { signInLimits } from './sign-in-actions.ts'

/** Sessions, counters and tickets that hold no longer. */
export const sweepSessions: Job<object> = {
  name: 'people.sweep-sessions',
  label: '清理过期的登录和计数',
  data: z.object({}),
  cron: '17 * * * *',
  async run(_, { db, now }) {
    await deleteExpired(db, now, new Date(now.getTime() - signInLimits.idleMs))
  },
}
