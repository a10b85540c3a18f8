import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Content, Entry, Monthly } from './entry.ts'
import type { RegisterName } from './register.ts'
import type { State, StepName } from './steps.ts'

export type Key = { agencyId: string; id: string }

/** One thing that happened to an entry; `content` where the step changed what it says. */
export type Step = {
  seq: number
  step: StepName
  at: Date
  onDay: PlainDate
  actorId: string | null
  actor: string
  reason: string | null
  content: Content | Monthly | null
}

const columns = [
  ...(['agencyId', 'id', 'register', 'state', 'seq', 'decidedOn', 'pieces', 'fen', 'isMonthly', 'item', 'number', 'party'] as const),
  ...(['sectionId', 'shownUntil', 'publishedOn', 'overturnedOn', 'content', 'authors'] as const),
]

const asEntry = (row: unknown): Entry => {
  const { fen, ...entry } = row as Omit<Entry, 'fen'> & { fen: number | string | null }
  return { ...entry, fen: fen === null ? null : Number(fen) }
}

export async function entryOf(db: Db | Trx, { agencyId, id }: Key): Promise<Entry | null> {
  const row = await db
    .selectFrom('registerEntries')
    .select(columns)
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asEntry(row) : null
}

/** The same for whoever is about to change it: everybody else waits until the end of the transaction. */
export async function lockedEntry(trx: Trx, { agencyId, id }: Key): Promise<Entry | null> {
  const query = trx.selectFrom('registerEntries').select(columns).where('agencyId', '=', agencyId).where('id', '=', id)
  const row = await query.forUpdate().executeTakeFirst()
  return row ? asEntry(row) : null
}

/** As many rows as one statement takes: each has some twenty values, of 65,535 at most. */
const atOnce = 1000

/** Writes those that do not stand already, by their fingerprints, and gives back the ids of what was written. */
export async function insertEntries(
  trx: Trx,
  entries: readonly Entry[],
  fingerprintOf: (content: Entry['content']) => string,
): Promise<ReadonlySet<string>> {
  // in one order for everybody: two that bring in the same list wait for each other, and neither for both
  const rows = entries
    .map(({ content, authors, ...row }) => {
      return { ...row, fingerprint: fingerprintOf(content), content: JSON.stringify(content), authors: JSON.stringify(authors) }
    })
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
  const written = new Set<string>()
  for (let at = 0; at < rows.length; at += atOnce) {
    const into = trx.insertInto('registerEntries').values(rows.slice(at, at + atOnce))
    const once = into.onConflict(conflict =>
      conflict.columns(['agencyId', 'register', 'fingerprint']).where('state', '<>', 'struck').doNothing(),
    )
    for (const { id } of await once.returning('id').execute()) written.add(id)
  }
  return written
}

export async function updateEntry(trx: Trx, { agencyId, id }: Key, now: Partial<Entry>, fingerprint?: string): Promise<void> {
  const { content, authors, ...rest } = now
  const written = {
    ...rest,
    ...(fingerprint && { fingerprint }),
    ...(content && { content: JSON.stringify(content) }),
    ...(authors && { authors: JSON.stringify(authors) }),
  }
  await trx.updateTable('registerEntries').set(written).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

/** Writes each step after the others of its entry; of two that take the same place the second fails on the key. */
export async function insertSteps(trx: Trx, steps: readonly (readonly [Key, Step])[]): Promise<void> {
  const rows = steps.map(([{ agencyId, id }, { content, ...step }]) => {
    return { ...step, agencyId, entryId: id, content: content && JSON.stringify(content) }
  })
  for (let at = 0; at < rows.length; at += atOnce)
    await trx
      .insertInto('registerSteps')
      .values(rows.slice(at, at + atOnce))
      .execute()
}

export async function stepsOf(db: Db | Trx, { agencyId, id }: Key): Promise<Step[]> {
  const rows = await db
    .selectFrom('registerSteps')
    .select(['seq', 'step', 'at', 'onDay', 'actorId', 'actor', 'reason', 'content'])
    .where('agencyId', '=', agencyId)
    .where('entryId', '=', id)
    .orderBy('seq')
    .execute()
  return rows as Step[]
}

export type Wanted = {
  register: RegisterName
  from?: PlainDate | null
  to?: PlainDate | null
  state?: State | null
  sections?: readonly string[] | null
  after?: { on: PlainDate; id: string } | null
  limit: number
}

/** A stretch of a register, the newest decision first. */
export async function entriesOf(db: Db | Trx, agencyId: string, wanted: Wanted): Promise<Entry[]> {
  const { register, from, to, state, sections, after, limit } = wanted
  let query = db.selectFrom('registerEntries').select(columns).where('agencyId', '=', agencyId).where('register', '=', register)
  if (from) query = query.where('decidedOn', '>=', from)
  if (to) query = query.where('decidedOn', '<=', to)
  if (state) query = query.where('state', '=', state)
  if (sections) query = sections.length > 0 ? query.where('sectionId', 'in', sections) : query.where(sql<boolean>`false`)
  if (after)
    query = query.where(sql<boolean>`(decided_on < ${after.on}::date or (decided_on = ${after.on}::date and id > ${after.id}::uuid))`)
  const rows = await query.orderBy('decidedOn', 'desc').orderBy('id').limit(limit).execute()
  return rows.map(asEntry)
}

/** An entry among those that a figure counts. */
export type CountedEntry = Pick<Entry, 'id' | 'register' | 'decidedOn' | 'number' | 'item' | 'party' | 'pieces' | 'fen'>

/** What a figure of table 2 counts, the newest first: nothing of what an entry says besides. */
export async function entriesBehind(
  db: Db,
  agencyId: string,
  register: RegisterName,
  { from, to }: { from: PlainDate; to: PlainDate },
  limit = 1000,
): Promise<CountedEntry[]> {
  const rows = await db
    .selectFrom('registerEntries')
    .select(['id', 'register', 'decidedOn', 'number', 'item', 'party', 'pieces', 'fen'])
    .where('agencyId', '=', agencyId)
    .where('register', '=', register)
    .where('decidedOn', '>=', from)
    .where('decidedOn', '<=', to)
    .where('state', '<>', 'struck')
    .orderBy('decidedOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, register, decidedOn: row.decidedOn as PlainDate, fen: row.fen === null ? null : Number(row.fen) }))
}

/** What the public sees of a register on a day, the newest first. */
export async function shownEntries(
  db: Db,
  agencyId: string,
  register: RegisterName,
  today: PlainDate,
  { offset, limit }: { offset: number; limit: number },
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('registerEntries')
    .select(columns)
    .where('agencyId', '=', agencyId)
    .where('register', '=', register)
    .where('state', '=', 'public')
    .where(sql<boolean>`(shown_until is null or shown_until >= ${today}::date)`)
    .orderBy('decidedOn', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(asEntry)
}

/** How many the public sees of each register, and the day of the newest. */
export async function shownCounts(
  db: Db,
  agencyId: string,
  today: PlainDate,
): Promise<{ register: RegisterName; items: number; newestOn: PlainDate }[]> {
  const { rows } = await sql<{ register: RegisterName; items: number; newestOn: PlainDate }>`
    select register, count(*)::int as items, max(published_on) as newest_on from register_entries
    where agency_id = ${agencyId} and state = 'public' and (shown_until is null or shown_until >= ${today}::date)
    group by register order by register`.execute(db)
  return rows
}

/** All entries that are to be shown, or to be taken back: whether they are late the calendar tells. */
export async function pendingEntries(db: Db, agencyId: string, limit = 500): Promise<Entry[]> {
  const rows = await db
    .selectFrom('registerEntries')
    .select(columns)
    .where('agencyId', '=', agencyId)
    .where('register', 'in', ['licences', 'penalties'])
    .where('isMonthly', '=', false)
    .where(sql<boolean>`((state = 'entered' and overturned_on is null) or (state = 'public' and overturned_on is not null))`)
    .orderBy('decidedOn')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asEntry)
}

/** Which of these stand in the register already. */
export async function standingFingerprints(
  db: Db,
  agencyId: string,
  register: RegisterName,
  fingerprints: readonly string[],
): Promise<Set<string>> {
  if (fingerprints.length === 0) return new Set()
  const rows = await db
    .selectFrom('registerEntries')
    .select('fingerprint')
    .where('agencyId', '=', agencyId)
    .where('register', '=', register)
    .where('state', '<>', 'struck')
    .where('fingerprint', 'in', fingerprints)
    .execute()
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}

export type Counted = { register: RegisterName; entries: number; pieces: number; fen: number }

/** What table 2 counts of a stretch of days: published or not, all but what was struck (law notes T2-3). */
export async function countsBetween(db: Db, agencyId: string, from: PlainDate, to: PlainDate): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select register, count(*)::int as entries, sum(pieces)::int as pieces, coalesce(sum(fen), 0)::float8 as fen
    from register_entries where agency_id = ${agencyId} and decided_on between ${from} and ${to} and state <> 'struck'
    group by register`.execute(db)
  return rows
}

/** Where the entries of a period stand, register by register. */
export async function statesBetween(
  db: Db,
  agencyId: string,
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<{ register: RegisterName; state: State; pieces: number }[]> {
  const { rows } = await sql<{ register: RegisterName; state: State; pieces: number }>`
    select register, state, sum(pieces)::int as pieces from register_entries
    where agency_id = ${agencyId} and decided_on between ${from} and ${to} and state <> 'struck' and not is_monthly
    group by register, state order by register, state`.execute(db)
  return rows
}

/** Months of the year that have both a signed figure and single entries: they may be counted twice. */
export async function doubledMonths(db: Db, agencyId: string, year: number): Promise<{ register: RegisterName; month: string }[]> {
  const { rows } = await sql<{ register: RegisterName; month: string }>`
    select register, to_char(decided_on, 'YYYY-MM') as month from register_entries
    where agency_id = ${agencyId} and decided_on between ${`${year}-01-01`} and ${`${year}-12-31`} and state <> 'struck'
    group by 1, 2 having bool_or(is_monthly) and not bool_and(is_monthly) order by 1, 2`.execute(db)
  return rows
}
