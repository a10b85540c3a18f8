import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { Redactions } from '../../db/tables.ts'
import type { Key } from '../store.ts'
import type { Kept, Made, Redaction } from './redaction.ts'

const asRedaction = ({ agencyId, applicationId, fileId, revision, marks, copyFileId, proof }: Selectable<Redactions>): Redaction => ({
  ...{ agencyId, applicationId, fileId, revision, copyFileId },
  kept: marks as unknown as Kept,
  made: proof as unknown as Made | null,
})

export async function redactionsOf(db: Db | Trx, { agencyId, id }: Key): Promise<Redaction[]> {
  const rows = await db
    .selectFrom('redactions')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .orderBy('fileId')
    .execute()
  return rows.map(asRedaction)
}

/** One file's; with `lock` everybody else who would change it waits. */
export async function redactionOf(db: Db | Trx, { agencyId, id }: Key, fileId: string, lock = false): Promise<Redaction | null> {
  const row = await db
    .selectFrom('redactions')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .where('fileId', '=', fileId)
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
  return row ? asRedaction(row) : null
}

/** Writes it as it is now; of two who open a file first, one waits for the other. */
export async function putRedaction(trx: Trx, { kept, made, ...row }: Redaction, { by, now }: { by: string; now: Date }): Promise<void> {
  const { agencyId, fileId, applicationId, ...changing } = row
  const set = { ...changing, marks: JSON.stringify(kept), proof: made && JSON.stringify(made), changedAt: now, changedBy: by }
  await trx
    .insertInto('redactions')
    .values({ agencyId, fileId, applicationId, ...set })
    .onConflict(conflict => conflict.columns(['agencyId', 'fileId']).doUpdateSet(set))
    .execute()
}
