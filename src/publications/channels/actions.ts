import type { Db, Trx } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { NotFound } from '../../errors.ts'
import { append } from '../../journal/index.ts'
import { beijingDay, type PlainDate } from '../../law/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import { publicItemById } from '../public-store.ts'
import { secretPlace } from './deliver.ts'
import type { Delivery } from './delivery.ts'
import { type GazetteKind, gazetteFile } from './gazette.ts'
import { type Channel, channelOf, deliveryOf, insertDelivery, publishedBetween, putChannel, updateDelivery } from './store.ts'

/** Keeps the account's settings; a secret that is not given again stays as it is. */
export async function setChannel(
  db: Db,
  by: Person,
  agency: Agency,
  { appSecret, ...settings }: Omit<Channel, 'appSecret'> & { appSecret: string | null },
  { secrets, now }: { secrets: Secrets; now: Date },
): Promise<{ ok: true } | { ok: false; faults: Record<string, string> }> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  return db.transaction().execute(async trx => {
    const before = await channelOf(trx, agency.id)
    if (!appSecret && before?.appId !== settings.appId) return { ok: false, faults: { appSecret: '请填写 AppSecret。' } }
    const sealed = appSecret ? secrets.encrypt(appSecret, secretPlace(agency.id)) : before!.appSecret
    await putChannel(trx, agency.id, { ...settings, appSecret: sealed })
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action: 'channel.set', subject: `channel ${agency.slug}/wechat` },
      details: { ...settings, secretChanged: appSecret !== null },
    })
    return { ok: true }
  })
}

/** Sends the public version of an item on its way, in the transaction that made it public or when somebody asks for it; once a version. */
export function queueDelivery(
  trx: Trx,
  { agencyId, publicationId, version }: Pick<Delivery, 'agencyId' | 'publicationId' | 'version'>,
  now: Date,
): Promise<boolean> {
  return insertDelivery(trx, {
    ...{ agencyId, id: newId(), publicationId, version, channel: 'wechat', state: 'waiting', tries: 0, notBefore: now },
    ...{ draftId: null, taskId: null, articleId: null, url: null, error: null, createdAt: now, updatedAt: now, deliveredOn: null },
  })
}

/** What is published goes out by itself where its column is one of the channel's. */
export async function queueForColumn(
  trx: Trx,
  { columnKey, ...item }: Pick<Delivery, 'agencyId' | 'publicationId' | 'version'> & { columnKey: string },
  now: Date,
): Promise<void> {
  const channel = await channelOf(trx, item.agencyId)
  if (channel?.enabled && channel.columns.includes(columnKey)) await queueDelivery(trx, item, now)
}

/** Somebody sends a public item out. */
export async function sendItem(db: Db, by: Person, agency: Agency, publicationId: string, now: Date): Promise<void> {
  mustBeAllowed(by, 'publication.approve', agency)
  await db.transaction().execute(async trx => {
    const item = await publicItemById(trx, agency.id, publicationId)
    if (!item) throw new NotFound('这件信息没有公开，不能发到其他渠道。')
    const isNew = await queueDelivery(trx, { agencyId: agency.id, publicationId, version: item.version }, now)
    if (!isNew) return
    const subject = `publication ${agency.slug}/${item.number}`
    await append(trx, { agencyId: agency.id, at: now, actor: by, action: 'channel.send', subject, details: { channel: 'wechat' } })
  })
}

/** Tries once more what was given up. */
export async function retryDelivery(db: Db, by: Person, agency: Agency, id: string, now: Date): Promise<void> {
  mustBeAllowed(by, 'publication.approve', agency)
  await db.transaction().execute(async trx => {
    const delivery = await deliveryOf(trx, agency.id, id)
    if (!delivery) throw new NotFound('没有这次发送。')
    if (delivery.state !== 'failed') return
    // From where it stood: a draft that is there already is not made twice.
    const state = delivery.taskId === null && delivery.draftId !== null ? 'drafted' : 'waiting'
    await updateDelivery(trx, delivery, { state, taskId: null, tries: 0, error: null, notBefore: now, updatedAt: now })
    await append(trx, {
      agencyId: agency.id,
      at: now,
      actor: by,
      action: 'channel.retry',
      subject: `delivery ${agency.slug}/${id}`,
      details: {},
    })
  })
}

/** Sets what was published in a stretch of days for a gazette or a notice board, and notes which item went there. Nothing to set: null. */
export async function setGazette(
  db: Db,
  by: Person,
  agency: Agency,
  { from, to, kind }: { from: PlainDate; to: PlainDate; kind: GazetteKind },
  now: Date,
): Promise<{ bytes: Uint8Array; count: number } | null> {
  mustBeAllowed(by, 'publication.read', agency)
  const items = await publishedBetween(db, agency.id, { from, to, limit: 500 })
  if (items.length === 0) return null
  const bytes = await gazetteFile(kind, { agency: agency.name, from, to, items })
  await db.transaction().execute(async trx => {
    for (const { id, version } of items)
      await insertDelivery(trx, {
        ...{ agencyId: agency.id, id: newId(), publicationId: id, version, channel: 'gazette', state: 'done', tries: 0, notBefore: now },
        ...{
          draftId: null,
          taskId: null,
          articleId: null,
          url: null,
          error: null,
          createdAt: now,
          updatedAt: now,
          deliveredOn: beijingDay(now),
        },
      })
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action: 'channel.gazette', subject: `gazette ${agency.slug}/${from}/${to}` },
      ...{ details: { items: items.length, kind }, article: '《政府信息公开条例》第二十三条' },
    })
  })
  return { bytes, count: items.length }
}
