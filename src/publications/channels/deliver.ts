import type { Db } from '../../db/open.ts'
import { type Files, fileOf } from '../../files/index.ts'
import { beijingDay } from '../../law/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import { type PublicItem, publicItemById } from '../public-store.ts'
import { addressOf } from '../publish.ts'
import { articleHtml, cut, picturesIn, wechatLimits } from '../wechat/article.ts'
import { openWechat, type Picture, type Wechat } from '../wechat/client.ts'
import { WechatError } from '../wechat/error-codes.ts'
import { afterFailure, askAgainAfterMs, type Delivery } from './delivery.ts'
import { type Channel, channelOf, dueDeliveries, updateDelivery } from './store.ts'

export type Deps = { db: Db; files: Files; secrets: Secrets; now: () => Date; origin: string }
type Office = { id: string; slug: string }

export const secretPlace = (agencyId: string) => ({ table: 'channels', column: 'app_secret', agencyId, id: 'wechat' })

const kept = new Map<string, { key: string; wechat: Wechat }>()

/** One client an account, so that its token is asked for once and not at each delivery. */
function clientOf(agencyId: string, channel: Channel, { secrets, now }: Deps): Wechat {
  const key = `${channel.endpoint} ${channel.appId} ${channel.appSecret}`
  const found = kept.get(agencyId)
  if (found?.key === key) return found.wechat
  const appSecret = secrets.decrypt(channel.appSecret, secretPlace(agencyId))
  const wechat = openWechat({ endpoint: channel.endpoint, appId: channel.appId, appSecret }, { now: () => now().getTime() })
  kept.set(agencyId, { key, wechat })
  return wechat
}

/** Goes on with all that is due in an agency, one step each; what fails is written down and tried again later. Gives back how many were due. */
export async function deliverDue(deps: Deps, office: Office): Promise<number> {
  const channel = await channelOf(deps.db, office.id)
  if (!channel?.enabled) return 0
  const due = await dueDeliveries(deps.db, office.id, deps.now(), 20)
  for (const delivery of due) await deliver(deps, office, channel, delivery)
  return due.length
}

async function deliver(deps: Deps, office: Office, channel: Channel, delivery: Delivery): Promise<void> {
  const { db, now } = deps
  const change = await stepOf(deps, office, channel, delivery).catch((error: unknown) => afterFailure(delivery, error, now()))
  const at = now()
  const deliveredOn = delivery.deliveredOn ?? (change.state === 'done' ? beijingDay(at) : null)
  await updateDelivery(db, delivery, { ...change, deliveredOn, updatedAt: at })
}

const good = { tries: 0, error: null }

async function stepOf(deps: Deps, office: Office, channel: Channel, delivery: Delivery): Promise<Partial<Delivery>> {
  const wechat = clientOf(office.id, channel, deps)
  const now = deps.now()
  switch (delivery.state) {
    case 'waiting': {
      const item = await publicItemById(deps.db, office.id, delivery.publicationId)
      if (!item) return { ...good, state: 'withdrawn' }
      const draftId = await wechat.addDraft(await articleOf(deps, office, channel, wechat, item))
      // In the account's drafts it waits for a person, who publishes it there.
      return channel.publishes ? { ...good, state: 'drafted', draftId, notBefore: now } : { ...good, state: 'done', draftId }
    }
    case 'drafted':
      return {
        ...good,
        state: 'submitted',
        taskId: await wechat.publish(delivery.draftId!),
        notBefore: new Date(now.getTime() + askAgainAfterMs(0)),
      }
    case 'submitted': {
      const status = await wechat.status(delivery.taskId!)
      if (status.state === 'published') return { ...good, state: 'done', articleId: status.articleId, url: status.url }
      if (status.state === 'failed') return { state: 'failed', error: status.why }
      return { tries: delivery.tries + 1, notBefore: new Date(now.getTime() + askAgainAfterMs(delivery.tries)) }
    }
    case 'withdrawing':
      if (delivery.articleId) await wechat.withdraw(delivery.articleId)
      else if (delivery.taskId) {
        const status = await wechat.status(delivery.taskId)
        if (status.state === 'publishing') return { notBefore: new Date(now.getTime() + askAgainAfterMs(0)) }
        if (status.state === 'published') await wechat.withdraw(status.articleId)
      } else if (delivery.draftId) await wechat.deleteDraft(delivery.draftId)
      return { ...good, state: 'withdrawn' }
    default:
      return {}
  }
}

async function articleOf(deps: Deps, office: Office, channel: Channel, wechat: Wechat, item: PublicItem) {
  const address = `${deps.origin}${addressOf(office.slug, item.number)}`
  const cover = channel.coverFileId ? await pictureOf(deps, office.id, channel.coverFileId) : null
  if (!cover) throw new WechatError(40007, 'no cover')
  const uploaded = new Map<string, string>()
  for (const { src } of picturesIn(item.content.body)) {
    const [, fileId] = /\/files\/([0-9a-f-]{36})$/.exec(src) ?? []
    const picture = fileId ? await pictureOf(deps, office.id, fileId) : null
    if (picture) uploaded.set(src, await wechat.uploadPicture(picture))
  }
  const content = articleHtml(item.content.body, uploaded, address)
  const [letters, bytes] = [[...content].length, Buffer.byteLength(content)]
  if (letters > wechatLimits.content || bytes > wechatLimits.contentBytes) throw new WechatError(45002, 'content too long')
  return {
    ...{ title: cut(item.title, wechatLimits.title), author: cut(channel.author, wechatLimits.author) },
    ...{ digest: cut(item.summary, wechatLimits.digest), content, content_source_url: address },
    thumb_media_id: await wechat.addCover(cover),
  }
}

/** WeChat takes JPEG and PNG. */
async function pictureOf({ db, files }: Deps, agencyId: string, fileId: string): Promise<Picture | null> {
  const row = await fileOf(db, agencyId, fileId)
  if (!row || (row.mediaType !== 'image/jpeg' && row.mediaType !== 'image/png')) return null
  const pieces: Buffer[] = []
  for await (const piece of await files.get(row)) pieces.push(piece as Buffer)
  return { bytes: Buffer.concat(pieces), contentType: row.mediaType, name: row.mediaType === 'image/png' ? 'picture.png' : 'picture.jpg' }
}
