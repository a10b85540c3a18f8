import { sql } from 'kysely'
import type { Db, Trx } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import type { PublicItem } from '../public-store.ts'
import type { Delivery, DeliveryState } from './delivery.ts'

/** The agency's own account. `appSecret` is sealed. */
export type Channel = {
  enabled: boolean
  endpoint: string
  appId: string
  appSecret: string
  author: string
  coverFileId: string | null
  publishes: boolean
  columns: readonly string[]
}

export async function channelOf(db: Db | Trx, agencyId: string): Promise<Channel | null> {
  const row = await db
    .selectFrom('channels')
    .select(['enabled', 'endpoint', 'appId', 'appSecret', 'author', 'coverFileId', 'publishes', 'columns'])
    .where('agencyId', '=', agencyId)
    .where('kind', '=', 'wechat')
    .executeTakeFirst()
  return row ? (row as Channel) : null
}

export async function putChannel(trx: Trx, agencyId: string, channel: Channel): Promise<void> {
  const row = { ...channel, columns: JSON.stringify(channel.columns) }
  await trx
    .insertInto('channels')
    .values({ ...row, agencyId, kind: 'wechat' })
    .onConflict(conflict => conflict.columns(['agencyId', 'kind']).doUpdateSet(row))
    .execute()
}

/** Once for each version and channel: asked for twice it stays one. */
export async function insertDelivery(trx: Trx, delivery: Delivery): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('channelDeliveries')
    .values(delivery)
    .onConflict(conflict => conflict.columns(['agencyId', 'publicationId', 'channel', 'version']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Sets the row where it still stands as it was seen; false: somebody else went on with it. */
export async function updateDelivery(
  db: Db | Trx,
  { agencyId, id, state, updatedAt }: Pick<Delivery, 'agencyId' | 'id' | 'state' | 'updatedAt'>,
  now: Partial<Omit<Delivery, 'agencyId' | 'id'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelDeliveries')
    .set(now)
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('updatedAt', '=', updatedAt)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deliveryOf(db: Db | Trx, agencyId: string, id: string): Promise<Delivery | null> {
  const row = await db.selectFrom('channelDeliveries').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).executeTakeFirst()
  return row ? (row as Delivery) : null
}

/** What is due in the agency, the oldest first. */
export async function dueDeliveries(db: Db, agencyId: string, now: Date, limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('channelDeliveries')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('state', 'in', ['waiting', 'drafted', 'submitted', 'withdrawing'])
    .where('notBefore', '<=', now)
    .orderBy('notBefore')
    .limit(limit)
    .execute()
  return rows as Delivery[]
}

export type DeliveryLine = Delivery & { title: string; number: number | null }

/** The newest deliveries with the titles of their items. */
export async function deliveriesOf(
  db: Db,
  agencyId: string,
  { publicationId, limit }: { publicationId?: string; limit: number },
): Promise<DeliveryLine[]> {
  const rows = await db
    .selectFrom('channelDeliveries as d')
    .innerJoin('publications as p', join => join.onRef('p.agencyId', '=', 'd.agencyId').onRef('p.id', '=', 'd.publicationId'))
    .selectAll('d')
    .select(['p.title', 'p.number'])
    .where('d.agencyId', '=', agencyId)
    .$if(publicationId !== undefined, query => query.where('d.publicationId', '=', publicationId!))
    .orderBy('d.createdAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows as DeliveryLine[]
}

/** Takes back what is out, and stops what is on its way. */
export async function withdrawDeliveries(trx: Trx, agencyId: string, publicationId: string, now: Date): Promise<void> {
  const of = (states: readonly DeliveryState[], state: DeliveryState) =>
    trx
      .updateTable('channelDeliveries')
      .set({ state, tries: 0, error: null, notBefore: now, updatedAt: now })
      .where('agencyId', '=', agencyId)
      .where('publicationId', '=', publicationId)
      .where('channel', '=', 'wechat')
      .where('state', 'in', states)
      .execute()
  await of(['drafted', 'submitted', 'done'], 'withdrawing')
  await of(['waiting', 'failed'], 'withdrawn')
}

/** The agencies that have an account in use. Each is then asked by itself. */
export async function agenciesWithChannel(db: Db): Promise<string[]> {
  const { rows } = await sql<{ agencyId: string }>`select distinct agency_id as "agencyId" from channels where kind = 'wechat'`.execute(db)
  return rows.map(({ agencyId }) => agencyId)
}

/** What was published here in a stretch of days, the oldest first; imported items are no news. */
export async function publishedBetween(
  db: Db,
  agencyId: string,
  { from, to, limit }: { from: PlainDate; to: PlainDate; limit: number },
): Promise<PublicItem[]> {
  const rows = await db
    .selectFrom('publicItems')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('publishedOn', '>=', from)
    .where('publishedOn', '<=', to)
    .where('originalOn', 'is', null)
    .orderBy('publishedOn')
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows as PublicItem[]
}

/** How many items first went out through each channel in a year. A new version that is sent again is no other item, nor is it one of another year. */
export async function deliveredInYear(db: Db, agencyId: string, year: number): Promise<{ channel: Delivery['channel']; items: number }[]> {
  const { rows } = await sql<{ channel: Delivery['channel']; items: number }>`
    select channel, count(*)::int as items from (
      select channel, publication_id, min(delivered_on) as first_on from channel_deliveries
      where agency_id = ${agencyId} and delivered_on is not null group by channel, publication_id
    ) first
    where extract(year from first_on) = ${year}
    group by channel order by channel`.execute(db)
  return rows
}
