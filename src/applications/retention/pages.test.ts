import { expect, test } from 'vitest'
import { applicant, inPerson, type Office, on, replied, taken } from '../../../test/support/cases-of-applications.ts'
import { good } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { register } from '../intake.ts'

const at = await testSite()
const { office: agency } = await at.setUp()
const [officer, reviewer] = [await at.signedInAs('officer'), await at.signedInAs('reviewer')]
const [leader, auditor] = [await at.signedInAs('leader'), await at.signedInAs('auditor')]
const db = at.database.db
const office: Office = { db, agency, officer: officer.person, reviewer: reviewer.person, leader: leader.person }
const means = { secrets: at.rooms.secrets, publicUrl: null }
const { key, code, number, ordinal } = good(await register(db, means, officer.person, agency, inPerson('2020-03-02'), on('2020-03-02')))
await replied(office, key, 'granted', { decided: '2020-03-06', signed: '2020-03-09', posted: '2020-03-10' })
good(await taken(office, office.officer, key, 'signedFor', '2020-03-12', { signedBy: '王小明' }))
good(await taken(office, office.officer, key, 'archived', '2020-03-16', {}))
const here = `/desk/applications/${agency.slug}/2020/${ordinal}`
const page = async (path: string, { cookie } = officer) => {
  const response = await at.request(path, { headers: { cookie } })
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
}
const send = (path: string, fields: Record<string, string>, { cookie } = officer) => at.post(path, fields, { cookie })

test('one person shows who they are and takes along what is kept of them; each look is recorded (个人信息保护法 art. 45)', async () => {
  const asked = { identityNumber: applicant.identityNumber.toLowerCase(), phone: '', mail: '', proof: '居民身份证' }
  const to = `/desk/applications/${agency.slug}/person`
  expect(await (await send(to, asked)).text()).toContain(number)
  expect(await (await send(to, { ...asked, as: 'json' })).json()).toMatchObject({ cases: [{ number, applicant: { name: '王小明' } }] })
  const html = await send(to, { ...asked, as: 'html' })
  expect([html.headers.get('content-disposition'), await html.text()]).toEqual([
    expect.stringContaining('attachment'),
    expect.stringContaining('王小明'),
  ])
  expect((await send(to, asked, auditor)).status).toBe(403)
  const rows = await db
    .selectFrom('journal')
    .select('action')
    .where('agencyId', '=', agency.id)
    .where('action', 'like', 'application.person%')
    .execute()
  expect(rows.map(({ action }) => action)).toEqual([
    'application.personLookedUp',
    'application.personExported',
    'application.personExported',
  ])
})

test('held back by the leader with a reason, let go, asked to be erased by one and agreed to by another', async () => {
  expect((await send(`${here}/retention/hold`, { why: '审计' })).status).toBe(403)
  expect((await send(`${here}/retention/hold`, { why: '' }, leader)).status).toBe(422)
  expect((await send(`${here}/retention/hold`, { why: '审计' }, leader)).status).toBe(303)
  expect((await page(`/desk/applications/${agency.slug}/retention`)).text).toContain('继续保存')
  expect((await page(`/desk/applications/${agency.slug}/retention.csv`)).text).toContain('审计')
  const refused = await send(`${here}/retention/demand`, { why: '本人要求' })
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('已决定继续保存')])
  expect((await send(`${here}/retention/release`, {}, leader)).status).toBe(303)
  expect((await send(`${here}/retention/demand`, { why: '本人要求' })).status).toBe(303)
  expect((await send(`${here}/retention/agree`, {})).status).toBe(403)
  expect((await send(`${here}/retention/agree`, {}, auditor)).status).toBe(403)
  expect((await page(`${here}/retention`, leader)).text).toContain('同意，立即清除')
  expect((await send(`${here}/retention/agree`, {}, leader)).status).toBe(303)
})

test('afterwards the page of the case says so, and neither code nor name opens anything', async () => {
  const { status, text } = await page(here)
  expect([status, text]).toEqual([200, expect.stringContaining('个人信息已清除')])
  expect(text).not.toContain('王小明')
  expect((await page(`${here}/retention`)).text).toContain('已清除')
  expect((await page(`${here}/archive.zip`)).status).toBe(200)
  expect((await send(`${here}/identity`, {})).status).toBe(409)
  expect((await at.post(`/${agency.slug}/status`, { number, code })).status).toBe(422)
  const list = await page(`/desk/applications/${agency.slug}?state=archived`)
  expect(list.status).toBe(200)
  expect((await page(`/desk/applications/${agency.slug}/register.csv?year=2020`)).text).not.toContain('王')
})
