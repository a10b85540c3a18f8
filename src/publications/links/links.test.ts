import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { day } from '../../law/index.ts'
import { beginCatalogue } from '../catalogue/actions.ts'
import { emptyContent } from '../content.ts'
import { beginDraft } from '../draft-actions.ts'
import { itemOf, updateItem } from '../item-store.ts'
import { publicise } from '../publish.ts'
import { tryLinks, tryLinksOf } from './jobs.ts'
import { otherSiteFindings } from './other-sites.ts'
import { ownPagesIn } from './own-pages.ts'
import { isInside, probe, type Tried } from './probe.ts'
import { deadLinksOf } from './store.ts'

describe('asking whether an address answers', () => {
  let at = ''
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const [, status = '200', to] = (request.url ?? '').split('/')
    if (status === 'hang') return
    if (status === 'loop') return void response.writeHead(302, { location: '/loop' }).end()
    if (status === 'gethead') response.writeHead(request.method === 'HEAD' ? 405 : 200)
    else response.writeHead(Number(status), to ? { location: `/${to}` } : {})
    response.end()
  })
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const mayAsk = async () => true as const

  test.each([
    ['/200', 200],
    ['/404', 404],
    ['/gethead', 200],
    ['/301/200', 200],
    ['/302/404', 404],
    ['/loop', null],
    ['/hang', null],
  ])('%s answers %s', async (path, status) => {
    expect(await probe(at + path, { mayAsk, timeoutMs: 300 })).toEqual({ status })
  })

  test('a name that has moved inside since it was asked for is refused by the connection itself (DNS rebinding)', async () => {
    const before = asked.length
    expect(await probe(`http://localhost:${new URL(at).port}/200`, { mayAsk: async () => true })).toEqual({ status: null })
    expect(asked.length).toBe(before)
  })

  test('no address inside the house is asked, whatever it is called', async () => {
    asked.length = 0
    for (const host of ['127.0.0.1', '[::1]', '10.1.2.3', '192.168.0.1', '169.254.169.254', '[::ffff:10.0.0.1]', 'localhost', '0.0.0.0'])
      expect(await probe(`http://${host}:${new URL(at).port}/200`)).toBe('unknown')
    expect(asked).toEqual([])
    expect([isInside('1.2.3.4'), isInside('2606:4700::1111')]).toEqual([false, false])
  })

  test.each(['javascript:alert(1)', 'ftp://example.gov.cn/x', 'http://', 'no address'])('%s is no address of a site', async address => {
    expect(await probe(address)).toEqual({ status: null })
  })
})

describeStore('dead links', database => {
  test('are noted with the day since when, and gone when they answer again or the item does not name them', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person } = await addPerson(db, admin, office, 'officer', 'officer')
    const clock = { now: monday, today: day('2026-03-02') }
    good(await beginCatalogue(db, person, office, clock))
    const body =
      '<p><a href="https://gone.example/">一</a><a href="https://there.example/">二</a><a href="https://maybe.example/?a=1&amp;b=2">三</a></p>'
    const content = {
      ...emptyContent,
      title: '链接',
      column: 'plans',
      formedOn: clock.today,
      source: '办公室',
      body,
      attribute: 'public' as const,
    }
    const id = await beginDraft(db, person, office, { content, sectionId: null }, clock)
    await db.transaction().execute(async trx => {
      const item = (await itemOf(trx, { agencyId: office.id, id }))!
      await updateItem(trx, item, await publicise(trx, { agency: office, item, version: 1, content }, clock))
    })
    const asked: string[] = []
    const answers = new Map<string, Tried>([
      ['https://gone.example/', { status: 404 }],
      ['https://there.example/', { status: 200 }],
    ])
    const ask = async (address: string): Promise<Tried> => {
      asked.push(address)
      return answers.get(address) ?? 'unknown'
    }
    expect(await tryLinks(db, office.id, day('2026-03-03'), ask)).toBe(1)
    expect(asked).toContain('https://maybe.example/?a=1&b=2')
    expect(await tryLinks(db, office.id, day('2026-03-04'), ask)).toBe(0)
    expect(await tryLinks(db, office.id, day('2026-04-10'), ask)).toBe(1)
    expect(await deadLinksOf(db, office.id, 9)).toMatchObject([
      { href: 'https://gone.example/', status: 404, sinceOn: '2026-03-03', triedOn: '2026-04-10' },
    ])
    answers.set('https://gone.example/', { status: 200 })
    await tryLinks(db, office.id, day('2026-06-01'), ask)
    expect(await deadLinksOf(db, office.id, 9)).toEqual([])

    const hasPage = await ownPagesIn(
      db,
      office,
      '<a href="/shiban/items/1"></a><a href="/shiban/items/77"></a><a href="/shiban/content/none"></a><a href="/shiban/approvals/none"></a>',
    )
    expect(
      [
        '/shiban/items/1',
        '/shiban/items/77',
        '/shiban/content/none',
        '/shiban/content/plans',
        '/shiban/approvals/none',
        '/shiban/guide',
      ].map(hasPage),
    ).toEqual([true, false, false, true, false, true])
  })

  test('a draft is told what is known of its links: nothing yet, then what a job found; what cannot be told is no finding', async () => {
    const { db } = database()
    const { office } = await setUpOffice(db)
    const body = '<p><a href="https://gone.example/">一</a><a href="https://maybe.example/">二</a><a href="https://new.example/">三</a></p>'
    const content = { ...emptyContent, title: '链接', body }
    const at = async () => {
      const { state, findings } = await otherSiteFindings(db, office.id, content)
      return [state.links, state.tried, state.unknown, findings.map(({ text, level }) => `${text} ${level}`)]
    }
    expect(await at()).toEqual([3, 0, 0, []])
    const answers: Record<string, Tried> = { 'https://gone.example/': { status: 404 }, 'https://new.example/': { status: 403 } }
    await tryLinksOf(db, office.id, body, day('2026-03-02'), async href => answers[href] ?? 'unknown')
    expect(await at()).toEqual([3, 3, 1, ['https://gone.example/ warning']])
    answers['https://gone.example/'] = { status: 200 }
    await tryLinksOf(db, office.id, body, day('2026-03-03'), async href => answers[href] ?? 'unknown')
    expect(await at()).toEqual([3, 3, 1, []])
  })
})
