import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { questionsIn } from '../apply/alike.ts'
import { type Application, asApplication } from '../store.ts'

/** Cases of the agency about the same, by the words of the wish: at most five, the newest of the last two thousand first. */
export async function casesAbout(db: Db, agencyId: string, asked: string, exceptId: string | null): Promise<Application[]> {
  const words = questionsIn(asked)
    .slice(1)
    .filter(word => word.length >= 3)
    .slice(0, 3)
  if (words.length === 0) return []
  // bounded, so that a page of a case is as quick with a million of them
  const recent = db
    .selectFrom('applications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .orderBy('submittedAt', 'desc')
    .limit(2000)
    .as('recent')
  const rows = await db
    .selectFrom(recent)
    .selectAll()
    .$if(exceptId !== null, query => query.where('id', '<>', exceptId!))
    .where(({ or, eb }) => or(words.map(word => eb(sql<number>`strpos(asked, ${word})`, '>', 0))))
    .orderBy('submittedAt', 'desc')
    .limit(5)
    .execute()
  return rows.map(asApplication)
}
