import { beforeAll, expect, test } from 'vitest'
import { inPerson, on, replied } from '../../../test/support/cases-of-applications.ts'
import { good } from '../../../test/support/people.ts'
import { putGroup } from '../../../test/support/profile-facts.ts'
import { testSite } from '../../../test/support/site.ts'
import { register } from '../intake.ts'
import type { Key } from '../store.ts'
import { replyOfCase } from './store.ts'

const at = await testSite()
let key: Key
let here: string
let officer: { cookie: string }
let leader: { cookie: string }
const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await at.request(path, { headers })
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
}
const send = async (fields: Record<string, string>, headers = officer, path = `${here}/reply`) => {
  const response = await at.post(path, fields, headers)
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
}
const revision = async () => String((await replyOfCase(at.database.db, key))!.revision)
const settings = {
  ...{ mark: '', takesOnline: 'yes', headOfOfficeId: '', sectionWorkingDays: '5', correctionWorkingDays: '15', feeMethod: 'byPage' },
  ...{ feePayment: '', onlineReconsideration: '', keepYears: '3' },
}
const texts = {
  title: '2022 年度送戏下乡演出场次',
  asked: '2022 年度送戏下乡演出场次',
  answered: '共 120 场。\n联系人：张三，电话13900139000',
}

beforeAll(async () => {
  const { person, agency, cookie } = await at.signedInAs('officer')
  const of = async (role: 'reviewer' | 'leader') => (await at.signedInAs(role)).person
  const office = { db: at.database.db, agency, officer: person, reviewer: await of('reviewer'), leader: await of('leader') }
  officer = { cookie }
  leader = { cookie: (await at.signedInAs('leader')).cookie }
  await putGroup(at.database.db, person, agency)
  const means = { secrets: at.rooms.secrets, publicUrl: null }
  const taken = good(await register(at.database.db, means, person, agency, inPerson('2026-01-05'), on('2026-01-05')))
  key = taken.key
  here = `/desk/applications/${agency.slug}/${taken.year}/${taken.ordinal}`
  await replied(office, key, 'granted', { decided: '2026-01-07', signed: '2026-01-08', posted: '2026-01-09' })
})

test('off by default: there is no public page, the desk says so, and who manages the office switches it on', async () => {
  expect((await read('/shiban/replies')).status).toBe(404)
  expect((await read('/shiban/replies.csv')).status).toBe(404)
  expect((await read(`${here}/reply`, officer)).text).toContain('没有开通')
  expect((await send({ act: 'prepared' })).status).toBe(409)
  expect((await read('/desk/applications/shiban/replies', officer)).text).toContain('到申请设置中开通')
  expect((await send({ ...settings, showsReplies: 'yes' }, leader, '/desk/applications/shiban/settings')).status).toBe(403)
  expect((await send({ ...settings, showsReplies: 'yes' }, officer, '/desk/applications/shiban/settings')).status).toBe(303)
  expect((await read('/shiban/replies')).text).toContain('本机关还没有公开答复')
  expect((await read('/shiban/apply')).text).not.toContain('/shiban/replies')
  expect((await read(here, officer)).text).toContain('拟制公开的答复')
})

test('written without script: found, masked, kept with a reason, saved again and sent', async () => {
  expect((await send({ act: 'prepared' }, leader)).status).toBe(403)
  expect((await send({ act: 'save', seen: '1', ...texts }, leader)).status).toBe(403)
  expect((await send({ act: 'prepared' })).to).toBe(`${here}/reply?done=prepared`)
  const empty = await send({ act: 'save', seen: '1', ...texts, title: '' })
  expect([empty.status, empty.text.includes('请填写标题')]).toEqual([422, true])
  expect((await send({ act: 'save', seen: '1', ...texts })).status).toBe(303)
  const page = (await read(`${here}/reply`, officer)).text
  expect(page).toMatch(/2 处须处理完才能送审/)
  expect(page).toContain('139****9000')
  const [, phone] = /name="reason-([\w-]{16})"[\s\S]*name="reason-([\w-]{16})"/.exec(page)!.slice(1)
  const early = await send({ act: 'submitted', seen: await revision(), ...texts })
  expect([early.status, early.text.includes('没有遮盖')]).toEqual([409, true])
  const bare = await send({ act: `keep:${phone}`, seen: await revision(), ...texts })
  expect([bare.status, bare.text.includes('请写明保留的理由')]).toEqual([422, true])
  expect((await send({ act: `keep:${phone}`, [`reason-${phone}`]: '演出服务热线', seen: await revision(), ...texts })).status).toBe(303)
  expect((await read(`${here}/reply`, officer)).text).toContain('演出服务热线')
  const stale = await send({ act: 'save', seen: '1', ...texts, title: '我填写的标题' })
  expect([stale.status, stale.text.includes('我填写的标题')]).toEqual([409, true])
  expect((await send({ act: 'maskAll', seen: await revision(), ...texts })).status).toBe(303)
  const { answered } = (await replyOfCase(at.database.db, key))!
  expect(answered).toBe('共 120 场。\n联系人：张*，电话13900139000')
  expect((await send({ act: 'submitted', seen: await revision(), ...texts, answered })).to).toContain('done=submitted')
})

test('第四十四条第一款：多个申请人就相同政府信息申请的，提示可以主动公开；同一人再次申请不算', async () => {
  const { person, agency } = await at.signedInAs('officer')
  const means = { secrets: at.rooms.secrets, publicUrl: null }
  const again = inPerson('2026-02-02')
  good(await register(at.database.db, means, person, agency, again, on('2026-02-02')))
  expect((await read(here, officer)).text).not.toContain('他人的申请内容相近')
  const other = { ...again.applicant, name: '李小红', identityNumber: '11010519491231003X', phone: '13800000001' }
  good(await register(at.database.db, means, person, agency, { ...again, applicant: other }, on('2026-02-02')))
  const page = (await read(here, officer)).text
  expect(page).toContain('另有 1 件他人的申请内容相近')
  const [, link] = /href="(\/desk\/publications\/new\?title=[^"]+)"/.exec(page)!
  expect((await read(link!, officer)).text).toContain('value="2022 年度送戏下乡演出场次"')
})

test('approved by somebody else; everybody reads it, finds it and takes it away, and nothing leads to who applied', async () => {
  expect((await send({ act: 'approved', seen: await revision() })).status).toBe(403)
  expect((await read('/desk', leader)).text).toContain('待审定的公开答复 1 份')
  const look = (await read(`${here}/reply`, leader)).text
  expect(look).toContain('演出服务热线')
  expect(look).not.toContain('name="title"')
  expect((await send({ act: 'approved', seen: await revision() }, leader)).status).toBe(303)
  const page = (await read('/shiban/replies/1')).text
  expect(page).toContain('共 120 场。')
  expect(page).toContain('<meta name="ArticleTitle" content="2022 年度送戏下乡演出场次"/>')
  expect(page).toMatch(/<meta name="PubDate" content="2026-03-02 \d\d:\d\d"\/>/)
  expect(page).not.toMatch(/小明|王\*|公申〔/)
  const list = (await read('/shiban/replies?k=送戏&year=2026')).text
  expect(list).toContain('href="/shiban/replies/1"')
  expect((await read('/shiban/replies?k=没有的词')).text).toContain('没有符合条件的答复')
  expect((await read('/shiban/replies.csv')).text).toContain('2022 年度送戏下乡演出场次')
  expect((await read('/shiban/replies.xlsx')).type).toContain('spreadsheetml')
  expect(JSON.parse((await read('/shiban/replies.json')).text)).toMatchObject({ total: 1, items: [{ number: 1, shownOn: '2026-03-02' }] })
  expect((await read('/shiban/apply')).text).toContain('公开的答复（1 份）')
  expect((await read('/shiban/sitemap')).text).toContain('/shiban/replies')
  expect((await read('/shiban/sitemap.xml')).text).toContain('/shiban/replies/1<')
  expect((await read('/shiban/data')).text).toContain('公开的答复')
  expect((await read('/shiban/search?q=送戏下乡')).text).toContain('/shiban/replies/1')
  expect(JSON.parse((await read('/shiban/apply/public?q=送戏下乡演出场次')).text)).toEqual({
    suggestions: [{ text: '2022 年度送戏下乡演出场次', href: '/shiban/replies/1' }],
  })
  expect((await read('/shiban/replies/2')).status).toBe(404)
  expect((await read('/shiban/replies/99999999999999')).status).toBe(404)
  expect((await read('/shiban/replies/1/files/00000000-0000-0000-0000-000000000000')).status).toBe(404)
})

test('withdrawn with a reason that everybody reads; switched off, nothing is there', async () => {
  expect((await send({ act: 'withdrawn', seen: await revision() }, leader)).status).toBe(422)
  expect((await send({ act: 'withdrawn', seen: await revision(), reason: '数字有误。' }, leader)).status).toBe(303)
  const gone = await read('/shiban/replies/1')
  expect([gone.status, gone.text.includes('数字有误。'), gone.text.includes('120')]).toEqual([410, true, false])
  expect((await read('/shiban/sitemap.xml')).text).not.toContain('/shiban/replies')
  expect((await read('/desk/applications/shiban/replies', officer)).text).toContain('已撤下')
  expect((await send(settings, officer, '/desk/applications/shiban/settings')).status).toBe(303)
  expect((await read('/shiban/replies/1')).status).toBe(404)
})
