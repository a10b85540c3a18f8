import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { readSheet } from 'read-excel-file/node'
import { afterAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../../test/support/database.ts'
import { portal } from '../../../test/support/portal.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { siteForExport } from '../../cli/export-server.ts'
import { loadConfig } from '../../config.ts'
import { tableFile } from '../../publications/table-file.ts'
import { exportSite } from './export-site.ts'
import { ExportFolder } from './folder.ts'
import { fileFor, linkBetween } from './place.ts'
import { isSameContent } from './same-content.ts'
import { stillPage } from './still-page.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gongkai-export-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

test.each([
  ['/', 'index.html'],
  ['/wlj', 'wlj/index.html'],
  ['/wlj/items/12', 'wlj/items/12/index.html'],
  ['/wlj/content/notices?after=2026-01-02_15', 'wlj/content/notices/after-2026-01-02_15.html'],
  ['/wlj/feed.rss', 'wlj/feed.rss'],
  ['/wlj/reports/2023/report.pdf', 'wlj/reports/2023/report.pdf'],
  ['/wlj/content/notices?validity=repealed', null],
  ['/wlj/search?q=x', null],
  ['/search', null],
  ['/desk/publications', null],
  ['/preferences?language=en&back=/', null],
  ['//evil.example/x', null],
  ['/a/%2e%2e/%2e%2e/etc', 'etc/index.html'],
  ['/a/..%2f..%2fetc', null],
])('%s stands in %s', (address, file) => {
  expect(fileFor(address)).toBe(file)
})

test('one file names another from its own folder', () => {
  expect(linkBetween('wlj/items/12/index.html', 'wlj/index.html')).toBe('../../index.html')
  expect(linkBetween('index.html', 'wlj/feed.rss')).toBe('wlj/feed.rss')
  expect(linkBetween('wlj/index.html', 'wlj/items/1/index.html')).toBe('items/1/index.html')
})

describe('a page as a file', () => {
  const options = { origin: 'http://own.test', publicUrl: null }

  test('names files, keeps other sites and fragments, and leaves out what needs a running site', () => {
    const html = [
      '<li><a href="/preferences?language=en&amp;back=%2F">English</a></li>',
      '<a href="/wlj/items/1#top">一</a><a href="http://own.test/wlj">局</a><a href="#main">跳</a>',
      '<a href="https://www.gov.cn/">国</a><a href="/sign-in">登录</a><form action="/wlj/search"><input name="q"></form>',
      '<script type="module" src="/assets/suggest.1.js"></script>',
    ].join('')
    const { html: still, links } = stillPage(html, '/wlj/content', options)
    expect(still).toBe(
      '<a href="../items/1/index.html#top">一</a><a href="../index.html">局</a><a href="#main">跳</a><a href="https://www.gov.cn/">国</a>登录',
    )
    expect(links).toEqual(['/wlj/items/1', '/wlj'])
  })

  test('sends forms and live links to the running site where there is one', () => {
    const html = '<form role="search" action="/wlj/search"><input name="q"></form><a href="/sign-in">登录</a>'
    expect(stillPage(html, '/', { ...options, publicUrl: 'https://gk.example.gov.cn' }).html).toBe(
      '<form role="search" action="https://gk.example.gov.cn/wlj/search"><input name="q"></form><a href="https://gk.example.gov.cn/sign-in">登录</a>',
    )
  })
})

const tableOf = async (word: string, afterMs = 0): Promise<Buffer> => {
  await new Promise(resolve => setTimeout(resolve, afterMs))
  return Buffer.from(await tableFile('xlsx', { name: '表', head: ['名称'], rows: [[word]] }))
}

/** A site of three pages and a file; `withdrawn` takes one of them away. */
function smallSite(state: { withdrawn: boolean }) {
  const site = new Hono()
  site.get('/', c =>
    c.html(`<a href="/a">a</a>${state.withdrawn ? '' : '<a href="/b">b</a>'}<a href="/lost">lost</a><a href="/desk">desk</a>`),
  )
  site.get('/a', c => c.html('<a href="/">home</a><a href="/a/files/01890000-0000-7000-8000-000000000001">表</a>'))
  site.get('/b', c => c.html('b'))
  site.get('/desk', () => {
    throw new Error('the desk is never asked for')
  })
  site.get('/a/files/:id', c =>
    c.body('bytes', 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('表.PDF')}`,
    }),
  )
  site.get('/robots.txt', c => c.text('User-agent: *\n'))
  site.get('/sitemap.xml', c =>
    c.body('<urlset><url><loc>http://own.test/c</loc></url></urlset>', 200, { 'content-type': 'application/xml' }),
  )
  site.get('/c', c => c.redirect('/a', 301))
  return site
}

test('the walk puts every page and file under its name, leaves unchanged files untouched, and removes what is gone', async () => {
  const directory = join(scratch, 'walk')
  const state = { withdrawn: false }
  const wishes = { origin: 'http://own.test', publicUrl: null, documents: true }
  const first = await exportSite(smallSite(state), directory, wishes)
  expect(first).toMatchObject({ written: 7, removed: 0, broken: [{ address: '/lost', status: 404, from: '/' }] })
  expect(readFileSync(join(directory, 'a/index.html'), 'utf8')).toContain('href="files/01890000-0000-7000-8000-000000000001.pdf"')
  expect(readFileSync(join(directory, 'c/index.html'), 'utf8')).toContain('url=../a/index.html')
  const before = statSync(join(directory, 'a/index.html')).mtimeMs

  state.withdrawn = true
  const second = await exportSite(smallSite(state), directory, wishes)
  expect(second).toMatchObject({ written: 1, unchanged: 5, removed: 1 })
  expect(statSync(join(directory, 'a/index.html')).mtimeMs).toBe(before)
  expect(readdirSync(directory)).not.toContain('b')
})

test("somebody's own folder is not written into", async () => {
  const own = mkdtempSync(join(tmpdir(), 'gongkai-own-'))
  writeFileSync(join(own, 'thesis.doc'), 'x')
  await expect(ExportFolder.open(own)).rejects.toThrow('没有写入')
  rmSync(own, { recursive: true, force: true })
})

test('an export of a portal that did not change writes nothing, also where files say when they were made; its files of Office can be opened', async () => {
  const database = await openEmbedded()
  const rooms = testRooms()
  const { agency } = await portal(database.db, rooms)
  const directory = join(scratch, 'portal')
  const wishes = { origin: 'http://own.test', publicUrl: 'https://gk.example.gov.cn', documents: true }
  const config = { ...loadConfig({}), dataDir: rooms.dataDir }
  const first = await exportSite(await siteForExport(database, wishes.origin, config), directory, wishes)
  // The times in a zip tell two seconds apart.
  await new Promise(resolve => setTimeout(resolve, 2100))
  const second = await exportSite(await siteForExport(database, wishes.origin, config), directory, wishes)
  expect(first).toMatchObject({ unchanged: 0, broken: [] })
  expect(second).toEqual({ written: 0, unchanged: first.written, removed: 0, broken: [] })
  const table = readFileSync(join(directory, agency.slug, 'content.xlsx'))
  expect((await readSheet(table))[0]).toContain('索引号')
  await database.close()
})

test('two zips are the same where their parts are, whenever they were made; anything else byte by byte', async () => {
  const [one, same, other] = [await tableOf('一'), await tableOf('一', 2100), await tableOf('二')]
  expect(one.equals(same)).toBe(false)
  expect([isSameContent(one, same), isSameContent(one, other), isSameContent(one, one.subarray(0, 100))]).toEqual([true, false, false])
  expect([isSameContent(Buffer.from('a'), Buffer.from('a')), isSameContent(Buffer.from('a'), Buffer.from('b'))]).toEqual([true, false])
})

test('the other formats of items and of approval items come along only where they are wished for', async () => {
  const site = new Hono()
  const files = ['/a/items/1.docx', '/a/items/1.json', '/a/approvals/shows.pdf', '/a/guide.docx']
  site.get('/', c => c.html(files.map(file => `<a href="${file}">x</a>`).join('')))
  for (const file of files) site.get(file, c => c.body('x'))
  site.get('/robots.txt', c => c.text(''))
  site.get('/sitemap.xml', c => c.body('<urlset/>'))
  const wishes = { origin: 'http://own.test', publicUrl: null }
  expect((await exportSite(site, join(scratch, 'few'), { ...wishes, documents: false })).written).toBe(4)
  expect((await exportSite(site, join(scratch, 'all'), { ...wishes, documents: true })).written).toBe(7)
})
