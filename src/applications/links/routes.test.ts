import { expect, test } from 'vitest'
import { inPerson, type Office, on, replied } from '../../../test/support/cases-of-applications.ts'
import { good } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { register } from '../intake.ts'
import { decide } from '../replies/decide.ts'

const at = await testSite()
const { office: agency } = await at.setUp()
const [officer, reviewer] = [await at.signedInAs('officer'), await at.signedInAs('reviewer')]
const [leader, auditor] = [await at.signedInAs('leader'), await at.signedInAs('auditor')]
const office: Office = { db: at.database.db, agency, officer: officer.person, reviewer: reviewer.person, leader: leader.person }
const means = { secrets: at.rooms.secrets, publicUrl: null }
const came = async (day: string) => good(await register(office.db, means, office.officer, agency, inPerson(day), on(day)))
const early = await came('2026-01-05')
await replied(office, early.key, 'granted', { decided: '2026-01-06', signed: '2026-01-09', posted: '2026-01-10' })
const late = await came('2026-02-06')
const address = ({ year, ordinal }: { year: number; ordinal: number }) => `/desk/applications/${agency.slug}/${year}/${ordinal}`
const here = `${address(late)}/links`
const read = async (path: string, { cookie } = officer) => (await at.request(path, { headers: { cookie } })).text()
const send = async (fields: Record<string, string>, { cookie } = officer) => {
  const response = await at.post(here, fields, { cookie })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const fields = { other: early.number, kind: 'repeats', reason: '与此前申请相同' }

test('the page of a case tells of an earlier answer to the same person about the same, and links to it with what was answered (art. 36(6))', async () => {
  expect(await read(address(late))).toContain(`同一申请人就相近内容已有答复：${early.number}`)
  const page = await read(here)
  expect(page).toContain('内容相近')
  expect(page).toContain(`?other=${early.year}/${early.ordinal}&amp;kind=repeats`)
  expect(await read(`${here}?other=${early.year}/${early.ordinal}&kind=repeats`)).toContain(`value="${early.year}/${early.ordinal}"`)
})

test('linked with a reason, shown on both cases, taken back with another; nothing typed is lost', async () => {
  expect((await send(fields, auditor)).status).toBe(403)
  const unsaid = await send({ ...fields, reason: '' })
  expect([unsaid.status, unsaid.text]).toEqual([422, expect.stringContaining('请写明理由')])
  expect(unsaid.text).toContain(`value="${early.number}"`)
  expect((await send({ ...fields, other: '9999' })).text).toContain('本机关没有这个受理号')
  expect(await send({ ...fields, other: String(early.ordinal) })).toMatchObject({ status: 303, to: `${here}?done=joined` })
  expect(await read(address(late))).toContain('本件重复其申请')
  expect(await read(`${address(early)}/links`)).toContain('重复本件申请')
  const again = await send(fields)
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('已经与')])
  expect((await send({ ...fields, deed: 'parted', reason: '' })).text).toContain(`id="reason-repeats-${early.year}-${early.ordinal}"`)
  expect((await send({ ...fields, deed: 'parted', reason: '核对后不同' })).status).toBe(303)
  expect(await read(here)).toContain('核对后不同')
})

test('a draft is taken over into the cases that are linked to be answered together, and of each the page says what became of it', async () => {
  const [one, other] = [await came('2026-02-09'), await came('2026-02-09')]
  const to = `${address(one)}/links`
  const post = async (path: string, given: Record<string, string>) => {
    const response = await at.post(path, given, { cookie: officer.cookie })
    return { status: response.status, text: await response.text() }
  }
  expect((await post(to, { other: other.number, kind: 'answeredWith', reason: '同一信息' })).status).toBe(303)
  expect(await read(to)).not.toContain('把本件的答复稿用于')
  expect((await post(`${to}/answer`, {})).text).toContain('请选择至少一件')
  const early = await post(`${to}/answer`, { with: other.key.id })
  expect([early.status, early.text]).toEqual([409, expect.stringContaining('本件还没有答复稿')])
  const item = {
    text: '2022 年度送戏下乡演出场次',
    outcome: 'granted' as const,
    grounds: [],
    publicInterest: '',
    says: '随函',
    fileIds: [],
  }
  const decision = { items: [item], outcome: 'granted' as const, rightAgency: null, publicAt: null, earlierReply: null }
  const deciding = { decision, inputs: {}, seen: 2, note: null, keepsText: false }
  good(await decide(office.db, means, office.officer, agency, one.key, deciding, on('2026-02-10')))
  expect(await read(to)).toContain('把本件的答复稿用于')
  const done = await post(`${to}/answer`, { with: other.key.id })
  expect([done.status, done.text]).toEqual([200, expect.stringContaining(`${address(other)}/documents/`)])
  expect(await read(address(other))).toContain(`与${one.number}一并答复`)
})
