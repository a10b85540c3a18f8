import { z } from 'zod'
import type { Job } from '../../jobs/index.ts'
import { allAgencies, findAgency } from '../../people/index.ts'
import { eraseOverdue } from './erase.ts'

/** Every night; what is held back, disputed or not yet filed is passed over and stands in the list of the desk. */
export const eraseWhatIsOver: Job = {
  name: 'applications.erase',
  label: '清除保存期满的个人信息',
  data: z.object({}),
  cron: '30 2 * * *',
  async run(_, { db, now, today }) {
    for (const { id } of await allAgencies(db)) {
      const agency = await findAgency(db, { id })
      if (agency) await eraseOverdue(db, agency, { now, today })
    }
  },
}
