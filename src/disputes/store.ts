import { type Insertable, type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { DisputeFiles, Disputes, Tables } from '../db/tables.ts'
import { disputeKinds, disputeResults, type PlainDate } from '../law/index.ts'
import type { Step } from './dispute.ts'
import type { StepName } from './steps.ts'
import type { Summary } from './summary.ts'

/** A dispute's row: what its steps come to, and what it hangs on. */
export type Dispute = Omit<Selectable<Disputes>, keyof Summary> & Summary

/** Which dispute: its id alone is never enough. */
export type Key = { agencyId: string; id: string }

export const asDispute = (row: Selectable<Disputes>): Dispute => row as unknown as Dispute

/** The sections whose cases the person sees; null: all. */
export type Scope = { sections: readonly string[] | null }

/** Only those that may be seen: of a section, the disputes about its own cases. */
export function seenBy<O>(
  query: SelectQueryBuilder<Tables, 'disputes', O>,
  agencyId: string,
  { sections }: Scope,
): SelectQueryBuilder<Tables, 'disputes', O> {
  const found = query.where('disputes.agencyId', '=', agencyId)
  if (sections === null) return found
  if (sections.length === 0) return found.where(sql<boolean>`false`)
  return found.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('applications')
        .select('applications.id')
        .where('applications.agencyId', '=', agencyId)
        .whereRef('applications.id', '=', 'disputes.applicationId')
        .where('applications.sectionId', 'in', sections),
    ),
  )
}

export async function disputeOf(db: Db | Trx, { agencyId, id }: Key): Promise<Dispute | null> {
  const row = await db.selectFrom('disputes').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).executeTakeFirst()
  return row ? asDispute(row) : null
}

/** The same for whoever is about to change it: everybody else waits until the end of the transaction. */
export async function lockedDispute(trx: Trx, { agencyId, id }: Key): Promise<Dispute | null> {
  const query = trx.selectFrom('disputes').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).forUpdate()
  const row = await query.executeTakeFirst()
  return row ? asDispute(row) : null
}

/** The disputes about one application, the first to come first. */
export async function disputesAbout(db: Db | Trx, agencyId: string, applicationId: string): Promise<Dispute[]> {
  const query = db.selectFrom('disputes').selectAll().where('agencyId', '=', agencyId).where('applicationId', '=', applicationId)
  return (await query.orderBy('noticedOn').orderBy('id').execute()).map(asDispute)
}

/** What the register of applications says of their disputes, by the id of the application. */
export async function disputesOfMany(db: Db | Trx, agencyId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (ids.length === 0) return found
  const query = db.selectFrom('disputes').selectAll().where('agencyId', '=', agencyId).where('applicationId', 'in', ids)
  for (const row of (await query.orderBy('noticedOn').orderBy('id').execute()).map(asDispute)) {
    const words = `${disputeKinds[row.kind].label}${row.caseNumber ?? ''}：${disputeResults[row.result].label}`
    found.set(row.applicationId!, [...(found.get(row.applicationId!) ?? []), words])
  }
  return found
}

/** The suits that followed on a reconsideration. */
export async function suitsAfter(db: Db | Trx, { agencyId, id }: Key): Promise<Dispute[]> {
  const query = db.selectFrom('disputes').selectAll().where('agencyId', '=', agencyId).where('followsId', '=', id)
  return (await query.orderBy('noticedOn').orderBy('id').execute()).map(asDispute)
}

export async function stepsOf(db: Db | Trx, { agencyId, id }: Key): Promise<Step[]> {
  const rows = await db
    .selectFrom('disputeSteps')
    .select(['seq', 'step', 'at', 'onDay', 'actorId', 'actor', 'note', 'details'])
    .where('agencyId', '=', agencyId)
    .where('disputeId', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({ ...row, step: row.step as StepName, onDay: row.onDay as PlainDate, details: row.details as Step['details'] }))
}

export async function insertDispute(trx: Trx, row: Insertable<Disputes>): Promise<void> {
  await trx.insertInto('disputes').values(row).execute()
}

/** With `seen`, only where that is still the last step. Returns whether there was such a row. */
export async function updateDispute(
  db: Db | Trx,
  { agencyId, id }: Key,
  now: Partial<Insertable<Disputes>>,
  seen?: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('disputes')
    .set(now)
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .$if(seen !== undefined, query => query.where('seq', '=', seen!))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Writes the step after the others; of two that take the same place the second fails on the key. */
export async function insertStep(trx: Trx, { agencyId, id }: Key, step: Step): Promise<void> {
  const row = { ...step, agencyId, disputeId: id, details: JSON.stringify(step.details) }
  await trx.insertInto('disputeSteps').values(row).execute()
}

export type DisputeFile = Selectable<DisputeFiles>

export async function insertDisputeFiles(trx: Trx, files: readonly Insertable<DisputeFiles>[]): Promise<void> {
  if (files.length > 0) await trx.insertInto('disputeFiles').values(files).execute()
}

export function disputeFilesOf(db: Db | Trx, { agencyId, id }: Key): Promise<DisputeFile[]> {
  const query = db.selectFrom('disputeFiles').selectAll().where('agencyId', '=', agencyId).where('disputeId', '=', id)
  return query.orderBy('seq').orderBy('fileId').execute()
}

/** Those not closed, in the order of their ids, for whoever walks through all of them. */
export async function openDisputesAfter(db: Db, agencyId: string, id: string | null, limit: number): Promise<Dispute[]> {
  const rows = await db
    .selectFrom('disputes')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('state', '<>', 'closed')
    .$if(id !== null, query => query.where('id', '>', id!))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asDispute)
}
