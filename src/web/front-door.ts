import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Changes } from './changes.ts'
import { type Encoding, encode, isCompressible, type KeptPage, keptPage, mayBeKept, wishes } from './kept-page.ts'
import type { Logger } from './log.ts'
import { PageCache } from './page-cache.ts'
import { pageKeys } from './page-key.ts'

/** What the site is given besides the request: node's own, and whether the front door compresses the answer itself. */
type Env = { incoming: IncomingMessage; outgoing: ServerResponse; frontDoor?: true }

export type FrontDoor = {
  fetch: (request: Request, env: object) => Response | Promise<Response>
  changes: Changes
  /** Memory for pages; 0: none is kept. */
  bytes: number
  publicUrl: string | null
  log: Logger
  now: () => Date
}

/**
 * What node's server calls for each request. A page that everybody gets alike and that was made since the last change is written at once from
 * ready bytes, before the site is asked; everything else goes to the site. Of a page that is missing one is made at a time.
 */
export function frontDoor({ fetch, changes, bytes, publicUrl, log, now }: FrontDoor): RequestListener {
  if (bytes === 0) return getRequestListener(fetch) as RequestListener
  const cache = new PageCache(changes, bytes)
  const keyOf = pageKeys(publicUrl)
  const making = new Map<string, { epoch: number; page: Promise<Made> }>()
  const site = getRequestListener((request, env) => answer(request, env as unknown as Env)) as RequestListener

  return (request, response) => {
    const key = keyOf(request)
    const at = now().getTime()
    const page = key === null ? null : cache.find(key, at)
    if (!page) return site(request, response)
    const requestId = randomUUID()
    const status = write(request, response, page, requestId, at)
    if (log.isLevelEnabled('info'))
      log.info({ requestId, method: request.method, path: request.url!.split('?', 1)[0], status, ms: 0, kept: true }, 'request')
    // Written as it was; the next reader whose program takes this encoding finds it.
    void prepare(key!, page, wished(request.headers))
  }

  async function answer(request: Request, env: Env): Promise<Response> {
    const key = request.method === 'GET' ? keyOf(env.incoming) : null
    if (key === null) return fetch(request, env)
    const epoch = changes.epoch()
    const underWay = making.get(key)
    const page = underWay?.epoch === epoch ? underWay.page : make(key, epoch, request, env)
    const made = await page
    // What is not for everybody is one answer to one request: whoever waited for it asks alone.
    if (made instanceof Response) return underWay?.page === page ? fetch(request, env) : made
    return responseOf(made, env.incoming.headers, randomUUID(), now().getTime())
  }

  function make(key: string, epoch: number, request: Request, env: Env): Promise<Made> {
    const page = made(key, epoch, request, env).finally(() => {
      if (making.get(key)?.page === page) making.delete(key)
    })
    making.set(key, { epoch, page })
    return page
  }

  async function made(key: string, epoch: number, request: Request, env: Env): Promise<Made> {
    // The whole page is wanted, whatever this reader has of it already.
    for (const name of ['if-none-match', 'if-modified-since']) if (name in env.incoming.headers) request.headers.delete(name)
    const response = await fetch(request, { ...env, frontDoor: true })
    if (!mayBeKept(response)) return response
    const read = await bodyOf(response, cache.mostOfOne)
    if (!Buffer.isBuffer(read)) return asStream(read, response, wished(env.incoming.headers))
    const at = now().getTime()
    const page = cache.keep(key, epoch, keptPage(response.headers, read, at), at)
    await prepare(key, page, wished(env.incoming.headers))
    return page
  }

  async function prepare(key: string, page: KeptPage, encoding: Encoding): Promise<void> {
    if (!page.isCompressible || page.bodies[encoding]) return
    await encode(page, encoding)
    cache.recount(key, page)
  }
}

/** A page for everybody, or the answer to this one request. */
type Made = KeptPage | Response

/** The whole body, or, where it is larger than `most`, a stream of what was read and what is still to come. */
async function bodyOf({ body }: Response, most: number): Promise<Buffer | ReadableStream> {
  if (!body) return Buffer.alloc(0)
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces)
    pieces.push(value)
    bytes += value.length
    if (bytes > most) break
  }
  return new ReadableStream({
    async pull(to) {
      const piece = pieces.shift()
      const { done, value } = piece ? { done: false, value: piece } : await reader.read()
      if (done) to.close()
      else to.enqueue(value)
    },
    cancel: reason => reader.cancel(reason),
  })
}

/** What is too large to be kept goes out as it comes, compressed where that is worth it. */
function asStream(body: ReadableStream, response: Response, encoding: Encoding): Response {
  const headers = new Headers(response.headers)
  if (encoding === 'identity' || !isCompressible(headers)) return new Response(body, { headers })
  headers.delete('content-length')
  headers.set('content-encoding', 'gzip')
  headers.set('vary', 'Accept-Encoding, Cookie')
  return new Response(body.pipeThrough(new CompressionStream('gzip')), { headers })
}

type Asked = IncomingMessage['headers']

const wishesOf = (asked: Asked) => wishes(asked['accept-encoding'] as string | undefined)
const wished = (asked: Asked): Encoding => wishesOf(asked)[0]!

/** The answer as a status, headers and a body; 304 without one where the reader has the page already. */
function answerOf(
  page: KeptPage,
  asked: Asked,
  requestId: string,
  now: number,
): { status: 200 | 304; headers: string[]; body: Buffer | null } {
  const encoding = wishesOf(asked).find(one => page.bodies[one]) ?? 'identity'
  const body = page.bodies[encoding]!
  const headers = ['x-request-id', requestId, 'etag', page.etag, 'vary', 'Accept-Encoding, Cookie']
  // HTTP's dates tell seconds: within the second in which a page was made another may follow it with the same date.
  if (now - page.modifiedAt >= 1000) headers.push('last-modified', new Date(page.modifiedAt).toUTCString())
  for (const [name, value] of page.headers) headers.push(name, value)
  if (hasIt(page, asked)) return { status: 304, headers, body: null }
  headers.push('content-length', String(body.length))
  if (encoding !== 'identity') headers.push('content-encoding', encoding)
  return { status: 200, headers, body }
}

/** If-None-Match is compared weakly, and goes before a date (RFC 9110, 13.2.2). */
function hasIt({ etag, modifiedAt }: KeptPage, asked: Asked): boolean {
  const match = asked['if-none-match']
  if (match !== undefined) return match === '*' || match.split(',').some(one => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
  const since = asked['if-modified-since']
  return since !== undefined && Math.floor(modifiedAt / 1000) * 1000 <= Date.parse(since)
}

function write(request: IncomingMessage, response: ServerResponse, page: KeptPage, requestId: string, now: number): number {
  const { status, headers, body } = answerOf(page, request.headers, requestId, now)
  response.writeHead(status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
  return status
}

function responseOf(page: KeptPage, asked: Asked, requestId: string, now: number): Response {
  const { status, headers, body } = answerOf(page, asked, requestId, now)
  const named: Record<string, string> = {}
  for (let i = 0; i < headers.length; i += 2) named[headers[i]!] = headers[i + 1]!
  return new Response(body as ConstructorParameters<typeof Response>[0], { status, headers: named })
}
