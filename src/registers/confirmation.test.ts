import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../test/support/people.ts'
import { testRooms } from '../../test/support/rooms.ts'
import { testSite } from '../../test/support/site.ts'
import type { Db } from '../db/open.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import { mailOf } from '../mail/index.ts'
import { putMail } from '../people/account-mail-store.ts'
import { addSection } from '../people/agency-actions.ts'
import type { Agency, Person } from '../people/index.ts'
import { enter, takeStep } from './actions.ts'
import { digestOf, type SectionStanding } from './confirmation.ts'
import { confirmSection, remindHeads, yearStandingOf } from './confirmation-actions.ts'
import { lastConfirmations } from './confirmation-store.ts'
import { entryIn } from './forms.ts'
import { entriesOf } from './store.ts'

const year = 2025
const clock = { now: monday, today: day('2026-03-02') }
const { secrets } = testRooms()

describeStore('the figures that section heads answer for', database => {
  let db: Db
  let agency: Agency
  let [officer, leader, head, other] = [] as Person[]
  let [market, culture] = ['', '']
  const licence = async (number: string, sectionId: string | null) => {
    const typed = { item: '许可', number, decidedOn: '2025-06-01', party: '样例公司', partyKind: 'organisation', content: '准予' }
    const read = entryIn('licences', typed, clock.today)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    return good(await enter(db, officer!, agency, { register: 'licences', sectionId, content: read.content }, clock))
  }
  const standing = async (id = market): Promise<SectionStanding> =>
    (await yearStandingOf(db, agency, year)).sections.find(({ section }) => section.id === id)!
  const confirmed = async (by: Person, sectionId = market, more: { year?: number; digest?: string } = {}) => {
    const digest = digestOf((await standing(sectionId)).counts)
    return confirmSection(db, by, agency, { year, sectionId, digest, note: null, ...more }, clock)
  }

  beforeEach(async () => {
    db = database().db
    const { office, admin } = await setUpOffice(db)
    agency = office
    market = good(await addSection(db, admin, office.id, { name: '市场管理股' }, monday)).id
    culture = good(await addSection(db, admin, office.id, { name: '公共服务股' }, monday)).id
    officer = (await addPerson(db, admin, office, 'officer', 'officer')).person
    leader = (await addPerson(db, admin, office, 'leader', 'leader')).person
    head = (await addPerson(db, admin, office, 'head', 'head', market)).person
    other = (await addPerson(db, admin, office, 'drafter', 'drafter', market)).person
    await licence('许1', market)
    await licence('许2', market)
    await licence('许3', null)
  })

  test('are counted section by section; what belongs to none is told apart', async () => {
    expect((await standing()).counts.licences).toEqual({ pieces: 2, fen: 0 })
    expect((await standing(culture)).counts.licences).toEqual({ pieces: 0, fen: 0 })
    expect((await yearStandingOf(db, agency, year)).unassigned.licences).toEqual({ pieces: 1, fen: 0 })
  })

  test('are confirmed by the head of the section alone, in a step of the journal; where it has no head, by who signs', async () => {
    for (const person of [officer!, leader!, other!]) await expect(confirmed(person)).rejects.toThrow(Forbidden)
    good(await confirmed(head!))
    expect(await standing()).toMatchObject({ state: 'confirmed', last: { actorId: head!.id, onDay: '2026-03-02', seq: 1 } })
    await expect(confirmed(head!, culture)).rejects.toThrow(Forbidden)
    good(await confirmed(leader!, culture))
    expect(await confirmed(head!)).toMatchObject({ ok: false })
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('that change after they were confirmed are confirmed anew; the first confirmation stays on record', async () => {
    good(await confirmed(head!))
    const [entry] = await entriesOf(db, agency.id, { register: 'licences', sections: [market], limit: 1 })
    const taking = { step: 'struck' as const, seen: entry!.seq, onDay: clock.today, reason: '重复登记' }
    good(await takeStep(db, officer!, agency, entry!.id, taking, clock))
    expect(await standing()).toMatchObject({
      state: 'changed',
      counts: { licences: { pieces: 1 } },
      last: { counts: { licences: { pieces: 2 } } },
    })
    good(await confirmed(head!))
    expect(await lastConfirmations(db, agency.id, year)).toMatchObject([{ seq: 2, counts: { licences: { pieces: 1 } } }])
  })

  test('are not confirmed while the year runs, nor unseen, nor for a section that is not there', async () => {
    expect(await confirmed(head!, market, { year: 2026 })).toMatchObject({ refusal: { why: expect.stringContaining('还没有结束') } })
    expect(await confirmed(head!, market, { digest: '0'.repeat(64) })).toMatchObject({
      refusal: { why: expect.stringContaining('刚刚有变化') },
    })
    const unknown = { year, sectionId: agency.id, digest: '0'.repeat(64), note: null }
    await expect(confirmSection(db, head!, agency, unknown, clock)).rejects.toThrow(NotFound)
  })

  test('heads who have not confirmed are written to; who has no address is named', async () => {
    await expect(remindHeads(db, secrets, head!, agency, { year, url: null }, clock)).rejects.toThrow(Forbidden)
    expect(await remindHeads(db, secrets, officer!, agency, { year, url: null }, clock)).toEqual({
      letters: 0,
      unreached: ['市场管理股', '公共服务股'],
    })
    const place = { table: 'account_mail', column: 'address', agencyId: head!.agencyId, id: head!.id }
    const address = secrets.encrypt('head@example.gov.cn', place)
    await db.transaction().execute(async trx => {
      await putMail(trx, { accountId: head!.id, address, tokenHash: null, tokenExpiresAt: null, createdAt: monday })
      await trx.updateTable('accountMail').set({ confirmedAt: monday }).where('accountId', '=', head!.id).execute()
    })
    const asked = { year, url: 'https://example.gov.cn/desk/registers' }
    expect(await remindHeads(db, secrets, officer!, agency, asked, clock)).toEqual({ letters: 1, unreached: ['公共服务股'] })
    expect(await mailOf(db, agency.id)).toMatchObject([{ subject: '请确认2025年台账数' }])
    good(await confirmed(head!))
    expect(await remindHeads(db, secrets, officer!, agency, asked, clock)).toEqual({ letters: 0, unreached: ['公共服务股'] })
  })
})

test('the page shows who has not confirmed; the head confirms there what was seen, and the report’s page tells who is missing', async () => {
  const at = await testSite({})
  const { office } = await at.setUp()
  const [{ cookie: officer }, { cookie: head, person }] = [await at.signedInAs('officer'), await at.signedInAs('head')]
  const here = `/desk/registers/${office.slug}/sections`
  const section = person.memberships[0]!.sectionId!
  const get = async (path: string, cookie: string) => (await at.request(path, { headers: { cookie } })).text()
  const compile = `/desk/reports/${office.slug}/compile?year=${year}`
  expect(await get(compile, officer)).toContain('1 个股室没有确认 2025 年的台账数')
  expect(await get(here, officer)).not.toContain('确认这些数')
  expect(await get(`${here}?year=2026`, head)).not.toContain('确认这些数')
  const html = await get(here, head)
  expect(html).toContain('股室确认：2025 年台账数')
  const digest = /name="digest" value="([0-9a-f]{64})"/.exec(html)![1]!
  const sent = async (fields: Record<string, string>, cookie: string) => (await at.post(`${here}?year=${year}`, fields, { cookie })).status
  expect(await sent({ section, digest: 'none' }, head)).toBe(422)
  expect(await sent({ section, digest: '0'.repeat(64) }, head)).toBe(409)
  expect(await sent({ section, digest }, officer)).toBe(403)
  expect(await sent({ section, digest, note: '已核对' }, head)).toBe(303)
  expect(await get(here, officer)).toContain('：已核对')
  expect(await get(compile, officer)).toContain('1 个股室都已确认')
  expect((await at.post(`${here}/remind?year=${year}`, {}, { cookie: officer })).status).toBe(200)
})
