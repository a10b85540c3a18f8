import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../../test/support/database.ts'
import { addPerson, good } from '../../../test/support/people.ts'
import { copyOf, reportOf } from '../../../test/support/reports.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import { takeStep } from '../actions.ts'

const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { office, admin } = await at.setUp()
const { cookie } = await at.signedInAs('officer')
const here = `/desk/reports/${office.slug}/2023/gaps`

const report = copyOf(reportOf('2021', { year: 2023 }))
report.disclosure!['licences']!['decisions'] = 7
report.sections[0]!.text = '2023年，我局主动公开政府信息12条。'
const { person: officer } = await addPerson(database.db, admin, office, 'officer', 'gaps')
const taking = { step: 'imported', seen: 0, reason: null, brings: { report, fileName: null, originallyPublishedOn: null } } as const
good(await takeStep(database.db, officer, office, 2023, taking, { now: new Date('2024-01-20T02:00:00Z'), today: day('2024-01-20') }))

const get = (path: string) => at.request(path, { headers: { cookie } })

test('the page names each gap with both figures, why it matters, and where its entries are', async () => {
  const html = await (await get(here)).text()
  const row = (what: string) =>
    /href="([^"]*)"><span>([^<]*)<\/span><\/a><\/th><td[^>]*><span>([^<]*)<\/span><\/td><td[^>]*><span>([^<]*)/
      .exec(html.split('<tr ').find(one => one.includes(what))!)!
      .slice(1)
  expect(row('行政许可')).toEqual([expect.stringContaining('licences.decisions'), '表二 · 行政许可 · 本年处理决定数量', '7', '0'])
  expect(row('公开信息总数')).toEqual([expect.stringContaining('list=published'), '公开信息总数', '12', '0'])
  expect(html).toContain('表三与申请登记簿一致')
  expect(html).toContain('正文各部分之和等于所称总数')
})

test('as CSV and JSON it says the same', async () => {
  const csv = await (await get(`${here}.csv`)).text()
  expect(csv).toContain('表二与文件、台账,表二 · 行政许可 · 本年处理决定数量,7,0')
  const answer = await get(`${here}.json`)
  expect(answer.headers.get('content-disposition')).toContain('gaps.json')
  const json = (await answer.json()) as { agency: string; year: number; comparisons: { name: string; gaps: { what: string }[] }[] }
  expect([json.agency, json.year]).toEqual([office.name, 2023])
  expect(json.comparisons.find(({ name }) => name === '第一部分与网站公开的信息')!.gaps).toEqual([
    { what: '公开信息总数', inReport: '12', inRecords: '0', behind: { of: 'publications' }, reason: null },
  ])
})

test('an agency without a report of the year has nothing to compare', async () => {
  expect((await get(`/desk/reports/${office.slug}/2019/gaps`)).status).toBe(404)
})
