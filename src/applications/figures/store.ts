import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { OutcomeKind, PlainDate } from '../../law/index.ts'
import type { ApplicantKind } from '../applicant.ts'
import type { Application } from '../store.ts'
import type { Count, Period, Table3, Times } from './figures.ts'
import { table3 } from './figures.ts'

/** What a number counts: every number of the figures can be opened into these cases. */
export type Counted = {
  what: 'received' | 'carriedIn' | 'handled' | 'carriedOut' | 'late' | 'onTime'
  kind?: ApplicantKind
  outcomes?: readonly OutcomeKind[]
  sectionId?: string
}

type What = Counted['what']

/** Which cases a row of the figures counts: the number and its list cannot differ, because both are made of this. */
function countedIn(what: What, { from, to }: Period): RawBuilder<boolean> {
  if (what === 'received') return sql`(received_on >= ${from} and received_on <= ${to})`
  if (what === 'carriedIn')
    return sql`(received_on < ${from} and (counted_on is null or counted_on >= ${from}) ${acrossYears(from, '-01-01')})`
  if (what === 'carriedOut') return sql`(received_on <= ${to} and (counted_on is null or counted_on > ${to}) ${acrossYears(to, '-12-31')})`
  const answered = sql<boolean>`(counted_on >= ${from} and counted_on <= ${to})`
  return what === 'handled' ? answered : sql`(${answered} and was_late = ${what === 'late'})`
}

/** What is carried over the end of a year was received in another than it was answered in: saying so leads to the index of those few. */
const acrossYears = (on: PlainDate, end: string) =>
  on.endsWith(end) ? sql`and (counted_on is null or extract(year from counted_on) <> extract(year from received_on))` : sql``

/** The same as a condition on the rows, with all that narrows it. */
function conditionOf(agencyId: string, { what, kind, outcomes, sectionId }: Counted, period: Period): RawBuilder<boolean> {
  return sql<boolean>`(agency_id = ${agencyId} and ${countedIn(what, period)}
    ${kind ? sql`and applicant_kind = ${kind}` : sql``} ${outcomes ? sql`and counted_as = any(${[...outcomes]})` : sql``}
    ${sectionId ? sql`and section_id = ${sectionId}` : sql``})`
}

const behind = (db: Db, agencyId: string, counted: Counted, period: Period) =>
  db.selectFrom('applications').where(conditionOf(agencyId, counted, period))

/** Table 3 in one walk over the cases that have to do with the period. */
export async function table3Of(db: Db, agencyId: string, period: Period): Promise<Table3> {
  const many = (what: What) => sql`(count(*) filter (where ${countedIn(what, period)}))::int`
  const { rows } = await sql<
    { kind: ApplicantKind; outcome: OutcomeKind | null } & Record<'received' | 'carriedIn' | 'handled' | 'carriedOut', number>
  >`
    select applicant_kind as kind, counted_as as outcome, ${many('received')} as received, ${many('carriedIn')} as carried_in,
      ${many('handled')} as handled, ${many('carriedOut')} as carried_out
    from applications
    where agency_id = ${agencyId} and (counted_on is null or counted_on >= ${period.from})
      and (received_on <= ${period.to} or counted_on <= ${period.to})
    group by applicant_kind, counted_as`.execute(db)
  const of = (what: 'received' | 'carriedIn' | 'carriedOut'): Count[] => rows.map(row => ({ kind: row.kind, number: row[what] }))
  const handled = rows.flatMap(({ kind, outcome, handled }) => (outcome && handled > 0 ? [{ kind, outcome, number: handled }] : []))
  return table3({ received: of('received'), carriedIn: of('carriedIn'), handled, carriedOut: of('carriedOut') }, period)
}

const shown = [
  ...(['agencyId', 'id', 'number', 'year', 'ordinal', 'asked', 'applicantKind', 'sectionId'] as const),
  ...(['receivedOn', 'countedOn', 'countedAs', 'daysUsed', 'wasLate'] as const),
]

/** A case among those that a number counts. */
export type CountedCase = Pick<Application, (typeof shown)[number]>

/**
 * The cases behind a number, as they came in or were answered. They are looked for outcome by outcome by what the indexes hold, and only the
 * rows that are shown are read: one of a million is found as fast as it was counted.
 */
export async function casesBehind(db: Db, agencyId: string, counted: Counted, period: Period, limit = 1000): Promise<CountedCase[]> {
  const day = counted.what === 'received' || counted.what.startsWith('carried') ? sql.ref('received_on') : sql.ref('counted_on')
  const some = (one: Counted) =>
    sql`(select id, ${day} as day from applications where ${conditionOf(agencyId, one, period)} order by ${day}, id limit ${limit})`
  const found = counted.outcomes ? counted.outcomes.map(outcome => some({ ...counted, outcomes: [outcome] })) : [some(counted)]
  if (found.length === 0) return []
  const { rows } = await sql<CountedCase>`
    select ${sql.join(shown.map(column => sql.ref(`a.${column}`)))}
    from (${sql.join(found, sql` union all `)}) f join applications a on a.agency_id = ${agencyId} and a.id = f.id
    order by f.day, f.id limit ${limit}`.execute(db)
  return rows
}

/**
 * The cases near the end of a day of which something was recorded since a moment, in the order of their receipt: carried over it now, or answered
 * before it by no more than a year, or received soon after it.
 */
export async function recordedSince(
  db: Db,
  agencyId: string,
  on: PlainDate,
  since: Date,
  kind: ApplicantKind | null,
): Promise<CountedCase[]> {
  const { rows } = await sql<CountedCase>`
    select ${sql.join(shown.map(column => sql.ref(`a.${column}`)))}
    from applications a
    where a.agency_id = ${agencyId} ${kind ? sql`and a.applicant_kind = ${kind}` : sql``}
      and ((a.received_on <= ${on} and (a.counted_on is null or a.counted_on > ${on}))
        or a.counted_on between ${on}::date - 366 and ${on}::date
        or a.received_on between ${on}::date + 1 and ${on}::date + 92)
      and exists (select from application_steps s where s.agency_id = a.agency_id and s.application_id = a.id and s.at > ${since})
    order by a.received_on, a.id limit 2000`.execute(db)
  return rows
}

export async function timesOf(db: Db, agencyId: string, period: Period): Promise<Times> {
  const row = await behind(db, agencyId, { what: 'handled' }, period)
    .where('wasLate', 'is not', null)
    .select(({ fn }) => [
      fn.countAll<number>().as('settled'),
      sql<number>`count(*) filter (where was_late)`.as('late'),
      sql<number | null>`percentile_cont(0.5) within group (order by days_used)`.as('median'),
      sql<number | null>`percentile_cont(0.9) within group (order by days_used)`.as('p90'),
    ])
    .executeTakeFirstOrThrow()
  return { ...row, onTime: row.settled - row.late }
}

export type SectionFigures = { sectionId: string | null; handled: number; late: number; median: number | null }

export function bySection(db: Db, agencyId: string, period: Period): Promise<SectionFigures[]> {
  return behind(db, agencyId, { what: 'handled' }, period)
    .select(({ fn }) => [
      'sectionId',
      fn.countAll<number>().as('handled'),
      sql<number>`count(*) filter (where was_late)`.as('late'),
      sql<number | null>`percentile_cont(0.5) within group (order by days_used)`.as('median'),
    ])
    .groupBy('sectionId')
    .orderBy('handled', 'desc')
    .execute()
}

/** In how many decisions each ground was used; one decision may use several (art. 37). */
export async function byGround(db: Db, agencyId: string, { from, to }: Period): Promise<{ code: string; number: number }[]> {
  const { rows } = await sql<{ code: string; number: number }>`
    select ground ->> 'code' as code, count(distinct a.id)::int as number
    from applications as a
    join application_steps as s on s.agency_id = a.agency_id and s.application_id = a.id and s.step = 'decided'
    cross join lateral jsonb_array_elements(coalesce(s.details #> '{decision,items}', '[]'::jsonb)) as item
    cross join lateral jsonb_array_elements(item -> 'grounds') as ground
    where a.agency_id = ${agencyId} and a.counted_on between ${from} and ${to}
      -- of a draft that was returned and written anew, the last
      and not exists (select 1 from application_steps as n where n.agency_id = s.agency_id and n.application_id = s.application_id
        and n.step = 'decided' and n.seq > s.seq)
    group by 1
    order by 2 desc, 1`.execute(db)
  return rows
}
