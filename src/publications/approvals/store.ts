import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { Approvals } from '../../db/tables.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Approval } from './approval.ts'
import type { StepName, Summary } from './steps.ts'

/** An item's row: what its steps come to, and the working copy. */
export type ApprovalRow = Omit<Selectable<Approvals>, keyof Summary | 'draft' | 'authors'> &
  Summary & { draft: Approval; authors: readonly string[] }

export type Key = { agencyId: string; id: string }

export type Step = {
  seq: number
  step: StepName
  at: Date
  /** The day in Asia/Shanghai. */
  takenOn: PlainDate
  actorId: string | null
  actor: string
  opinion: string | null
  version: number | null
}

export async function approvalOf(db: Db | Trx, { agencyId, id }: Key): Promise<ApprovalRow | null> {
  const row = await db.selectFrom('approvals').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).executeTakeFirst()
  return row ? (row as unknown as ApprovalRow) : null
}

/** The same for whoever is about to change it: everybody else waits until the end of the transaction. */
export async function lockedApproval(trx: Trx, { agencyId, id }: Key): Promise<ApprovalRow | null> {
  const row = await trx
    .selectFrom('approvals')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? (row as unknown as ApprovalRow) : null
}

/** The item of this address, whether it is public now or was once. */
export async function approvalOfKey(db: Db, agencyId: string, key: string): Promise<ApprovalRow | null> {
  const row = await db.selectFrom('approvals').selectAll().where('agencyId', '=', agencyId).where('key', '=', key).executeTakeFirst()
  return row ? (row as unknown as ApprovalRow) : null
}

/** All of an agency, by name. */
export async function approvalsOf(db: Db, agencyId: string): Promise<ApprovalRow[]> {
  const rows = await db.selectFrom('approvals').selectAll().where('agencyId', '=', agencyId).orderBy('name').orderBy('id').execute()
  return rows as unknown as ApprovalRow[]
}

export async function insertApproval(trx: Trx, row: ApprovalRow): Promise<void> {
  await trx
    .insertInto('approvals')
    .values({ ...row, draft: JSON.stringify(row.draft), authors: JSON.stringify(row.authors) })
    .execute()
}

export async function updateApproval(trx: Trx, { agencyId, id }: Key, now: Partial<Omit<ApprovalRow, 'agencyId' | 'id'>>): Promise<void> {
  const { draft, authors, ...rest } = now
  const written = { ...rest, ...(draft && { draft: JSON.stringify(draft) }), ...(authors && { authors: JSON.stringify(authors) }) }
  await trx.updateTable('approvals').set(written).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

/** Writes the step after the others; of two that take the same place the second fails on the key. */
export async function insertStep(trx: Trx, { agencyId, id }: Key, step: Step): Promise<void> {
  await trx
    .insertInto('approvalSteps')
    .values({ ...step, agencyId, approvalId: id })
    .execute()
}

export async function stepsOf(db: Db | Trx, { agencyId, id }: Key): Promise<Step[]> {
  const rows = await db
    .selectFrom('approvalSteps')
    .select(['seq', 'step', 'at', 'takenOn', 'actorId', 'actor', 'opinion', 'version'])
    .where('agencyId', '=', agencyId)
    .where('approvalId', '=', id)
    .orderBy('seq')
    .execute()
  return rows as Step[]
}

/** A version as it was submitted; it never changes. */
export type Version = { version: number; content: Approval; authors: readonly string[]; at: Date }

export async function insertVersion(trx: Trx, { agencyId, id }: Key, { version, content, authors, at }: Version): Promise<void> {
  const written = { content: JSON.stringify(content), authors: JSON.stringify(authors) }
  await trx
    .insertInto('approvalVersions')
    .values({ agencyId, approvalId: id, version, at, ...written })
    .execute()
}

/** The versions, the oldest first. */
export async function versionsOf(db: Db | Trx, { agencyId, id }: Key): Promise<Version[]> {
  const rows = await db
    .selectFrom('approvalVersions')
    .select(['version', 'content', 'authors', 'at'])
    .where('agencyId', '=', agencyId)
    .where('approvalId', '=', id)
    .orderBy('version')
    .execute()
  return rows as Version[]
}

export async function insertApprovalFile(trx: Trx, { agencyId, id }: Key, fileId: string): Promise<void> {
  await trx.insertInto('approvalFiles').values({ agencyId, fileId, approvalId: id }).execute()
}

/** The files that were ever sent for the item, with their names. */
export async function filesOf(db: Db | Trx, { agencyId, id }: Key): Promise<ApprovalFile[]> {
  const own = await db.selectFrom('approvalFiles').select('fileId').where('agencyId', '=', agencyId).where('approvalId', '=', id).execute()
  return filesNamed(
    db,
    agencyId,
    own.map(({ fileId }) => fileId),
  )
}

export async function filesNamed(db: Db | Trx, agencyId: string, ids: readonly string[]): Promise<ApprovalFile[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('files')
    .select(['id', 'name', 'mediaType', 'bytes'])
    .where('agencyId', '=', agencyId)
    .where('id', 'in', [...ids])
    .execute()
}

export type ApprovalFile = { id: string; name: string; mediaType: string; bytes: number }
