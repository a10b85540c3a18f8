import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { copyOf, reportOf } from '../../test/support/reports.ts'
import { testSite } from '../../test/support/site.ts'
import { loadConfig } from '../config.ts'
import { perMinute } from './check-routes.tsx'
import { readReport } from './read/index.ts'
import type { Report } from './report.ts'

const at = await testSite()
const seed = readFileSync(new URL('../../test/corpus/seed/linxiang-culture-bureau-2023-annual-report.txt', import.meta.url))

function sending(files: Record<string, string | Uint8Array>, texts: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [field, bytes] of Object.entries(files)) form.set(field, new File([Buffer.from(bytes)], `${field}.txt`))
  for (const [field, text] of Object.entries(texts)) form.set(field, text)
  return form
}
const check = async (form: FormData) => {
  const response = await at.post('/tools/check', form)
  return { status: response.status, html: await response.text(), headers: response.headers }
}
const wrong = (): Report => {
  const report = copyOf(reportOf('2021', { year: 2023 }))
  report.applications!.rows['handled']![6]! += 1
  return report
}
/** What the page sends back with its buttons. */
const carried = (html: string) =>
  /<textarea name="report"[^>]*>([\s\S]*?)<\/textarea>/
    .exec(html)![1]!
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

test('the real report of the seed, uploaded: X-7 is caught, and its cell carries the number of the finding', async () => {
  const { status, html, headers } = await check(sending({ file: seed }))
  expect(status).toBe(200)
  expect(html).toContain('1 处错误，3 处提醒')
  expect(html).toContain('识别为 2019 年格式')
  expect(html).toMatch(/<td[^>]*class="bad"[^>]*>0<sup><a href="#n1" aria-label="见发现①">①<\/a><\/sup>/)
  expect(html).toMatch(/<li id="n1">.*?X-7/s)
  expect(headers.get('cache-control')).toBe('no-store')
})

test('pasted text is read as well, and a report with nothing wrong says so', async () => {
  const sound = reportOf('2021', { year: 2023 })
  expect((await check(sending({}, { text: JSON.stringify(sound) }))).html).toContain('没有发现问题')
})

test("last year's report and the day of publication add their rules", async () => {
  const last = copyOf(reportOf('2021', { year: 2022 }))
  last.applications!.rows['carriedOut']![0]! += 5
  const form = sending(
    { file: JSON.stringify(reportOf('2021', { year: 2023 })), previous: JSON.stringify(last) },
    { publishedOn: '2024-03-15' },
  )
  const { html } = await check(form)
  expect(html).toContain('T3-5')
  expect(html).toContain('X-8')
})

test.each([
  ['nothing at all', sending({}), 422, '请选择年报文件'],
  ['no report', sending({ file: '今天天气不错。' }), 422, '没有找到政府信息公开工作年度报告的表格'],
  ['a broken file', sending({ file: Buffer.from('PK\u0003\u0004rubbish') }), 422, '错误：'],
  ['no day', sending({ file: seed }, { publishedOn: '2024-02-31' }), 422, '请填写日期'],
  ["no report as last year's", sending({ file: seed, previous: 'x' }), 422, 'href="#previous"'],
])('%s comes back with one sentence at its field', async (_what, form, status, words) => {
  const answer = await check(form)
  expect([answer.status, answer.html.includes(words)]).toEqual([status, true])
  expect(answer.html).toContain('class="errors"')
  expect(answer.html).not.toMatch(/at .*\.ts:\d+/)
})

test('what was typed is there again', async () => {
  expect((await check(sending({}, { text: '没有表格的文字' }))).html).toMatch(/<textarea[^>]*>没有表格的文字<\/textarea>/)
})

test('a file over the limit is refused by name: 413', async () => {
  const small = await testSite({ database: at.database, config: { limits: { ...loadConfig({}).limits, fileBytes: 1_000_000 } } })
  expect((await small.post('/tools/check', sending({ file: 'x'.repeat(1_500_000) }))).status).toBe(413)
  expect((await small.post('/tools/check', sending({ file: 'x'.repeat(2_500_000) }))).status).toBe(413)
})

test.each(['html', 'docx', 'xlsx', 'pdf', 'json'])('the clean copy as %s has the figures that were read', async kind => {
  const { html } = await check(sending({ file: JSON.stringify(wrong()) }))
  const response = await at.post(`/tools/check/report.${kind}`, sending({}, { report: carried(html) }))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toContain('attachment')
  expect((await readReport(new Uint8Array(await response.arrayBuffer()))).applications!.rows).toEqual(wrong().applications!.rows)
})

test('the findings as JSON are those of the command line', async () => {
  const { html } = await check(sending({ file: JSON.stringify(wrong()) }))
  const answer = (await (await at.post('/tools/check/findings.json', sending({}, { report: carried(html) }))).json()) as {
    report: { year: number }
    findings: { rule: string }[]
  }
  expect(answer.report.year).toBe(2023)
  expect(answer.findings.map(({ rule }) => rule)).toContain('T3-2')
  expect((await at.post('/tools/check/findings.json', sending({}, { report: '{"schema":1}' }))).status).toBe(422)
  expect((await at.post('/tools/check/findings.json', sending({}, { report: JSON.stringify(wrong()), publishedOn: 'x' }))).status).toBe(422)
})

test('text of the source is text on the page, whatever it holds', async () => {
  const hostile = {
    ...wrong(),
    agency: '<script>alert(1)</script>',
    sections: [{ number: 1, heading: '</textarea><b>', text: '</textarea><script>1</script>' }],
  }
  const { html } = await check(sending({ file: JSON.stringify(hostile) }))
  expect(html).not.toContain('<script>')
  expect(html).not.toMatch(/<\/textarea><(b|script)>/)
})

test('nothing is kept, and an address that sends too many is told to wait', async () => {
  const hasty = await testSite({ database: at.database })
  const statuses: number[] = []
  for (let i = 0; i <= perMinute; i++) statuses.push((await hasty.post('/tools/check', sending({}))).status)
  expect(statuses.slice(0, perMinute).every(status => status === 422)).toBe(true)
  const last = await hasty.post('/tools/check', sending({}))
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await hasty.request('/tools/check')).status).toBe(200)
  expect(await at.database.db.selectFrom('reports').selectAll().execute()).toEqual([])
})
