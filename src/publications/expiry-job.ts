import { z } from 'zod'
import type { Db } from '../db/open.ts'
import type { Job } from '../jobs/index.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, allAgencies, findAgency } from '../people/index.ts'
import { expiredItems } from './public-store.ts'
import type { Clock } from './publish.ts'
import { expire } from './validity.ts'

/** What ran out on a day says so from the next day on, in its record and on its page. Gives back how many. */
export async function expireIn(db: Db, agency: Agency, clock: Clock): Promise<number> {
  const ids = await expiredItems(db, agency.id, clock.today)
  for (const id of ids) await db.transaction().execute(trx => expire(trx, agency, id, clock))
  return ids.length
}

/** Each night, and whenever the program was not there at night. */
export const expireDocuments: Job<object, object> = {
  name: 'publications.expire',
  label: '标注到期失效的文件',
  data: z.object({}),
  cron: '5 0 * * *',
  async run(_, { db, now, today }) {
    for (const { id } of await allAgencies(db)) {
      const agency = await findAgency(db, { id })
      if (agency) await expireIn(db, agency, { now, today: today as PlainDate })
    }
  },
}
