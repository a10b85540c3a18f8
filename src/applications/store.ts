import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { ApplicationFiles, Applications } from '../db/tables.ts'
import type { ChannelName, PlainDate } from '../law/index.ts'
import type { ApplicantKind } from './applicant.ts'
import type { Step } from './application.ts'
import type { State, StepName, WaitsFor } from './steps.ts'
import type { Duty, Summary } from './summary.ts'

/** A case's row: what its steps come to, and what lists show of it. */
export type Application = Omit<Selectable<Applications>, keyof Summary | 'channel' | 'applicantKind' | 'erasedOn'> &
  Summary & { channel: ChannelName; applicantKind: ApplicantKind; erasedOn: PlainDate | null }

/** Which case: its id alone is never enough. */
export type Key = { agencyId: string; id: string }

export const asApplication = (row: Selectable<Applications>): Application =>
  ({ ...row, state: row.state as State, nextWhat: row.nextWhat as Duty, waitsFor: row.waitsFor as WaitsFor }) as Application

export async function applicationOf(db: Db | Trx, { agencyId, id }: Key): Promise<Application | null> {
  const row = await db.selectFrom('applications').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).executeTakeFirst()
  return row ? asApplication(row) : null
}

/** The same for whoever is about to change it: everybody else waits until the end of the transaction. */
export async function lockedApplication(trx: Trx, { agencyId, id }: Key): Promise<Application | null> {
  const row = await trx
    .selectFrom('applications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asApplication(row) : null
}

/** By its place in the series of a year: the address of a case on the desk is `/desk/applications/:agency/2026/35`. */
export async function applicationAt(db: Db | Trx, agencyId: string, year: number, ordinal: number): Promise<Application | null> {
  const row = await db
    .selectFrom('applications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('year', '=', year)
    .where('ordinal', '=', ordinal)
    .executeTakeFirst()
  return row ? asApplication(row) : null
}

export async function applicationOfNumber(db: Db | Trx, agencyId: string, number: string): Promise<Application | null> {
  const row = await db
    .selectFrom('applications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? asApplication(row) : null
}

export async function stepsOf(db: Db | Trx, { agencyId, id }: Key): Promise<Step[]> {
  const rows = await db
    .selectFrom('applicationSteps')
    .select(['seq', 'step', 'at', 'onDay', 'actorId', 'actor', 'note', 'details'])
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({ ...row, step: row.step as StepName, onDay: row.onDay as PlainDate, details: row.details as Step['details'] }))
}

/** With all that a case has from its beginning: its first steps, and who applies, sealed. */
export type NewCase = { row: Insertable<Applications>; steps: readonly Step[]; sealed: string }

export async function insertCases(trx: Trx, cases: readonly NewCase[]): Promise<void> {
  await trx
    .insertInto('applications')
    .values(cases.map(({ row }) => row))
    .execute()
  await trx
    .insertInto('applicationSteps')
    .values(cases.flatMap(({ row: { agencyId, id }, steps }) => steps.map(step => stepRow({ agencyId, id }, step))))
    .execute()
  await trx
    .insertInto('applicationPersons')
    .values(cases.map(({ row: { agencyId, id: applicationId }, sealed }) => ({ agencyId, applicationId, sealed, keepUntil: null })))
    .execute()
}

const stepRow = ({ agencyId, id }: Key, step: Step) => ({ ...step, agencyId, applicationId: id, details: JSON.stringify(step.details) })

/** With `seen`, only where that is still the last step. Returns whether there was such a row. */
export async function updateApplication(
  db: Db | Trx,
  { agencyId, id }: Key,
  now: Partial<Insertable<Applications>>,
  seen?: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('applications')
    .set(now)
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .$if(seen !== undefined, query => query.where('seq', '=', seen!))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What many cases come to, in one statement, each only where `seen` is still the last step. Returns those that were there. */
export async function updateSummaries(
  db: Db,
  agencyId: string,
  cases: readonly { id: string; seen: number; is: Summary }[],
): Promise<ReadonlySet<string>> {
  if (cases.length === 0) return new Set()
  const names = Object.keys(cases[0]!.is)
  const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  const rows = cases.map(({ id, seen, is }) => [
    id,
    seen,
    Object.fromEntries(Object.entries(is).map(([name, value]) => [snake(name), value])),
  ])
  const set = sql.join(names.map(name => sql`${sql.ref(name)} = made.${sql.ref(name)}`))
  const { rows: updated } = await sql<{ id: string }>`
    update applications set ${set}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as given, lateral jsonb_populate_record(null::applications, given -> 2) as made
    where applications.agency_id = ${agencyId} and applications.id = (given ->> 0)::uuid and applications.seq = (given ->> 1)::int
    returning applications.id`.execute(db)
  return new Set(updated.map(({ id }) => id))
}

/** Writes the step after the others; of two that take the same place the second fails on the key. */
export async function insertSteps(trx: Trx, { agencyId, id }: Key, steps: readonly Step[]): Promise<void> {
  await trx
    .insertInto('applicationSteps')
    .values(steps.map(step => stepRow({ agencyId, id }, step)))
    .execute()
}

export async function updateSealed(
  trx: Trx,
  { agencyId, id }: Key,
  now: { sealed?: string | null; keepUntil?: PlainDate | null },
): Promise<void> {
  await trx.updateTable('applicationPersons').set(now).where('agencyId', '=', agencyId).where('applicationId', '=', id).execute()
}

/** null where it was erased. */
export async function sealedOf(db: Db | Trx, { agencyId, id }: Key): Promise<string | null> {
  const row = await db
    .selectFrom('applicationPersons')
    .select('sealed')
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .executeTakeFirst()
  return row?.sealed ?? null
}

export type CaseFile = Selectable<ApplicationFiles>

export async function insertCaseFiles(trx: Trx, files: readonly Insertable<ApplicationFiles>[]): Promise<void> {
  if (files.length > 0) await trx.insertInto('applicationFiles').values(files).execute()
}

export function caseFilesOf(db: Db | Trx, { agencyId, id }: Key): Promise<CaseFile[]> {
  return db
    .selectFrom('applicationFiles')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .orderBy('addedAt')
    .orderBy('fileId')
    .execute()
}

/** Cases in the order of their ids, for whoever walks through all of them. */
export async function applicationsAfter(
  db: Db,
  agencyId: string,
  id: string | null,
  limit: number,
  onlyOpen = false,
): Promise<Application[]> {
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .$if(id !== null, query => query.where('id', '>', id!))
    .$if(onlyOpen, query => query.where('state', 'not in', ['settled', 'archived']))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asApplication)
}

/** Steps of many cases at once, by case. */
export async function stepsOfMany(db: Db | Trx, agencyId: string, ids: readonly string[]): Promise<Map<string, Step[]>> {
  const found = new Map<string, Step[]>(ids.map(id => [id, []]))
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('applicationSteps')
    .select(['applicationId', 'seq', 'step', 'at', 'onDay', 'actorId', 'actor', 'note', 'details'])
    .where('agencyId', '=', agencyId)
    .where('applicationId', 'in', ids)
    .orderBy('applicationId')
    .orderBy('seq')
    .execute()
  for (const { applicationId, ...row } of rows) found.get(applicationId)?.push(row as unknown as Step)
  return found
}

/** Earlier cases that share a trait with this one: the same person, as far as the hashes tell. */
export async function casesOfPerson(
  db: Db | Trx,
  agencyId: string,
  hashes: readonly string[],
  exceptId: string | null,
): Promise<Application[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where(sql<boolean>`person_hashes && ${sql.val([...hashes])}::text[]`)
    .$if(exceptId !== null, query => query.where('id', '<>', exceptId!))
    .orderBy('submittedAt', 'desc')
    .limit(200)
    .execute()
  return rows.map(asApplication)
}
