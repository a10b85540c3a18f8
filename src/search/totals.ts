import { sql } from 'kysely'
import type { Trx } from '../db/open.ts'
import { type Candidate, mostCandidates } from './candidates.ts'
import { compared, earliest, latest, monthsOf, type Plan, questionsOf } from './plan.ts'

/** Totals stop here: "10000+". */
export const mostCounted = 10_000

export type Total = { count: number; is: 'exact' | 'about' | 'more' }

/** How many match: exact as far as the candidates reach; then about, as some of the months say; "more" from 10,000. */
export async function countMatching(trx: Trx, plan: Plan, candidates: readonly Candidate[]): Promise<Total> {
  if (candidates.length < mostCandidates) return { count: candidates.length, is: 'exact' }
  const months = monthsOf(daysOf(plan))
  // A row costs 10 µs to count and the index cannot be counted without its rows, so ten thousand are never counted where more may match.
  const every = Math.min(Math.max(Math.floor(months.length / 6), 1), 29)
  const some = months.filter((_, i) => i % every === Math.floor(every / 2))
  const share = months.length / some.length
  const count = (await countIn(trx, plan, every === 1 ? null : new Set(some), Math.ceil(mostCounted / share) + 1)) * share
  if (count > mostCounted) return { count: mostCounted, is: 'more' }
  if (every === 1) return { count, is: compared(plan).length === 0 ? 'exact' : 'about' }
  return { count: Math.max(Math.round(count / 100) * 100, candidates.length), is: 'about' }
}

const daysOf = ({ reach, query }: Plan) => ({ from: latest(reach.from, query.from), to: earliest(reach.to, query.to) })

async function countIn(trx: Trx, plan: Plan, months: ReadonlySet<string> | null, limit: number): Promise<number> {
  const arms = questionsOf(plan, daysOf(plan), months).map(question => sql`(select ${question} limit ${limit})`)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from (${sql.join(arms, sql` union all `)}) as each limit ${limit}) as counted`.execute(trx)
  return rows[0]!.n
}
