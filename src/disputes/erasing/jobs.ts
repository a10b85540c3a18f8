import { z } from 'zod'
import type { Job } from '../../jobs/index.ts'
import { allAgencies, findAgency } from '../../people/index.ts'
import { eraseWithCases } from './erase.ts'

/** Every night, after the cases: a dispute goes with the case that it is about. */
export const eraseDisputes: Job = {
  name: 'disputes.erase',
  label: '清除已清除申请的复议诉讼材料',
  data: z.object({}),
  cron: '50 2 * * *',
  async run(_, { db, now, today }) {
    for (const { id } of await allAgencies(db)) {
      const agency = await findAgency(db, { id })
      if (agency) await eraseWithCases(db, agency, { now, today })
    }
  },
}
