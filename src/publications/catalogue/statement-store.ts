import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { ColumnStatements } from '../../db/tables.ts'
import type { PlainDate } from '../../law/index.ts'

/** "本栏目无此类信息": who stated it, when, and when it is looked at again. */
export type Statement = Omit<Selectable<ColumnStatements>, 'statedOn' | 'reviewOn'> & { statedOn: PlainDate; reviewOn: PlainDate }

export async function insertStatement(trx: Trx, statement: Statement): Promise<void> {
  await trx.insertInto('columnStatements').values(statement).execute()
}

/** The newest statement of each column that has one. */
export async function statementsOf(db: Db | Trx, agencyId: string): Promise<Statement[]> {
  const rows = await db
    .selectFrom('columnStatements')
    .selectAll()
    .distinctOn('columnKey')
    .where('agencyId', '=', agencyId)
    .orderBy('columnKey')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as Statement[]
}
