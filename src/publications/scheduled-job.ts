import { z } from 'zod'
import type { Job } from '../jobs/index.ts'
import { allAgencies, findAgency } from '../people/index.ts'
import { scheduledUntil } from './item-store.ts'
import { takeStep } from './step-actions.ts'

/**
 * Publishes what was approved for an hour that has come: asked each minute, made up for after a standstill, and safe to be done twice, since
 * a step can be taken once.
 */
export const publishScheduled: Job<object> = {
  name: 'publications.publish-scheduled',
  label: '定时发布',
  data: z.object({}),
  cron: '* * * * *',
  retries: 0,
  async run(_, { db, now, today }) {
    const failed: string[] = []
    for (const { id: agencyId, slug } of await allAgencies(db)) {
      const due = await scheduledUntil(db, agencyId, now)
      const agency = due.length > 0 ? await findAgency(db, { id: agencyId }) : null
      if (!agency) continue
      for (const { id, seq } of due) {
        // One that cannot go out keeps none of the others back, and is told.
        const taking = { step: 'published' as const, seen: seq, opinion: null }
        const why = await takeStep(db, null, agency, id, taking, { now, today }).then(
          outcome => (outcome.ok ? null : JSON.stringify(outcome)),
          (error: unknown) => String(error),
        )
        if (why) failed.push(`${slug}/${id} ${why}`)
      }
    }
    if (failed.length > 0) throw new Error(`没有发出：${failed.join('；')}`)
  },
}
