import type { Db, Trx } from '../../db/open.ts'
import type { Application, Key } from '../store.ts'
import { asApplication } from '../store.ts'
import type { LinkEntry, LinkKind } from './links.ts'

/** All entries in which a case has a part, the oldest first. */
export async function linkEntriesOf(db: Db | Trx, { agencyId, id }: Key): Promise<LinkEntry[]> {
  const rows = await db
    .selectFrom('applicationLinks')
    .select(['fromId', 'toId', 'kind', 'seq', 'deed', 'reason', 'at', 'actorId', 'actor'])
    .where('agencyId', '=', agencyId)
    .where(({ or, eb }) => or([eb('fromId', '=', id), eb('toId', '=', id)]))
    .orderBy('at')
    .orderBy('fromId')
    .orderBy('toId')
    .orderBy('kind')
    .orderBy('seq')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as LinkKind, deed: row.deed as LinkEntry['deed'] }))
}

/** Of two that write after the same entry the second fails on the key. */
export async function insertLinkEntry(trx: Trx, agencyId: string, entry: LinkEntry): Promise<void> {
  await trx
    .insertInto('applicationLinks')
    .values({ ...entry, agencyId })
    .execute()
}

export async function casesById(db: Db | Trx, agencyId: string, ids: readonly string[]): Promise<Map<string, Application>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('applications').selectAll().where('agencyId', '=', agencyId).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, asApplication(row)]))
}

/** What was given as the reason goes with the personal data of either case (个人信息保护法 art. 47); that they were joined stays. */
export async function eraseLinkReasons(trx: Trx, { agencyId, id }: Key): Promise<void> {
  await trx
    .updateTable('applicationLinks')
    .set({ reason: null })
    .where('agencyId', '=', agencyId)
    .where(({ or, eb }) => or([eb('fromId', '=', id), eb('toId', '=', id)]))
    .execute()
}
