import { beforeAll, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../test/support/site.ts'

let at: TestSite
let [officer, leader] = ['', '']
beforeAll(async () => {
  at = await testSite({})
  await at.setUp()
  officer = (await at.signedInAs('officer')).cookie
  leader = (await at.signedInAs('leader')).cookie
})

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const penalty = {
  ...{ item: '擅自从事互联网上网服务', number: '示文罚〔2026〕3号', decidedOn: '2026-02-20', party: '王小明', partyKind: 'person' },
  ...{ until: '2027-02-20', facts: '未经许可营业。', category: '罚款', basis: '条例第二十七条', content: '罚款五千元。' },
}
let here = ''

test('a penalty is entered, and stands among what must be shown, with its last day', async () => {
  const bare = await at.post('/desk/registers/shiban/penalties/new', formOf({ ...penalty, facts: '' }), { cookie: officer })
  expect(bare.status).toBe(422)
  expect(await bare.text()).toContain('请填写违法事实。')
  const sent = await at.post('/desk/registers/shiban/penalties/new', formOf(penalty), { cookie: officer })
  expect(sent.status).toBe(303)
  here = sent.headers.get('location')!.split('?')[0]!
  const overview = await (await at.request('/desk/registers/shiban', { headers: { cookie: leader } })).text()
  expect(overview).toMatch(/2026-03-0[34]/)
  expect(overview).toContain('示文罚〔2026〕3号')
  const again = await at.post('/desk/registers/shiban/penalties/new', formOf(penalty), { cookie: officer })
  expect(again.status).toBe(409)
})

test('the public reads it once somebody else has shown it, by surname alone, and in the lists to take away', async () => {
  const open = async (address: string) => (await at.request(address)).text()
  expect(await open('/shiban/registers/penalties')).not.toContain('示文罚')
  const asOfficer = await at.post(`${here}/step`, formOf({ step: 'published', seen: '1', onDay: '2026-03-02' }), { cookie: officer })
  expect(asOfficer.status).toBe(409)
  const asLeader = await at.post(`${here}/step`, formOf({ step: 'published', seen: '1', onDay: '2026-03-02' }), { cookie: leader })
  expect(asLeader.status).toBe(303)
  const shown = await open('/shiban/registers/penalties')
  expect(shown).toContain('王**')
  expect(shown).not.toContain('小明')
  expect(await open('/shiban/registers/penalties.csv')).toContain('示文罚〔2026〕3号,2026-02-20,1,王**')
  expect(await open('/shiban/registers/licences')).toContain('现在没有公示中的行政许可决定')
  expect((await at.request('/shiban/registers/charges')).status).toBe(404)
})

test('a correction wants its reason, and what was typed is kept; the month figure says who answers for it', async () => {
  const form = await (await at.request(`${here}/correct`, { headers: { cookie: officer } })).text()
  expect(form).toContain('罚款五千元。')
  const bare = await at.post(`${here}/correct`, formOf({ ...penalty, seen: '2', content: '罚款三千元。' }), { cookie: officer })
  expect(bare.status).toBe(422)
  expect(await bare.text()).toMatch(/请填写更正的理由。[\s\S]*罚款三千元。/)
  const month = { month: '2026-01', pieces: '12', signedBy: '王主任', source: '政务服务平台' }
  expect((await at.post('/desk/registers/shiban/licences/month', formOf(month), { cookie: officer })).status).toBe(303)
  const overview = await (await at.request('/desk/registers/shiban', { headers: { cookie: officer } })).text()
  expect(overview).toContain('12 件')
  expect((await at.post('/desk/registers/shiban/licences/month', formOf({ ...month, month: '2026-03' }), { cookie: officer })).status).toBe(
    422,
  )
})
