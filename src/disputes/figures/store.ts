import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { DisputeKind, DisputeResult } from '../../law/index.ts'
import { asDispute, type Dispute, type Scope, seenBy } from '../store.ts'
import { type Count, type Period, type TableFour, tableFour } from './table-four.ts'

/** What a number counts: every number of table 4 can be opened into these disputes. */
export type Counted = {
  what: 'decided' | 'pending' | 'carriedIn' | 'noticed' | 'all'
  kind?: DisputeKind
  result?: Exclude<DisputeResult, 'pending'>
}

const everything: Scope = { sections: null }

/** Not decided on the eve of, or at the end of, a day. */
const pendingAt = (on: string) => sql<boolean>`(decided_on is null or decided_on > ${on}::date)`
const pendingBefore = (on: string) => sql<boolean>`(decided_on is null or decided_on >= ${on}::date)`

/** The disputes behind a number, as a condition: the number and its list cannot differ, because both are made of this. T4-2: who made the act counts. */
function behind(db: Db, agencyId: string, { what, kind, result }: Counted, { from, to }: Period, scope: Scope) {
  let query = seenBy(db.selectFrom('disputes'), agencyId, scope).where('countsHere', '=', true)
  if (what === 'decided') query = query.where('decidedOn', '>=', from).where('decidedOn', '<=', to)
  else if (what === 'pending') query = query.where('noticedOn', '<=', to).where(pendingAt(to))
  else if (what === 'carriedIn') query = query.where('noticedOn', '<', from).where(pendingBefore(from))
  else if (what === 'noticed') query = query.where('noticedOn', '>=', from).where('noticedOn', '<=', to)
  else query = query.where('noticedOn', '<=', to).where(pendingBefore(from))
  if (kind) query = query.where('kind', '=', kind)
  return result ? query.where('result', '=', result) : query
}

/** Table 4 of a year, or of any stretch of days. */
export async function tableFourOf(db: Db, agencyId: string, period: Period, scope: Scope = everything): Promise<TableFour> {
  const counted = async (what: Counted['what']) =>
    (await behind(db, agencyId, { what }, period, scope)
      .select(({ fn }) => ['kind', 'result', fn.countAll<number>().as('number')])
      .groupBy(['kind', 'result'])
      .execute()) as Count[]
  return tableFour({
    ...{ decided: await counted('decided'), pending: await counted('pending') },
    ...{ carriedIn: await counted('carriedIn'), noticed: await counted('noticed') },
  })
}

export async function disputesBehind(
  db: Db,
  agencyId: string,
  counted: Counted,
  period: Period,
  scope: Scope = everything,
): Promise<Dispute[]> {
  const rows = await behind(db, agencyId, counted, period, scope)
    .selectAll('disputes')
    .orderBy('noticedOn')
    .orderBy('disputes.id')
    .limit(1000)
    .execute()
  return rows.map(asDispute)
}
