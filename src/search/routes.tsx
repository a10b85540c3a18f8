import { createHmac, randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Db } from '../db/open.ts'
import { NotFound } from '../errors.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, allAgencies, findAgency, type Person } from '../people/index.ts'
import { places, type SiteEnv, type SliceDeps } from '../web/layout/index.ts'
import { addressWith, searchPlace } from './addresses.ts'
import { deskRoutes } from './desk-routes.tsx'
import { type DownloadKind, downloadKinds, mediaTypes, mostDownloaded, resultFile } from './downloads.ts'
import { type Found, search } from './found.ts'
import { hotWords, QuestionCounts } from './hot-words.ts'
import { SearchPage } from './pages/search.tsx'
import { type Asked, askedIn, type Query } from './query.ts'
import { didYouMean, type Name, suggestionsFor } from './suggest.ts'

/** What the catalogue, which this room does not know, says of an agency's columns. */
export type ColumnName = { key: string; name: string; path: string }
export type Named = Pick<Agency, 'id' | 'slug' | 'name'>
export type ColumnNames = (db: Db, agency: Named) => Promise<readonly ColumnName[]>

export type SearchDeps = SliceDeps<Db> & { columnNames: ColumnNames }
type Env = SiteEnv<Person>

/** The longest that a count waits in memory before it is written. */
const flushAfterMs = 60_000

/** Searching: the site's and each portal's page, what they list to take away, suggestions while typing, and the office's own words. */
export function searchRoutes(deps: SearchDeps): Hono<Env> {
  const { db, now, today, columnNames } = deps
  const site = new Hono<Env>()
  const counts = new QuestionCounts()
  // New with every start: with it no address can be made out of what is remembered.
  const salt = randomBytes(32)
  let flushedAt = now().getTime()

  const file = `:results{results\\.(?:${downloadKinds.join('|')})}`
  // Before the agencies: `desk` is none.
  site.route('/', deskRoutes(deps))
  site.get('/search/suggestions.json', async c => {
    const slug = c.req.query('agency')
    const all = await allAgencies(db)
    const office = slug ? (all.find(agency => agency.slug === slug) ?? null) : null
    const typed = (c.req.query('q') ?? '')
      .replace(/\p{Cc}|\p{Cs}/gu, ' ')
      .trim()
      .slice(0, 60)
    const of = office ? [office] : all
    const names: Name[] = office ? [] : all.map(({ name, slug }) => ({ text: name, href: `/${slug}` }))
    for (const agency of of.slice(0, 20)) for (const { name, path } of await columnNames(db, agency)) names.push({ text: name, href: path })
    c.header('cache-control', 'no-store')
    return c.json({ suggestions: await suggestionsFor(db, office ? [office.id] : null, typed, names) })
  })
  site.get(`/search/${file}`, c => download(c, null))
  site.get(`/:agency/search/${file}`, async c => download(c, await officeIn(c)))
  site.get(places.search, c => show(c, null))
  site.get('/:agency/search', async c => show(c, await officeIn(c)))

  async function show(c: Context<Env>, of: Named | null): Promise<Response> {
    const all = await allAgencies(db)
    // With one agency its search is the site's.
    const office = of ?? (all.length === 1 ? all[0]! : null)
    const asked = askedIn(c.req.query())
    const query = queryOf(asked, office)
    let found = asked.q ? await search(db, query) : null
    const better = found && found.hits.length === 0 && !asked.after ? await didYouMean(db, query, found.terms) : null
    found = better?.found ?? found
    if (found && found.hits.length > 0 && !asked.after && !better) await count(c, asked.q, office)
    const columns = await namesOf(office ? [office] : all)
    const agencies = new Map(all.map(({ id, name }) => [id, name]))
    const words = found && found.hits.length > 0 ? [] : await hotWords(db, office?.id ?? null, today() as PlainDate)
    c.header('cache-control', 'no-store')
    return c.html(
      <SearchPage
        {...{ page: c.get('page'), office, hasOthers: all.length > 1, asked, found, meant: better }}
        {...{ hotWords: words, columns, agencies }}
      />,
    )
  }

  async function download(c: Context<Env>, office: Named | null): Promise<Response> {
    const asked = askedIn(c.req.query())
    const kind = c.req.param('results')!.slice('results.'.length) as DownloadKind
    const all = await allAgencies(db)
    const found: Found | null = asked.q ? await search(db, { ...queryOf(asked, office), cursor: null, limit: mostDownloaded }) : null
    const { origin } = c.get('page')
    const body = await resultFile(kind, {
      ...{ hits: found?.hits ?? [], origin, title: `${office?.name ?? c.get('page').site.name}：搜索“${asked.q}”` },
      address: origin + addressWith(searchPlace(office), asked),
      ...{ agencies: new Map(all.map(({ id, name }) => [id, name])), columns: await namesOf(office ? [office] : all) },
    })
    return c.body(body, 200, {
      ...{ 'content-type': mediaTypes[kind], 'cache-control': 'no-store' },
      ...(kind !== 'rss' && { 'content-disposition': `attachment; filename="search.${kind}"` }),
    })
  }

  async function namesOf(agencies: readonly Named[]): Promise<Map<string, string>> {
    const names = new Map<string, string>()
    for (const agency of agencies.slice(0, 50))
      for (const { key, name } of await columnNames(db, agency)) if (!names.has(key)) names.set(key, name)
    return names
  }

  async function officeIn(c: Context<Env>): Promise<Agency> {
    const slug = c.req.param('agency') ?? ''
    const office = /^[a-z][a-z0-9-]{1,39}$/.test(slug) ? await findAgency(db, { slug }) : null
    if (!office) throw new NotFound('没有这个页面。')
    return office
  }

  /** Statistics, and no more of the asker than whether it is the same one; the answer is the same whether it is counted or not. */
  async function count(c: Context<Env>, question: string, office: Named | null): Promise<void> {
    const asker = createHmac('sha256', salt)
      .update(c.get('address') ?? '')
      .digest('base64url')
      .slice(0, 16)
    await counts.note(office?.id ?? null, question, today() as PlainDate, asker)
    const at = now().getTime()
    if (at - flushedAt < flushAfterMs && counts.size < 200) return
    flushedAt = at
    await counts.flush(db)
  }

  return site
}

const queryOf = (asked: Asked, office: Named | null): Query => ({
  ...{ text: asked.q, where: asked.w, from: asked.from, to: asked.to, column: asked.column, genre: asked.genre },
  ...{ validity: asked.validity, kind: asked.kind, order: asked.order, cursor: asked.after },
  agencies: office ? [office.id] : null,
})
