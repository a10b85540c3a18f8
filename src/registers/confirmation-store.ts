import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Confirmation, SectionCounts } from './confirmation.ts'
import type { RegisterName } from './register.ts'

export type SectionCount = { sectionId: string | null; register: RegisterName; pieces: number; fen: number }

/** What table 2 counts of a stretch of days, section by section; null: of none. */
export async function countsBySection(db: Db | Trx, agencyId: string, from: PlainDate, to: PlainDate): Promise<SectionCount[]> {
  const { rows } = await sql<SectionCount>`
    select section_id, register, sum(pieces)::int as pieces, coalesce(sum(fen), 0)::float8 as fen
    from register_entries where agency_id = ${agencyId} and decided_on between ${from} and ${to} and state <> 'struck'
    group by section_id, register`.execute(db)
  return rows
}

/** The last confirmation of each section for a year. */
export async function lastConfirmations(db: Db | Trx, agencyId: string, year: number): Promise<Confirmation[]> {
  const rows = await db
    .selectFrom('registerConfirmations')
    .select(['sectionId', 'seq', 'at', 'onDay', 'actorId', 'actor', 'counts', 'note'])
    .distinctOn('sectionId')
    .where('agencyId', '=', agencyId)
    .where('year', '=', year)
    .orderBy('sectionId')
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(row => ({ ...row, onDay: row.onDay as PlainDate, counts: row.counts as SectionCounts }))
}

/** Written after the earlier ones; of two that take the same place the second fails on the key. */
export async function insertConfirmation(trx: Trx, agencyId: string, year: number, { counts, ...one }: Confirmation): Promise<void> {
  await trx
    .insertInto('registerConfirmations')
    .values({ ...one, agencyId, year, counts: JSON.stringify(counts) })
    .execute()
}
