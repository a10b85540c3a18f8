import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { PublicApprovals } from '../../db/tables.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Approval, ApprovalKind } from './approval.ts'

type Day = 'publishedOn' | 'updatedOn' | 'verifiedOn'

/** What everybody may read of an approval item. */
export type PublicApproval = Omit<Selectable<PublicApprovals>, Day | 'kind' | 'content'> &
  Record<Day, PlainDate> & {
    kind: ApprovalKind
    content: Approval
  }

export type ListedApproval = Omit<PublicApproval, 'content' | 'updatedAt'>

export async function publicApproval(db: Db, agencyId: string, key: string): Promise<PublicApproval | null> {
  const row = await db.selectFrom('publicApprovals').selectAll().where('agencyId', '=', agencyId).where('key', '=', key).executeTakeFirst()
  return row ? (row as unknown as PublicApproval) : null
}

export async function deletePublicApproval(trx: Trx, agencyId: string, id: string): Promise<void> {
  await trx.deleteFrom('publicApprovals').where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

export async function insertPublicApproval(trx: Trx, row: PublicApproval): Promise<void> {
  await trx
    .insertInto('publicApprovals')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute()
}

export async function setVerified(trx: Trx, agencyId: string, id: string, verifiedOn: PlainDate): Promise<void> {
  await trx.updateTable('publicApprovals').set({ verifiedOn }).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

export type ApprovalFilters = { kind: ApprovalKind | null; keyword: string }

/** All that are public, by name: an agency has tens of them. */
export async function publicApprovals(db: Db, agencyId: string, { kind, keyword }: ApprovalFilters): Promise<ListedApproval[]> {
  const rows = await db
    .selectFrom('publicApprovals')
    .select(['agencyId', 'id', 'key', 'version', 'name', 'kind', 'statutoryDays', 'promisedDays', 'hasFees', 'sectionId'])
    .select(['publishedOn', 'updatedOn', 'verifiedOn'])
    .where('agencyId', '=', agencyId)
    .$if(kind !== null, query => query.where('kind', '=', kind!))
    .$if(keyword !== '', query => query.where('name', 'like', `%${keyword.replace(/[\\%_]/g, letter => `\\${letter}`)}%`))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows as unknown as ListedApproval[]
}

/** Of these keys, those of items that are public. */
export async function publicApprovalKeys(db: Db, agencyId: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db.selectFrom('publicApprovals').select('key').where('agencyId', '=', agencyId).where('key', 'in', keys).execute()
  return rows.map(({ key }) => key)
}

export async function countApprovals(db: Db, agencyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('publicApprovals')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('agencyId', '=', agencyId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
