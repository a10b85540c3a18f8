import type { Db, Trx } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import type { StoredReport } from '../stored-report.ts'
import type { DecisionName, FindingDecision } from './decisions.ts'

type Key = Pick<StoredReport, 'agencyId' | 'id'>

/** What was decided about the report's findings, from the first to the last. */
export async function findingDecisionsOf(db: Db | Trx, { agencyId, id }: Key): Promise<FindingDecision[]> {
  const rows = await db
    .selectFrom('reportFindingDecisions')
    .select(['seq', 'fingerprint', 'decision', 'reason', 'at', 'onDay', 'actorId', 'actor'])
    .where('agencyId', '=', agencyId)
    .where('reportId', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({ ...row, decision: row.decision as DecisionName, onDay: row.onDay as PlainDate }))
}

/** Written after the earlier ones; of two that take the same place the second fails on the key. */
export async function insertFindingDecision(trx: Trx, { agencyId, id }: Key, decision: FindingDecision): Promise<void> {
  await trx
    .insertInto('reportFindingDecisions')
    .values({ ...decision, agencyId, reportId: id })
    .execute()
}
