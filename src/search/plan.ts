import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../law/index.ts'
import { gramsToFind, initialsPrefix, inYear, marks, numberPrefix, quoted, titlePrefix, yearOf } from './grams.ts'
import { isSingle, type Query, type Term } from './query.ts'

/** A search made ready: what the index is asked, and what is compared afterwards. */
export type Plan = { terms: readonly Term[]; query: Query; by: 'text' | 'initials'; words: readonly string[]; reach: Days }

/** From one day to another, both among them. */
export type Days = { from: PlainDate; to: PlainDate }

/**
 * Where and how the index is asked for what was published in these days, the newest year first: every list of the index holds the entries of
 * one year alone, and of a part of a year its months are asked. `months`: of these alone.
 */
export function questionsOf(plan: Plan, { from, to }: Days, months: ReadonlySet<string> | null = null): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = []
  const { from: oldest, to: newest } = plan.reach
  for (let year = yearOf(to); year >= yearOf(from); year--) {
    const first = latest(from, yearOf(from) === year ? from : (`${year}-01-01` as PlainDate))
    const last = earliest(to, yearOf(to) === year ? to : (`${year}-12-31` as PlainDate))
    const isWhole = !months && (first <= oldest || first.slice(5) === '01-01') && (last >= newest || last.slice(5) === '12-31')
    const asked = monthsOf({ from: first, to: last }).filter(month => months?.has(month) ?? true)
    if (asked.length === 0) continue
    const parts: RawBuilder<unknown>[] = [sql`e.grams @@ ${lexemes(plan, year, isWhole ? [] : asked)}::tsquery`]
    if (first > oldest && !first.endsWith('-01')) parts.push(sql`e.published_on >= ${first}::date`)
    if (last < newest && !isLastOfMonth(last)) parts.push(sql`e.published_on <= ${last}::date`)
    found.push(sql`${sourceOf(plan)} and ${sql.join(parts, sql` and `)}`)
  }
  return found
}

/** Every month of these days, as 2026-03. */
export function monthsOf({ from, to }: Days): string[] {
  const months: string[] = []
  for (let at = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1; ; at++) {
    const month = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
    if (month > to.slice(0, 7)) return months
    months.push(month)
  }
}

export const latest = (a: PlainDate, b: PlainDate | null | undefined) => (b && b > a ? b : a)
export const earliest = (a: PlainDate, b: PlainDate | null | undefined) => (b && b < a ? b : a)
const isLastOfMonth = (day: PlainDate) => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1

const prefixOf = ({ query, by, terms }: Plan) =>
  by === 'initials'
    ? initialsPrefix
    : query.where === 'documentNumber'
      ? numberPrefix
      : query.where === 'title' && !isSingle(terms)
        ? titlePrefix
        : ''

/** All terms, each in one of its ways, and all filters. */
function lexemes(plan: Plan, year: number, months: readonly string[]): string {
  const { terms, query } = plan
  const of = (lexeme: string) => quoted(inYear(year, lexeme))
  const prefix = prefixOf(plan)
  const parts: string[] = []
  for (const { ways } of terms) {
    const each = ways.map(way => gramsToFind(way, prefix))
    if (each.every(grams => grams.length > 0)) parts.push(...anyOf(each, of))
    else if (isSingle(terms) && prefix !== numberPrefix) parts.push(of(ways[0]!))
  }
  const { column, genre, validity, kind, agencies } = query
  for (const mark of [
    column && marks.column(column),
    genre && marks.genre(genre),
    validity && marks.validity(validity),
    kind && marks.kind(kind),
  ])
    if (mark) parts.push(of(mark))
  if (agencies) parts.push(`(${agencies.map(id => of(marks.agency(id))).join('|')})`)
  if (months.length > 0) parts.push(`(${months.map(month => of(marks.month(month))).join('|')})`)
  return parts.join('&')
}

/** What all the ways share is asked once: to ask it in each costs the index twice the time. */
function anyOf(ways: readonly string[][], of: (gram: string) => string): string[] {
  const shared = ways[0]!.filter(gram => ways.every(grams => grams.includes(gram)))
  const rest = ways.map(grams => grams.filter(gram => !shared.includes(gram)))
  const parts = shared.map(of)
  if (rest.every(grams => grams.length > 0)) parts.push(`(${rest.map(grams => `(${grams.map(of).join('&')})`).join('|')})`)
  return parts
}

/** Grams in the right number need not stand side by side: what is longer than a gram, or shorter, is compared with the text itself. */
export function compared(plan: Plan): RawBuilder<boolean>[] {
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

/** Where a search looks. */
export const sourceOf = ({ query: { agencies } }: Pick<Plan, 'query'>) =>
  agencies?.length === 1
    ? // so that the index of its days is walked in their order
      sql`from search_entries as e where e.agency_id = ${agencies[0]}::uuid`
    : agencies
      ? sql`from search_entries as e where e.agency_id = any(${agencies}::uuid[])`
      : // the named public read over all agencies
        sql`from search_entries as e where e.agency_id is not null`
