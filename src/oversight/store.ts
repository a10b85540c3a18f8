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

/** The bodies directly under a superior, beside what one table holds of each. */
const below = (superiorId: string, table: 'report_standings' | 'reports') =>
  sql`from agencies as b join ${sql.table(table)} as t on t.agency_id = b.id where b.parent_id = ${superiorId}`

/** Of all bodies under a superior, for one year. They come as one array a column: thousands of rows are read in half the time. */
export async function standingsOf(db: Db, superiorId: string, year: number): Promise<(Key & Standing)[]> {
  const lists = columns.map(column => sql`json_agg(${sql.ref(`t.${column}`)}) as ${sql.ref(column)}`)
  const { rows } = await sql<Record<string, unknown[] | null>>`
    select ${sql.join(lists)} ${below(superiorId, 'report_standings')} and t.year = ${year}`.execute(db)
  const all = rows[0]!
  return (all['agencyId'] ?? []).map((_, i) => {
    const one: Record<string, unknown> = {}
    for (const column of columns) one[column] = all[column]![i]
    return one as Key & Standing
  })
}

/** What was received in each of some years, as it was submitted: one entry a year, the bodies and their figures side by side. */
export async function submittedFigures(
  db: Db,
  superiorId: string,
  from: number,
  to: number,
): Promise<{ year: number; agencyIds: string[]; received: number[] }[]> {
  const { rows } = await sql<{ year: number; agencyIds: string[]; received: number[] }>`
    select t.year, json_agg(t.agency_id) as agency_ids, json_agg(t.received) as received
    ${below(superiorId, 'report_standings')} and t.year between ${from} and ${to} and t.received is not null
    group by t.year`.execute(db)
  return rows
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
export async function bodiesWithReport(db: Db, superiorId: string, year: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ all: string[] | null }>`
    select json_agg(t.agency_id) as all ${below(superiorId, 'reports')} and t.year = ${year}`.execute(db)
  return new Set(rows[0]?.all ?? [])
}

/** What was received in years of which nothing was submitted here: read out of what the bodies published. */
export async function receivedIn(db: Db, superiorId: string, from: number, to: number): Promise<(Key & { received: number | null })[]> {
  const { rows } = await sql<Key & { received: number | null }>`
    select t.agency_id, t.year, (s.content #>> '{applications,rows,received,6}')::numeric::int as received
    from agencies as b join reports as t on t.agency_id = b.id
    join report_steps s on s.agency_id = t.agency_id and s.report_id = t.id and s.seq = t.published_version
    where b.parent_id = ${superiorId} and t.year between ${from} and ${to}
      and not exists (select from report_standings o where o.agency_id = t.agency_id and o.year = t.year and o.received is not null)`.execute(
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
