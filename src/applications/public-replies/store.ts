import { type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { PublishedReplies } from '../../db/tables.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Key } from '../store.ts'
import type { Texts } from './masking.ts'
import type { PublicFile, PublicReply } from './reply.ts'
import type { ReplyState, ReplyStepName } from './steps.ts'

/** What was published by a step. */
export type ReplyContent = Texts & { enclosed: readonly PublicFile[] }

export type ReplyStep = {
  seq: number
  step: ReplyStepName
  at: Date
  onDay: PlainDate
  actorId: string | null
  actor: string
  reason: string | null
  content: ReplyContent | null
}

const asReply = (row: Selectable<PublishedReplies>): PublicReply => row as unknown as PublicReply

/** The public form of the reply to a case; with `lock` everybody else who would change it waits. */
export async function replyOfCase(db: Db | Trx, { agencyId, id }: Key, lock = false): Promise<PublicReply | null> {
  const row = await db
    .selectFrom('publishedReplies')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
  return row ? asReply(row) : null
}

/** By the number of its public address: what is public, or was. */
export async function replyOfNumber(db: Db, agencyId: string, number: number): Promise<PublicReply | null> {
  const row = await db
    .selectFrom('publishedReplies')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? asReply(row) : null
}

export async function insertReply(trx: Trx, { chosen, enclosed, kept, authors, ...row }: PublicReply): Promise<void> {
  const written = {
    chosen: JSON.stringify(chosen),
    enclosed: JSON.stringify(enclosed),
    kept: JSON.stringify(kept),
    authors: JSON.stringify(authors),
  }
  await trx
    .insertInto('publishedReplies')
    .values({ ...row, ...written })
    .execute()
}

export async function updateReply(
  trx: Trx,
  { agencyId, id }: Pick<PublicReply, 'agencyId' | 'id'>,
  now: Partial<PublicReply>,
): Promise<void> {
  const { chosen, enclosed, kept, authors, ...rest } = now
  const written = {
    ...rest,
    ...(chosen && { chosen: JSON.stringify(chosen) }),
    ...(enclosed && { enclosed: JSON.stringify(enclosed) }),
    ...(kept && { kept: JSON.stringify(kept) }),
    ...(authors && { authors: JSON.stringify(authors) }),
  }
  await trx.updateTable('publishedReplies').set(written).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

/** Writes the step after the others; of two that take the same place the second fails on the key. */
export async function insertReplyStep(
  trx: Trx,
  { agencyId, id }: Pick<PublicReply, 'agencyId' | 'id'>,
  { content, ...step }: ReplyStep,
): Promise<void> {
  const written = { ...step, agencyId, replyId: id, content: content && JSON.stringify(content) }
  await trx.insertInto('publishedReplySteps').values(written).execute()
}

export async function replyStepsOf(db: Db | Trx, { agencyId, id }: Pick<PublicReply, 'agencyId' | 'id'>): Promise<ReplyStep[]> {
  const rows = await db
    .selectFrom('publishedReplySteps')
    .select(['seq', 'step', 'at', 'onDay', 'actorId', 'actor', 'reason', 'content'])
    .where('agencyId', '=', agencyId)
    .where('replyId', '=', id)
    .orderBy('seq')
    .execute()
  return rows as unknown as ReplyStep[]
}

export type ReplyFilters = { keyword: string; year: number | null; after: { on: PlainDate; number: number } | null }

/** A public one as lists show it. */
export type ShownReply = Texts & { id: string; number: number; shownOn: PlainDate; enclosed: readonly PublicFile[] }

/** What everybody reads, the newest first. */
export async function shownReplies(
  db: Db | Trx,
  agencyId: string,
  { keyword, year, after }: ReplyFilters,
  limit: number,
): Promise<ShownReply[]> {
  const words = keyword.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5)
  let query = db
    .selectFrom('publishedReplies')
    .select(['id', 'number', 'title', 'asked', 'answered', 'shownOn', 'enclosed'])
    .where('agencyId', '=', agencyId)
    .where('state', '=', 'public')
  if (year) query = query.where('shownOn', '>=', `${year}-01-01`).where('shownOn', '<=', `${year}-12-31`)
  for (const word of words) query = query.where(sql<boolean>`strpos(lower(title || ' ' || asked || ' ' || answered), ${word}) > 0`)
  if (after) query = query.where(sql<boolean>`(shown_on, number) < (${after.on}::date, ${after.number}::int)`)
  return (await query.orderBy('shownOn', 'desc').orderBy('number', 'desc').limit(limit).execute()) as unknown as ShownReply[]
}

/** Addresses and days alone, the newest first: for maps. */
export async function shownNumbers(db: Db, agencyId: string, limit: number): Promise<{ number: number; shownOn: PlainDate }[]> {
  const rows = await db
    .selectFrom('publishedReplies')
    .select(['number', 'shownOn'])
    .where('agencyId', '=', agencyId)
    .where('state', '=', 'public')
    .orderBy('shownOn', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows as { number: number; shownOn: PlainDate }[]
}

export type ShownCounts = { items: number; newestOn: PlainDate | null; years: readonly number[] }

export async function shownReplyCounts(db: Db | Trx, agencyId: string): Promise<ShownCounts> {
  const { rows } = await sql<{ year: number; items: number; newestOn: PlainDate }>`
    select extract(year from shown_on)::int as year, count(*)::int as items, max(shown_on) as newest_on from published_replies
    where agency_id = ${agencyId} and state = 'public' group by 1 order by 1 desc`.execute(db)
  return {
    items: rows.reduce((sum, { items }) => sum + items, 0),
    newestOn: rows[0]?.newestOn ?? null,
    years: rows.map(({ year }) => year),
  }
}

/** A reply as the desk lists it, with its case. */
export type DeskReply = Pick<PublicReply, 'id' | 'state' | 'title' | 'number' | 'shownOn' | 'authors'> & {
  case: { number: string; year: number; ordinal: number; sectionId: string | null }
}

/** All of the office: what waits for somebody first. Sections see those of their own cases. */
export async function deskReplies(db: Db, agencyId: string, sections: readonly string[] | null, limit = 500): Promise<DeskReply[]> {
  const rows = await db
    .selectFrom('publishedReplies as r')
    .innerJoin('applications as a', join => join.onRef('a.agencyId', '=', 'r.agencyId').onRef('a.id', '=', 'r.applicationId'))
    .select(['r.id', 'r.state', 'r.title', 'r.number', 'r.shownOn', 'r.authors'])
    .select(['a.number as caseNumber', 'a.year', 'a.ordinal', 'a.sectionId'])
    .where('r.agencyId', '=', agencyId)
    .$if(sections !== null, query => query.where(sql<boolean>`a.section_id = any(${sql.val([...(sections ?? [])])}::uuid[])`))
    .orderBy(sql`array_position(array['submitted', 'draft', 'public', 'withdrawn'], r.state)`)
    .orderBy('r.shownOn', 'desc')
    .orderBy('a.year', 'desc')
    .orderBy('a.ordinal', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ caseNumber: number, year, ordinal, sectionId, ...row }) => ({
    ...{ id: row.id, state: row.state as ReplyState, title: row.title, number: row.number, shownOn: row.shownOn as PlainDate | null },
    ...{ authors: row.authors as readonly string[], case: { number, year, ordinal, sectionId } },
  }))
}

/** How many wait for an approval by somebody who wrote at none of them. */
export async function repliesToApprove(db: Db, agencyId: string, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from published_replies
    where agency_id = ${agencyId} and state = 'submitted' and not authors ? ${personId}`.execute(db)
  return rows[0]!.count
}

/**
 * Blanks what is not public when the case is erased (个人信息保护法 art. 47): a draft may hold what had not been masked yet, and what was
 * withdrawn may have been withdrawn for it. What is public was masked and stays.
 */
export async function eraseUnshown(trx: Trx, { agencyId, id }: Key): Promise<void> {
  const [gone] = await trx
    .updateTable('publishedReplies')
    .set({ title: '（已清除）', asked: '（已清除）', answered: '（已清除）', chosen: '[]', kept: '{}' })
    .where('agencyId', '=', agencyId)
    .where('applicationId', '=', id)
    .where('state', '<>', 'public')
    .returning('id')
    .execute()
  if (gone)
    await trx
      .updateTable('publishedReplySteps')
      .set({ content: null })
      .where('agencyId', '=', agencyId)
      .where('replyId', '=', gone.id)
      .execute()
}
