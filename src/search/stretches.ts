import { sql } from 'kysely'
import type { Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import { type Days, earliest, latest, type Plan, sourceOf } from './plan.ts'

/** The longest that a stretch may be, as a multiple of the one before: what was common once may be rare now. */
const mostLonger = 24

/** All days that may be meant, in stretches of whole months, the newest first. */
export function* stretchesOf(plan: Plan, span: Span | null, before: PlainDate | null, wanted: () => number): Generator<Days> {
  const { reach, query } = plan
  const from = latest(reach.from, query.from)
  let to = earliest(earliest(reach.to, query.to), before)
  if (span) {
    for (let days = span.days / 2, round = 0; round < 5; round++) {
      const first = `${daysBefore(to, Math.floor(days)).slice(0, 7)}-01` as PlainDate
      if (first <= from) break
      const missing = wanted()
      yield { from: first, to }
      const got = missing - wanted()
      const gone = (Date.parse(to) - Date.parse(first)) / dayMs + 1
      days = gone * Math.min(got === 0 ? mostLonger : (1.25 * wanted()) / got, mostLonger)
      to = daysBefore(first, 1)
    }
  }
  if (from <= to) yield { from, to }
}

const dayMs = 86_400_000
const daysBefore = (day: PlainDate, days: number) => new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10) as PlainDate

/** In how many days the newest thousands were published; null where there are no more than those. */
export type Span = { days: number }

/** In how many days so many were published tells how far back the first round goes. */
const firstRound = 4_000

const known = new WeakMap<object, Map<string, { span: Span | null; uses: number }>>()
const mostUses = 500

/** Only how long a search takes hangs on this: it is asked once for some hundred searches. */
export function spanOf(db: object): (trx: Trx, plan: Plan) => Promise<Span | null> {
  const spans = known.get(db) ?? new Map()
  known.set(db, spans)
  return async (trx, plan) => {
    const key = plan.query.agencies?.join() ?? ''
    const kept = spans.get(key)
    if (kept && kept.uses++ < mostUses) return kept.span
    if (spans.size > 1_000) spans.clear()
    const walkIndexes = (how: 'on' | 'off') => sql`select set_config('enable_indexscan', ${how}, true)`.execute(trx)
    await walkIndexes('on')
    const { rows } = await sql<{ on: PlainDate }>`
      select e.published_on as "on" ${sourceOf(plan)} order by e.published_on desc offset ${firstRound} limit 1`.execute(trx)
    await walkIndexes('off')
    const earlier = rows[0]?.on
    const span = earlier ? { days: Math.max(1, (Date.parse(plan.reach.to) - Date.parse(earlier)) / dayMs) } : null
    spans.set(key, { span, uses: 0 })
    return span
  }
}
