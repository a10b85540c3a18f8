import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { good, monday } from '../../test/support/people.ts'
import { testSite } from '../../test/support/site.ts'
import { day } from '../law/index.ts'
import { enter } from '../registers/actions.ts'
import { entryIn } from '../registers/forms.ts'
import { contentOf, reportOfYear, stepsOf } from './store.ts'

const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { office } = await at.setUp()
const [{ cookie: officer }, { cookie: leader }] = [await at.signedInAs('officer'), await at.signedInAs('leader')]
const desk = `/desk/reports/${office.slug}`
const cell = `${desk}/compile/cell?${new URLSearchParams({ year: '2023', at: 'disclosure.penalties.decisions' })}`

const get = async (path: string, cookie = officer) => (await at.request(path, { headers: { cookie } })).text()
const post = async (path: string, fields: Record<string, string>, cookie = officer) => {
  const response = await at.post(path, fields, { cookie })
  return { status: response.status, to: response.headers.get('location'), html: await response.text() }
}
const standing = async () => {
  const stored = (await reportOfYear(database.db, office.id, 2023))!
  return { stored, report: await contentOf(database.db, stored, stored.version) }
}

test('the compiled figures become the year’s draft, with the texts drafted from them', async () => {
  expect((await post(`${desk}/compile`, { year: '2023', seen: '0' })).status).toBe(303)
  const { report } = await standing()
  expect(report.sections[0]!.text).toContain('全年新收政府信息公开申请0件，上年结转0件。')
  expect(await get(`${desk}/compile?year=2023`)).not.toContain('处不同')
})

test('a figure is typed over with a reason alone, marked, and shown beside the compiled one', async () => {
  const without = await post(cell, { seen: '1', figure: '4', reason: ' ' })
  expect([without.status, without.html.includes('请填写理由。')]).toEqual([422, true])
  expect((await post(cell, { seen: '1', figure: '四', reason: '漏登' })).status).toBe(422)
  expect((await post(cell, { seen: '1', figure: '4', reason: '另有四件登记在执法平台' }, leader)).status).toBe(403)
  expect((await post(cell, { seen: '1', figure: '4', reason: '另有四件登记在执法平台' })).status).toBe(303)
  const { stored, report } = await standing()
  expect(report.disclosure!['penalties']).toEqual({ decisions: 4 })
  expect((await stepsOf(database.db, stored)).at(-1)!.reason).toBe('表二 · 行政处罚 · 本年处理决定数量 改为 4：另有四件登记在执法平台')
  const compiled = await get(`${desk}/compile?year=2023`)
  expect(compiled).toContain('现在的报告与记录有 1 处不同')
  expect(compiled).toContain('另有四件登记在执法平台')
  expect(await get(cell)).toContain('当时记录的数是 0')
  expect((await post(cell, { seen: '1', figure: '5', reason: '又多一件' })).status).toBe(409)
})

test('a figure of the text that its cell does not say is named in the editor, and what was written stays', async () => {
  const html = await get(`${desk}/2023/text`)
  expect(html).toContain('行政处罚决定0件')
  expect(html).toContain('文字中的数与表格不同')
  const text = (await standing()).report.sections[0]!.text.replace('行政处罚决定0件', '行政处罚决定4件')
  expect((await post(`${desk}/2023/text`, { seen: '2', section1: text })).to).toBe(`${desk}/2023?done=edited`)
  expect(await get(`${desk}/2023/text`)).not.toContain('文字中的数与表格不同')
  expect((await standing()).report.disclosure!['penalties']).toEqual({ decisions: 4 })
  expect((await post(`${desk}/2023/text`, { seen: '3', section6: '字'.repeat(20_001) })).status).toBe(422)
})

test('what is written is checked before it is kept: every rule, how long it is, what is still asked for', async () => {
  const before = await standing()
  const html = (await post(`${desk}/2023/text`, { seen: '3', act: 'check', section6: '收费0件。【】' })).html
  expect(html).toContain('id="checked-count" data-checked')
  expect(html).toMatch(/发现 \d+ 处，其中错误 \d+ 处/)
  expect(html).toContain('共 7 字，还有 1 处待补写')
  expect(html).toContain('data-check="act=check"')
  const wrong = before.report.sections[0]!.text.replace('申请0件', '申请7件')
  const found = (await post(`${desk}/2023/text`, { seen: '3', act: 'check', section1: wrong })).html
  expect(found).toContain('<span class="docno">X-1</span>')
  expect(await standing()).toEqual(before)
})

test('after it is public a changed figure is a new version with its reason, and the old one stands until it is signed (art. 50)', async () => {
  expect((await post(`${desk}/2023/published`, { seen: '3', reason: '仍有待补' }, leader)).status).toBe(303)
  expect((await post(cell, { seen: '4', figure: '0', reason: '平台记录查明重复' })).status).toBe(303)
  const { stored, report } = await standing()
  expect(stored).toMatchObject({ state: 'correcting', publishedVersion: 3 })
  expect(report.typedOver).toEqual([])
  const public_ = await (await at.request(`/${office.slug}/reports/2023/report.json`)).text()
  expect(public_).not.toContain('执法平台')
})

test('the desk shows when the year was frozen and by whom, and each figure that changed since leads to its records', async () => {
  expect(await get(`${desk}/2023`)).toContain('此后本年度的记录没有使报告的数发生变化')
  const { person } = await at.signedInAs('officer')
  const typed = {
    item: '许可',
    number: '许〔2023〕9号',
    decidedOn: '2023-06-01',
    party: '样例公司',
    partyKind: 'organisation',
    content: '准予',
  }
  const read = entryIn('licences', typed, day('2026-03-02'))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const clock = { now: monday, today: day('2026-03-02') }
  good(await enter(database.db, person, office, { register: 'licences', sectionId: null, content: read.content }, clock))
  const html = await get(`${desk}/2023`)
  expect(html).toContain('与报出版本不同的 1 个数')
  expect(html).toContain('at=disclosure.licences.decisions')
  const { stored } = await standing()
  const without = await post(`${desk}/compile`, { year: '2023', seen: String(stored.seq) })
  expect([without.status, without.html.includes('请填写更正的理由。')]).toEqual([422, true])
  expect((await post(`${desk}/compile`, { year: '2023', seen: String(stored.seq), reason: '漏登一件' })).status).toBe(303)
  expect(await get(`${desk}/2023`)).toContain('草稿已更正')
})
