import type { Trx } from '../../db/open.ts'

export type WordRow = { rightWord: string | null; reason: string; at: Date; actor: string }

export async function putWord(trx: Trx, agencyId: string, wrong: string, row: WordRow): Promise<void> {
  await trx
    .insertInto('watchedWords')
    .values({ agencyId, wrong, ...row })
    .onConflict(conflict => conflict.columns(['agencyId', 'wrong']).doUpdateSet(row))
    .execute()
}

/** false: it was not there. */
export async function deleteWord(trx: Trx, agencyId: string, wrong: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('watchedWords')
    .where('agencyId', '=', agencyId)
    .where('wrong', '=', wrong)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
