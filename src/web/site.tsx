import { randomUUID } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Db } from '../db/open.ts'
import { beijingDay } from '../law/index.ts'
import type { Person } from '../people/index.ts'
import { aboutRoutes } from './about-pages.tsx'
import { type Changes, countChanges } from './changes.ts'
import { addressReader, peerOf } from './client-address.ts'
import { ErrorPage } from './error-page.tsx'
import { type Failure, failure, failureOf } from './failures.ts'
import { allAssets } from './layout/assets.ts'
import { places, type SiteEnv, type SiteSettings, type SliceDeps } from './layout/index.ts'
import type { Logger } from './log.ts'
import { preferenceRoutes } from './preferences.ts'
import { quickPages } from './quick-pages.ts'
import { pageOf, recognise } from './reader.ts'
import { ownHost, readableAddress, sameOrigin } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import type { Rooms, Slice } from './slices.ts'
import { traditionalPages } from './traditional-page.ts'

export type SiteDeps = {
  db: Db
  /** See SliceDeps. */
  reading?: Db
  config: Config
  settings: SiteSettings | (() => Promise<SiteSettings>)
  now: () => Date
  log: Logger
  slices: readonly Slice[]
  rooms: Rooms
  /** Told of every change that a request made, before its answer goes out. */
  changes?: Changes
}

type Ctx = Context<SiteEnv<Person>>

/** The whole site, from the outside in: what every response carries, what needs no reader, who reads, then the slices. */
export function createSite({
  db,
  reading,
  config,
  settings,
  now,
  log,
  slices,
  rooms,
  changes = countChanges(),
}: SiteDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const originOf = (url: string) => config.publicUrl ?? new URL(url).origin
  const addressOf = addressReader(config.trustedProxies)
  const say = typeof settings === 'function' ? settings : async () => settings
  const deps: SliceDeps<Db> & Rooms = { ...rooms, db, reading, now, today: () => beijingDay(now()), config, settings: say }

  site.use(requestLog(log, now))
  site.use(quickPages)
  site.use(securityHeaders(config.publicUrl))
  site.use(noting(changes))
  site.use(zipped)
  site.use(ownHost(config.publicUrl))
  site.use(readableAddress)
  site.use(traditionalPages)

  site.get('/healthz', async c => {
    c.header('cache-control', 'no-store')
    const failed = await sql`select 1`.execute(db).then(
      () => null,
      (error: unknown) => ({ error }),
    )
    if (failed) log.error({ err: failed.error, requestId: c.get('requestId') }, 'the database does not answer')
    return failed ? c.json({ ok: false }, 503) : c.json({ ok: true })
  })
  for (const { href, body, type } of allAssets())
    site.get(href, c => c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }))
  site.route('/', preferenceRoutes(originOf))

  site.use(async (c, next) => {
    c.set('person', null)
    c.set('token', null)
    c.set('address', addressOf(peerOf(c), c.req.header('x-forwarded-for')))
    c.set('page', pageOf(c, originOf(c.req.url), await say(), deps.today()))
    await recognise(c, db, now(), config.requireTotp)
    await next()
  })
  site.use(sameOrigin(originOf))
  site.use(limited(config.limits))
  site.route('/', aboutRoutes())
  for (const slice of slices) site.route('/', slice(deps))

  site.notFound(c => answer(c, failure(404, null)))
  site.onError((error, c) => {
    const failed = failureOf(error)
    if (failed.status >= 500) log.error({ err: error, requestId: c.get('requestId') }, 'a request failed')
    return failed.status === 403 && mayHelpToSignIn(c) ? c.redirect(signInFrom(c), 303) : answer(c, failed)
  })
  return site
}

const zip = compress()
/** The front door compresses what it keeps itself, once. */
const zipped: MiddlewareHandler = async (c, next) => {
  if (c.env?.frontDoor) return next()
  if (c.req.header('accept-encoding')) return zip(c, next)
  await next()
  c.res.headers.append('vary', 'Accept-Encoding')
}

/** What sends something in of which no public page knows: anybody may do it as often as they like. */
const leavesNothing = (c: Ctx) =>
  c.req.path.startsWith('/tools/') || c.get('isInternal') || (c.res.status >= 400 && c.res.status < 500 && !c.get('person'))

/** Notes a change after every request that may have made one, however it ended, before whoever sent it is answered. */
function noting(changes: Changes) {
  return async (c: Ctx, next: () => Promise<void>) => {
    await next()
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && !leavesNothing(c)) changes.note()
  }
}

/** A line a request, without query, address or anything that was sent. */
function requestLog(log: Logger, now: () => Date) {
  return async (c: Ctx, next: () => Promise<void>) => {
    const began = now().getTime()
    c.set('requestId', randomUUID())
    await next()
    c.res.headers.set('x-request-id', c.get('requestId'))
    const { method, path } = c.req
    log.info({ requestId: c.get('requestId'), method, path, status: c.res.status, ms: now().getTime() - began }, 'request')
  }
}

const reads = new Set(['GET', 'HEAD'])

/** A list comes with its texts and attachments as one ZIP. */
const isImport = (path: string) => path.startsWith(`${places.publications}/`) && path.endsWith('/import')

/** The room around a file is for the other fields of its form. */
function limited({ fileBytes, importBytes }: Config['limits']) {
  const upTo = (bytes: number, setting: string) => {
    const maxSize = bytes + 1_000_000
    const onError = (c: Context) => answer(c as Ctx, failure(413, `一次提交不能超过 ${bytes / 1_000_000} MB（${setting}）。`))
    const counting = bodyLimit({ maxSize, onError })
    return async (c: Ctx, next: () => Promise<void>) => {
      const told = c.req.header('transfer-encoding') ? undefined : c.req.header('content-length')
      // Node takes no more than was told. To ask the request for its body makes a web stream of it, dearer than the form that it holds.
      if (told === undefined) return counting(c, next)
      return Number(told) <= maxSize ? next() : onError(c)
    }
  }
  const [ordinary, ofImports] = [upTo(fileBytes, 'LIMIT_FILE_MB'), upTo(Math.max(fileBytes, importBytes), 'LIMIT_IMPORT_MB')]
  const limit = (c: Ctx, next: () => Promise<void>) => (isImport(c.req.path) ? ofImports : ordinary)(c, next)
  // Of a request that only reads, nobody reads a body; to look for one costs as much as the rest of the way to the page.
  return (c: Ctx, next: () => Promise<void>) => (reads.has(c.req.method) ? next() : limit(c, next))
}

function answer(c: Ctx, failed: Failure): Response | Promise<Response> {
  const [page, requestId] = [c.get('page'), c.get('requestId')]
  const accepts = c.req.header('accept') ?? ''
  if (accepts.includes('application/json') && !accepts.includes('text/html'))
    return c.json({ error: failed.words ?? failed.title, ...(failed.status >= 500 && { requestId }) }, failed.status)
  // Before the page is made there is nothing to show it in: the settings could not be read.
  if (!page) return c.text(`${failed.title} ${failed.english}\n${requestId}\n`, failed.status)
  return c.html(<ErrorPage page={page} failure={failed} requestId={requestId} />, failed.status)
}

/** Whoever opens a page of the desk without being signed in is asked to sign in, and comes back. */
const mayHelpToSignIn = (c: Ctx) => !c.get('person') && ['GET', 'HEAD'].includes(c.req.method) && c.get('page') !== undefined
const signInFrom = (c: Ctx) => `${places.signIn}?${new URLSearchParams({ next: c.get('page').path })}`
