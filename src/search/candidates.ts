import { sql } from 'kysely'
import type { Trx } from '../db/open.ts'
import type { Place } from './cursor.ts'
import { compared, type Days, type Plan, questionsOf } from './plan.ts'
import { scoreOf } from './score.ts'
import { type Span, stretchesOf } from './stretches.ts'

/** Relevance is worked out over so many of the newest. */
export const mostCandidates = 1_000

/** An entry that may be shown, with all that the order and the facets need. */
export type Candidate = Place & { agencyId: string; score: number; columnKey: string | null; validity: string | null; kind: string }

/**
 * The newest that match, no more than `limit`. A bitmap over a word that stands in every third entry would be made whole before its first row
 * comes, and all its rows be read, so the index is asked for stretches of time, the newest first, each as long as the one before it lets expect.
 */
export async function newestMatching(trx: Trx, plan: Plan, span: Span | null, before: Place | null, limit: number): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const days of stretchesOf(plan, span, before?.on ?? null, () => limit - found.length)) {
    found.push(...(await newest(trx, plan, days, before, limit - found.length)))
    if (found.length >= limit) break
  }
  return found
}

async function newest(trx: Trx, plan: Plan, days: Days, before: Place | null, limit: number): Promise<Candidate[]> {
  const questions = questionsOf(plan, days)
  if (questions.length === 0) return []
  const conditions = compared(plan)
  if (before && before.on <= days.to) conditions.push(sql`(e.published_on, e.id) < (${before.on}::date, ${before.id}::uuid)`)
  const columns = sql`e.id, e.agency_id, e.published_on, e.column_key, e.validity, e.kind, e.title_folded, e.number_folded, e.initials, e.words`
  const arms = questions.map(
    question =>
      sql`(select ${columns} ${question} ${conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``}
        order by e.published_on desc, e.id desc limit ${limit})`,
  )
  const score = plan.query.order === 'date' ? sql`0` : scoreOf(plan)
  // The years stand one behind the other, the newest first: those that the limit does not reach are not asked. The score is worked out of
  // those that come into question alone: it reads more of a row than finding it does.
  const { rows } = await sql<Candidate>`
    select e.id, e.agency_id, e.published_on as "on", e.column_key, e.validity, e.kind, ${score} as score
    from (${sql.join(arms, sql` union all `)}) as e limit ${limit}`.execute(trx)
  return rows
}
