import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { CalendarPaper, DaysOff, LocalDaysOff, PlainDate } from '../law/index.ts'

type Entered = { id: string; enteredAt: Date; enteredBy: string | null; enteredByName: string }

/** A paper that somebody entered. */
export type EnteredPaper = CalendarPaper & Entered & { amends: boolean }

/** Days off of the agency's own area. */
export type EnteredDaysOff = LocalDaysOff & Entered & { agencyId: string; announcedOn: PlainDate }

/** Who enters or withdraws what, and when. */
export type Entry = { by: { id: string; name: string }; at: Date }

const paperColumns = [
  ...(['id', 'year', 'amends', 'announcedOn', 'cites', 'source', 'daysOff', 'workingDays'] as const),
  ...(['enteredAt', 'enteredBy', 'enteredByName'] as const),
]

/** The papers in force, in the order announced; of two of one day the one entered later comes later. */
export async function enteredPapers(db: Db | Trx): Promise<EnteredPaper[]> {
  const withdrawn = db.selectFrom('announcedPapers').select('withdraws').where('withdraws', 'is not', null)
  const rows = await db
    .selectFrom('announcedPapers')
    .select(paperColumns)
    .where('withdraws', 'is', null)
    .where('id', 'not in', withdrawn)
    .orderBy('announcedOn')
    .orderBy('id')
    .execute()
  return rows.map(({ source, ...row }) => ({
    ...row,
    ...(source !== null && { source }),
    announcedOn: row.announcedOn as PlainDate,
    daysOff: row.daysOff as DaysOff[],
    workingDays: row.workingDays as PlainDate[],
  }))
}

/** The days off of the agency's own area that are in force. */
export async function localDaysOff(db: Db | Trx, agencyId: string): Promise<EnteredDaysOff[]> {
  const rows = await db.selectFrom('localDaysOff').selectAll().where('agencyId', '=', agencyId).orderBy('fromOn').orderBy('id').execute()
  const withdrawn = new Set(rows.map(({ withdraws }) => withdraws))
  return rows
    .filter(({ id, withdraws }) => withdraws === null && !withdrawn.has(id))
    .map(({ fromOn, toOn, announcedOn, withdraws: _, reason: __, ...row }) => ({
      ...row,
      from: fromOn as PlainDate,
      to: toOn as PlainDate,
      announcedOn: announcedOn as PlainDate,
    }))
}

/** Rows are only ever added: while their number and the newest of them stay the same, a calendar that was made of them stays right. */
export async function versionOf(db: Db | Trx, agencyId: string | null): Promise<string> {
  const state = sql<string>`count(*) || ' ' || coalesce(max(id::text), '')`.as('state')
  const papers = db.selectFrom('announcedPapers').select(state)
  if (agencyId === null) return (await papers.executeTakeFirstOrThrow()).state
  const local = db.selectFrom('localDaysOff').select(state).where('agencyId', '=', agencyId)
  const both = await db.selectNoFrom([papers.as('papers'), local.as('local')]).executeTakeFirstOrThrow()
  return `${both.papers} ${both.local}`
}

/** One paper at a time, whatever process enters it; held until the transaction ends. */
export async function lockPapers(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4664526)`.execute(trx)
}

export async function insertPaper(trx: Trx, id: string, paper: CalendarPaper & { notice: string }, { by, at }: Entry): Promise<void> {
  const { year, announcedOn, cites, source = null, amends = false, daysOff, workingDays, notice } = paper
  const days = { daysOff: JSON.stringify(daysOff), workingDays: JSON.stringify(workingDays) }
  const entered = { enteredAt: at, enteredBy: by.id, enteredByName: by.name }
  await trx
    .insertInto('announcedPapers')
    .values({ id, year, announcedOn, cites, source, amends, notice, ...days, ...entered })
    .execute()
}

/** One more row, which takes the other out of force. */
export async function insertPaperWithdrawal(trx: Trx, id: string, paper: EnteredPaper, reason: string, { by, at }: Entry): Promise<void> {
  const { year, announcedOn, cites, amends } = paper
  const entered = { enteredAt: at, enteredBy: by.id, enteredByName: by.name }
  await trx
    .insertInto('announcedPapers')
    .values({ id, year, announcedOn, cites, amends, notice: '', daysOff: '[]', workingDays: '[]', ...entered, withdraws: paper.id, reason })
    .execute()
}

type LocalRow = Pick<EnteredDaysOff, 'agencyId' | 'name' | 'from' | 'to' | 'announcedOn' | 'cites'>

export async function insertLocalDaysOff(
  trx: Trx,
  id: string,
  { agencyId, name, from, to, announcedOn, cites }: LocalRow,
  { by, at }: Entry,
  withdrawal: { withdraws: string; reason: string } | null = null,
): Promise<void> {
  const entered = { enteredAt: at, enteredBy: by.id, enteredByName: by.name }
  await trx
    .insertInto('localDaysOff')
    .values({ agencyId, id, name, fromOn: from, toOn: to, announcedOn, cites, ...entered, ...withdrawal })
    .execute()
}
