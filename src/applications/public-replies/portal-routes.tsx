import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import { type Agency, type Person, publicOfficeIn } from '../../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../../publications/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { settingsOf } from '../settings.ts'
import { cursorAfter, filtersIn, listHead, onPage, recordOf, rowOf } from './list.ts'
import { PublicRepliesPage } from './pages/public-list.tsx'
import { PublicReplyPage, WithdrawnReplyPage } from './pages/public-reply.tsx'
import type { PublicReply } from './reply.ts'
import { repliesAddress } from './search-entry.ts'
import { replyOfNumber, shownReplies, shownReplyCounts } from './store.ts'

const mostRows = 10_000
// No braces inside: the router would read them as the end of the pattern.
const one = '/:agency/replies/:number{[1-9][0-9]*}'

/** `/:agency/replies`: replies of general interest, as everybody may read them (art. 44). There only where the office shows them. */
export function publicReplyPortalRoutes({ db: own, reading, files }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const db = reading ?? own

  site.get('/:agency/replies', async c => {
    const office = await showing(c)
    const filters = filtersIn(name => c.req.query(name))
    const rows = await shownReplies(db, office.id, filters, onPage + 1)
    const replies = rows.slice(0, onPage)
    const next = rows.length > onPage ? cursorAfter(replies.at(-1)!) : null
    const counts = await shownReplyCounts(db, office.id)
    return c.html(<PublicRepliesPage page={c.get('page')} {...{ office, filters, replies, next, counts }} />)
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`/:agency/replies.${kind}`, async c => {
      const office = await showing(c)
      const rows = (await recordsIn(c, office)).map(rowOf)
      c.header('content-disposition', `attachment; filename="${office.slug}-replies.${kind}"`)
      return c.body(await tableFile(kind, { name: '公开的答复', head: listHead, rows }), 200, { 'content-type': tableKinds[kind] })
    })

  site.get('/:agency/replies.json', async c => {
    const office = await showing(c)
    const items = await recordsIn(c, office)
    const url = c.get('page').origin + repliesAddress(office.slug)
    return c.json({ publisher: office.name, name: '公开的答复', url, most: mostRows, total: items.length, items })
  })

  site.get(one, async c => {
    const office = await showing(c)
    const reply = await replyIn(c, office)
    if (reply.state === 'public') return c.html(<PublicReplyPage page={c.get('page')} {...{ office, reply }} />)
    return c.html(<WithdrawnReplyPage page={c.get('page')} {...{ office, reply }} />, 410)
  })

  site.get(`${one}/files/:id{[0-9a-f-]+}`, async c => {
    const office = await showing(c)
    const reply = await replyIn(c, office)
    const id = reply.enclosed.find(({ fileId }) => fileId === c.req.param('id'))?.fileId
    const row = id && reply.state === 'public' ? await fileOf(db, office.id, id) : undefined
    if (!row) throw new NotFound('没有这个文件。')
    const headers = downloadHeaders({ ...row, private: false })
    if (c.req.header('if-none-match')?.includes(row.sha256))
      return c.body(null, 304, { etag: headers['etag']!, 'cache-control': headers['cache-control']! })
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    return c.body(Readable.toWeb(await files.get(row)) as ReadableStream, 200, headers)
  })

  async function showing(c: Context): Promise<Agency> {
    const office = await publicOfficeIn(db, c)
    if (!(await settingsOf(db, office.id)).showsReplies) throw new NotFound('没有这个页面。')
    return office
  }

  /** What is public, or says since when it is not. What is written anew meanwhile is still withdrawn for everybody. */
  async function replyIn(c: Context, office: Agency): Promise<PublicReply> {
    const reply = await replyOfNumber(db, office.id, Math.min(Number(c.req.param('number')), 2_000_000_000))
    if (!reply) throw new NotFound('没有这份答复。')
    return reply
  }

  async function recordsIn(c: Context<SiteEnv<Person>>, office: Agency) {
    const filters = { ...filtersIn(name => c.req.query(name)), after: null }
    const { origin } = c.get('page')
    return (await shownReplies(db, office.id, filters, mostRows)).map(reply => recordOf(origin, office, reply))
  }

  return site
}
