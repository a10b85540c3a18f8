import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addPerson, good, setUpOffice } from '../../test/support/people.ts'
import type { Db } from '../db/open.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { verify } from '../journal/index.ts'
import { day, nationalCalendar } from '../law/index.ts'
import type { Agency, Person } from '../people/index.ts'
import { type Clock, enter, enterAll, stepsFor, type Taking, takeStep } from './actions.ts'
import { type Content, dueOf, fingerprintOf, isShownOn, type Monthly } from './entry.ts'
import { entryIn, monthlyIn } from './forms.ts'
import type { RegisterName } from './register.ts'
import { countsBetween, doubledMonths, entriesOf, entryOf, pendingEntries, shownEntries, standingFingerprints, stepsOf } from './store.ts'

const today = day('2023-06-30')
const clock: Clock = { now: new Date('2023-06-30T02:00:00Z'), today }

const penalty = {
  ...{
    item: '擅自从事互联网上网服务',
    number: '示文罚[2023]3号',
    decidedOn: '2023-06-20',
    party: '示例网吧有限公司',
    partyKind: 'organisation',
  },
  ...{
    until: '2024-06-20',
    creditCode: '91430600MA4L00000X',
    facts: '未经许可营业。',
    category: '罚款',
    basis: '《互联网上网服务营业场所管理条例》第二十七条',
  },
  content: '罚款五千元。',
}
const contentOf = (register: RegisterName, typed: Record<string, string>): Content => {
  const read = entryIn(register, typed, today)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.content
}

test('a natural person is kept by surname alone, and without what only an organisation has', () => {
  const content = contentOf('penalties', { ...penalty, party: '欧阳小明', partyKind: 'person' })
  expect(content.party).toBe('欧阳**')
  expect(JSON.stringify(content)).not.toMatch(/小明|9143/)
  expect(content.number).toBe('示文罚〔2023〕3号')
})

test('what is wrong is said field by field', () => {
  const read = entryIn('penalties', { decidedOn: '2023-07-01', until: '2023-01-01' }, today)
  expect(read.ok ? {} : read.faults).toMatchObject({
    item: '请填写违法行为类型。',
    decidedOn: '日期在今天之后，请核对。',
    facts: '请填写违法事实。',
    party: '请填写行政相对人名称。',
  })
  expect(entryIn('charges', { item: '考试费', decidedOn: '2023-06-01', yuan: '12.345' }, today)).toMatchObject({ ok: false })
  expect(contentOf('charges', { item: '考试费', decidedOn: '2023-06-01', yuan: '1,200.5' }).fen).toBe(120050)
  expect(
    monthlyIn('licences', { month: '2023-06', pieces: '3', signedBy: '王主任', source: '政务服务平台' }, day('2023-06-29')),
  ).toMatchObject({
    ok: false,
    faults: { month: expect.stringContaining('月底以后再填') },
  })
})

test('双公示：许可和处罚决定自作出之日起7个工作日内公示', () => {
  const entry = { register: 'licences', state: 'entered', decidedOn: day('2023-04-20'), overturnedOn: null, isMonthly: false } as const
  expect(dueOf(entry, nationalCalendar)!.dueOn).toBe('2023-04-28')
  expect(dueOf({ ...entry, isMonthly: true }, nationalCalendar)).toBeNull()
  expect(dueOf({ ...entry, register: 'compulsion' }, nationalCalendar)).toBeNull()
})

test('行政处罚法第四十八条：处罚决定被撤销的，3日内撤回并公开说明理由', () => {
  const entry = {
    register: 'penalties',
    state: 'public',
    decidedOn: day('2024-01-02'),
    overturnedOn: day('2024-02-08'),
    isMonthly: false,
  } as const
  expect(dueOf(entry, nationalCalendar)!.dueOn).toBe('2024-02-19')
})

test('a licence that ran out, and a penalty whose public period is over, are no longer shown', () => {
  const entry = { state: 'public', shownUntil: day('2023-06-30') } as const
  expect([day('2023-06-30'), day('2023-07-01')].map(on => isShownOn(entry, on))).toEqual([true, false])
  expect(isShownOn({ state: 'entered', shownUntil: null }, today)).toBe(false)
})

describeStore('the registers', database => {
  let db: Db
  let agency: Agency
  let [officer, leader, auditor] = [] as unknown as [Person, Person, Person]
  beforeEach(async () => {
    db = database().db
    const { office, admin } = await setUpOffice(db)
    agency = office
    officer = (await addPerson(db, admin, agency, 'officer', 'officer')).person
    leader = (await addPerson(db, admin, agency, 'leader', 'leader')).person
    auditor = (await addPerson(db, admin, agency, 'auditor', 'auditor')).person
  })

  const entered = async (register: RegisterName, content: Content | Monthly) =>
    good(await enter(db, officer, agency, { register, sectionId: null, content }, clock)).id
  const step = (by: Person, id: string, taking: Partial<Taking> & Pick<Taking, 'step' | 'seen'>) =>
    takeStep(db, by, agency, id, { onDay: today, reason: null, ...taking }, clock)
  const year = () => countsBetween(db, agency.id, day('2023-01-01'), day('2023-12-31'))

  test('from the decision to the public list and back, each step in the journal', async () => {
    const id = await entered('penalties', contentOf('penalties', penalty))
    expect((await pendingEntries(db, agency.id)).map(entry => entry.id)).toEqual([id])
    // nobody publishes what they entered (art. 17)
    expect(await step(officer, id, { step: 'published', seen: 1 })).toMatchObject({
      ok: false,
      refusal: { cites: expect.stringContaining('第二十条') },
    })
    expect(good(await step(leader, id, { step: 'published', seen: 1 })).entry).toMatchObject({ state: 'public', publishedOn: today })
    expect(await shownEntries(db, agency.id, 'penalties', today, { offset: 0, limit: 10 })).toHaveLength(1)
    expect(await step(officer, id, { step: 'overturned', seen: 2 })).toMatchObject({ ok: false, faults: { reason: expect.any(String) } })
    good(await step(officer, id, { step: 'overturned', seen: 2, reason: '复议决定撤销' }))
    expect(await pendingEntries(db, agency.id)).toHaveLength(1)
    expect(await step(leader, id, { step: 'withdrawn', seen: 3, reason: '当事人电话13800000000' })).toMatchObject({ ok: false })
    good(await step(leader, id, { step: 'withdrawn', seen: 3, reason: '原处罚决定已被撤销。' }))
    expect(await shownEntries(db, agency.id, 'penalties', today, { offset: 0, limit: 10 })).toEqual([])
    // a penalty that was revoked was decided all the same: it counts
    expect(await year()).toEqual([{ register: 'penalties', entries: 1, pieces: 1, fen: 0 }])
    expect((await stepsOf(db, { agencyId: agency.id, id })).map(one => one.step)).toEqual([
      'entered',
      'published',
      'overturned',
      'withdrawn',
    ])
    expect((await verify(db)).ok).toBe(true)
  })

  test('the same entry twice adds nothing twice; what was struck does not count, and may be entered again', async () => {
    const content = contentOf('penalties', penalty)
    const id = await entered('penalties', content)
    expect(await enter(db, officer, agency, { register: 'penalties', sectionId: null, content }, clock)).toMatchObject({
      ok: false,
      refusal: { why: expect.stringContaining('没有重复计数') },
    })
    const standing = () => standingFingerprints(db, agency.id, 'penalties', [fingerprintOf(content)])
    expect((await standing()).size).toBe(1)
    good(await step(leader, id, { step: 'struck', seen: 1, reason: '登记有误' }))
    expect([(await standing()).size, await year()]).toEqual([0, []])
    await entered('penalties', content)
    expect(await year()).toMatchObject([{ pieces: 1 }])
  })

  test('a list comes in whole or not at all, and each of its decisions once, whoever else brings it in', async () => {
    const contents = Array.from({ length: 3000 }, (_, i) => contentOf('penalties', { ...penalty, number: `示文罚〔2023〕${i + 1}号` }))
    const bring = (list: readonly Content[]) =>
      enterAll(db, officer, agency, { register: 'penalties', sectionId: null, contents: list }, clock)
    // PostgreSQL holds no NUL: the statement of the last thousand fails
    await expect(bring([...contents, { ...contents[0]!, item: '\0', number: '坏行' }])).rejects.toThrow()
    expect([await year(), (await verify(db)).ok]).toEqual([[], true])
    const counts = (await Promise.all([bring(contents.slice(0, 2000)), bring(contents.toReversed())])).map(ids => ids.length)
    expect(counts[0]! + counts[1]!).toBe(3000)
    expect(await bring(contents)).toEqual([])
    expect(await year()).toMatchObject([{ pieces: 3000 }])
    const [first] = await entriesOf(db, agency.id, { register: 'penalties', limit: 1 })
    expect(await stepsOf(db, first!)).toMatchObject([{ seq: 1, step: 'entered', actor: officer.name, content: { number: first!.number } }])
    expect((await verify(db)).ok).toBe(true)
  })

  test('a month figure counts as many as it says, and a month that has both is named', async () => {
    const month: Monthly = { month: '2023-05', pieces: 12, fen: null, signedBy: '王主任', source: '政务服务平台' }
    const id = await entered('licences', month)
    expect(await step(leader, id, { step: 'published', seen: 1 })).toMatchObject({
      ok: false,
      refusal: { why: expect.stringContaining('月报数') },
    })
    expect(await doubledMonths(db, agency.id, 2023)).toEqual([])
    const licence = { item: '营业性演出审批', decidedOn: '2023-05-04', party: '示例剧团', partyKind: 'organisation', content: '演出一场' }
    await entered('licences', contentOf('licences', licence))
    expect(await year()).toEqual([{ register: 'licences', entries: 2, pieces: 13, fen: 0 }])
    expect(await doubledMonths(db, agency.id, 2023)).toEqual([{ register: 'licences', month: '2023-05' }])
  })

  test('a correction keeps what was said before, wants a reason, and goes out again through somebody else', async () => {
    const id = await entered('penalties', contentOf('penalties', penalty))
    good(await step(leader, id, { step: 'published', seen: 1 }))
    const content = contentOf('penalties', { ...penalty, content: '罚款三千元。' })
    expect(await step(officer, id, { step: 'corrected', seen: 2, content })).toMatchObject({
      ok: false,
      faults: { reason: expect.any(String) },
    })
    good(await step(officer, id, { step: 'corrected', seen: 2, content, reason: '金额录入有误' }))
    expect((await entryOf(db, { agencyId: agency.id, id }))!).toMatchObject({ state: 'entered', publishedOn: today })
    const told = (await stepsOf(db, { agencyId: agency.id, id })).map(one => (one.content as Content | null)?.more['content'] ?? null)
    expect(told).toEqual(['罚款五千元。', null, '罚款三千元。'])
  })

  test('two at once: the second is told; who only reads can change nothing', async () => {
    const id = await entered('penalties', contentOf('penalties', penalty))
    good(await step(leader, id, { step: 'published', seen: 1 }))
    await expect(step(leader, id, { step: 'withdrawn', seen: 1, reason: '理由' })).rejects.toThrow(Conflict)
    await expect(step(auditor, id, { step: 'withdrawn', seen: 2, reason: '理由' })).rejects.toThrow(Forbidden)
    const entry = (await entryOf(db, { agencyId: agency.id, id }))!
    expect(stepsFor(auditor, agency, entry)).toEqual([])
    expect(stepsFor(leader, agency, entry)).toEqual(['withdrawn'])
  })
})
