import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Remark, Standing, Step } from './standing.ts'
import type { StepName } from './steps.ts'

/** Whose report of which year. */
export type Key = { agencyId: string; year: number }
export type Call = { year: number; dueOn: PlainDate; cites: string; calledAt: Date; calledBy: string }

const columns = [
  ...(['agencyId', 'year', 'state', 'seq', 'version', 'firstSubmittedOn', 'submittedOn', 'returnedOn', 'acceptedOn'] as const),
  ...(['remindedOn', 'returns', 'received', 'carriedIn', 'carriedOut', 'errors', 'warnings'] as const),
]

export async function standingOfYear(db: Db | Trx, { agencyId, year }: Key): Promise<Standing | null> {
  const query = db.selectFrom('reportStandings').select(columns).where('agencyId', '=', agencyId).where('year', '=', year)
  const row = await query.executeTakeFirst()
  if (!row) return null
  const { agencyId: _, year: __, ...standing } = row
  return standing as Standing
}

/** Of many bodies, for one year. They come as one piece of JSON: thousands of rows are read in a third of the time. */
export async function standingsOf(db: Db, agencyIds: readonly string[], year: number): Promise<(Key & Standing)[]> {
  if (agencyIds.length === 0) return []
  const { rows } = await sql<{ all: unknown[][] | null }>`
    select json_agg(json_build_array(${sql.join(columns.map(column => sql.ref(column)))})) as all
    from unnest(${[...agencyIds]}::uuid[]) as b (id) join report_standings on agency_id = b.id and year = ${year}`.execute(db)
  return (rows[0]?.all ?? []).map(values => Object.fromEntries(columns.map((column, i) => [column, values[i]])) as Key & Standing)
}

/** What was received in each of some years, as it was submitted: one entry a body. */
export async function submittedFigures(
  db: Db,
  agencyIds: readonly string[],
  from: number,
  to: number,
): Promise<{ agencyId: string; received: Record<string, number> }[]> {
  if (agencyIds.length === 0) return []
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const figure = (year: number) => sql`max(received) filter (where year = ${year})`
  const { rows } = await sql<{ all: [string, ...(number | null)[]][] | null }>`
    select json_agg(figures) as all from (
      select json_build_array(agency_id, ${sql.join(years.map(figure))}) as figures
      from unnest(${[...agencyIds]}::uuid[]) as b (id) join report_standings on agency_id = b.id where year between ${from} and ${to} and received is not null
      group by agency_id
    ) f`.execute(db)
  return (rows[0]?.all ?? []).map(([agencyId, ...figures]) => ({
    agencyId,
    received: Object.fromEntries(years.flatMap((year, i) => (figures[i] === null ? [] : [[year, figures[i]!]]))),
  }))
}

export async function stepsOfYear(db: Db | Trx, { agencyId, year }: Key): Promise<Step[]> {
  const rows = await db
    .selectFrom('reportStandingSteps')
    .select(['seq', 'step', 'at', 'onDay', 'actorId', 'actor', 'version', 'note', 'notice', 'remarks', 'figures'])
    .where('agencyId', '=', agencyId)
    .where('year', '=', year)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    ...row,
    step: row.step as StepName,
    onDay: row.onDay as PlainDate,
    remarks: row.remarks as Remark[] | null,
    figures: row.figures as Step['figures'],
  }))
}

/** Writes the step after the others; of two that take the same place the second fails on a key. */
export async function putStep(trx: Trx, { agencyId, year }: Key, superiorId: string, step: Step, now: Standing): Promise<void> {
  if (step.seq === 1)
    await trx
      .insertInto('reportStandings')
      .values({ agencyId, year, superiorId, ...now })
      .execute()
  await trx
    .insertInto('reportStandingSteps')
    .values({
      ...{ ...step, agencyId, year },
      remarks: step.remarks && JSON.stringify(step.remarks),
      figures: step.figures && JSON.stringify(step.figures),
    })
    .execute()
  if (step.seq === 1) return
  const query = trx.updateTable('reportStandings').set({ ...now, superiorId })
  await query.where('agencyId', '=', agencyId).where('year', '=', year).execute()
}

export async function callOf(db: Db | Trx, superiorId: string, year: number): Promise<Call | null> {
  const row = await db
    .selectFrom('reportCalls')
    .select(['year', 'dueOn', 'cites', 'calledAt', 'calledBy'])
    .where('agencyId', '=', superiorId)
    .where('year', '=', year)
    .executeTakeFirst()
  return row ? { ...row, dueOn: row.dueOn as PlainDate } : null
}

export async function putCall(trx: Trx, superiorId: string, call: Call): Promise<void> {
  const { year, ...set } = call
  await trx
    .insertInto('reportCalls')
    .values({ agencyId: superiorId, year, ...set })
    .onConflict(conflict => conflict.columns(['agencyId', 'year']).doUpdateSet(set))
    .execute()
}

/** Which of the bodies have a report of the year, be it a draft: of a draft the superior learns no more than that. */
export async function bodiesWithReport(db: Db, agencyIds: readonly string[], year: number): Promise<ReadonlySet<string>> {
  if (agencyIds.length === 0) return new Set()
  const { rows } = await sql<{ agencyId: string }>`
    select agency_id from reports where agency_id = any(${[...agencyIds]}::uuid[]) and year = ${year}`.execute(db)
  return new Set(rows.map(({ agencyId }) => agencyId))
}

/** What was received in years of which nothing was submitted here: read out of what the bodies published. */
export async function receivedIn(
  db: Db,
  agencyIds: readonly string[],
  from: number,
  to: number,
): Promise<(Key & { received: number | null })[]> {
  if (agencyIds.length === 0) return []
  const { rows } = await sql<Key & { received: number | null }>`
    select r.agency_id, r.year, (s.content #>> '{applications,rows,received,6}')::numeric::int as received
    from reports r join report_steps s on s.agency_id = r.agency_id and s.report_id = r.id and s.seq = r.published_version
    where r.agency_id = any(${[...agencyIds]}::uuid[]) and r.year between ${from} and ${to}
      and not exists (select from report_standings t where t.agency_id = r.agency_id and t.year = r.year and t.received is not null)`.execute(
    db,
  )
  return rows
}

/** The contents, or the findings, of the versions that lie with the superior: some hundred at a time. */
export async function* submittedParts<T>(
  db: Db,
  versions: readonly { agencyId: string; version: number }[],
  year: number,
  part: 'content' | 'findings',
): AsyncGenerator<{ agencyId: string; part: T }[]> {
  for (let at = 0; at < versions.length; at += 200) {
    const some = versions.slice(at, at + 200)
    const { rows } = await sql<{ agencyId: string; part: T }>`
      select s.agency_id, s.${sql.ref(part)} as part
      from unnest(${some.map(({ agencyId }) => agencyId)}::uuid[], ${some.map(({ version }) => version)}::int[]) as w (agency_id, version)
      join reports r on r.agency_id = w.agency_id and r.year = ${year}
      join report_steps s on s.agency_id = r.agency_id and s.report_id = r.id and s.seq = w.version
      where r.agency_id = any(${some.map(({ agencyId }) => agencyId)}::uuid[]) and s.content is not null`.execute(db)
    yield rows
  }
}

/** What each body carried out of a year: as it was submitted, else as it published it. */
export async function carriedOutOf(db: Db, agencyIds: readonly string[], year: number): Promise<Map<string, number | null>> {
  if (agencyIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; carriedOut: number | null }>`
    select b.id, coalesce(t.carried_out, (s.content #>> '{applications,rows,carriedOut,6}')::numeric::int) as carried_out
    from unnest(${[...agencyIds]}::uuid[]) as b (id)
    left join report_standings t on t.agency_id = b.id and t.year = ${year}
    left join reports r on r.agency_id = b.id and r.year = ${year}
    left join report_steps s on s.agency_id = r.agency_id and s.report_id = r.id and s.seq = r.published_version`.execute(db)
  return new Map(rows.map(({ id, carriedOut }) => [id, carriedOut]))
}
