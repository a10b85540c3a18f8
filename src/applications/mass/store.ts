import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import type { MassCase } from './groups.ts'

export type Period = { from: PlainDate; to: PlainDate }

const columns = [
  'id',
  'year',
  'ordinal',
  'number',
  'applicant',
  'asked',
  'state',
  'outcome',
  'submittedAt',
  'personHashes',
  'sectionId',
] as const
const startOf = (day: PlainDate) => new Date(`${day}T00:00:00+08:00`)

function within(db: Db, agencyId: string, { from, to }: Period, sections: readonly string[] | null) {
  return db
    .selectFrom('applications')
    .where('agencyId', '=', agencyId)
    .where('submittedAt', '>=', startOf(from))
    .where('submittedAt', '<', startOf(addDays(to, 1)))
    .$if(sections !== null, query => query.where('sectionId', 'in', [...sections!]))
}

/** The newest cases of the period, at most so many: what is wanted by several is looked for among them. */
export async function casesWithin(
  db: Db,
  agencyId: string,
  period: Period,
  sections: readonly string[] | null,
  limit: number,
): Promise<MassCase[]> {
  if (sections?.length === 0) return []
  const rows = await within(db, agencyId, period, sections)
    .select([...columns])
    .orderBy('submittedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as MassCase[]
}

/** The cases of the period whose person left one trait at least so often in it. */
export async function casesOfFrequent(
  db: Db,
  agencyId: string,
  period: Period,
  sections: readonly string[] | null,
  atLeast: number,
  limit: number,
): Promise<MassCase[]> {
  if (sections?.length === 0) return []
  const counted = within(db, agencyId, period, sections).select(sql<string>`unnest(person_hashes)`.as('hash')).as('traits')
  const often = await db
    .selectFrom(counted)
    .select('hash')
    .groupBy('hash')
    .having(({ fn }) => fn.countAll(), '>=', atLeast)
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('hash')
    .limit(200)
    .execute()
  if (often.length === 0) return []
  const hashes = often.map(({ hash }) => hash)
  const rows = await within(db, agencyId, period, sections)
    .select([...columns])
    .where(sql<boolean>`person_hashes && ${sql.val(hashes)}::text[]`)
    .orderBy('submittedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as MassCase[]
}
