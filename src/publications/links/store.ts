import { sql } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'

export type Untried = { id: string; body: string }

/** Public items whose links were never tried, or the longest ago and before a day. */
export async function itemsToTry(db: Db, agencyId: string, before: PlainDate, limit: number): Promise<Untried[]> {
  const { rows } = await sql<Untried>`
    select i.id, i.content ->> 'body' as body
    from public_items i left join link_tries t on t.agency_id = i.agency_id and t.publication_id = i.id
    where i.agency_id = ${agencyId} and (t.tried_on is null or t.tried_on < ${before} or t.tried_on < (i.updated_at at time zone 'Asia/Shanghai')::date)
    order by t.tried_on nulls first, i.id
    limit ${limit}`.execute(db)
  return rows
}

export type Dead = { href: string; status: number | null }

/** What was found of an item's links on a day, in place of what was known. A link that was dead before stays dead since then. */
export async function putTried(trx: Trx, agencyId: string, publicationId: string, dead: readonly Dead[], today: PlainDate): Promise<void> {
  await trx
    .insertInto('linkTries')
    .values({ agencyId, publicationId, triedOn: today })
    .onConflict(conflict => conflict.columns(['agencyId', 'publicationId']).doUpdateSet({ triedOn: today }))
    .execute()
  for (const { href, status } of dead)
    await trx
      .insertInto('deadLinks')
      .values({ agencyId, publicationId, href, status, sinceOn: today, triedOn: today })
      .onConflict(conflict => conflict.columns(['agencyId', 'publicationId', 'href']).doUpdateSet({ status, triedOn: today }))
      .execute()
  await trx
    .deleteFrom('deadLinks')
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', publicationId)
    .where('triedOn', '<', today)
    .execute()
}

/** What is known of an address: `unknown` where this machine cannot tell. */
export type Probed = { href: string; answer: 'there' | 'dead' | 'unknown'; status: number | null; triedOn: PlainDate }

export async function putProbes(trx: Trx, agencyId: string, probed: readonly Probed[]): Promise<void> {
  for (const one of [...probed].sort((a, b) => (a.href < b.href ? -1 : 1)))
    await trx
      .insertInto('linkProbes')
      .values({ agencyId, ...one })
      .onConflict(conflict =>
        conflict.columns(['agencyId', 'href']).doUpdateSet({ answer: one.answer, status: one.status, triedOn: one.triedOn }),
      )
      .execute()
}

/** Of these addresses, what was last known of each. */
export async function probesOf(db: Db, agencyId: string, hrefs: readonly string[]): Promise<Map<string, Probed>> {
  if (hrefs.length === 0) return new Map()
  const rows = await db
    .selectFrom('linkProbes')
    .select(['href', 'answer', 'status', 'triedOn'])
    .where('agencyId', '=', agencyId)
    .where('href', 'in', hrefs)
    .execute()
  return new Map(rows.map(row => [row.href, row as Probed]))
}

export type DeadLine = {
  id: string
  number: number
  title: string
  href: string
  status: number | null
  sinceOn: PlainDate
  triedOn: PlainDate
}

/** Links that do not answer, the longest first. */
export async function deadLinksOf(db: Db, agencyId: string, limit: number): Promise<DeadLine[]> {
  const rows = await db
    .selectFrom('deadLinks as d')
    .innerJoin('publicItems as i', join => join.onRef('i.agencyId', '=', 'd.agencyId').onRef('i.id', '=', 'd.publicationId'))
    .select(['i.id', 'i.number', 'i.title', 'd.href', 'd.status', 'd.sinceOn', 'd.triedOn'])
    .where('d.agencyId', '=', agencyId)
    .orderBy('d.sinceOn')
    .orderBy('d.href')
    .limit(limit)
    .execute()
  return rows as DeadLine[]
}

/** Of these numbers, those that are public. */
export async function publicNumbers(db: Db | Trx, agencyId: string, numbers: readonly number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set()
  const rows = await db.selectFrom('publicItems').select('number').where('agencyId', '=', agencyId).where('number', 'in', numbers).execute()
  return new Set(rows.map(({ number }) => number))
}
