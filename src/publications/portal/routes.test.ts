import { beforeAll, describe, expect, test } from 'vitest'
import { addBureau } from '../../../test/support/people.ts'
import { correct, type Portal, portal, publishedNow } from '../../../test/support/portal.ts'
import { draftOne, takeNow, toApproval } from '../../../test/support/publishing.ts'
import { sampleSettings, testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import { emptyContent } from '../content.ts'

const at = await testSite()
let made: Portal
const text = async (path: string, headers: Record<string, string> = {}) => (await at.request(path, { headers })).text()

beforeAll(async () => {
  made = await portal(at.database.db, at.rooms)
})

describe('the home of a portal', () => {
  test('begins with the search, and has the four fixed parts, the newest and the topics (国办公开办函〔2019〕61号)', async () => {
    const html = await text('/shiban')
    expect(html).toContain('action="/shiban/search"')
    for (const part of ['guide', 'rules', 'content', 'reports', 'apply']) expect(html).toContain(`href="/shiban/${part}"`)
    expect(html).toContain('旅游突发事件应急预案')
    expect(html).toMatch(/<a href="\/shiban\/content\/normative">规范性文件<\/a><span>1<\/span>/)
    expect(html).toContain('"@type":"GovernmentOrganization"')
  })

  test('is the home of the site as long as it has one agency', async () => {
    const html = await text('/')
    expect(html).toContain('您要找什么信息？')
    expect(html).toContain('<link rel="canonical" href="http://localhost/shiban"/>')
  })
})

describe('a list', () => {
  test('holds a whole page of plain links, says who is in charge and what law asks for it', async () => {
    const html = await text('/shiban/content/normative')
    expect(html).toContain(`<a href="/shiban/items/${made.main}">`)
    expect(html).toContain('共 2 条，现行有效 1 条。')
    expect(html).toContain('《政府信息公开条例》第二十条')
    expect(html).toContain('<meta name="ColumnName" content="规范性文件"/>')
    expect(html).toContain('"@type":"Dataset"')
  })

  test('is narrowed by validity, genre, section and days, and says where nothing matches', async () => {
    const repealed = await text('/shiban/content?validity=repealed')
    expect(repealed).toContain('群众文化活动补助办法')
    expect(repealed).not.toContain('免费开放办法》的通知')
    expect(await text(`/shiban/content?section=${made.of.sectionId}&genre=通报`)).toContain('2026年春节假期')
    expect(await text('/shiban/content?from=2019-01-01&to=2019-12-31')).toContain('2019年度工作总结')
    expect(await text('/shiban/content?from=2030-01-01')).toContain('没有符合条件的信息')
    expect(await text('/shiban/content?validity=nonsense&after=x&from=y')).toContain('旅游突发事件应急预案')
  })

  test('hands a keyword over to the search', async () => {
    const response = await at.request('/shiban/content/normative?k=免费')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/shiban/search?q=%E5%85%8D%E8%B4%B9&column=normative'])
  })

  test('goes on after its last item, and leaves none out and none twice', async () => {
    for (let i = 1; i <= 45; i++)
      await publishedNow(at.database.db, made.of, {
        ...emptyContent,
        column: 'plans',
        title: `计划第${i}号`,
        formedOn: day('2026-03-01'),
        body: '<p>文</p>',
      })
    const seen: string[] = []
    let path: string | undefined = '/shiban/content/plans'
    for (let pages = 0; path; pages++) {
      const html: string = await text(path)
      expect(pages).toBeLessThan(4)
      seen.push(...[...html.matchAll(/<th scope="row"[^>]*><a href="([^"]*)"/g)].map(found => found[1]!))
      path = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(new Set(seen).size).toBe(46)
    expect(seen).toHaveLength(46)
  })

  test('an empty column has its dated statement, or a plain sentence and the way to apply (art. 20)', async () => {
    const stated = await text('/shiban/content/charges')
    expect(stated).toContain('本局无行政强制权，依法无此类信息。')
    expect(stated).toContain('<time datetime="2027-01-31">')
    expect(await text('/shiban/content/recruitment')).toContain('本栏目还没有公开的信息')
    const institution = await text('/shiban/content/institution')
    expect(institution).toContain('<a href="/shiban/institution">机构职能、内设机构')
    expect(institution).not.toContain('本栏目还没有公开的信息')
    expect((await at.request('/shiban/content/nothing')).status).toBe(404)
  })

  test('can be taken away as CSV, XLSX and JSON, with the same items', async () => {
    const csv = Buffer.from(await (await at.request('/shiban/content/normative.csv')).arrayBuffer()).toString('utf8')
    expect(csv.startsWith('\ufeff索引号,标题')).toBe(true)
    expect(csv.trim().split('\n')).toHaveLength(3)
    const json = JSON.parse(await text('/shiban/content/normative.json'))
    expect(json).toMatchObject({ total: 2, most: 10_000, publisher: '示例市政府办公室' })
    expect(json.items[0]).toMatchObject({
      documentNumber: '示文旅广规〔2026〕2号',
      validity: '有效',
      url: `http://localhost/shiban/items/${made.main}`,
    })
    const xlsx = await at.request('/shiban/content/normative.xlsx')
    const { readSheet } = await import('read-excel-file/node')
    const rows = await readSheet(Buffer.from(await xlsx.arrayBuffer()))
    expect(rows.map(row => row[2])).toEqual(['发文字号', '示文旅广规〔2026〕2号', '示文旅广规〔2022〕1号'])
  })
})

describe('an article', () => {
  test('carries its record, its tags, its files and the documents it has to do with (law notes 7.2; 47号)', async () => {
    const html = await text(`/shiban/items/${made.main}`)
    for (const words of ['11430623000000000X/2026-00002', '示文旅广规〔2026〕2号', '2026-04-01', '市场管理股', '履职依据 › 规范性文件'])
      expect(html).toContain(words)
    expect(html).toContain('<meta name="PubDate" content="2026-03-02 09:00"/>')
    expect(html).toContain('<meta name="ContentSource" content="公共服务股"/>')
    expect(html).toContain(`<a href="/shiban/items/${made.reading}">`)
    expect(html).toContain(`<a href="/shiban/items/${made.main}/files/${made.tableFileId}">附件：开放设施名单</a>`)
    expect(html).toContain(`<img src="/shiban/items/${made.main}/files/${made.pictureFileId}" alt="各场馆的位置"`)
    expect(html).toContain('本页网址的二维码')
    expect(html).toContain('"@type":"Legislation"')
  })

  test('a document and its reading lead to each other', async () => {
    expect(await text(`/shiban/items/${made.reading}`)).toContain(`<a href="/shiban/items/${made.main}">`)
  })

  test('what was repealed says so above everything, and leads to what repealed it', async () => {
    const html = await text(`/shiban/items/${made.old}`)
    expect(html).toContain('本文已废止')
    expect(html.indexOf('本文已废止')).toBeLessThan(html.indexOf('class="prose"'))
    expect(html).toContain(`<a href="/shiban/items/${made.main}">`)
  })

  test('what was imported keeps its day and its source apart from the day on which it came here', async () => {
    const html = await text(`/shiban/items/${made.imported}`)
    expect(html).toMatch(
      /本文于 <time datetime="2026-03-02">2026-03-02<\/time> 从<span>示例市政府网站<\/span> 导入，原发布日期 <time datetime="2019-12-31">/,
    )
    expect(html).toContain('<meta name="PubDate" content="2026-03-02 09:00"/>')
  })

  test('is to be had as DOCX, PDF, text and JSON', async () => {
    const docx = await at.request(`/shiban/items/${made.main}.docx`)
    const { default: mammoth } = await import('mammoth')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await docx.arrayBuffer()) })
    for (const words of ['公共图书馆每周开放不少于 56 小时', '文化馆', `http://localhost/shiban/items/${made.main}`])
      expect(value).toContain(words)
    const again = await at.request(`/shiban/items/${made.main}.docx`, { headers: { 'if-none-match': docx.headers.get('etag')! } })
    expect(again.status).toBe(304)
    const pdf = await at.request(`/shiban/items/${made.main}.pdf`)
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(await text(`/shiban/items/${made.main}.txt`)).toContain('公共图书馆每周开放不少于 56 小时')
    expect(JSON.parse(await text(`/shiban/items/${made.main}.json`))).toMatchObject({ schema: 'gongkai.item/1', validity: 'inForce' })
  })

  test('gives out the files of its public version and no others', async () => {
    const file = await at.request(`/shiban/items/${made.main}/files/${made.tableFileId}`)
    expect(file.status).toBe(200)
    expect(await file.text()).toContain('图书馆,56')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(file.headers.get('cache-control')).toBe('public, no-cache')
    expect((await at.request(`/shiban/files/${made.pictureFileId}`)).headers.get('content-disposition')).toContain('inline')
    expect((await at.request(`/shiban/items/${made.old}/files/${made.tableFileId}`)).status).toBe(404)
  })

  test('what was withdrawn says when and why, in every form, and never its title (arts. 14, 15)', async () => {
    const page = await at.request(`/shiban/items/${made.gone}`)
    expect(page.status).toBe(410)
    const html = await page.text()
    expect(html).toContain('其中有个人信息，依法撤下')
    expect(html).toContain('<time datetime="2026-03-02">')
    expect(html).not.toContain('误发的名单')
    for (const kind of ['json', 'docx', 'pdf', 'txt']) expect((await at.request(`/shiban/items/${made.gone}.${kind}`)).status).toBe(410)
    expect((await at.request('/shiban/items/999999')).status).toBe(404)
  })

  test('what was corrected says when and why; its number and first day stay', async () => {
    await correct(at.database.db, made)
    const html = await text(`/shiban/items/${made.main}`)
    expect(html).toContain('第二条开放时间有误，已改正')
    expect(html).toContain('<meta name="PubDate" content="2026-03-02 09:00"/>')
  })

  test('everybody reads the same page: signed in, only the bar differs', async () => {
    const { cookie } = await signIn()
    const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)![0]
    for (const path of ['/shiban', '/shiban/content', `/shiban/items/${made.main}`])
      expect(main(await text(path, { cookie }))).toBe(main(await text(path)))
  })
})

const signIn = async () => {
  const { entered, passphrase } = await import('../../../test/support/people.ts')
  const { token } = await entered(at.database.db, 'officer', passphrase)
  return { cookie: `gongkai-session=${token}` }
}

/** The first tag that does not close the one that is open, or what may not stand in XML; null: none. */
function faultIn(xml: string): string | null {
  const open: string[] = []
  for (const [whole, end, name, , empty] of xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .matchAll(/<(\/?)([A-Za-z:]+)((?:\s+[a-zA-Z:]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (empty) continue
    if (!end) open.push(name!)
    else if (open.pop() !== name) return whole
  }
  if (open.length > 0) return open.join()
  return /&(?!(?:amp|lt|gt|quot|#39);)|[\u0000-\u0008]/.exec(xml)?.[0] ?? null
}

describe('feeds, maps and data', () => {
  const wellFormed = async (path: string) => {
    const xml = await text(path)
    expect(faultIn(xml)).toBe(null)
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
    return xml
  }

  test('a feed of the site, of the agency, of a part and of a column, with days as RFC 822 has them', async () => {
    for (const path of ['/feed', '/shiban/feed', '/shiban/content', '/shiban/content/normative'])
      for (const kind of ['rss', 'atom']) expect(await wellFormed(`${path}.${kind}`)).toContain('</')
    const rss = await wellFormed('/shiban/content/normative.rss')
    expect(rss).toContain(`<guid isPermaLink="true">http://localhost/shiban/items/${made.main}</guid>`)
    expect(rss).toContain('<pubDate>Mon, 02 Mar 2026 09:00:00 +0800</pubDate>')
    expect(rss).toContain('<category>规范性文件</category>')
  })

  test('the map leads to every public item, column and report part, and robots.txt to the map', async () => {
    expect(await text('/robots.txt')).toContain('Sitemap: http://localhost/sitemap.xml')
    const index = await wellFormed('/sitemap.xml')
    expect(index).toContain('<loc>http://localhost/shiban/sitemap-1.xml</loc>')
    const items = await wellFormed('/shiban/sitemap-1.xml')
    expect(items).toContain(`<loc>http://localhost/shiban/items/${made.old}</loc><lastmod>2026-03-02</lastmod>`)
    expect(items).not.toContain(`items/${made.gone}<`)
    expect(await wellFormed('/shiban/sitemap.xml')).toContain('<loc>http://localhost/shiban/content/charges</loc>')
    expect(await text('/shiban/sitemap')).toContain('href="/shiban/content/readings"')
  })

  test('the data catalogue lists every list with its files', async () => {
    expect(await text('/shiban/data')).toContain('href="/shiban/content/normative.csv"')
    const catalogue = JSON.parse(await text('/shiban/data.json'))
    expect(catalogue['@type']).toBe('dcat:Catalog')
    expect(JSON.stringify(catalogue)).toContain('http://localhost/shiban/content/normative.xlsx')
  })
})

test('an address that moved leads on for good, and never to another site', async () => {
  const { db } = at.database
  const row = (path: string, toPath: string) => ({ agencyId: made.agency.id, path, toPath, at: new Date() })
  await db
    .insertInto('redirects')
    .values([row('/shiban/zwgk/1.html', '/shiban/content'), row('/shiban/evil', '//evil.example')])
    .execute()
  const moved = await at.request('/shiban/zwgk/1.html')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/shiban/content'])
  expect((await at.request('/shiban/evil')).status).toBe(404)
})

test('drafts never appear anywhere: an item in each stage, looked for in every public answer (art. 17)', async () => {
  const { db } = at.database
  const { of } = made
  const drafts = ['密甲', '密乙', '密丙', '密丁', '密戊', '密己'].map(name => `${name}不得外传`)
  const make = (i: number) => draftOne(db, of, { title: drafts[i]!, column: 'normative', summary: drafts[i]!, body: `<p>${drafts[i]}</p>` })
  await make(0)
  const endorsing = await make(1)
  await takeNow(db, of.drafter, of.agency, endorsing, { step: 'submitted' })
  const reviewing = await make(2)
  await takeNow(db, of.drafter, of.agency, reviewing, { step: 'submitted' })
  await takeNow(db, of.head, of.agency, reviewing, { step: 'endorsed' })
  await toApproval(db, of, await make(3))
  const scheduled = await make(4)
  await toApproval(db, of, scheduled)
  await takeNow(db, of.leader, of.agency, scheduled, { step: 'scheduled', at: new Date('2030-01-01T00:00:00Z') })
  await takeNow(db, of.drafter, of.agency, await make(5), { step: 'discarded' })

  const seen = new Set<string>()
  const queue = [
    '/',
    '/shiban',
    '/sitemap.xml',
    '/robots.txt',
    '/feed.rss',
    '/shiban/data.json',
    '/shiban/search?q=不得外传',
    '/search?q=不得外传',
  ]
  for (let path = queue.shift(); path; path = queue.shift()) {
    if (seen.has(path) || /\.(?:docx|pdf|xlsx)(?:\?|$)|^\/(?:assets|preferences|sign-in|tools)/.test(path)) continue
    seen.add(path)
    const answer = await text(path)
    for (const title of drafts) expect(answer.includes(title), `${title} in ${path}`).toBe(false)
    expect(answer.includes('误发的名单'), `withdrawn, in ${path}`).toBe(false)
    const links = [...answer.matchAll(/(?:href="|<loc>|<link>|"url":")(?:http:\/\/localhost)?(\/[^"<]*)/g)].map(
      found => found[1]!.replaceAll('&amp;', '&').split('#')[0]!,
    )
    queue.push(...links)
  }
  expect(seen.size).toBeGreaterThan(120)
})

test('with several agencies the home lists them as a tree, and the newest of all', async () => {
  const other = await testSite({ settings: { ...sampleSettings, office: null } })
  const { of } = await portal(other.database.db, other.rooms)
  await addBureau(other.database.db, of.admin, of.agency, 'lvyou')
  const html = await (await other.request('/')).text()
  expect(html).toMatch(/示例市政府办公室[\s\S]*<ul><li><a href="\/lvyou">/)
  expect(html).toContain('旅游突发事件应急预案')
})
