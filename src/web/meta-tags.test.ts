import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { good, monday } from '../../test/support/people.ts'
import { reportOf } from '../../test/support/reports.ts'
import { testSite } from '../../test/support/site.ts'
import { day } from '../law/index.ts'
import { fillProfile } from '../publications/profile/sample.ts'
import { takeStep } from '../report/actions.ts'
import { columnOf } from './layout/about.ts'
import { asScriptText } from './layout/head.tsx'

/** Every page that the public gets, with the tags of 国办函〔2017〕47号 (law notes 8.1). */
const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { office } = await at.setUp()
const clock = { now: monday, today: day('2026-03-02') }
const brings = { report: reportOf('2021', { year: 2023 }), fileName: null, originallyPublishedOn: null }
const [{ person: officer }, { person: leader }] = [await at.signedInAs('officer'), await at.signedInAs('leader')]
good(await takeStep(database.db, officer, office, 2023, { step: 'imported', seen: 0, reason: null, brings }, clock))
good(await takeStep(database.db, leader, office, 2023, { step: 'published', seen: 1, reason: null }, clock))

const facts = { authority: '示例市人民政府办公室', authorityPhone: '0000-0000002', authorityAddress: '' }
const supervision = {
  ...facts,
  reconsiderationBody: '示例市人民政府',
  reconsiderationAddress: '',
  reconsiderationPhone: '',
  court: '示例市人民法院',
}
const duties = { basis: '', rows: [{ text: '管理本行政区域的公共文化事业' }] }
await fillProfile(database.db, officer, office, { supervision, duties }, clock)

const notOfThePublic = /^\/(desk|account|assets|healthz)\b/
const addresses = [...new Set(at.site.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
  .filter(path => !notOfThePublic.test(path))
  .map(path => path.replace(/:agency(\{[^/]*\})?/, office.slug).replace(/:year(\{[^/]*\})?/, '2023'))
  .filter(path => !path.includes(':'))

const tagsOf = (html: string): Map<string, string> =>
  new Map([...html.matchAll(/<meta name="([A-Za-z]+)" content="([^"]*)"/g)].map(found => [found[1]!, found[2]!]))

describe('every public page', () => {
  const pages = new Map<string, string>()
  beforeAll(async () => {
    for (const address of addresses) {
      const response = await at.request(address)
      if (response.status === 200 && response.headers.get('content-type')?.startsWith('text/html'))
        pages.set(address, await response.text())
      else await response.arrayBuffer()
    }
  })

  test('is found: there are several kinds', () => {
    expect([...pages.keys()]).toEqual(expect.arrayContaining(['/', `/${office.slug}`, `/${office.slug}/reports/2023`, '/accessibility']))
  })

  test('names its site and its column; no tag is empty (国办函〔2017〕47号)', () => {
    const required = ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']
    for (const [address, html] of pages) {
      const tags = tagsOf(html)
      for (const name of required) expect(tags.get(name)?.trim(), `${address} ${name}`).toBeTruthy()
      for (const [name, content] of tags) expect(content, `${address} ${name}`).toMatch(/^(?!null$|undefined$).*\S/)
    }
  })

  test('that shows an item says its title, its day and minute, and its source (国办函〔2017〕47号)', () => {
    const articles = [...pages].filter(([, html]) => html.includes('name="ArticleTitle"') || html.includes('<header class="title"'))
    expect(articles.map(([address]) => address)).toEqual(
      expect.arrayContaining(['reports/2023', 'guide', 'apply', 'institution'].map(end => `/${office.slug}/${end}`)),
    )
    for (const [address, html] of articles) {
      const tags = tagsOf(html)
      for (const name of ['ArticleTitle', 'ContentSource', 'Keywords', 'Description', 'Author', 'Url'])
        expect(tags.get(name)?.trim(), `${address} ${name}`).toBeTruthy()
      expect(tags.get('PubDate'), address).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
    }
  })

  test('has one permanent address, a language, and linked data that can be read', () => {
    for (const [address, html] of pages) {
      const canonical = [...html.matchAll(/<link rel="canonical" href="([^"]+)"/g)].map(found => found[1]!)
      expect(canonical, address).toHaveLength(1)
      expect(new URL(canonical[0]!).search, address).toBe('')
      expect(html, address).toMatch(/<html lang="zh-CN"/)
      const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)
      expect(JSON.parse(data![1]!)['@context'], address).toBe('https://schema.org')
    }
  })

  test('names the feed of its portal and the home page is called 首页', () => {
    for (const [address, html] of pages) if (address.startsWith(`/${office.slug}`)) expect(html, address).toContain('application/rss+xml')
    expect(tagsOf(pages.get('/')!).get('ColumnName')).toBe('首页')
  })
})

test('an address that leads to nothing has no permanent address', async () => {
  expect(await (await at.request('/nothing')).text()).not.toMatch(/rel="canonical"|ColumnName/)
})

test('linked data cannot end its script, whatever a title says', () => {
  expect(asScriptText({ name: '</script><!-- x' })).toBe('{"name":"\\u003c/script>\\u003c!-- x"}')
})

test('an item of which nobody named the column belongs to the one that its crumbs name', () => {
  const page = { site: { name: '示例局政府信息公开' } } as Parameters<typeof columnOf>[0]['page']
  const article = { title: '某通知', publishedAt: '2026-03-02 09:00', source: '示例局' }
  const crumbs = [{ href: '/shiban', text: '首页' }, { href: '/shiban/content/notices', text: '通知公告' }, { text: '某通知' }]
  const column = columnOf({ page, title: '某通知', office: { slug: 'shiban', name: '示例局' }, crumbs, article })
  expect(column).toEqual({
    name: '通知公告',
    description: '示例局政府信息公开：通知公告',
    keywords: '政府信息公开,通知公告',
    type: '政府信息公开',
  })
})
