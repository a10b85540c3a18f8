import type { Insertable, Selectable } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { MailOut } from '../db/tables.ts'

export type MailRow = Selectable<MailOut>
export type MailState = 'queued' | 'sent' | 'failed'
export type MailLine = Pick<
  MailRow,
  'id' | 'agencyId' | 'addressMasked' | 'subject' | 'attempts' | 'lastError' | 'notBefore' | 'createdAt' | 'sentAt'
> & { state: MailState }

export async function insertMail(trx: Trx, rows: readonly Insertable<MailOut>[]): Promise<void> {
  await trx.insertInto('mailOut').values(rows).execute()
}

/** What may go out now, of all agencies, the longest waiting first. */
export async function dueMail(db: Db, now: Date, most = 50): Promise<MailRow[]> {
  const agencies = await db.selectFrom('agencies').select('id').execute()
  const ids = agencies.map(({ id }) => id)
  if (ids.length === 0) return []
  const due: MailRow[] = []
  for (const id of ids) {
    if (due.length >= most) break
    due.push(
      ...(await db
        .selectFrom('mailOut')
        .selectAll()
        .where('agencyId', '=', id)
        .where('state', '=', 'queued')
        .where('notBefore', '<=', now)
        .orderBy('notBefore')
        .limit(most - due.length)
        .execute()),
    )
  }
  return due
}

type Key = Pick<MailRow, 'agencyId' | 'id'>

/** Takes the letter for one attempt: of two that want it one gets it. It comes up again by itself at `again`, if this process dies. */
export async function claimMail(db: Db, { agencyId, id, attempts }: Key & Pick<MailRow, 'attempts'>, again: Date): Promise<boolean> {
  const taken = await db
    .updateTable('mailOut')
    .set({ attempts: attempts + 1, notBefore: again })
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('attempts', '=', attempts)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

export async function setMail(
  db: Db,
  { agencyId, id }: Key,
  set: { state?: MailState; sentAt?: Date; lastError?: string | null; notBefore?: Date; attempts?: number; body?: string },
): Promise<void> {
  await db.updateTable('mailOut').set(set).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

/** The newest first, without address and text. */
export async function mailOf(db: Db, agencyId: string, most = 200): Promise<MailLine[]> {
  const rows = await db
    .selectFrom('mailOut')
    .select(['id', 'agencyId', 'addressMasked', 'subject', 'state', 'attempts', 'lastError', 'notBefore', 'createdAt', 'sentAt'])
    .where('agencyId', '=', agencyId)
    .orderBy('createdAt', 'desc')
    .limit(most)
    .execute()
  return rows as MailLine[]
}

/** Every letter that tells of this application, sent or not. Returns how many there were. */
export async function eraseMailAbout(trx: Trx, agencyId: string, applicationId: string): Promise<number> {
  const gone = await trx.deleteFrom('mailOut').where('agencyId', '=', agencyId).where('about', '=', applicationId).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
