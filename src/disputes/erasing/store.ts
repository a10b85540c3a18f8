import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Step } from '../dispute.ts'
import type { Key } from '../store.ts'

/** Those about a case that was erased, not erased themselves. While one is open its case is not erased. */
export async function disputesOfErased(db: Db, agencyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from disputes as d join applications as a on a.agency_id = d.agency_id and a.id = d.application_id
    where d.agency_id = ${agencyId} and a.erased_on is not null and d.erased_on is null and d.state = 'closed'
    order by d.id`.execute(db)
  return rows.map(({ id }) => id)
}

type Left = { steps: readonly Step[]; row: { claimant: string; about: string; erasedOn: PlainDate } }

export async function eraseTexts(trx: Trx, { agencyId, id }: Key, { steps, row }: Left): Promise<void> {
  await trx.updateTable('disputes').set(row).where('agencyId', '=', agencyId).where('id', '=', id).execute()
  for (const { seq, note, details } of steps)
    await trx
      .updateTable('disputeSteps')
      .set({ note, details: JSON.stringify(details) })
      .where('agencyId', '=', agencyId)
      .where('disputeId', '=', id)
      .where('seq', '=', seq)
      .execute()
}

/** The papers of the dispute; a file that a case holds as well stays with it. Returns how many; the contents are swept at night. */
export async function erasePapers(trx: Trx, { agencyId, id }: Key): Promise<number> {
  const papers = await trx
    .deleteFrom('disputeFiles')
    .where('agencyId', '=', agencyId)
    .where('disputeId', '=', id)
    .returning('fileId')
    .execute()
  if (papers.length === 0) return 0
  const ids = papers.map(({ fileId }) => fileId)
  const elsewhere = sql<SqlBool>`not exists (select from application_files as a where a.agency_id = ${agencyId} and a.file_id = files.id)`
  await trx.deleteFrom('files').where('agencyId', '=', agencyId).where('id', 'in', ids).where(elsewhere).execute()
  return papers.length
}
