import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import type { PlainDate } from '../../law/index.ts'
import { asDispute, type Dispute, type Scope, seenBy } from '../store.ts'
import type { Duty } from '../summary.ts'
import type { DisputeQuery } from './list-query.ts'

/** What is the office's turn, written out so that a list and its count are one. */
const ours: readonly Duty[] = ['answer', 'evidence', 'appealAnswer', 'appeal', 'order', 'close']

type Query<O> = SelectQueryBuilder<Tables, 'disputes', O>

function filtered<O>(query: Query<O>, agencyId: string, { list, kind, result, words }: Omit<DisputeQuery, 'page'>, scope: Scope): Query<O> {
  let found = seenBy(query, agencyId, scope)
  // the days of a claimant to sue end by themselves: then it is the office's turn to close
  if (list === 'todo') found = found.where('nextWhat', 'in', [...ours, 'sue'])
  if (list === 'pending') found = found.where('state', 'in', ['noticed', 'answered', 'appealed'])
  if (list === 'decided') found = found.where('state', '=', 'decided')
  if (list === 'closed') found = found.where('state', '=', 'closed')
  if (kind) found = found.where('kind', '=', kind)
  if (result) found = found.where('result', '=', result)
  if (words)
    found = found.where(
      sql<boolean>`(strpos(coalesce(case_number, ''), ${words}) > 0 or strpos(about, ${words}) > 0 or strpos(claimant, ${words}) > 0 or strpos(body, ${words}) > 0)`,
    )
  return found
}

/** One page of a list: what must be done next comes first, then the newest. */
export async function listedDisputes(db: Db, agencyId: string, query: DisputeQuery, scope: Scope, limit: number): Promise<Dispute[]> {
  const rows = await filtered(db.selectFrom('disputes').selectAll('disputes'), agencyId, query, scope)
    .orderBy('nextOn', order => order.asc().nullsLast())
    .orderBy('noticedOn', 'desc')
    .orderBy('disputes.id')
    .limit(limit + 1)
    .offset((query.page - 1) * limit)
    .execute()
  return rows.map(asDispute)
}

export async function countedDisputes(db: Db, agencyId: string, query: Omit<DisputeQuery, 'page'>, scope: Scope): Promise<number> {
  const { count } = await filtered(
    db.selectFrom('disputes').select(({ fn }) => fn.countAll<number | string>().as('count')),
    agencyId,
    query,
    scope,
  ).executeTakeFirstOrThrow()
  return Number(count)
}

/** The disputes in which something is due by a day: for the letter of the morning. */
export async function disputesDueBy(db: Db, agencyId: string, by: PlainDate): Promise<Dispute[]> {
  const rows = await db
    .selectFrom('disputes')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('nextWhat', 'in', ['answer', 'evidence', 'appealAnswer', 'appeal', 'order'])
    .where('nextOn', '<=', by)
    .orderBy('nextOn')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(asDispute)
}

/** The reconsiderations about an application that were decided: a suit may follow on them. */
export async function decidedReconsiderations(db: Db, agencyId: string, applicationId: string | null): Promise<Dispute[]> {
  const rows = await db
    .selectFrom('disputes')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('kind', '=', 'reconsideration')
    .where('decidedOn', 'is not', null)
    .$if(applicationId !== null, query => query.where('applicationId', '=', applicationId!))
    .orderBy('decidedOn', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map(asDispute)
}
