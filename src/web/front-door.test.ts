import { request as ask, createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { monday } from '../../test/support/people.ts'
import { sampleSettings, testSite } from '../../test/support/site.ts'
import type { Person } from '../people/index.ts'
import { countChanges } from './changes.ts'
import { frontDoor } from './front-door.ts'
import type { SiteEnv } from './layout/index.ts'
import { makeLog } from './log.ts'
import { contentSecurityPolicy } from './security-headers.ts'
import { createSite } from './site.tsx'
import { type Slice, slices } from './slices.ts'

/** What the site would say now, how often it was asked, and a gate behind which a page waits after it has read. */
const state = { words: '旧', asked: 0, gate: Promise.resolve() as Promise<unknown> }

const trials: Slice = () =>
  new Hono<SiteEnv<Person>>()
    .get('/trial/page', async c => {
      state.asked++
      const { words } = state
      await state.gate
      return c.html(`<p>${words} ${c.get('page').language} ${c.get('page').elder} ${'长'.repeat(1000)}</p>`)
    })
    .get('/trial/large', c => {
      state.asked++
      return c.body('大'.repeat(700_000), 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
    .get('/trial/own', c => {
      state.asked++
      return c.text('own', 200, { 'cache-control': 'no-store' })
    })
    .get('/trial/cookie', c => {
      state.asked++
      return c.text('x', 200, { 'set-cookie': 'a=b' })
    })
    .get('/trial/wrong', c => {
      state.asked++
      return c.text('x', 500)
    })
    .post('/trial/page', async c => {
      state.words = String((await c.req.parseBody())['words'])
      return c.text('ok')
    })

const database = await openEmbedded()
const at = await testSite({ database, slices: [...slices, trials] })
const logged: string[] = []
const log = makeLog('info', { write: line => void logged.push(line) })
let time = monday
const now = () => time
const changes = countChanges()
const deps = {
  db: database.db,
  config: at.config,
  settings: sampleSettings,
  now,
  log,
  slices: [...slices, trials],
  rooms: at.rooms,
  changes,
}
const door = { changes, publicUrl: null, log, now }
const server = createServer(frontDoor({ ...door, fetch: createSite(deps).fetch, bytes: 10_000_000 }))
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await database.close()
})

beforeEach(() => {
  changes.note()
  Object.assign(state, { words: '旧', asked: 0, gate: Promise.resolve() })
  time = monday
})

type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }

/** As a browser on this machine asks, with nothing decoded. */
function get(path: string, headers: Record<string, string | string[]> = {}, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers: { host: 'localhost', ...headers } }, response => {
      const pieces: Buffer[] = []
      response.on('data', piece => pieces.push(piece))
      response.on('end', () => {
        const bytes = Buffer.concat(pieces)
        resolve({ status: response.statusCode!, headers: response.headers, bytes, text: bytes.toString() })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const edit = (words: string) =>
  get(
    '/trial/page',
    { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    'POST',
    new URLSearchParams({ words }).toString(),
  )

/** Holds every page that is made from now on after it has read its data; the answer lets them go. */
function hold(): () => void {
  let open = () => {}
  state.gate = new Promise<void>(resolve => {
    open = resolve
  })
  return () => open()
}
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 2))
}

describe('a public page', () => {
  test('is made once and then given out with the same headers, each answer under its own id', async () => {
    const [first, second] = [await get('/trial/page'), await get('/trial/page')]
    expect(state.asked).toBe(1)
    expect(second.text).toBe(first.text)
    const { 'x-request-id': id, date: _, ...rest } = second.headers
    const { 'x-request-id': firstId, date: __, ...firstRest } = first.headers
    expect(rest).toEqual(firstRest)
    expect(id).not.toBe(firstId)
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, no-cache',
      vary: 'Accept-Encoding, Cookie',
    })
    expect(second.headers['set-cookie']).toBe(undefined)
  })

  test('is a line in the log whether it was made or kept', async () => {
    logged.length = 0
    await get('/trial/page?q=秘密'.replace('秘密', encodeURIComponent('秘密')))
    await get(`/trial/page?q=${encodeURIComponent('秘密')}`)
    const lines = logged.map(line => JSON.parse(line)).filter(({ msg }) => msg === 'request')
    expect(lines.map(({ path, status, kept }) => [path, status, kept])).toEqual([
      ['/trial/page', 200, undefined],
      ['/trial/page', 200, true],
    ])
    expect(logged.join()).not.toContain('%E7')
  })

  test('that the reader has is answered in a few bytes: by its tag, or by its date', async () => {
    await get('/trial/page')
    time = new Date(monday.getTime() + 2000)
    const { headers } = await get('/trial/page')
    const byTag = await get('/trial/page', { 'if-none-match': `"other", ${headers.etag}` })
    expect([byTag.status, byTag.text, byTag.headers.etag]).toEqual([304, '', headers.etag])
    expect((await get('/trial/page', { 'if-modified-since': headers['last-modified']! })).status).toBe(304)
    expect((await get('/trial/page', { 'if-none-match': '"other"', 'if-modified-since': headers['last-modified']! })).status).toBe(200)
    expect(state.asked).toBe(1)
  })

  test('says no date within the second in which it was made: another may follow with the same', async () => {
    await get('/trial/page')
    expect((await get('/trial/page')).headers['last-modified']).toBe(undefined)
    await edit('新')
    await get('/trial/page')
    time = new Date(monday.getTime() + 5000)
    expect((await get('/trial/page', { 'if-modified-since': monday.toUTCString() })).status).toBe(304)
  })

  test('that the reader has and the site has not yet is made whole and answered 304', async () => {
    const { headers } = await get('/trial/page')
    changes.note()
    expect((await get('/trial/page', { 'if-none-match': headers.etag! })).status).toBe(304)
    expect((await get('/trial/page')).text).toContain('旧')
    expect(state.asked).toBe(2)
  })

  test('comes compressed as the reader takes it, plain to whoever takes nothing', async () => {
    const plain = await get('/trial/page')
    const gzipped = [await get('/trial/page', { 'accept-encoding': 'gzip' }), await get('/trial/page', { 'accept-encoding': 'gzip' })].at(
      -1,
    )!
    expect(plain.headers['content-encoding']).toBe(undefined)
    // it is packed beside the answers, and given out packed as soon as it is
    let brotli = await get('/trial/page', { 'accept-encoding': 'gzip, br' })
    while (brotli.headers['content-encoding'] !== 'br') brotli = await get('/trial/page', { 'accept-encoding': 'gzip, br' })
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(plain.text)
    if (gzipped.headers['content-encoding']) expect(gunzipSync(gzipped.bytes).toString()).toBe(plain.text)
    const refused = await get('/trial/page', { 'accept-encoding': 'gzip;q=0, br;q=0' })
    expect(refused.headers['content-encoding']).toBe(undefined)
    expect(state.asked).toBe(1)
  })

  test('HEAD has the headers of GET and no body', async () => {
    const whole = await get('/trial/page')
    const head = await get('/trial/page', {}, 'HEAD')
    expect([head.status, head.text, head.headers['content-length'], head.headers.etag]).toEqual([
      200,
      '',
      whole.headers['content-length'],
      whole.headers.etag,
    ])
  })
})

describe('who gets what', () => {
  test('each language and look has its own page, however its cookie is written', async () => {
    const seen = async (cookie: string) => /<p>\S+ (\S+ \S+)/.exec((await get('/trial/page', { cookie })).text)![1]
    for (let round = 0; round < 2; round++) {
      expect(await seen('gongkai-language=%65n')).toBe('en false')
      expect(await seen('gongkai-language="en"')).toBe('en false')
      expect(await seen('gongkai-elder=on')).toBe('zh-CN true')
      expect(await seen('other=1')).toBe('zh-CN false')
      expect(await seen('gongkai-language=xx; gongkai-elder=maybe')).toBe('zh-CN false')
    }
    expect(state.asked).toBe(3)
  })

  test('whoever is signed in is never given a kept page, and leaves none', async () => {
    const { cookie } = await at.signedInAs('officer')
    await get('/trial/page')
    for (let round = 0; round < 2; round++) expect((await get('/trial/page', { cookie })).headers['cache-control']).toBe('no-store')
    expect(state.asked).toBe(3)
    await get('/trial/page?own', { cookie })
    expect((await get('/trial/page?own')).headers['cache-control']).toBe('public, no-cache')
    expect(state.asked).toBe(5)
  })

  test.each([['/trial/own'], ['/trial/cookie'], ['/trial/wrong']])(
    '%s is not kept: it is of one reader, sets a cookie, or is an error',
    async path => {
      await get(path)
      await get(path)
      expect(state.asked).toBe(2)
    },
  )

  test('another address by which the site is asked for has its own pages', async () => {
    await get('/trial/page')
    await get('/trial/page', { host: '127.0.0.1' })
    expect(state.asked).toBe(2)
    expect((await get('/trial/page', { host: 'rebound.example' })).status).toBe(421)
  })

  test('what is too large to be kept goes out whole, every time', async () => {
    for (const encoding of ['', 'gzip']) {
      const { bytes, headers } = await get('/trial/large', { 'accept-encoding': encoding })
      expect(headers['content-encoding']).toBe(encoding || undefined)
      expect((encoding ? gunzipSync(bytes) : bytes).length).toBe(2_100_000)
    }
    expect(state.asked).toBe(2)
  })
})

describe('an edit is visible at once', () => {
  test('the first page after its answer is the new one', async () => {
    expect((await get('/trial/page')).text).toContain('旧')
    await edit('新')
    expect((await get('/trial/page')).text).toContain('新')
  })

  test('a page made from what was there before, and finished after, is not kept', async () => {
    const letGo = hold()
    const early = get('/trial/page')
    await until(() => state.asked === 1)
    await edit('新')
    letGo()
    expect((await early).text).toContain('旧')
    expect((await get('/trial/page')).text).toContain('新')
    expect(state.asked).toBe(2)
  })

  test('whoever asks after the edit does not wait for a page that was begun before it', async () => {
    const letGo = hold()
    const early = get('/trial/page')
    await until(() => state.asked === 1)
    await edit('新')
    const late = get('/trial/page')
    await until(() => state.asked === 2)
    letGo()
    expect((await late).text).toContain('新')
    expect((await early).text).toContain('旧')
    expect((await get('/trial/page')).text).toContain('新')
  })

  test('a page whose content did not change keeps its date', async () => {
    await get('/trial/page')
    time = new Date(monday.getTime() + 60_000)
    changes.note()
    await get('/trial/page')
    expect((await get('/trial/page')).headers['last-modified']).toBe(monday.toUTCString())
  })

  test('what nobody signed in sends in vain, or to a tool that keeps nothing, makes no page anew', async () => {
    await get('/trial/page')
    const epoch = changes.epoch()
    await get('/sign-in', { origin: 'http://localhost' }, 'POST', '')
    await get('/tools/check', { origin: 'http://localhost' }, 'POST', '')
    expect(changes.epoch()).toBe(epoch)
  })

  test('at midnight in Beijing every page is made anew', async () => {
    time = new Date('2026-03-02T15:59:58Z')
    await get('/trial/page')
    time = new Date('2026-03-02T15:59:59Z')
    await get('/trial/page')
    expect(state.asked).toBe(1)
    time = new Date('2026-03-02T16:00:00Z')
    await get('/trial/page')
    expect(state.asked).toBe(2)
  })
})

test('a hundred who ask at once are answered from one making', async () => {
  const letGo = hold()
  const all = Array.from({ length: 100 }, () => get('/trial/page'))
  await until(() => state.asked === 1)
  await new Promise(resolve => setTimeout(resolve, 100))
  letGo()
  expect(new Set((await Promise.all(all)).map(({ text }) => text)).size).toBe(1)
  expect(state.asked).toBe(1)
})
