import { type DefaultTreeAdapterMap, parse, defaultTreeAdapter as tree } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from './support/database.ts'
import { testSite } from './support/site.ts'
import { type Filled, filled, type Staffed, staffedBureau } from './support/two-agencies.ts'

/** What somebody wrote with ill intent, wherever a text is kept: on no page, in no feed and no list does it become anything but text. */
const hostile = `=cmd|'/c calc'!A1"><img src=hx onerror=hx()><script>hx()</script><a href="javascript:hx()">{{7*7}}\u202ekcab`

const asked: string[] = []
const database = await openEmbedded(({ query }) => asked.push(query.sql))
afterAll(() => database.close())
const at = await testSite({ database })
let bureau: Staffed & { has: Filled }

beforeAll(async () => {
  const { office, admin } = await at.setUp()
  const staffed = await staffedBureau(database.db, admin, office, 'hostile')
  bureau = { ...staffed, has: await filled(database.db, at.rooms, staffed, hostile) }
}, 60_000)

const routes = [...new Set(at.site.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))].filter(
  path => !path.includes('*') && !path.startsWith('/assets'),
)

/** Every address that a route may stand for here: ids of all kinds are tried where it asks for one. */
function addresses(path: string): string[] {
  const { has, agency, people, sections } = bureau
  // the first item of the agency
  const ordinal = '1'
  const known: Record<string, readonly string[]> = {
    ...{ agency: [agency.slug], slug: [agency.slug], year: [String(has.year), '2025'], ordinal: [String(has.ordinal)] },
    ...{
      id: [has.draft, has.published, has.approval, has.dispute, people.officer.person.id],
      file: [has.file, '1.txt', '1.json', '2026.json'],
      fileId: [has.file],
    },
    ...{
      step: ['noted', 'assigned', 'triaged', 'consulted', 'correctionAsked'],
      version: ['1'],
      column: ['statistics'],
      group: ['office'],
    },
    ...{
      document: ['new', sections[0]],
      results: ['results.csv', 'results.json'],
      number: [ordinal],
      map: ['sitemap-1.xml'],
      key: ['entertainment'],
    },
  }
  let found = [path]
  for (const [whole, name] of path.matchAll(/:([a-zA-Z]+)(?:\{[^/]*\})?\??/g))
    found = found.flatMap(one => (known[name!] ?? [has.draft]).map(value => one.replace(whole!, value)))
  return found
}

type Node = DefaultTreeAdapterMap['node']

/** What a page holds that only our text can have put there. */
function grown(html: string): string[] {
  const faults: string[] = []
  const walk = (node: Node): void => {
    if (tree.isElementNode(node)) {
      for (const { name, value } of node.attrs) {
        if (name.startsWith('on')) faults.push(`<${node.tagName} ${name}="${value}">`)
        if (['href', 'src', 'action', 'formaction'].includes(name) && /^\s*(javascript|data):/i.test(value) && value.includes('hx'))
          faults.push(`<${node.tagName} ${name}="${value}">`)
        if (name === 'src' && value === 'hx') faults.push(`<${node.tagName} src="hx">`)
      }
      if (node.tagName === 'script' && node.childNodes.some(child => tree.isTextNode(child) && /^\s*hx\(\)/.test(child.value)))
        faults.push('<script>hx()</script>')
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(parse(html))
  return faults
}

async function look(token: string | null): Promise<{ faults: string[]; told: number }> {
  const faults: string[] = []
  let told = 0
  for (const path of [...new Set(routes.flatMap(addresses)), `/hostile/search?q=${encodeURIComponent(hostile)}`, `/search?q=hx`]) {
    const response = await at.request(path, { headers: token ? { cookie: `gongkai-session=${token}` } : {} })
    const type = response.headers.get('content-type') ?? ''
    const bytes = Buffer.from(await response.arrayBuffer())
    if (response.status >= 500) faults.push(`${path}: ${response.status}`)
    const text = bytes.toString('utf8')
    if (text.includes('hx()')) told += 1
    if (type.includes('html')) faults.push(...grown(text).map(fault => `${path}: ${fault}`))
    else if (type.includes('xml') && !type.includes('sheet')) {
      if (/<(script|img)[\s>]/i.test(text.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''))) faults.push(`${path}: markup in XML`)
    } else if (type.includes('csv') && /(^|,)"?[\s\ufeff]*=cmd/m.test(text)) faults.push(`${path}: a formula`)
    if (!/html|xml|csv/.test(type) && response.headers.get('x-content-type-options') !== 'nosniff') faults.push(`${path}: ${type} sniffed`)
  }
  return { faults, told }
}

test('the pages are told apart: a page with the text as markup is found', () => {
  expect(grown(`<p>${hostile}</p>`).length).toBeGreaterThanOrEqual(3)
  expect(grown(`<p>${hostile.replaceAll('<', '&lt;')}</p>`)).toEqual([])
})

describe('hostile text stays text', () => {
  test('to nobody in particular, on the portal, its feeds and its lists', async () => {
    const { faults, told } = await look(null)
    expect(faults).toEqual([])
    expect(told).toBeGreaterThan(5)
    expect((await at.request('/hostile/items/1')).status).toBe(200)
  }, 60_000)

  test.each(['officer', 'drafter', 'leader', 'administrator', 'superior', 'auditor'] as const)(
    'to %s, on every page and list of the desk',
    async role => {
      expect((await look(bureau.people[role].token)).faults).toEqual([])
    },
    60_000,
  )
})

test('a forged host names no address on any page, and no return address leaves the site', async () => {
  for (const path of [
    '/',
    '/hostile',
    '/hostile/feed.rss',
    '/sitemap.xml',
    '/hostile/apply',
    '/sign-in?next=https://evil.example/',
    '/robots.txt',
  ]) {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const text = await (await at.request(path, { headers })).text()
    expect(text, path).not.toContain('//evil.example')
  }
  for (const to of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\t//evil.example',
    'javascript:hx()',
    '/%09/evil.example',
  ]) {
    const asked = await at.request(`/preferences?language=en&back=${encodeURIComponent(to)}&next=${encodeURIComponent(to)}`)
    expect(new URL(asked.headers.get('location') ?? '/', 'http://localhost').host, to).toBe('localhost')
  }
})

describe('guessing', () => {
  const guess = async (number: string) => {
    asked.length = 0
    const response = await at.post('/hostile/status', { number, code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF' })
    return { status: response.status, text: (await response.text()).replaceAll(number, ''), asked: [...asked] }
  }

  test('a wrong number and a wrong code are answered with the same words, after the same work, and not for long', async () => {
    const query = database.db.selectFrom('applications').select('number').where('agencyId', '=', bureau.agency.id)
    const { number } = await query.executeTakeFirstOrThrow()
    const nowhere = number.replace(/\d+号/, '9999号')
    let tries = 0
    // both ask the database for the same; the HMAC is made before it is known whether there is a case
    for (; tries < 40; tries += 1) {
      const [first, second] = [await guess(number), await guess(nowhere)]
      if (first.status !== 422 || second.status !== 422) break
      expect(second).toEqual(first)
      expect(first.asked).toContainEqual(expect.stringContaining('"applications"'))
    }
    expect(tries).toBeGreaterThan(1)
    expect(tries).toBeLessThan(40)
  })
})
