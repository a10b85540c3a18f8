import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { reportOf } from '../../test/support/reports.ts'
import { testSite } from '../../test/support/site.ts'
import { verify } from '../journal/index.ts'
import { recompute } from './actions.ts'

const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { office } = await at.setUp()
const [{ cookie: officer }, { cookie: leader }] = [await at.signedInAs('officer'), await at.signedInAs('leader')]
const desk = `/desk/reports/${office.slug}`
const seed = readFileSync(new URL('../../test/corpus/seed/linxiang-culture-bureau-2023-annual-report.txt', import.meta.url))

const unescaped = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The hidden fields that the preview sends on. */
function carried(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name!,
    unescaped(value!),
  ])
  return { ...Object.fromEntries(fields), report: unescaped(/<textarea name="report"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)![1]!) }
}

async function preview(bytes: Uint8Array | string, name: string, more: Record<string, string> = {}): Promise<string> {
  const form = new FormData()
  form.set('file', new File([Buffer.from(bytes)], name))
  for (const [field, value] of Object.entries(more)) form.set(field, value)
  const response = await at.post(`${desk}/import`, form, { cookie: officer })
  expect(response.status).toBe(200)
  return response.text()
}

const post = async (path: string, fields: Record<string, string>, cookie: string) => {
  const response = await at.post(path, fields, { cookie })
  return { status: response.status, to: response.headers.get('location'), html: await response.text() }
}
const get = async (path: string, cookie: string) => (await at.request(path, { headers: { cookie } })).text()

test('the desk says who is here, what is due by which article, and what there is to do', async () => {
  const html = await get('/desk', officer)
  expect(html).toContain('officer.one同志')
  expect(html).toContain('公开专员')
  expect(html).toContain('2025 年度报告报送并公布的最后一天')
  expect(html).toContain('<time datetime="2026-01-31">')
  expect(html).toContain('《政府信息公开条例》第四十九条第一款')
  expect(html).toContain('已过 30 日')
  expect(html).toContain(`href="${desk}/import"`)
  expect(await get('/desk', leader)).not.toContain(`href="${desk}/import"`)
  expect(await get('/desk', (await at.signedInAs('administrator')).cookie)).toContain('您的角色在这里没有待办')
})

test('a file is read and checked before anything is kept, and imported when the officer has seen it', async () => {
  const html = await preview(seed, '年报.txt', { originallyPublishedOn: '2024-01-26' })
  expect(html).toContain('1 处错误，3 处提醒')
  expect(html).toContain('还没有保存')
  expect(html).toContain('文件写的机构是“临湘市文旅广电局”')
  expect(await database.db.selectFrom('reports').selectAll().execute()).toEqual([])
  const done = await post(`${desk}/import/confirm`, { ...carried(html), reason: '' }, officer)
  expect([done.status, done.to]).toEqual([303, `${desk}/2023?done=imported`])
  const page = await get(done.to!, officer)
  expect(page).toContain('起草中')
  expect(page).toContain('年报.txt')
  expect(page).toContain('来源所载公布日期 2024-01-26')
  expect(page).toContain('由分管领导办理')
})

test('what holds errors is signed only with a reason: the page comes back with the fault at its field', async () => {
  const faulty = await post(`${desk}/2023/published`, { seen: '1', reason: ' ' }, leader)
  expect(faulty.status).toBe(422)
  expect(faulty.html).toContain('核对发现错误。仍要公布的，请填写理由。')
  expect(faulty.html).toContain('href="#reason"')
  expect(faulty.html).toContain('<title>错误：')
  const done = await post(`${desk}/2023/published`, { seen: '1', reason: '与纸质件一致' }, leader)
  expect([done.status, done.to]).toEqual([303, `${desk}/2023?done=published`])
  expect((await at.request(`/${office.slug}/reports/2023`)).status).toBe(200)
})

test('whoever saw an older state is told so: 409, and nothing changes', async () => {
  const late = await post(`${desk}/2023/withdrawn`, { seen: '1', reason: '旧页面' }, leader)
  expect([late.status, late.html.includes('这份报告刚刚被别人改动')]).toEqual([409, true])
  const twice = await post(`${desk}/2023/published`, { seen: '2', reason: 'x' }, leader)
  expect([twice.status, twice.html.includes('报告已经公布，不能公布。')]).toEqual([409, true])
  expect((await at.request(`/${office.slug}/reports/2023`)).status).toBe(200)
})

test('a correction needs its reason, and what was read is there again when it is asked for', async () => {
  const html = await preview(JSON.stringify(reportOf('2021', { year: 2023, agency: office.name })), '更正.json')
  expect(html).toContain('作为更正导入')
  const faulty = await post(`${desk}/import/confirm`, { ...carried(html), reason: '' }, officer)
  expect([faulty.status, faulty.html.includes('请填写更正的理由。')]).toEqual([422, true])
  const done = await post(`${desk}/import/confirm`, { ...carried(faulty.html), reason: '改用2021年格式' }, officer)
  expect(done.status).toBe(303)
  expect(await get(done.to!, officer)).toContain('更正中')
  expect((await post(`${desk}/2023/published`, { seen: '3', reason: '' }, leader)).status).toBe(303)
  expect(await (await at.request(`/${office.slug}/reports/2023`)).text()).toContain('改用2021年格式')
})

test('withdrawing says why, the page is gone for the public, and the journal and the rows hold', async () => {
  expect((await post(`${desk}/2023/withdrawn`, { seen: '4', reason: '' }, leader)).html).toContain('请填写撤下的理由。')
  expect((await post(`${desk}/2023/withdrawn`, { seen: '4', reason: '重新核定' }, leader)).status).toBe(303)
  expect((await at.request(`/${office.slug}/reports/2023`)).status).toBe(410)
  expect((await verify(database.db)).ok).toBe(true)
  expect(await recompute(database.db, office.id)).toEqual([])
})

test('what cannot be read, or has no year, is a sentence at its field', async () => {
  const sent = async (text: string) => {
    const form = new FormData()
    form.set('text', text)
    const response = await at.post(`${desk}/import`, form, { cookie: officer })
    return [response.status, await response.text()] as const
  }
  const [status, html] = await sent('今天天气不错。')
  expect([status, html.includes('href="#text"')]).toEqual([422, true])
  const [second, noYear] = await sent(JSON.stringify(reportOf('2021', { year: null })))
  expect([second, noYear.includes('没有读出报告的年度')]).toEqual([422, true])
  expect((await at.request(`${desk}/2019`, { headers: { cookie: officer } })).status).toBe(404)
})
