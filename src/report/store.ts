import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Finding } from './check/index.ts'
import type { Report } from './report.ts'
import type { Signing, State, StepName } from './steps.ts'
import type { Step, StoredReport, Summary } from './stored-report.ts'

const summary = [
  'agencyId',
  'id',
  'year',
  'state',
  'signing',
  'seq',
  'version',
  'publishedVersion',
  'publishedOn',
  'updatedOn',
  'errors',
  'warnings',
] as const

/** The agency's reports, the newest year first. */
export async function reportsOf(db: Db | Trx, agencyId: string): Promise<StoredReport[]> {
  const rows = await db.selectFrom('reports').select(summary).where('agencyId', '=', agencyId).orderBy('year', 'desc').execute()
  return rows.map(storedReport)
}

export async function reportOfYear(db: Db | Trx, agencyId: string, year: number): Promise<StoredReport | null> {
  // PostgreSQL refuses a number that its column cannot hold.
  if (!Number.isInteger(year) || year < 0 || year > 9999) return null
  const row = await db.selectFrom('reports').select(summary).where('agencyId', '=', agencyId).where('year', '=', year).executeTakeFirst()
  return row ? storedReport(row) : null
}

/** What happened to the report, from the first step to the last, without the contents. */
export async function stepsOf(db: Db | Trx, { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>): Promise<Step[]> {
  const rows = await db
    .selectFrom('reportSteps')
    .select([
      ...(['seq', 'step', 'at', 'takenOn', 'actorId', 'actor', 'reason', 'originallyPublishedOn'] as const),
      ...(['fileName', 'sourceKind', 'findings'] as const),
    ])
    .where('agencyId', '=', agencyId)
    .where('reportId', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    ...row,
    step: row.step as StepName,
    takenOn: row.takenOn as PlainDate,
    originallyPublishedOn: row.originallyPublishedOn as PlainDate | null,
    findings: row.findings as Finding[] | null,
  }))
}

/** The report as the step brought it. */
export async function contentOf(db: Db | Trx, { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>, version: number): Promise<Report> {
  const row = await db
    .selectFrom('reportSteps')
    .select('content')
    .where('agencyId', '=', agencyId)
    .where('reportId', '=', id)
    .where('seq', '=', version)
    .executeTakeFirstOrThrow()
  return row.content as Report
}

export async function insertReport(trx: Trx, report: StoredReport): Promise<void> {
  await trx.insertInto('reports').values(report).execute()
}

/** Writes the step after the others; of two that take the same place the second fails on the key. */
export async function insertStep(
  trx: Trx,
  report: Pick<StoredReport, 'agencyId' | 'id'>,
  step: Step,
  content: Report | null,
): Promise<void> {
  await trx
    .insertInto('reportSteps')
    .values({
      ...step,
      agencyId: report.agencyId,
      reportId: report.id,
      content: content && JSON.stringify(content),
      findings: step.findings && JSON.stringify(step.findings),
    })
    .execute()
}

export async function updateSummary(trx: Trx, { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>, now: Summary): Promise<void> {
  const { state, signing, seq, version, publishedVersion, publishedOn, updatedOn, errors, warnings } = now
  await trx
    .updateTable('reports')
    .set({ state, signing, seq, version, publishedVersion, publishedOn, updatedOn, errors, warnings })
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .execute()
}

/** What the records counted when a version left the office. */
export type Freeze = {
  version: number
  at: Date
  frozenOn: PlainDate
  actorId: string | null
  actor: string
  cause: 'submitted' | 'published'
  compiled: Report
}

export async function insertFreeze(trx: Trx, { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>, freeze: Freeze): Promise<void> {
  const compiled = JSON.stringify(freeze.compiled)
  await trx
    .insertInto('reportFreezes')
    .values({ ...freeze, agencyId, reportId: id, compiled })
    .execute()
}

/** The freezes of a report, in the order of its versions. */
export async function freezesOf(db: Db | Trx, { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>): Promise<Freeze[]> {
  const rows = await db
    .selectFrom('reportFreezes')
    .select(['version', 'at', 'frozenOn', 'actorId', 'actor', 'cause', 'compiled'])
    .where('agencyId', '=', agencyId)
    .where('reportId', '=', id)
    .orderBy('version')
    .execute()
  return rows.map(row => ({
    ...row,
    frozenOn: row.frozenOn as PlainDate,
    cause: row.cause as Freeze['cause'],
    compiled: row.compiled as Report,
  }))
}

/** What the records counted when a year ended. */
export type YearEnd = { year: number; at: Date; takenOn: PlainDate; compiled: Report }

/** Writes it where there is none; false: it is kept already. */
export async function insertYearEnd(trx: Trx, agencyId: string, { compiled, ...end }: YearEnd): Promise<boolean> {
  const into = trx.insertInto('reportYearEnds').values({ ...end, agencyId, compiled: JSON.stringify(compiled) })
  const { numInsertedOrUpdatedRows } = await into
    .onConflict(conflict => conflict.columns(['agencyId', 'year']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function yearEndOf(db: Db | Trx, agencyId: string, year: number): Promise<YearEnd | null> {
  const query = db.selectFrom('reportYearEnds').select(['year', 'at', 'takenOn', 'compiled']).where('agencyId', '=', agencyId)
  const row = await query.where('year', '=', year).executeTakeFirst()
  return row ? { ...row, takenOn: row.takenOn as PlainDate, compiled: row.compiled as Report } : null
}

/** Whether a version has left the office: from then on every new one says why. */
export async function hasLeft(db: Db | Trx, { agencyId, id }: Pick<StoredReport, 'agencyId' | 'id'>): Promise<boolean> {
  const query = db.selectFrom('reportFreezes').select('version').where('agencyId', '=', agencyId).where('reportId', '=', id)
  return (await query.limit(1).execute()).length > 0
}

type Row = Omit<StoredReport, 'state' | 'signing' | 'publishedOn' | 'updatedOn'> & {
  state: string
  signing: string | null
  publishedOn: string | null
  updatedOn: string | null
}

const storedReport = (row: Row): StoredReport => ({
  ...row,
  state: row.state as State,
  signing: row.signing as Signing | null,
  publishedOn: row.publishedOn as PlainDate | null,
  updatedOn: row.updatedOn as PlainDate | null,
})
