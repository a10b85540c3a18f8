import { sql } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import { beijingDay, feeByPage, feeOfItem } from '../../law/index.ts'
import type { Application } from '../store.ts'
import type { LetterInputs } from './inputs.ts'

/** What a notice charges, in 元: by which application of the month it is, or by its pages; never both (109号). */
export const feeOf = ({ method, count = 0 }: Pick<LetterInputs, 'method' | 'count'>): number =>
  method === 'byItem' ? (count > 0 ? feeOfItem(count) : 0) : (feeByPage(count) ?? 0)

/** Which of the applicant's applications of its calendar month this one is (109号, 按件), as far as the hashes tell who applied. */
export async function nthOfMonth(
  db: Db | Trx,
  { agencyId, id, personHashes, submittedAt }: Pick<Application, 'agencyId' | 'id' | 'personHashes' | 'submittedAt'>,
): Promise<number> {
  if (personHashes.length === 0) return 1
  const month = beijingDay(submittedAt).slice(0, 7)
  const { count } = await db
    .selectFrom('applications')
    .select(({ fn }) => fn.countAll<string | number>().as('count'))
    .where('agencyId', '=', agencyId)
    .where(sql<boolean>`person_hashes && ${sql.val([...personHashes])}::text[]`)
    .where('submittedAt', '>=', new Date(`${month}-01T00:00:00+08:00`))
    .where(({ or, and, eb }) => or([eb('submittedAt', '<', submittedAt), and([eb('submittedAt', '=', submittedAt), eb('id', '<=', id)])]))
    .executeTakeFirstOrThrow()
  return Math.max(1, Number(count))
}
