import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { entered, passphrase } from '../../test/support/people.ts'
import { portal } from '../../test/support/portal.ts'
import { testRooms } from '../../test/support/rooms.ts'
import { testSite } from '../../test/support/site.ts'
import type { Person } from '../people/index.ts'
import { htmlOf, type SiteEnv } from './layout/index.ts'
import { type Slice, slices } from './slices.ts'

const compared = new Map<string, boolean>()

/** Makes each page by both ways before it goes out. */
const comparing: Slice = () =>
  new Hono<SiteEnv<Person>>().use(async (c, next) => {
    const { html } = c
    const both = async (page: object, ...rest: []) => {
      if (typeof page === 'object') compared.set(`${c.req.url} ${c.get('page').language}`, (await page.toString()) === (await htmlOf(page)))
      return html(page as unknown as string, ...rest)
    }
    c.html = both as unknown as typeof html
    await next()
  })

const database = await openEmbedded()
const rooms = testRooms()
const made = await portal(database.db, rooms)
const at = await testSite({ database, slices: [comparing, ...slices] })
const { token } = await entered(database.db, 'officer', passphrase)
const cookie = `gongkai-session=${token}`

async function walk(from: readonly string[], headers: Record<string, string>, most: number): Promise<void> {
  const queue = [...from]
  const seen = new Set(queue)
  for (let path = queue.shift(); path && most > 0; path = queue.shift()) {
    most -= 1
    const response = await at.request(path, { headers })
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue
    for (const [, href] of (await response.text()).matchAll(/ href="(\/[^"#]*)"/g)) {
      const link = href!.replaceAll('&amp;', '&')
      if (seen.has(link) || /^\/(preferences|assets)/.test(link)) continue
      seen.add(link)
      queue.push(link)
    }
  }
}

test('pages made the quick way are what Hono makes of them, byte by byte: the portal in two languages, and the desk', async () => {
  const home = `/${made.agency.slug}`
  await walk([home, `${home}/sitemap`], {}, 150)
  await walk([home], { cookie: 'gongkai-language=en; gongkai-elder=on' }, 80)
  await walk(['/desk', '/desk/publications/new', '/desk/catalogue', '/tools/check', '/account'], { cookie }, 80)
  const other = [...compared].filter(([, isSame]) => !isSame).map(([page]) => page)
  expect(other).toEqual([])
  expect(compared.size).toBeGreaterThan(120)
})
