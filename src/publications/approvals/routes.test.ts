import { beforeAll, describe, expect, test } from 'vitest'
import { publishApproval, takeNow, whole } from '../../../test/support/approvals.ts'
import { entered, good, monday, passphrase } from '../../../test/support/people.ts'
import { type Bureau, bureau } from '../../../test/support/publishing.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import { beginApproval } from './actions.ts'
import { flatOf } from './fields.ts'
import { approvalOf } from './store.ts'

const at = await testSite()
const { db } = at.database
let of: Bureau
let id: string
const cookies = new Map<string, string>()
const as = async (name: string) => {
  if (!cookies.has(name)) cookies.set(name, `gongkai-session=${(await entered(db, name, passphrase)).token}`)
  return { cookie: cookies.get(name)! }
}
const here = '/shiban/approvals/entertainment'
const get = async (path: string, name?: string) => at.request(path, { headers: name ? await as(name) : {} })

beforeAll(async () => {
  of = await bureau(db)
  id = await publishApproval(db, at.rooms.files, of)
})

describe('what everybody reads', () => {
  test('a page with all of it, the flow drawn and told, and linked data; nothing is styled or scripted in the markup', async () => {
    const html = await (await get(here)).text()
    for (const words of [
      '娱乐场所经营许可',
      '《娱乐场所管理条例》第九条',
      '有单位名称、住所和章程。',
      '无数量限制',
      '身份证明',
      '市场管理股',
      '0000-0000001',
    ])
      expect(html).toContain(words)
    expect(html.match(/<rect class="box"/g)).toHaveLength(4)
    expect(html).toContain('<ol class="timeline">')
    expect(html).toContain('"@type":"GovernmentService"')
    expect(html).not.toMatch(/ style=| on[a-z]+="/)
  })

  test('the list as a page, CSV, XLSX and JSON, narrowed by kind and name', async () => {
    expect(await (await get('/shiban/approvals')).text()).toContain(here)
    expect(await (await get('/shiban/approvals?kind=service')).text()).not.toContain(here)
    expect(await (await get('/shiban/approvals?k=%25')).text()).toContain('没有符合条件的事项')
    const csv = await (await get('/shiban/approvals.csv')).text()
    expect(csv).toContain('娱乐场所经营许可,行政许可,20,8,否,2026-03-02')
    expect(await (await get('/shiban/approvals.json')).json()).toMatchObject({
      total: 1,
      items: [{ key: 'entertainment', promisedDays: 8 }],
    })
    expect((await get('/shiban/approvals.xlsx')).headers.get('content-type')).toContain('spreadsheetml')
  })

  test('the guide as DOCX, PDF and JSON, and its form; a form of nobody is not there', async () => {
    const pdf = await get(`${here}.pdf`)
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await at.request(`${here}.pdf`, { headers: { 'if-none-match': pdf.headers.get('etag')! } })).status).toBe(304)
    expect(
      Buffer.from(await (await get(`${here}.docx`)).arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    const json = (await (await get(`${here}.json`)).json()) as { materials: { blank: string }[] }
    const form = new URL(json.materials[0]!.blank).pathname
    const file = await get(form)
    expect([file.status, file.headers.get('x-content-type-options')]).toEqual([200, 'nosniff'])
    expect((await get(form.replace(/.{12}$/, '000000000000'))).status).toBe(404)
  })

  test('a draft is on no public page', async () => {
    const begun = { key: 'secret', name: '还没有公开', sectionId: of.sectionId }
    good(await beginApproval(db, of.drafter, of.agency, begun, { now: monday, today: day('2026-03-02') }))
    expect((await get('/shiban/approvals/secret')).status).toBe(404)
    expect((await get('/shiban/approvals/secret.json')).status).toBe(404)
    expect(await (await get('/shiban/approvals')).text()).not.toContain('还没有公开')
  })
})

describe('the desk', () => {
  test('the form is saved without script, with a file, and three rows more; what cannot be read stays as it was typed', async () => {
    const headers = await as('drafter')
    const begun = await at.post('/desk/approvals/shiban/new', { name: '导游证核发', key: 'guides', sectionId: of.sectionId }, headers)
    const edit = begun.headers.get('location')!
    const own = edit.split('/').at(-2)!
    const form = new FormData()
    const flat = { ...flatOf(whole), name: '导游证核发', 'materials-0-formFileId': '' }
    for (const [name, value] of Object.entries(flat)) form.append(name, value)
    form.append('seen', '1')
    form.append('act', 'save')
    form.append('materials-0-formFile', new File(['项目,内容\n'], '申请表.csv', { type: 'text/csv' }))
    expect((await at.post(edit, form, headers)).headers.get('location')).toBe(`${edit}?done=saved`)
    const row = (await approvalOf(db, { agencyId: of.agency.id, id: own }))!
    expect(row.draft.materials[0]!.formFileId).toMatch(/^[0-9a-f-]{36}$/)
    const page = await (await get(edit, 'drafter')).text()
    expect(page).toContain('materials-4-name')
    expect(page).not.toContain('materials-5-name')
    expect(page).toContain('可以送审')
    const file = await get(`/desk/approvals/shiban/${own}/files/${row.draft.materials[0]!.formFileId}`, 'drafter')
    expect(file.status).toBe(200)
    const wrong = await at.post(edit, { ...flat, promisedDays: '两周', seen: '2' }, headers)
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="两周"')
    const late = await at.post(edit, { ...flatOf(row.draft), promisedDays: '30', seen: '2', act: 'submit' }, headers)
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('超过法定办结时限20个工作日')
    const fee = { 'fees-0-name': '工本费', 'fees-0-amount': '10元', 'fees-0-basis': '会议纪要', 'fees-0-basisKind': 'other' }
    const refused = await at.post(edit, { ...flatOf(row.draft), ...fee, seen: '3', act: 'submit' }, headers)
    expect([refused.status, (await refused.text()).includes('第五十八条')]).toEqual([409, true])
  })

  test('a correction shows the reviewer what is different, and the version page too', async () => {
    good(await takeNow(db, of.drafter, of, id, 'reopened', '缩短时限'))
    const row = (await approvalOf(db, { agencyId: of.agency.id, id }))!
    const headers = await as('drafter')
    const edited = { ...flatOf({ ...row.draft, promisedDays: 9 }), seen: String(row.revision), act: 'submit' }
    expect((await at.post(`/desk/approvals/shiban/${id}/edit`, edited, headers)).headers.get('location')).toContain('done=submitted')
    const page = await (await get(`/desk/approvals/shiban/${id}`, 'reviewer')).text()
    expect(page).toContain('与现在公开的不同')
    const seq = String(row.seq + 1)
    const back = await at.post(`/desk/approvals/shiban/${id}/step`, { step: 'returned', seen: seq, opinion: '' }, await as('reviewer'))
    expect([back.status, (await back.text()).includes('请填写退回修改的理由')]).toEqual([422, true])
    const passed = await at.post(`/desk/approvals/shiban/${id}/step`, { step: 'reviewed', seen: seq, opinion: '' }, await as('reviewer'))
    expect(passed.headers.get('location')).toContain('done=reviewed')
    expect((await at.post(`/desk/approvals/shiban/${id}/step`, { step: 'published', seen: seq }, await as('leader'))).status).toBe(409)
    good(await takeNow(db, of.leader, of, id, 'published'))
    const version = await (await get(`/desk/approvals/shiban/${id}/versions/2`, 'leader')).text()
    expect(version).toContain('9个工作日')
    expect(await (await get(here)).text()).toContain('<dd>9<small>')
  })

  test('withdrawn: its address says since when and why, its files are gone', async () => {
    good(await takeNow(db, of.leader, of, id, 'withdrawn', '许可已经取消'))
    const page = await get(here)
    expect([page.status, (await page.text()).includes('许可已经取消')]).toEqual([410, true])
    expect((await get(`${here}.json`)).status).toBe(410)
  })
})
