import { expect, test } from 'vitest'
import { inPerson, on } from '../../../test/support/cases-of-applications.ts'
import { addBureau, addPerson, good } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { register } from '../intake.ts'
import { applicationOf } from '../store.ts'

const at = await testSite()
const { office: agency, admin } = await at.setUp()
const officer = await at.signedInAs('officer')
const db = at.database.db
const bureau = await addBureau(db, admin, agency, 'wenlv')
await addPerson(db, admin, bureau, 'officer', 'theirs')
const means = { secrets: at.rooms.secrets, publicUrl: null }
const came = good(await register(db, means, officer.person, agency, inPerson('2026-02-06'), on('2026-02-06')))
const here = `/desk/applications/${agency.slug}/${came.year}/${came.ordinal}`
const read = async (path: string, cookie: string) => {
  const response = await at.request(path, { headers: { cookie } })
  return { status: response.status, text: await response.text() }
}
const send = async (fields: Record<string, string>, { cookie } = officer) => {
  const response = await at.post(`${here}/hand-over`, fields, { cookie })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const fields = { to: 'wenlv', why: '演出由文化旅游局组织', agreed: '2月6日电话，本人同意', seen: '2' }

test('the case leads to the form of its own, whose faults keep what was typed', async () => {
  const page = await read(here, officer.cookie)
  expect(page.text).toContain(`href="${here}/hand-over"`)
  expect((await read(`${here}/hand-over`, officer.cookie)).text).toContain(bureau.name)
  const unsaid = await send({ ...fields, agreed: '', to: '' })
  expect([unsaid.status, unsaid.text]).toEqual([422, expect.stringContaining('请写明申请人怎样同意')])
  expect(unsaid.text).toContain('演出由文化旅游局组织')
  expect((await send(fields, await at.signedInAs('auditor'))).status).toBe(403)
  const behind = await send({ ...fields, seen: '1' })
  expect([behind.status, behind.text]).toEqual([409, expect.stringContaining('别人刚刚办理过')])
  expect((await at.post(`${here}/steps/handedOver`, fields, { cookie: officer.cookie })).headers.get('location')).toBe(`${here}/hand-over`)
})

test('a covering letter is drafted from the same form, waits for its signature, and fills the form in when one comes back', async () => {
  const drafted = await send({ ...fields, agreed: '', first: 'letter' })
  expect([drafted.status, drafted.to]).toEqual([303, expect.stringMatching(/\/documents\/[0-9a-f-]+\?done=drafted$/)])
  const letter = await read(drafted.to!, officer.cookie)
  for (const words of ['政府信息公开申请移送函', bureau.name, '演出由文化旅游局组织', '经申请人同意']) expect(letter.text).toContain(words)
  const form = await read(`${here}/hand-over`, officer.cookie)
  expect(form.text).toContain('还没有签发')
  expect(form.text).toMatch(/<option value="wenlv" selected/)
  expect((await send({ ...fields, to: '', first: 'letter' })).status).toBe(422)
  expect((await send({ ...fields, first: 'letter' }, await at.signedInAs('auditor'))).status).toBe(403)
})

test('handed over, the old case tells of the new one, and its code opens the new one for whoever has it', async () => {
  expect(await send(fields)).toMatchObject({ status: 303, to: `${here}?done=handedOver` })
  expect(await applicationOf(db, came.key)).toMatchObject({ state: 'settled', outcome: 'otherAgency' })
  expect((await read(here, officer.cookie)).text).toContain(`转至：${bureau.name}`)
  const status = `/${agency.slug}/status`
  expect((await at.post(`${status}/case/handed-over`, {}, {})).status).toBe(404)
  const entered = await at.post(status, { number: came.number, code: came.code }, {})
  const ticket = entered.headers.get('set-cookie')!.split(';')[0]!
  const old = await read(`${status}/case`, ticket)
  expect(old.text).toContain('这件申请已经转交')
  expect(old.text).toContain('演出由文化旅游局组织')
  const there = await at.post(`${status}/case/handed-over`, {}, { cookie: ticket })
  expect(there.headers.get('location')).toBe('/wenlv/status/case')
  const next = await read('/wenlv/status/case', there.headers.get('set-cookie')!.split(';')[0]!)
  expect([next.status, next.text]).toEqual([200, expect.stringContaining(`由${agency.name}转来`)])
  expect(next.text).not.toContain('查询码：')
  expect((await read('/wenlv/status/case', ticket)).status).toBe(303)
})
