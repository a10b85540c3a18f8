import { expect, test } from 'vitest'
import { applicant, inPerson, on } from '../../../test/support/cases-of-applications.ts'
import { good } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { register } from '../intake.ts'

const at = await testSite()
const { office: agency } = await at.setUp()
const officer = await at.signedInAs('officer')
const means = { secrets: at.rooms.secrets, publicUrl: null }
const came = async (day: string, who = applicant) =>
  good(await register(at.database.db, means, officer.person, agency, { ...inPerson(day), applicant: who }, on(day)))
const first = await came('2026-02-02')
for (const day of ['2026-02-03', '2026-02-03']) await came(day)
const other = await came('2026-02-04', { ...applicant, name: '李红', phone: '13900000000', identityNumber: '' })
const read = async (query: string, cookie = officer.cookie) => {
  const response = await at.request(`/desk/applications/${agency.slug}/mass${query}`, { headers: { cookie } })
  return { status: response.status, text: await response.text() }
}
const address = ({ ordinal }: { ordinal: number }) => `/desk/applications/${agency.slug}/2026/${ordinal}`
const period = '?from=2026-02-01&to=2026-02-28'

test('one applicant with many cases is found, and each that is handled leads to asking for reasons (art. 35)', async () => {
  const { status, text } = await read(`${period}&times=3`)
  expect(status).toBe(200)
  expect(text).toContain('3 件，2026-02-02 至 2026-02-03，最多一天 2 件')
  expect(text).toContain(`href="${address(first)}/steps/reasonsAsked"`)
  expect(text).not.toContain('王小明')
  expect((await read(`${period}&times=4`)).text).toContain('这一时期没有达到这个件数的申请人')
})

test('what several want is found, and the open ones are linked with the first of them (art. 44)', async () => {
  const { text } = await read(period)
  expect(text).toContain('2 人，4 件')
  const fields = { first: `2026/${first.ordinal}`, with: `2026/${other.ordinal}`, reason: '四人申请同一信息' }
  expect(text).toContain(`name="first" value="${fields.first}"`)
  const send = (cookie: string, given = fields) => at.post(`/desk/applications/${agency.slug}/mass/link`, given, { cookie })
  expect((await send((await at.signedInAs('auditor')).cookie)).status).toBe(403)
  expect((await send(officer.cookie, { ...fields, with: '2026/999' })).status).toBe(404)
  const to = (await send(officer.cookie)).headers.get('location')!
  expect(to).toBe(`${address(first)}/links?done=joined`)
  expect((await send(officer.cookie)).status).toBe(303)
  const linked = await (await at.request(to, { headers: { cookie: officer.cookie } })).text()
  expect(linked.match(/四人申请同一信息/g)).toHaveLength(1)
  expect((await read(`${period}&persons=3`)).text).toContain('没有多人申请的相同信息')
})

test('who only reads is offered nothing, a fault is told beside its field, and the administrator is not let in', async () => {
  expect((await read(period, (await at.signedInAs('auditor')).cookie)).text).not.toContain('reasonsAsked')
  const wrong = await read('?times=0')
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('填写 2 以上的整数')])
  expect((await read(period, (await at.signedInAs('administrator')).cookie)).status).toBe(403)
})
