import { beforeAll, expect, test } from 'vitest'
import { inPerson, on, replied } from '../../../test/support/cases-of-applications.ts'
import { good } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { applicationOf, type Key, register } from '../../applications/index.ts'
import type { Agency, Person } from '../../people/index.ts'

// Monday, 2026-03-02
const at = await testSite()
const { db } = at.database
let [office, officer] = [] as unknown as [Agency, Person]
let headers: { cookie: string }
let applied: Key & { number: string }

beforeAll(async () => {
  const signedIn = await at.signedInAs('officer')
  office = signedIn.agency
  officer = signedIn.person
  headers = { cookie: signedIn.cookie }
  const { key, number } = good(await register(db, at.rooms, officer, office, inPerson('2026-01-05'), on('2026-01-05')))
  applied = { ...key, number }
  const [{ person: reviewer }, { person: leader }] = [await at.signedInAs('reviewer'), await at.signedInAs('leader')]
  const people = { db, agency: office, officer, reviewer, leader }
  await replied(people, key, 'refusedThirdParty', { decided: '2026-01-12', signed: '2026-01-13', posted: '2026-01-13' })
})

const base = () => `/desk/disputes/${office.slug}`
const get = async (path: string, as = headers) => (await at.request(path, { headers: as })).text()
const notice = (change: Record<string, string> = {}) => ({
  ...{ onDay: '2026-02-24', kind: 'reconsideration', body: '示例市人民政府', caseNumber: '示政复〔2026〕3号', claimant: '王小明' },
  ...{ claimantKind: 'person', about: '不服答复', procedure: 'ordinary', role: 'sole', application: applied.number, ...change },
})
const opened = async (change: Record<string, string> = {}) => {
  const answer = await at.post(`${base()}/new`, notice(change), headers)
  expect(answer.status, await answer.clone().text()).toBe(303)
  return answer.headers.get('location')!.split('?')[0]!
}

test('from the page of the application the form of a notice is filled in, and the dispute stands there afterwards', async () => {
  const { year, ordinal } = (await applicationOf(db, applied))!
  const casePage = `/desk/applications/${office.slug}/${year}/${ordinal}`
  const link = /href="([^"]*\/new\?application=[^"]*)"/.exec(await get(casePage))![1]!.replaceAll('&amp;', '&')
  const form = await get(link)
  expect(form).toContain('王**')
  expect(form).toContain(`value="${applied.number}"`)
  const dispute = await opened()
  const page = await get(dispute)
  expect(page).toContain('示政复〔2026〕3号')
  // ten working days from 24 February; Saturday 28 February is worked
  expect(page).toContain('2026-03-09')
  expect(page).toContain('《行政复议法》第四十八条')
  expect(page).not.toContain('王小明')
  expect(await get(casePage)).toContain(dispute)
  expect(await get(`/desk/applications/${office.slug}/register.csv?year=2026`)).toContain('行政复议示政复〔2026〕3号：尚未审结')
})

test('an empty form says what is missing; an application that is not there is a fault of its field; what was typed is kept', async () => {
  const answer = await at.post(`${base()}/new`, notice({ application: '没有公申〔2026〕9号' }), headers)
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('本机关没有这个受理号的申请')
  expect(page).toContain('示政复〔2026〕3号')
})

test('what the law refuses is refused with its article, and of two clerks the second sees what the first did', async () => {
  const dispute = await opened({ caseNumber: '示政复〔2026〕4号' })
  const step = (name: string, fields: Record<string, string>) =>
    at.post(`${dispute}/steps/${name}`, { seen: '1', onDay: '2026-03-02', ...fields }, headers)
  const wrong = await step('decided', { outcome: 'actUpheld', madeOn: '2026-03-01', redo: 'statutory' })
  expect([wrong.status, (await wrong.text()).includes('《行政复议法》第六十八条')]).toEqual([409, true])
  expect((await step('answered', { withEvidence: 'yes' })).status).toBe(303)
  const second = await step('noted', { note: '已与复议机关联系' })
  const page = await second.text()
  expect(second.status).toBe(409)
  expect(page).toContain('他人刚才已经办理')
  expect(page).toContain('已与复议机关联系')
  expect(page).toContain('name="seen" value="2"')
})

test('a decision that orders a new reply takes the application up again, and its paper is kept', async () => {
  const dispute = await opened({ caseNumber: '示政复〔2026〕5号' })
  const form = new FormData()
  const typed = { seen: '1', onDay: '2026-03-02', outcome: 'actRevoked', madeOn: '2026-02-27', redo: 'workingDays', withinDays: '10' }
  for (const [name, value] of Object.entries(typed)) form.set(name, value)
  form.append('file', new File([new TextEncoder().encode('决定书')], '决定书.txt', { type: 'text/plain' }))
  const answer = await at.post(`${dispute}/steps/decided`, form, headers)
  expect(answer.status, await answer.clone().text()).toBe(303)
  expect(await applicationOf(db, applied)).toMatchObject({ state: 'handling', dueOn: '2026-03-16' })
  const page = await get(dispute)
  expect(page).toContain('按决定、裁判重新答复')
  const file = /href="([^"]*\/files\/[^"]*)"/.exec(page)![1]!
  expect(await get(file)).toBe('决定书')
  const ics = await get(`${dispute}/deadlines.ics`)
  expect(ics).toContain('DTSTART;VALUE=DATE:20260316')
})

test('the lists, the files, the first page and table 4 show it, and each number opens into its disputes', async () => {
  const upheld = await opened({ caseNumber: '示政复〔2026〕7号', application: '' })
  const decided = { seen: '1', onDay: '2026-03-02', outcome: 'actUpheld', madeOn: '2026-02-27', redo: 'none' }
  expect((await at.post(`${upheld}/steps/decided`, decided, headers)).status).toBe(303)
  await opened({ caseNumber: '示政复〔2026〕8号', application: '' })
  expect(await get(`${base()}?list=decided`)).toContain('示政复〔2026〕7号')
  expect(await get(`${base()}?list=decided`)).not.toContain('示政复〔2026〕8号')
  expect(await get(`${base()}?list=all&q=${encodeURIComponent('〔2026〕8号')}`)).toContain('示政复〔2026〕8号')
  expect(await get(`${base()}/list.csv?list=all`)).toContain('示政复〔2026〕7号')
  expect(JSON.parse(await get(`${base()}/list.json?list=all&result=upheld`)).rows).toHaveLength(1)
  expect(await get(`${base()}/list.ics?list=all`)).toContain('BEGIN:VEVENT')
  expect(await get('/desk')).toContain('要办的复议诉讼')
  const figures = await get(`${base()}/figures?from=2026-01-01&to=2026-03-02`)
  const link = /href="([^"]*result=upheld[^"]*)"/.exec(figures)![1]!.replaceAll('&amp;', '&')
  const behind = await get(link)
  expect(behind).toContain('示政复〔2026〕7号')
  expect(behind).not.toContain('示政复〔2026〕8号')
})

test('a section reads only disputes about its own cases; who may only read is offered nothing', async () => {
  const dispute = await opened({ caseNumber: '示政复〔2026〕6号' })
  const { cookie: drafter } = await at.signedInAs('drafter')
  expect((await at.request(dispute, { headers: { cookie: drafter } })).status).toBe(403)
  expect(await get(`${base()}?list=all`, { cookie: drafter })).not.toContain('示政复〔2026〕6号')
  const { cookie: leader } = await at.signedInAs('leader')
  const page = await get(dispute, { cookie: leader })
  expect(page).toContain('您只能查阅这件案件')
  const refused = await at.post(`${dispute}/steps/noted`, { seen: '1', onDay: '2026-03-02', note: '记录' }, { cookie: leader })
  expect(refused.status).toBe(403)
})
