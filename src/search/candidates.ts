import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Place } from './cursor.ts'
import { gramsToFind, initialsPrefix, marks, marksOfDays, monthsOf, numberPrefix, quoted, titlePrefix } from './grams.ts'
import { isSingle, type Query, type Term } from './query.ts'

/** Relevance is worked out over so many of the newest. */
export const mostCandidates = 1_000
/** Totals stop here: "10000+". */
export const mostCounted = 10_000

/** An entry that may be shown, with all that the order and the facets need. */
export type Candidate = Place & { agencyId: string; score: number; columnKey: string | null; validity: string | null; kind: string }

/** A search made ready: what the index is asked, and what is compared afterwards. */
export type Plan = {
  terms: readonly Term[]
  query: Query
  by: 'text' | 'initials'
  words: readonly string[]
  span: (trx: Trx, plan: Plan) => Promise<Span | null>
}

/** `until`: no entry is later, where `to` is left open. */
type Days = { from: PlainDate | null; to: PlainDate | null; until?: PlainDate }

const prefixOf = ({ query, by, terms }: Plan) =>
  by === 'initials'
    ? initialsPrefix
    : query.where === 'documentNumber'
      ? numberPrefix
      : query.where === 'title' && !isSingle(terms)
        ? titlePrefix
        : ''

/** What the index is asked: all terms, each in one of its ways, and all filters. */
function lexemes(plan: Plan, days: readonly string[] | null): string {
  const { terms, query } = plan
  const prefix = prefixOf(plan)
  const parts: string[] = []
  for (const { ways } of terms) {
    const each = ways.map(way => gramsToFind(way, prefix))
    if (each.every(grams => grams.length > 0)) parts.push(anyOf(each))
    else if (isSingle(terms) && prefix !== numberPrefix) parts.push(quoted(ways[0]!))
  }
  const { column, genre, validity, kind, agencies } = query
  for (const mark of [
    column && marks.column(column),
    genre && marks.genre(genre),
    validity && marks.validity(validity),
    kind && marks.kind(kind),
  ])
    if (mark) parts.push(quoted(mark))
  if (agencies) parts.push(`(${agencies.map(id => quoted(marks.agency(id))).join('|')})`)
  if (days && days.length > 0) parts.push(`(${days.map(quoted).join('|')})`)
  return parts.join('&')
}

/** Grams in the right number need not stand side by side: what is longer than a gram, or shorter, is compared with the text itself. */
function compared(plan: Plan): RawBuilder<boolean>[] {
  const { terms, query, by } = plan
  const single = isSingle(terms)
  const column =
    by === 'initials'
      ? 'initials'
      : query.where === 'title' || single
        ? 'title_folded'
        : query.where === 'documentNumber'
          ? 'number_folded'
          : 'folded'
  return terms
    .filter(({ ways }) => ways.length > 1 || gramsToFind(ways[0]!).length !== 1)
    .map(
      ({ ways }) =>
        sql<boolean>`(${sql.join(
          ways.map(way => sql`position(${way} in e.${sql.raw(column)}) > 0`),
          sql` or `,
        )})`,
    )
}

const from = ({ query: { agencies } }: Plan) =>
  agencies
    ? sql`from search_entries as e where e.agency_id = any(${agencies}::uuid[])`
    : // the named public read over all agencies
      sql`from search_entries as e where e.agency_id is not null`

/** What all the ways share is asked once: to ask it in each costs the index twice the time. */
function anyOf(ways: readonly string[][]): string {
  const shared = ways[0]!.filter(gram => ways.every(grams => grams.includes(gram)))
  const rest = ways.map(grams => grams.filter(gram => !shared.includes(gram)))
  const parts = shared.map(quoted)
  if (rest.every(grams => grams.length > 0)) parts.push(`(${rest.map(grams => `(${grams.map(quoted).join('&')})`).join('|')})`)
  return parts.join('&')
}

function conditions(plan: Plan, { from: first, to, until }: Days, before: Place | null): RawBuilder<unknown> {
  const last = to ?? until
  const marked = first && last ? marksOfDays(first, last) : null
  const parts: RawBuilder<unknown>[] = [sql`e.grams @@ ${lexemes(plan, marked && marked.length <= 36 ? marked : null)}::tsquery`]
  if (first) parts.push(sql`e.published_on >= ${first}::date`)
  if (to) parts.push(sql`e.published_on <= ${to}::date`)
  if (before) parts.push(sql`(e.published_on, e.id) < (${before.on}::date, ${before.id}::uuid)`)
  return sql.join(parts, sql` and `)
}

/** Title and number weigh most, then the words of the language, then whether it still holds. The same for an entry whenever it is asked. */
function scoreOf({ terms, words, by }: Plan): RawBuilder<unknown> {
  const column = by === 'initials' ? sql`e.initials` : sql`e.title_folded`
  const contains = (of: RawBuilder<unknown>, ways: readonly string[]) =>
    sql.join(
      ways.map(way => sql`position(${way} in ${of}) > 0`),
      sql` or `,
    )
  const parts = terms.map(({ ways }) => sql`(case when ${contains(column, ways)} then ${Math.round(300 / terms.length)}::int else 0 end)`)
  for (const { ways, documentNumber } of terms)
    if (documentNumber)
      parts.push(sql`(case when e.number_folded is not null and (${contains(sql`e.number_folded`, ways)}) then 500 else 0 end)`)
  const whole = terms.map(({ ways }) => ways[0]).join('')
  parts.push(sql`(case when ${column} = ${whole} then 300 else 0 end)`)
  if (words.length > 0) parts.push(sql`round(ts_rank(e.words, ${words.map(quoted).join('|')}::tsquery) * 100)::int`)
  parts.push(sql`(case when e.validity in ('repealed', 'expired') then -60 else 0 end)`)
  parts.push(sql`(case when e.kind = 'attachment' then -20 else 0 end)`)
  return sql.join(parts, sql` + `)
}

async function newest(trx: Trx, plan: Plan, days: Days, before: Place | null, limit: number): Promise<Candidate[]> {
  const score = plan.query.order === 'date' ? sql`0` : scoreOf(plan)
  // The score of those that come into question alone: it reads more of a row than finding it does.
  const { rows } = await sql<Candidate>`
    select e.id, e.agency_id, e.published_on as "on", e.column_key, e.validity, e.kind, ${score} as score
    from (select e.id, e.agency_id, e.published_on, e.column_key, e.validity, e.kind, e.title_folded, e.number_folded, e.initials, e.words
      ${from(plan)} and ${sql.join([conditions(plan, days, before), ...compared(plan)], sql` and `)}
      order by e.published_on desc, e.id desc limit ${limit}) as e
    order by e.published_on desc, e.id desc`.execute(trx)
  return rows
}

/** In how many days so many were published tells how far back the first round goes. */
const firstRound = 4_000

/**
 * The newest that match, no more than `limit`. A bitmap over a word that stands in every third entry would be made whole before its first row
 * comes, and all its rows be read, so the index is asked for stretches of time, the newest first, each as long as the one before it lets expect.
 */
export async function newestMatching(trx: Trx, plan: Plan, before: Place | null, limit: number): Promise<Candidate[]> {
  const found: Candidate[] = []
  for await (const days of stretches(trx, plan, before?.on ?? null, () => limit - found.length)) {
    found.push(...(await newest(trx, plan, days, before, limit - found.length)))
    if (found.length >= limit) break
  }
  return found
}

export type Total = { count: number; is: 'exact' | 'about' | 'more' }

/** How many match: exact as far as the candidates reach; then about, as some of the months say; "more" from 10,000. */
export async function countMatching(trx: Trx, plan: Plan, candidates: readonly Candidate[]): Promise<Total> {
  if (candidates.length < mostCandidates) return { count: candidates.length, is: 'exact' }
  const { from: first = null, to = null } = plan.query
  const span = await plan.span(trx, plan)
  const from = span && (first && first > span.oldest ? first : span.oldest)
  const months = from ? monthsOf(from, to && to < span.newest ? to : span.newest) : []
  // A row costs 10 µs to count and the index cannot be counted without its rows, so ten thousand are never counted where more may match.
  const every = Math.min(Math.max(Math.floor(months.length / 6), 1), 29)
  const some = months.filter((_, i) => i % every === Math.floor(every / 2))
  const share = some.length === 0 ? 1 : months.length / some.length
  const count = (await countIn(trx, plan, { from: first, to }, some, Math.ceil(mostCounted / share) + 1)) * share
  if (count > mostCounted) return { count: mostCounted, is: 'more' }
  if (share === 1) return { count, is: compared(plan).length === 0 ? 'exact' : 'about' }
  return { count: Math.max(Math.round(count / 100) * 100, candidates.length), is: 'about' }
}

async function countIn(trx: Trx, plan: Plan, days: Days, months: readonly string[], limit: number): Promise<number> {
  const all = days.from || days.to ? conditions(plan, days, null) : sql`e.grams @@ ${lexemes(plan, months)}::tsquery`
  const some = months.length > 0 && (days.from || days.to) ? sql`${all} and e.grams @@ ${lexemes(plan, months)}::tsquery` : all
  const { rows } = await sql<{ n: number }>`select count(*) as n from (select ${from(plan)} and ${some} limit ${limit}) as counted`.execute(
    trx,
  )
  return rows[0]!.n
}

/** The longest that a stretch may be, as a multiple of the one before: what was common once may be rare now. */
const mostLonger = 24

async function* stretches(trx: Trx, plan: Plan, before: PlainDate | null, wanted: () => number): AsyncGenerator<Days> {
  const { from: wantedFrom = null, to: wantedTo = null } = plan.query
  const last = [before, wantedTo].filter(day => day !== null).sort()[0] ?? null
  const first = await plan.span(trx, plan)
  let to = last
  if (first) {
    // The newest is asked for seldom: some years are left for what has come since. More marks than needed cost nothing, too many are left out.
    const until = `${Number(first.newest.slice(0, 4)) + 3}-12-31` as PlainDate
    let end = last && last < first.newest ? last : first.newest
    for (let reach = first.days / 2, round = 0; round < 5; round++) {
      // Whole months, as the index knows them: rows of half a month would be read twice.
      const oldest = `${dayBefore(Date.parse(end), Math.floor(reach)).slice(0, 7)}-01` as PlainDate
      if (oldest <= (wantedFrom ?? first.oldest)) break
      const before = wanted()
      yield { from: oldest, to, until }
      const got = before - wanted()
      const days = (Date.parse(end) - Date.parse(oldest)) / dayMs + 1
      reach = days * Math.min(got === 0 ? mostLonger : (1.25 * wanted()) / got, mostLonger)
      to = end = dayBefore(Date.parse(oldest), 1)
    }
  }
  yield { from: wantedFrom, to }
}

const dayMs = 86_400_000
const dayBefore = (newest: number, days: number) => new Date(newest - days * dayMs).toISOString().slice(0, 10) as PlainDate

/** In how many days the newest thousands were published, and since when; null where there are no more than those. */
export type Span = { newest: PlainDate; oldest: PlainDate; days: number }

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
    const days = sql`select e.published_on ${from(plan)} order by e.published_on desc`
    const walkIndexes = (how: 'on' | 'off') => sql`select set_config('enable_indexscan', ${how}, true)`.execute(trx)
    await walkIndexes('on')
    const { rows } = await sql<{ newest: PlainDate | null; earlier: PlainDate | null; oldest: PlainDate | null }>`
      select (${days} limit 1) as newest, (${days} offset ${firstRound} limit 1) as earlier,
        (select e.published_on ${from(plan)} order by e.published_on limit 1) as oldest`.execute(trx)
    await walkIndexes('off')
    const { newest, earlier, oldest } = rows[0]!
    const span =
      newest && earlier && oldest ? { newest, oldest, days: Math.max(1, (Date.parse(newest) - Date.parse(earlier)) / dayMs) } : null
    spans.set(key, { span, uses: 0 })
    return span
  }
}

/**
 * No search may hold the database up, and none may be planned otherwise than it was measured. A bitmap that does not fit into work_mem
 * forgets its rows, and each of their tsvectors is then read again (measured: seconds).
 */
export async function withLimits<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async trx => {
    await sql`select set_config('statement_timeout', '5000', true), set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true),
      set_config('enable_indexscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '64MB', true)`.execute(
      trx,
    )
    return work(trx)
  })
}
