import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Step } from '../application.ts'
import type { Key } from '../store.ts'
import type { Kept } from './keeping.ts'

/** A case as the list of what is kept shows it. */
export type KeptCase = Kept & {
  id: string
  number: string
  year: number
  ordinal: number
  applicant: string
  heldBy: string | null
  demandedWhy: string | null
  demandedBy: string | null
}

const settledDay = (agencyId: string) => sql<PlainDate | null>`case when a.state in ('settled', 'archived') then greatest(
  coalesce(a.counted_on, a.replied_on, a.archived_on), a.replied_on,
  (select max(d.decided_on) from disputes as d where d.agency_id = ${agencyId} and d.application_id = a.id)) end`

const openDisputes = (agencyId: string) => sql<number>`(select count(*)::int from disputes as d
  where d.agency_id = ${agencyId} and d.application_id = a.id and d.state <> 'closed')`

const columns = (agencyId: string) => sql`a.id, a.number, a.year, a.ordinal, a.state, a.applicant, a.erased_on as "erasedOn",
  ${settledDay(agencyId)} as "settledOn", ${openDisputes(agencyId)} as "openDisputes", p.keep_until as "keepUntil",
  p.held_why as "heldWhy", p.held_by as "heldBy", p.demanded_why as "demandedWhy", p.demanded_by as "demandedBy"`

const from = (agencyId: string) => sql`from applications as a
  join application_persons as p on p.agency_id = a.agency_id and p.application_id = a.id and p.agency_id = ${agencyId}`

/** Works out the last day of keeping of every case of the agency: what has settled, was taken up again, or is kept for other years. */
export async function planKeeping(db: Db | Trx, agencyId: string, years: number): Promise<void> {
  await sql`update application_persons as p set keep_until = k.until
    from (select a.id, case when ${openDisputes(agencyId)} = 0
        then (${settledDay(agencyId)} + make_interval(years => ${years}::int))::date end as until
      from applications as a where a.agency_id = ${agencyId}) as k
    where p.agency_id = ${agencyId} and p.application_id = k.id and p.sealed is not null and p.keep_until is distinct from k.until`.execute(
    db,
  )
}

/** Whose data come to their last day by then, and what is held or demanded; the next first. */
export async function keptCases(
  db: Db,
  agencyId: string,
  by: PlainDate,
  sections: readonly string[] | null,
  limit = 1000,
): Promise<KeptCase[]> {
  const own = sections === null ? sql<SqlBool>`true` : sql<SqlBool>`a.section_id = any(${sql.val([...sections])}::uuid[])`
  const { rows } = await sql<KeptCase>`select ${columns(agencyId)} ${from(agencyId)}
    where a.agency_id = ${agencyId} and p.sealed is not null and ${own}
      and (p.keep_until <= ${by} or p.held_why is not null or p.demanded_why is not null)
    order by p.keep_until nulls last, a.id limit ${limit}`.execute(db)
  return rows
}

export async function keptCase(db: Db | Trx, { agencyId, id }: Key): Promise<KeptCase | null> {
  const { rows } = await sql<KeptCase>`select ${columns(agencyId)} ${from(agencyId)}
    where a.agency_id = ${agencyId} and a.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Cases whose last day is over and that nothing that the row tells keeps, in the order of their ids. */
export async function overdueIds(db: Db, agencyId: string, today: PlainDate, after: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('applicationPersons')
    .select('applicationId')
    .where('agencyId', '=', agencyId)
    .where('sealed', 'is not', null)
    .where('keepUntil', '<', today)
    .where('heldWhy', 'is', null)
    .$if(after !== null, query => query.where('applicationId', '>', after!))
    .orderBy('applicationId')
    .limit(limit)
    .execute()
  return rows.map(({ applicationId }) => applicationId)
}

type Marks = { heldWhy?: string | null; heldBy?: string | null; heldAt?: Date | null } & {
  demandedWhy?: string | null
  demandedBy?: string | null
  demandedAt?: Date | null
}

export async function markKept(trx: Trx, { agencyId, id }: Key, marks: Marks): Promise<void> {
  await trx.updateTable('applicationPersons').set(marks).where('agencyId', '=', agencyId).where('applicationId', '=', id).execute()
}

/** Takes everything out of the rows of a case that tells who applied or what anybody wrote. The rows that are counted stay. */
export async function eraseRows(trx: Trx, { agencyId, id }: Key, steps: readonly Step[], today: PlainDate): Promise<void> {
  await trx
    .updateTable('applicationPersons')
    .set({
      sealed: null,
      keepUntil: null,
      heldWhy: null,
      heldBy: null,
      heldAt: null,
      demandedWhy: null,
      demandedBy: null,
      demandedAt: null,
    })
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .execute()
  await trx
    .updateTable('applications')
    .set({ applicant: '（已清除）', asked: '（已清除）', codeHash: null, personHashes: [], erasedOn: today })
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .execute()
  for (const { seq, note, details } of steps)
    await trx
      .updateTable('applicationSteps')
      .set({ note, details: JSON.stringify(details) })
      .where('agencyId', '=', agencyId)
      .where('applicationId', '=', id)
      .where('seq', '=', seq)
      .execute()
  // number, kind and day of a letter stay: the series has no gap
  await trx
    .updateTable('applicationDocuments')
    .set({
      content: JSON.stringify({ body: '', inputs: {} }),
      docxFileId: null,
      pdfFileId: null,
      voidedWhy: sql`case when voided_why is not null then '（已清除）' end`,
    })
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .execute()
}

/** The files of the case, but for those that a dispute shows as evidence. Returns how many; the contents are swept at night. */
export async function eraseFiles(trx: Trx, { agencyId, id }: Key): Promise<number> {
  await trx.deleteFrom('redactions').where('agencyId', '=', agencyId).where('applicationId', '=', id).execute()
  const gone = await trx
    .deleteFrom('applicationFiles')
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .returning('fileId')
    .execute()
  if (gone.length === 0) return 0
  const elsewhere = sql<SqlBool>`not exists (select from dispute_files as d where d.agency_id = ${agencyId} and d.file_id = files.id)`
  await trx
    .deleteFrom('files')
    .where('agencyId', '=', agencyId)
    .where(
      'id',
      'in',
      gone.map(({ fileId }) => fileId),
    )
    .where(elsewhere)
    .execute()
  return gone.length
}
