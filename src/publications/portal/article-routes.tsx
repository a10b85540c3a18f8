import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { openPrintShop } from '../../document/print-shop.ts'
import { NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import { type Agency, publicOfficeIn } from '../../people/index.ts'
import { isId } from '../desk/office.ts'
import { itemOfNumber, stepsOf } from '../item-store.ts'
import { publicItem } from '../public-store.ts'
import { addressOf } from '../publish.ts'
import { articleOf } from './article.ts'
import { articleDocument, articleText, documentKinds, writers } from './article-document.ts'
import { articleJson } from './exports/article-json.ts'
import { ArticlePage } from './pages/article.tsx'
import { WithdrawnPage } from './pages/withdrawn.tsx'
import type { PortalDeps, PortalEnv } from './routes.tsx'
import { numberOfFile } from './store.ts'

// No braces inside: the router would read them as the end of the pattern and let anything through.
const uuid = '[0-9a-f-]+'
const number = '[1-9][0-9]*'

/** One item: its page, its text in other formats, its files. What is not public now is not there, or was withdrawn. */
export function portalArticleRoutes({ db, files }: PortalDeps): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>()
  const print = openPrintShop()

  site.get(`/:agency/items/:number{${number}}`, async c => {
    const office = await publicOfficeIn(db, c)
    const page = c.get('page')
    const view = await articleOf(db, office, numberOf(c.req.param('number')), page.today)
    return view ? c.html(<ArticlePage page={page} office={office} view={view} />) : withdrawn(c, office)
  })

  site.get(`/:agency/items/:file{${number}\\.(?:json|docx|pdf|txt)}`, async c => {
    const office = await publicOfficeIn(db, c)
    const page = c.get('page')
    const [name, kind] = c.req.param('file').split('.') as [string, 'json' | 'docx' | 'pdf' | 'txt']
    const view = await articleOf(db, office, numberOf(name), page.today)
    if (!view) return withdrawn(c, office, numberOf(name))
    const { item } = view
    if (kind === 'json') return c.json(articleJson(page.origin, office, view))
    if (kind === 'txt')
      return c.text(articleText(office, view, page.origin), 200, { 'content-disposition': saved(item.title, `${name}.txt`) })
    const { bytes, etag } = await print(`${office.id} ${name} ${item.version} ${item.updatedAt.getTime()}.${kind}`, () =>
      writers[kind](articleDocument(office, view, page.origin)),
    )
    // Everybody gets the same file, and asks each time whether it is still the one: an item may be corrected or withdrawn.
    const headers = { etag, 'cache-control': 'public, no-cache' }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
    return c.body(Buffer.from(bytes), 200, {
      ...headers,
      'content-type': documentKinds[kind],
      'content-disposition': saved(item.title, `${name}.${kind}`),
    })
  })

  site.get(`/:agency/items/:number{${number}}/files/:id{${uuid}}`, async c => {
    const office = await publicOfficeIn(db, c)
    return file(c, office, numberOf(c.req.param('number')), c.req.param('id'))
  })

  // The address by which a text names its own pictures; where it is shown, it names them by the item.
  site.get(`/:agency/files/:id{${uuid}}`, async c => {
    const office = await publicOfficeIn(db, c)
    const id = c.req.param('id')
    const found = isId(id) ? await numberOfFile(db, office.id, id) : null
    if (!found) throw new NotFound('没有这个文件。')
    return file(c, office, found, id)
  })

  async function file(c: Context<PortalEnv>, office: Agency, item: number, fileId: string) {
    const found = await publicItem(db, office.id, item)
    if (!found) return withdrawn(c, office, item)
    const attachment = found.content.attachments.find(each => each.fileId === fileId)
    const row = attachment && (await fileOf(db, office.id, fileId))
    if (!row) throw new NotFound('没有这个文件。')
    // It lies in the private folder because it was a draft's once; now everybody may have it, and asks each time whether it is still so.
    const inline = attachment.role === 'picture'
    const headers = downloadHeaders({ ...row, private: false }, { inline })
    if (c.req.header('if-none-match')?.includes(row.sha256))
      return c.body(null, 304, { etag: headers['etag']!, 'cache-control': headers['cache-control']! })
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    return c.body(Readable.toWeb(await files.get(row)) as ReadableStream, 200, headers)
  }

  /** What was public once says when and why it is no longer; the rest was never here. */
  async function withdrawn(c: Context<PortalEnv>, office: Agency, asked = numberOf(c.req.param('number'))) {
    const item = await itemOfNumber(db, office.id, asked)
    if (!item || (item.standing !== 'withdrawn' && item.standing !== 'kept')) throw new NotFound('没有这条信息。')
    const step = (await stepsOf(db, item)).findLast(each => each.step === 'withdrawn')
    if (!step) throw new NotFound('没有这条信息。')
    const shown = { indexNumber: item.indexNumber, withdrawnOn: step.takenOn, reason: step.opinion ?? '' }
    const isPage = c.req.path === addressOf(office.slug, asked)
    if (!isPage) return c.json({ error: '这条信息已撤下。', ...shown }, 410)
    return c.html(<WithdrawnPage page={c.get('page')} office={office} {...shown} />, 410)
  }

  return site
}

/** A number that an item can have; PostgreSQL refuses what its column cannot hold. */
function numberOf(text: string | undefined): number {
  if (!/^[1-9]\d{0,14}$/.test(text ?? '')) throw new NotFound('没有这条信息。')
  return Number(text)
}

const saved = (title: string, plain: string): string => {
  const name = `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80)}.${plain.split('.')[1]}`
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
