import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { testSite } from '../../test/support/site.ts'
import { BadInput, Conflict, Forbidden, NotFound } from '../errors.ts'
import { downloadHeaders } from '../files/index.ts'
import { kinds } from '../files/kinds.ts'
import type { Person } from '../people/index.ts'
import type { SiteEnv } from './layout/index.ts'
import { contentSecurityPolicy } from './security-headers.ts'
import { type Slice, slices } from './slices.ts'

/** A slice that does everything a slice may do wrong. */
const trials: Slice = () => {
  const thrown: Record<string, () => unknown> = {
    notFound: () => new NotFound('没有这份报告。'),
    forbidden: () => new Forbidden('没有“编制年报”的权限。'),
    conflict: () => new Conflict('这份报告刚被他人修改。'),
    badInput: () => new BadInput('这不是年报。'),
    tooLarge: () => new BadInput('文件超过 20 MB。', 'fileBytes'),
    bug: () => new Error('secret words of a bug'),
  }
  return new Hono<SiteEnv<Person>>()
    .get('/trial/throw/:what', c => {
      throw thrown[c.req.param('what')]!()
    })
    .post('/trial/throw/:what', c => {
      throw thrown[c.req.param('what')]!()
    })
    .get('/trial/file', c => c.html('<p>公开</p>', 200, { 'content-disposition': 'attachment; filename="report.html"' }))
    .get('/trial/download/:kind', c => {
      const kind = c.req.param('kind') as 'svg' | 'html' | 'pdf'
      const file = { mediaType: kinds[kind].mediaType, name: `试.${kind}`, bytes: 11, sha256: '0'.repeat(64), private: false }
      return c.body('<svg></svg>', 200, downloadHeaders(file, { inline: true }))
    })
    .get('/trial/lax', c => c.text('x', 200, { 'content-security-policy': "default-src 'self' 'unsafe-inline'" }))
    .get('/trial/long', c => c.text('长'.repeat(5000)))
    .get('/trial/who', c => c.json({ name: c.get('person')?.name ?? null, address: c.get('address'), today: c.get('page').today }))
    .post('/trial/echo', async c => c.text(String((await c.req.arrayBuffer()).byteLength)))
}

const at = await testSite({ slices: [...slices, trials] })
const json = async (response: Promise<Response>) => (await response).json() as Promise<Record<string, unknown>>

describe('every response', () => {
  test.each([
    ['a page', '/sign-in', 303],
    ['another page', '/setup', 200],
    ['a redirect', '/preferences?language=en&back=/setup', 303],
    ['the stylesheet', '', 200],
    ['health', '/healthz', 200],
    ['robots', '/robots.txt', 200],
    ['no page', '/nothing/here', 404],
    ['a file', '/trial/file', 200],
    ['a fault of ours', '/trial/throw/bug', 500],
  ])('%s carries the security headers', async (_kind, path, status) => {
    const href = path || /href="(\/assets\/[^"]+)"/.exec(await (await at.request('/setup')).text())![1]!
    const response = await at.request(href)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    expect(response.headers.get('permissions-policy')).toContain('camera=()')
    expect(response.headers.get('strict-transport-security')).toBe(null)
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.headers.has('cache-control')).toBe(true)
  })

  test('the policy allows nothing inline and nothing from elsewhere', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /)
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/)
  })

  test.each([
    ['svg', 'image/svg+xml', "sandbox; default-src 'none'"],
    ['html', 'text/html', "sandbox; default-src 'none'"],
    ['pdf', 'application/pdf', "default-src 'none'"],
  ])('a file to take away (%s) keeps its own, stricter policy', async (kind, _type, policy) => {
    const response = await at.request(`/trial/download/${kind}`)
    expect(response.headers.get('content-security-policy')).toBe(policy)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('content-disposition')).toMatch(kind === 'pdf' ? /^inline; / : /^attachment; /)
  })

  test('a policy that allows more than that of the site does not stand', async () => {
    const response = await at.request('/trial/lax')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  })

  test('what everybody gets alike may be kept and is asked for again; what is of one reader may not', async () => {
    const kept = async (path: string, cookie = '') => (await at.request(path, { headers: { cookie } })).headers.get('cache-control')
    expect([await kept('/accessibility'), await kept('/nothing'), await kept('/sign-in')]).toEqual([
      'public, no-cache',
      'private, no-cache',
      'private, no-cache',
    ])
    expect(await kept('/accessibility', (await at.signedInAs('officer')).cookie)).toBe('no-store')
  })

  test('the stylesheet may be kept for ever: its name is its content', async () => {
    const href = /href="(\/assets\/style\.[0-9a-f]{12}\.css)"/.exec(await (await at.request('/accessibility')).text())![1]!
    const response = await at.request(href)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toContain('text/css')
    expect(await response.text()).toContain('@layer tokens')
  })

  test('HEAD answers like GET without a body', async () => {
    const response = await at.request('/healthz', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect((await at.request('/nothing', { method: 'HEAD' })).status).toBe(404)
  })

  test('a long text is compressed for whoever takes it', async () => {
    const response = await at.request('/trial/long', { headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })
})

describe('what is thrown becomes a page in one place', () => {
  test.each([
    ['notFound', 404, '没有这份报告。'],
    ['conflict', 409, '这份报告刚被他人修改。'],
    ['badInput', 422, '这不是年报。'],
    ['tooLarge', 413, '文件超过 20 MB。'],
  ])('%s is %i with its own words', async (what, status, words) => {
    const response = await at.request(`/trial/throw/${what}`)
    const text = await response.text()
    expect(response.status).toBe(status)
    expect(text).toContain(words)
    expect(text.match(/<h1>/g)).toHaveLength(1)
  })

  test('a bug is 500: its words go to the log, the page shows the id under which they are found', async () => {
    const response = await at.request('/trial/throw/bug')
    const [text, id] = [await response.text(), response.headers.get('x-request-id')!]
    expect(text).not.toContain('secret words')
    expect(text).toContain(id)
    const line = at.logged.findLast(one => one.includes('secret words'))!
    expect(line).toContain(id)
  })

  test('whoever is not signed in is asked to, and comes back', async () => {
    const response = await at.request('/trial/throw/forbidden?a=1')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?next=%2Ftrial%2Fthrow%2Fforbidden%3Fa%3D1'])
    expect((await at.post('/trial/throw/forbidden', {})).status).toBe(403)
  })

  test('whoever is signed in and may not is told so', async () => {
    const { cookie } = await at.signedInAs('auditor')
    const response = await at.request('/trial/throw/forbidden', { headers: { cookie } })
    expect([response.status, (await response.text()).includes('没有“编制年报”的权限。')]).toEqual([403, true])
  })

  test('a program that asks for JSON is answered in JSON', async () => {
    const response = await at.request('/trial/throw/badInput', { headers: { accept: 'application/json' } })
    expect([response.status, await response.json()]).toEqual([422, { error: '这不是年报。' }])
  })

  test('what the log holds names no query and no address', async () => {
    await at.request('/trial/who?name=张三', {}, '203.0.113.77')
    const text = at.logged.join('')
    expect(text).toContain('/trial/who')
    expect(text).not.toMatch(/张三|%E5%BC%A0|203\.0\.113\.77/)
  })
})

describe('a change must come from a page of this site', () => {
  test.each([
    ['no header at all', {}, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another port', { origin: 'http://localhost:8080' }, 403],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of a neighbour under the same domain', { 'sec-fetch-site': 'same-site', origin: 'http://localhost' }, 403],
    ['our origin but from another site', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }, 403],
    ['our origin', { origin: 'http://localhost' }, 200],
    ['our page', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('%s: %o is %i', async (_kind, headers, status) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await at.request('/trial/echo', { method, headers: headers as Record<string, string>, body: 'x' })
      expect([method, response.status]).toEqual([method, method === 'POST' || status === 403 ? status : 404])
    }
  })

  test('without PUBLIC_URL a name that merely points at this machine is not served', async () => {
    expect((await at.request('http://rebound.example/setup')).status).toBe(421)
    expect((await at.request('http://127.0.0.1:3000/healthz')).status).toBe(200)
  })
})

describe('limits', () => {
  test('a body over the limit is 413, and the page names the limit', async () => {
    const small = await testSite({
      database: at.database,
      slices: [trials],
      config: { limits: { ...at.config.limits, fileBytes: 1_000_000 } },
    })
    const body = new Uint8Array(2_000_001)
    const response = await small.request('/trial/echo', { method: 'POST', body, headers: { origin: 'http://localhost' } })
    expect([response.status, (await response.text()).includes('不能超过 1 MB（LIMIT_FILE_MB）')]).toEqual([413, true])
    const fits = await small.request('/trial/echo', { method: 'POST', body: body.slice(2), headers: { origin: 'http://localhost' } })
    expect(await fits.text()).toBe('1999999')
    const zip = await small.request('/desk/publications/shiban/import', { method: 'POST', body, headers: { origin: 'http://localhost' } })
    expect(zip.status).not.toBe(413)
  })
})

describe('who reads', () => {
  test('a cookie of a session tells who is there; a made-up one nobody', async () => {
    const { cookie, person } = await at.signedInAs('officer')
    expect((await json(at.request('/trial/who', { headers: { cookie } })))['name']).toBe(person.name)
    expect((await json(at.request('/trial/who', { headers: { cookie: 'gongkai-session=made-up' } })))['name']).toBe(null)
    expect((await at.request('/trial/who', { headers: { cookie } })).headers.get('cache-control')).toBe('no-store')
  })

  test('the address is that of the connection; a forged X-Forwarded-For is believed from trusted proxies only', async () => {
    const forged = { headers: { 'x-forwarded-for': '192.0.2.99' } }
    expect((await json(at.request('/trial/who', forged, '198.51.100.4')))['address']).toBe('198.51.100.4')
    const behind = await testSite({ database: at.database, slices: [trials], config: { trustedProxies: ['10.0.0.0/8'] } })
    const relayed = { headers: { 'x-forwarded-for': '192.0.2.99, 203.0.113.5' } }
    expect((await json(behind.request('/trial/who', relayed, '10.0.0.1')))['address']).toBe('203.0.113.5')
    expect((await json(behind.request('/trial/who', relayed, '198.51.100.4')))['address']).toBe('198.51.100.4')
  })

  test('the day is that of Beijing', async () => {
    const late = await testSite({ database: at.database, slices: [trials], now: () => new Date('2026-03-02T16:00:00Z') })
    const early = await testSite({ database: at.database, slices: [trials], now: () => new Date('2026-03-02T15:59:59Z') })
    expect([(await json(late.request('/trial/who')))['today'], (await json(early.request('/trial/who')))['today']]).toEqual([
      '2026-03-03',
      '2026-03-02',
    ])
  })
})

describe('under https', () => {
  const secure = testSite({ database: at.database, slices: [...slices, trials], config: { publicUrl: 'https://gk.example.gov.cn' } })

  test('browsers are told to stay with it, and cookies are tied to the host', async () => {
    const response = await (await secure).request('/preferences?elder=on&back=/setup')
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-gongkai-elder=on; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test('a plain cookie signs nobody in, and the origin is that of PUBLIC_URL whatever the request says', async () => {
    const { cookie } = await at.signedInAs('officer')
    const ask = async (value: string) => (await json((await secure).request('/trial/who', { headers: { cookie: value } })))['name']
    expect([await ask(cookie), await ask(`__Host-${cookie}`)]).toEqual([null, expect.any(String)])
    const headers = { host: 'gk.example.gov.cn', origin: 'http://localhost' }
    expect((await (await secure).request('/trial/echo', { method: 'POST', body: 'x', headers })).status).toBe(403)
    expect((await (await secure).post('/trial/echo', {})).status).toBe(200)
  })
})

describe('what the reader prefers', () => {
  test('one address sets a cookie and comes back; what is not known is left alone', async () => {
    const response = await at.request('/preferences?language=zh-Hant&contrast=maybe&back=/setup?a=1')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/setup?a=1'])
    expect(response.headers.getSetCookie()).toEqual(['gongkai-language=zh-Hant; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax'])
    expect((await at.request('/preferences?language=xx&back=https://evil.example')).headers.get('location')).toBe('/')
  })

  test('pages are in the language and the display that were chosen', async () => {
    const page = async (cookie: string) => (await at.request('/nothing', { headers: { cookie } })).text()
    expect(await page('')).toContain('<html lang="zh-CN">')
    expect(await page('gongkai-language=en')).toMatch(/<html lang="en">[\s\S]*No such page/)
    expect(await page('gongkai-elder=on; gongkai-contrast=on')).toContain('data-mode="elder" data-contrast="high"')
    const traditional = await page('gongkai-language=zh-Hant')
    expect(traditional).toMatch(/<html lang="zh-Hant">[\s\S]*沒有這個頁面[\s\S]*>简体</)
  })

  test('a file to take away is a record: it is not converted', async () => {
    const response = await at.request('/trial/file', { headers: { cookie: 'gongkai-language=zh-Hant' } })
    expect(await response.text()).toBe('<p>公开</p>')
  })
})

describe('the head and the foot', () => {
  test('the meta tags of 47号 are there, and none is empty', async () => {
    const text = await (await at.request('/nothing')).text()
    expect(text).toContain('<meta name="SiteName" content="示例市文化旅游局政府信息公开"/>')
    expect(text).toContain('<meta name="SiteIDCode" content="0000000000"/>')
    expect(text).not.toMatch(/content=""|null|undefined/)
    expect(text).toMatch(/<footer[\s\S]*主办：[\s\S]*示例市文化旅游局[\s\S]*网站标识码/)
  })
})

test('/healthz says when the database does not answer', async () => {
  const database = await openEmbedded()
  const lost = await testSite({ database })
  await database.close()
  const response = await lost.request('/healthz')
  expect([response.status, await response.json()]).toEqual([503, { ok: false }])
})

test.each([
  '/%00',
  '/shiban/items/%00',
  '/shiban/content/%E0%A4%A',
  '/shiban/items/:number',
  '/shiban/items/99999999999999999999',
  '/shiban/files/x',
  '/a%0d%0aSet-Cookie:x',
])('an address that can be none of ours is not there: %s', async address => {
  const { request, setUp } = await testSite()
  await setUp()
  expect((await request(address)).status).toBe(404)
})
