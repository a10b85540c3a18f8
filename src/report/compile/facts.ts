import { timesOf } from '../../applications/index.ts'
import type { Db } from '../../db/open.ts'
import { contentOf, reportOfYear } from '../store.ts'
import { daysOf } from './period.ts'
import type { Facts } from './text.ts'

/** What the drafted text says beside the tables, from the cases of the year and the report of the year before. */
export async function factsOf(db: Db, agencyId: string, year: number): Promise<Facts> {
  const [times, last] = await Promise.all([timesOf(db, agencyId, daysOf(year)), reportOfYear(db, agencyId, year - 1)])
  return { times, previous: last && (await contentOf(db, last, last.publishedVersion ?? last.version)) }
}
