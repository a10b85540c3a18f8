import { type Context, Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import { type Agency, allAgencies, publicOfficeIn } from '../../people/index.ts'
import { portalPlaces } from '../../web/layout/index.ts'
import { everywhere, type Part, parts } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import { type Listed, listPlace } from '../public-store.ts'
import { addressOf } from '../publish.ts'
import { type FeedItem, type FeedKind, type FeedOf, feedText, feedTypes } from './feeds/feed.ts'
import { type Place, placeKey, placeNamed } from './list.ts'
import type { PortalDeps, PortalEnv } from './routes.tsx'
import { newestOfAll } from './store.ts'

const inFeed = 30
const kinds = Object.keys(feedTypes) as FeedKind[]

/** What is new, for programs that subscribe: of the site, of an agency, of a part and of each column. */
export function portalFeedRoutes({ db }: PortalDeps): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>()

  for (const kind of kinds) {
    site.get(`/feed.${kind}`, async c => {
      const offices = await allAgencies(db)
      const ids = offices.map(({ id }) => id)
      const { origin, site: settings } = c.get('page')
      const newest = await newestOfAll(db, ids, inFeed)
      const items = newest.map(item => feedItem(origin, offices.find(({ id }) => id === item.agencyId)!, item, ''))
      return answer(c, kind, { title: settings.name, description: `${settings.name}最新公开的信息`, url: `${origin}/`, items })
    })
    site.get(`/:agency/feed.${kind}`, async c => {
      const office = await publicOfficeIn(db, c)
      const name = `${office.name}政府信息公开`
      return listed(c, kind, office, everywhere, { title: name, description: `${name}：最新`, path: portalPlaces(office).home })
    })
    for (const part of Object.keys(parts) as Part[])
      site.get(`/:agency/${part}.${kind}`, async c => placed(c, kind, await publicOfficeIn(db, c), { part, column: null }))
  }

  site.get('/:agency/content/:file{[a-z][a-z0-9-]*\\.(?:rss|atom)}', async c => {
    const office = await publicOfficeIn(db, c)
    const [key, kind] = c.req.param('file').split('.') as [string, FeedKind]
    const place = await placeNamed(db, office, key)
    if (!place) throw new NotFound('没有这个栏目。')
    return placed(c, kind, office, place)
  })

  function placed(c: Context<PortalEnv>, kind: FeedKind, office: Agency, place: Place) {
    const { column, part } = place
    const name = column?.name ?? parts[part].label
    return listed(c, kind, office, placeKey(place), {
      title: `${office.name}：${name}`,
      description: column?.description || `${office.name}${name}`,
      path: column ? `${portalPlaces(office).content}/${column.key}` : portalPlaces(office)[part],
    })
  }

  async function listed(
    c: Context<PortalEnv>,
    kind: FeedKind,
    office: Agency,
    place: string,
    { path, ...about }: { title: string; description: string; path: string },
  ) {
    const { origin } = c.get('page')
    const [rows, columns] = await Promise.all([listPlace(db, office.id, { place, limit: inFeed }), columnsOf(db, office.id)])
    const items = rows.map(item => feedItem(origin, office, item, columns.find(({ key }) => key === item.columnKey)?.name ?? ''))
    return answer(c, kind, { ...about, url: origin + path, items })
  }

  return site
}

function feedItem(origin: string, office: { slug: string; name: string }, item: Listed, column: string): FeedItem {
  return {
    ...{ url: origin + addressOf(office.slug, item.number), title: item.title, summary: item.summary },
    ...{ category: column || office.name, author: item.source || office.name },
    ...{ publishedAt: item.publishedAt, updatedAt: item.updatedAt },
  }
}

function answer(c: Context<PortalEnv>, kind: FeedKind, feed: Omit<FeedOf, 'self'>) {
  return c.body(feedText(kind, { ...feed, self: c.get('page').origin + c.req.path }), 200, { 'content-type': feedTypes[kind] })
}
