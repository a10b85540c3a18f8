import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleSite } from './support/stages.ts'

/** A number stands on many pages, and is the same on each; every one of them opens into what it counts. */
describe('numbers of the portal of the samples', () => {
  let site: Awaited<ReturnType<typeof sampleSite>>
  let cookie = ''
  beforeAll(async () => {
    site = await sampleSite()
    const signedIn = await fetch(`${site.address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.address },
      body: new URLSearchParams({ loginName: 'sample-officer', password: site.passwordOf('sample-officer') }),
    })
    cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  })
  afterAll(() => site?.stop())

  const read = async (path: string) => {
    const answer = await fetch(`${site.address}${path}`, { headers: { cookie } })
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
  const json = async (path: string) => JSON.parse(await read(path))
  const linesOf = (csv: string) => csv.trim().split(/\r?\n/).slice(1)
  const listTotal = (html: string) => Number(/共 (\d+) 条/.exec(html)![1])
  const homeFigure = (html: string, name: string) => Number(new RegExp(`<dt>${name}</dt><dd>(\\d+)`).exec(html)![1])

  test('what is public is as many on the home page, in the lists, the data and the desk', async () => {
    const home = homeFigure(await read('/sample-bureau'), '现有公开信息')
    const parts = [await json('/sample-bureau/content.json'), await json('/sample-bureau/rules.json')]
    const lists = await Promise.all(['content', 'rules'].map(part => read(`/sample-bureau/${part}`)))
    const tables = await Promise.all(['content', 'rules'].map(part => read(`/sample-bureau/${part}.csv`)))
    const data: { rows: number; 'dcat:landingPage': string }[] = (await json('/sample-bureau/data.json'))['dcat:dataset']
    const rows = data.filter(({ 'dcat:landingPage': page }) => /\/(content|rules)$/.test(page)).map(({ rows }) => rows)
    const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)
    expect({
      lists: sum(lists.map(listTotal)),
      json: sum(parts.map(({ total }) => total)),
      items: sum(parts.map(({ items }) => items.length)),
      csv: sum(tables.map(table => linesOf(table).length)),
      data: sum(rows),
      desk: listTotal(await read('/desk/publications?list=published')),
    }).toEqual({ lists: home, json: home, items: home, csv: home, data: home, desk: home })
  })

  test("each year's figures by category and by section have the same sum, and the home page says it", async () => {
    const board = await read('/desk/boards/sample-bureau/year')
    const years = [...board.matchAll(/year\?year=(\d{4})/g)].map(([, year]) => year!)
    expect(years.length).toBeGreaterThan(5)
    for (const year of years) {
      const total = Number(/年公开信息[^\d]*?<a[^>]*><b>(\d+)/.exec(await read(`/desk/boards/sample-bureau/year?year=${year}`))?.[1] ?? 0)
      const lines = linesOf(await read(`/desk/boards/sample-bureau/year.csv?year=${year}`)).map(line => line.split(','))
      const sumOf = (kind: string) => lines.filter(([name]) => name === kind).reduce((sum, cells) => sum + Number(cells.at(-1)), 0)
      expect([year, sumOf('栏目'), sumOf('股室')]).toEqual([year, total, total])
    }
    const today = Number(/年公开信息[^\d]*?<a[^>]*><b>(\d+)/.exec(board)![1])
    expect(homeFigure(await read('/sample-bureau'), '今年公开')).toBe(today)
  })

  test('every number of a year opens into exactly so many items', async () => {
    for (const year of ['2023', '2026']) {
      const board = await read(`/desk/boards/sample-bureau/year?year=${year}`)
      const links = [...board.matchAll(/<a href="(\/desk\/publications\?[^"]*)">(?:<b>)?(\d+)(?:<\/b>)?<\/a>/g)]
      expect(links.length).toBeGreaterThan(30)
      for (const [, href, figure] of links) {
        const list = await read(href!.replaceAll('&amp;', '&'))
        expect([href, listTotal(list)]).toEqual([href, Number(figure)])
      }
    }
  })

  test('the 151 items of 2023 stand in their five categories', async () => {
    const lines = linesOf(await read('/desk/boards/sample-bureau/year.csv?year=2023')).map(line => line.split(','))
    const totals = Object.fromEntries(lines.filter(([kind]) => kind === '栏目').map(cells => [cells[1], Number(cells.at(-1))]))
    expect(totals).toEqual({ 工作动态: 95, 基层政务公开信息: 25, 优化营商环境信息: 16, 政务公开信息: 13, 重点领域信息公开: 2 })
  })
})
