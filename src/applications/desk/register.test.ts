import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { testSite } from '../../../test/support/site.ts'
import { registeredIn } from './register-form.ts'

const at = await testSite()
const { agency, cookie } = await at.signedInAs('officer')
const typed = {
  ...{ channel: 'signedPost', arrivedOn: '2026-02-27', what: '2022 年度送戏下乡演出场次', kind: 'naturalPerson', name: '王小明' },
  ...{ paper: 'residentId', identityNumber: '11010519491231002X', phone: '13800000000', forms: 'paper', route: 'pickUp' },
}
const send = async (fields: Record<string, string>) => {
  const response = await at.post(`/desk/applications/${agency.slug}/new`, fields, { cookie })
  return { status: response.status, text: await response.text() }
}
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
const looked = async (fields: Record<string, string>) => {
  const { text } = await send({ ...fields, go: 'look' })
  return { text, next: { ...fields, go: 'register', envelope: hidden(text, 'envelope'), looked: hidden(text, 'looked') } }
}

test('what came by signed post is received on the day it was signed for, with number and code (art. 31)', async () => {
  const { text, next } = await looked(typed)
  expect(text).toContain('没有发现重复')
  const done = await send(next)
  expect(done.status).toBe(200)
  expect(done.text).toContain('2026年2月27日收到申请')
  expect(done.text).toMatch(/([0-9A-Z]{4}-){5}[0-9A-Z]{4}/)
  // sent twice, it comes in once
  expect((await send(next)).status).toBe(409)
})

test('the same person and the same matter are shown before a second one is registered; what looks like a complaint is told its way', async () => {
  const { text } = await looked({ ...typed, what: '2022 年度送戏下乡演出场次，并举报演出弄虚作假' })
  expect(text).toContain('同一申请人的申请')
  expect(text).toContain('公申〔2026〕1号')
  expect(text).toContain('像是投诉、举报')
})

test('whoever changes what was looked at looks again before it is registered', async () => {
  const { next } = await looked({ ...typed, what: '博物馆免费开放补助标准' })
  expect((await send({ ...next, what: '举报博物馆' })).text).toContain('登记之前请看')
})

test('a list of wanted items becomes a case each, where the office says so (art. 29)', async () => {
  const { text, next } = await looked({ ...typed, what: '1. 图书馆藏书数量\n2. 文化馆培训场次' })
  expect(text).toContain('拆成 2 件登记')
  const done = await send({ ...next, split: 'yes' })
  expect(done.text.match(/公申〔2026〕\d+号/g)).toHaveLength(2)
})

test('a paper that does not say who asks is registered all the same, and corrected later (art. 30); a wrong number is no missing one', () => {
  const { identityNumber: _, phone: _phone, ...bare } = typed
  expect(registeredIn(bare)).toMatchObject({ ok: true, values: { applicant: { identityNumber: '' } } })
  expect(registeredIn({ ...typed, identityNumber: '123' })).toMatchObject({ ok: false, faults: { identityNumber: expect.any(String) } })
})

test('an ordinary letter that nobody has confirmed is not received yet (art. 31(2))', async () => {
  const { next } = await looked({ ...typed, channel: 'ordinaryLetter', arrivedOn: '2026-03-02', what: '非遗传承人补助名单' })
  expect((await send(next)).text).toContain('确认之日为收到申请之日')
})

test('采用书面形式确有困难的，可以口头提出，由工作机构代为填写（第二十九条第一款）：读给申请人听并确认，印出来可以签名', async () => {
  const spoken = { ...typed, channel: 'oral', arrivedOn: '2026-03-02', what: '农家书屋图书目录' }
  const refused = await send({ ...spoken, go: 'look' })
  expect([refused.status, refused.text.includes('先读给申请人听')]).toEqual([422, true])
  const { next } = await looked({ ...spoken, readBack: 'yes' })
  const done = await send(next)
  const [, paper] = /href="([^"]*\/application\.pdf)"/.exec(done.text)!
  const printed = await at.request(paper!, { headers: { cookie } })
  expect(printed.headers.get('content-disposition')).toContain(encodeURIComponent('政府信息公开申请登记表'))
  const { text } = await extractText(new Uint8Array(await printed.arrayBuffer()), { mergePages: true })
  const words = text.replace(/\s/g, '')
  for (const said of ['农家书屋图书目录', '王小明', '口头申请', '代为填写人', '申请人签名']) expect(words).toContain(said)
  expect(words).not.toContain('11010519491231002X')
  const page = await (await at.request(paper!.replace(/\/application\.pdf$/, ''), { headers: { cookie } })).text()
  expect(page).toContain('已读给申请人听，申请人确认无误')
})
