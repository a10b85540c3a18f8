import { afterAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { good, later, monday } from '../../test/support/people.ts'
import { copyOf, reportOf } from '../../test/support/reports.ts'
import { testSite } from '../../test/support/site.ts'
import { day } from '../law/index.ts'
import { type Taking, takeStep } from './actions.ts'
import { cellsOf } from './cells.ts'
import { readReport } from './read/index.ts'
import type { Report } from './report.ts'

const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { db } = database
const [{ person: officer, agency }, { person: leader }] = [await at.signedInAs('officer'), await at.signedInAs('leader')]
const clock = { now: monday, today: day('2026-03-02') }
const take = async (year: number, taking: Taking, when = clock) =>
  good(await takeStep(db, taking.step === 'published' || taking.step === 'withdrawn' ? leader : officer, agency, year, taking, when))
const importing = (report: Report, seen = 0, more: Partial<Taking> = {}): Taking => ({
  ...{ step: 'imported', seen, reason: null },
  ...{ brings: { report, fileName: null, originallyPublishedOn: null } },
  ...more,
})

const sound = reportOf('2021', { year: 2023, agency: agency.name })
const wrong = copyOf(reportOf('2021', { year: 2022, agency: agency.name }))
wrong.applications!.rows['handled']![6]! += 1
await take(2022, importing(wrong))
await take(2022, { step: 'published', seen: 1, reason: '与纸质件一致' })
await take(2023, importing(sound))
await take(2023, { step: 'published', seen: 1, reason: '跨年数字不同，已核实' })
await take(2024, importing(reportOf('2021', { year: 2024, agency: agency.name })))

const text = async (path: string, init?: RequestInit) => (await at.request(path, init)).text()
const reports = `/${agency.slug}/reports`

describe('the page of a published report', () => {
  test('has every figure of the report in the cells of the official tables', async () => {
    const read = await readReport(await text(`${reports}/2023`))
    expect(Object.fromEntries([...cellsOf(read)].map(({ at, figure }) => [at, figure]))).toEqual(
      Object.fromEntries([...cellsOf(sound)].map(({ at, figure }) => [at, figure])),
    )
  })

  test('has captions, header scopes, one h1, and the meta tags of an article', async () => {
    const html = await text(`${reports}/2023`)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<table/g)!.length).toBe(html.match(/<caption/g)!.length)
    expect(html).toContain('scope="rowgroup"')
    expect(html).toContain(`<meta name="ArticleTitle" content="${agency.name}2023年政府信息公开工作年度报告"`)
    expect(html).toContain('<meta name="PubDate" content="2026-03-02 09:00"')
    expect(html).toContain('<meta name="ColumnName" content="政府信息公开年报"')
    expect(html).toContain(`<meta name="ContentSource" content="${agency.name}"`)
  })

  test('shows what the check found to signed-in people with the right, and to nobody else', async () => {
    const seen = async (cookie?: string) => (await text(`${reports}/2022`, cookie ? { headers: { cookie } } : {})).includes('class="finds"')
    expect(await seen()).toBe(false)
    for (const role of ['officer', 'leader', 'auditor', 'superior'] as const)
      expect(await seen((await at.signedInAs(role)).cookie)).toBe(true)
    for (const role of ['administrator', 'drafter', 'reviewer'] as const)
      expect(await seen((await at.signedInAs(role)).cookie), role).toBe(false)
    const html = await text(`${reports}/2022`, { headers: { cookie: (await at.signedInAs('officer')).cookie } })
    expect(html).toMatch(/<td[^>]*class="bad"[^>]*>\d+<sup><a href="#n\d+"/)
    expect(await text(`${reports}/2022`)).not.toMatch(/class="(bad|odd)"/)
  })

  test('does not exist before it is published', async () => {
    expect((await at.request(`${reports}/2024`)).status).toBe(404)
    expect((await at.request(`${reports}/2024/report.json`)).status).toBe(404)
    expect(await text(reports)).not.toContain('2024年政府信息')
    for (const path of [`${reports}/2019`, `${reports}/9999`, '/nobody/reports', '/nobody/reports/2023', `/${agency.slug}x`])
      expect((await at.request(path)).status, path).toBe(404)
  })
})

describe('the files of a report', () => {
  test.each(['html', 'docx', 'pdf', 'xlsx', 'json'] as const)('%s read again gives the same figures, under a Chinese name', async kind => {
    const response = await at.request(`${reports}/2023/report.${kind}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="report-2023.${kind}"; filename*=UTF-8''${encodeURIComponent(`${agency.name}2023年政府信息公开工作年度报告.${kind}`)}`,
    )
    const read = await readReport(new Uint8Array(await response.arrayBuffer()))
    expect(read.applications!.rows).toEqual(sound.applications!.rows)
    expect(read.disclosure).toEqual(sound.disclosure)
    expect(read.disputes).toEqual(sound.disputes)
  })

  test('are asked for again only when they changed', async () => {
    const first = await at.request(`${reports}/2023/report.json`)
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const again = await at.request(`${reports}/2023/report.json`, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

describe('the list', () => {
  test('holds what is public, the newest first, as a page, as CSV and as JSON', async () => {
    expect([...(await text(reports)).matchAll(/>(?:<span[^>]*>)?[^<]*(\d{4})年政府信息公开工作年度报告/g)].map(found => found[1])).toEqual([
      '2023',
      '2022',
    ])
    const list = (await (await at.request(`${reports}.json`)).json()) as { year: number; url: string; publishedOn: string }[]
    expect(list[0]).toEqual({
      ...{ year: 2023, title: `${agency.name}2023年政府信息公开工作年度报告`, publishedOn: '2026-03-02', updatedOn: '2026-03-02' },
      url: `http://localhost${reports}/2023`,
    })
    const csv = await text(`${reports}.csv`)
    expect(csv.split('\n')[1]).toBe(
      `2023,${agency.name}2023年政府信息公开工作年度报告,2026-03-02,2026-03-02,http://localhost${reports}/2023`,
    )
  })

  test('is reached from the home page, which links to nothing that is not there', async () => {
    const html = await text('/')
    const links = [...html.matchAll(/href="(\/[^"#]*)"/g)].map(found => found[1]!.replaceAll('&amp;', '&'))
    expect(links).toContain(`${reports}/2023`)
    for (const link of new Set(links)) expect([200, 302, 303], link).toContain((await at.request(link)).status)
  })
})

describe('a report that is corrected or withdrawn', () => {
  test('keeps its address; the public reads the new version only when it is signed, with the reason', async () => {
    const mended = copyOf(reportOf('2021', { year: 2022, agency: agency.name }))
    await take(2022, importing(mended, 2, { step: 'corrected', reason: '总计多计一件' }))
    expect(await text(`${reports}/2022`)).not.toContain('总计多计一件')
    await take(2022, { step: 'published', seen: 3, reason: '已核实' }, { now: later(86_400_000), today: day('2026-03-03') })
    const html = await text(`${reports}/2022`)
    expect(html).toContain('总计多计一件')
    expect(html).toContain('2026-03-03')
    expect(html).toContain('<meta name="PubDate" content="2026-03-02 09:00"')
  })

  test('says that it was here, since when it is not, and why: 410', async () => {
    await take(2022, { step: 'withdrawn', seen: 4, reason: '应上级要求重新核定' })
    const gone = await at.request(`${reports}/2022`)
    const html = await gone.text()
    expect(gone.status).toBe(410)
    expect(html).toContain('应上级要求重新核定')
    expect(html).toContain('2026-03-02')
    expect((await at.request(`${reports}/2022/report.pdf`)).status).toBe(303)
    expect(await text(reports)).not.toContain('2022年政府信息')
  })
})
