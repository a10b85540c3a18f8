import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { OutcomeKind, PlainDate } from '../../law/index.ts'
import type { ApplicantKind } from '../applicant.ts'
import { type Application, asApplication } from '../store.ts'
import type { Count, Period, Table3, Times } from './figures.ts'
import { table3 } from './figures.ts'

/** What a number counts: every number of the figures can be opened into these cases. */
export type Counted = {
  what: 'received' | 'carriedIn' | 'handled' | 'carriedOut' | 'late' | 'onTime'
  kind?: ApplicantKind
  outcomes?: readonly OutcomeKind[]
  sectionId?: string
}

/** The cases behind a number, as a condition: the number and its list cannot differ, because both are made of this. */
function behind(db: Db, agencyId: string, { what, kind, outcomes, sectionId }: Counted, { from, to }: Period) {
  let query = db.selectFrom('applications').where('agencyId', '=', agencyId)
  if (what === 'received') query = query.where('receivedOn', '>=', from).where('receivedOn', '<=', to)
  else if (what === 'carriedIn') query = query.where('receivedOn', '<', from).where(open('>=', from))
  else if (what === 'carriedOut') query = query.where('receivedOn', '<=', to).where(open('>', to))
  else query = query.where('countedOn', '>=', from).where('countedOn', '<=', to)
  if (what === 'late' || what === 'onTime') query = query.where('wasLate', '=', what === 'late')
  if (kind) query = query.where('applicantKind', '=', kind)
  if (outcomes) query = query.where('countedAs', 'in', outcomes)
  return sectionId ? query.where('sectionId', '=', sectionId) : query
}

const open = (after: '>' | '>=', on: PlainDate) =>
  after === '>' ? sql<boolean>`(counted_on is null or counted_on > ${on})` : sql<boolean>`(counted_on is null or counted_on >= ${on})`

export async function table3Of(db: Db, agencyId: string, period: Period): Promise<Table3> {
  const counted = async (what: Counted['what']) =>
    (await behind(db, agencyId, { what }, period)
      .select(({ fn }) => ['applicantKind as kind', fn.countAll<number>().as('number')])
      .groupBy('applicantKind')
      .execute()) as Count[]
  const handled = (await behind(db, agencyId, { what: 'handled' }, period)
    .select(({ fn }) => ['applicantKind as kind', 'countedAs as outcome', fn.countAll<number>().as('number')])
    .groupBy(['applicantKind', 'countedAs'])
    .execute()) as Required<Count>[]
  const [received, carriedIn, carriedOut] = [await counted('received'), await counted('carriedIn'), await counted('carriedOut')]
  return table3({ received, carriedIn, handled, carriedOut }, period)
}

export function casesBehind(db: Db, agencyId: string, counted: Counted, period: Period, limit = 1000): Promise<Application[]> {
  return behind(db, agencyId, counted, period)
    .selectAll()
    .orderBy('receivedOn')
    .orderBy('id')
    .limit(limit)
    .execute()
    .then(rows => rows.map(asApplication))
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
