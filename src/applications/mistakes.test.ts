import { beforeEach, expect, test } from 'vitest'
import {
  means as base,
  inPerson,
  type Office,
  on,
  registered,
  replied,
  staffedOffice,
  taken,
} from '../../test/support/cases-of-applications.ts'
import { describeStore } from '../../test/support/database.ts'
import { good } from '../../test/support/people.ts'
import { putGroup } from '../../test/support/profile-facts.ts'
import { testRooms } from '../../test/support/rooms.ts'
import { day, type OutcomeKind } from '../law/index.ts'
import { type DecidedItem, type Decision, decisionFaults } from './decision.ts'
import { table3Of } from './figures/store.ts'
import { decide, draftOf } from './replies/decide.ts'
import { documentOf } from './replies/document-store.ts'
import { editLetter } from './replies/documents.ts'
import { signLetter } from './replies/sign.ts'
import { applicationOf, type Key, stepsOf } from './store.ts'

const rooms = testRooms()
const means = { ...base, files: rooms.files, publicUrl: 'https://gongkai.example.gov.cn' }

// The law's own fifteen stand in src/law/mistakes.test.ts; here each is tried on a case, as far as an application can make it.
describeStore('the mistakes that are likely to be made (law notes 14), tried on a case', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
    await putGroup(db, office.officer, office.agency)
  })
  const row = async (key: Key) => (await applicationOf(office.db, key))!
  const start = async (on = '2023-03-01') => (await registered(office, inPerson(on))).key
  const by = (key: Key, ...[step, onDay, details, note]: [Parameters<typeof taken>[3], string, object?, string?]) =>
    taken(office, step === 'extended' ? office.leader : office.officer, key, step, onDay, (details ?? {}) as never, note ?? null)
  const item = (outcome: OutcomeKind, more: Partial<DecidedItem> = {}): DecidedItem => ({
    ...{ text: '合同', outcome, grounds: [], publicInterest: '', says: '说明', fileIds: [], ...more },
  })
  const decision = (items: DecidedItem[], outcome = items[0]!.outcome): Decision => ({
    ...{ items, outcome, rightAgency: null, publicAt: null, earlierReply: null },
  })
  const secret = { code: 'E4', kind: '商业秘密', provision: '', harm: '损害其竞争地位' } as const
  const faultsOf = async (key: Key, decided: Decision, on: string) =>
    decisionFaults(decided, await stepsOf(office.db, key), day(on)).filter(({ level }) => level === 'error')
  const drafted = async (key: Key, decided: Decision, on_: string, delivery: 'post' | 'electronic' = 'post') => {
    const { seq: seen } = await row(key)
    const deciding = { decision: decided, inputs: { delivery }, seen, note: null, keepsText: false }
    good(await decide(office.db, means, office.officer, office.agency, key, deciding, on(on_)))
    return (await draftOf(office.db, key))!
  }
  const sign = async (key: Key, id: string, day_: string) => {
    const { revision } = (await documentOf(office.db, key, id))!
    const signing = { id, revision, seen: (await row(key)).seq, note: null }
    return signLetter(office.db, means, office.leader, office.agency, key, signing, on(day_))
  }

  test('1. a third party that was never asked, or that agrees, is no reason to refuse; silence is not recorded before its end (arts. 15, 32)', async () => {
    const key = await start()
    const refused = decision([item('refusedThirdParty', { grounds: [secret] })])
    expect(await faultsOf(key, refused, '2023-03-02')).toMatchObject([{ cites: '《政府信息公开条例》第三十二条' }])
    good(await by(key, 'consulted', '2023-03-02', { whom: 'thirdParty', name: '示例公司', about: '合同' }))
    good(await by(key, 'consultationDelivered', '2023-03-02', { consultation: 3 }))
    expect(await by(key, 'silenceRecorded', '2023-03-22', { consultation: 3 })).toMatchObject({ ok: false })
    good(await by(key, 'silenceRecorded', '2023-03-23', { consultation: 3 }))
    // silence is no consent: the office decides, either way
    expect(await faultsOf(key, refused, '2023-03-24')).toEqual([])
    expect(await faultsOf(key, decision([item('granted')]), '2023-03-24')).toEqual([])
    good(await by(key, 'opinionReceived', '2023-03-24', { consultation: 3, opinion: 'agrees' }))
    expect(await faultsOf(key, refused, '2023-03-24')).toMatchObject([{ cites: '《政府信息公开条例》第十五条' }])
  })

  test('2. a correction restarts the clock of the case, a consultation only stops it, an extension adds to it and comes before the end', async () => {
    const [corrected, consulted] = [await start(), await start()]
    expect((await row(corrected)).dueOn).toBe('2023-03-29')
    good(await by(corrected, 'correctionAsked', '2023-03-06', { items: ['哪一年'], dueOn: day('2023-03-31') }))
    good(await by(corrected, 'corrected', '2023-03-10', { asked: '2022 年度' }))
    expect((await row(corrected)).dueOn).toBe('2023-04-10')
    good(await by(consulted, 'consulted', '2023-03-02', { whom: 'otherAgency', name: '财政局', about: '合同' }))
    expect(await row(consulted)).toMatchObject({ dueOn: null, dueState: 'paused' })
    good(await by(consulted, 'opinionReceived', '2023-03-10', { consultation: 3, opinion: 'agrees' }))
    expect((await row(consulted)).dueOn).toBe('2023-04-07')
    expect(await by(consulted, 'extended', '2023-04-10', { workingDays: 6, agreedBy: '局长' }, '材料多')).toMatchObject({ ok: false })
    good(await by(consulted, 'extended', '2023-04-07', { workingDays: 6, agreedBy: '局长' }, '材料多'))
    expect((await row(consulted)).dueOn).toBe('2023-04-17')
  })

  test('3. a fax counts from the confirmation and in its year, a signed letter from the day it was signed for and no other (art. 31)', async () => {
    const fax = await registered(office, { ...inPerson('2023-12-29'), channel: 'fax' })
    expect(await row(fax.key)).toMatchObject({ state: 'submitted', receivedOn: null, dueState: 'none' })
    good(await by(fax.key, 'received', '2024-01-02', { how: '电话' }))
    expect(await row(fax.key)).toMatchObject({ receivedOn: '2024-01-02', dueOn: '2024-01-30' })
    const of = async (year: number) =>
      (await table3Of(office.db, office.agency.id, { from: day(`${year}-01-01`), to: day(`${year}-12-31`) })).received.total
    expect([await of(2023), await of(2024)]).toEqual([0, 1])
    const posted = await registered(
      office,
      { ...inPerson('2023-03-01'), channel: 'signedPost', confirmedOn: day('2023-03-03') },
      on('2023-03-06'),
    )
    expect((await row(posted.key)).receivedOn).toBe('2023-03-01')
  })

  test('4. the period ends on a working Sunday where it falls on one, and is provisional where next year is not announced', async () => {
    expect((await row(await start('2024-01-16'))).dueOn).toBe('2024-02-18')
    expect((await row(await start('2026-12-10'))).dueState).toBe('provisional')
  })

  test('5. a refusal says "reconsideration first" and names one body; a letter that leaves it out or offers the court is not signed', async () => {
    const key = await start('2026-03-02')
    const letter = await drafted(
      key,
      decision([item('refusedInternal', { grounds: [{ code: 'E5', kind: '人事管理', provision: '', harm: '' }] })]),
      '2026-03-03',
    )
    const { body } = letter.content
    expect(body).toMatch(/先.*复议/)
    const edit = async (text: string) => {
      const { revision } = (await documentOf(office.db, key, letter.id))!
      good(await editLetter(office.db, office.officer, office.agency, key, { id: letter.id, revision, body: text }, on('2026-03-03')))
    }
    await edit(
      `${body
        .split('\n')
        .filter(line => !line.includes('复议'))
        .join('\n')}\n可以自收到本答复之日起6个月内向示例市中级人民法院提起行政诉讼。`,
    )
    good(await taken(office, office.reviewer, key, 'reviewed', '2026-03-03', {}))
    expect(await sign(key, letter.id, '2026-03-04')).toMatchObject({ ok: false, refusal: { cites: expect.stringContaining('行政复议法') } })
    expect(await row(key)).toMatchObject({ state: 'approving' })
  })

  test('6. an answer on what a register holds rests on art. 36(7): it takes no ground of arts. 14 to 16', async () => {
    const key = await start()
    const wrong = decision([item('queryMatter', { grounds: [{ code: 'E5', kind: '人事管理', provision: '', harm: '' }] })])
    expect(await faultsOf(key, wrong, '2023-03-02')).toMatchObject([{ cites: '《政府信息公开条例》第三十六条第（七）项' }])
    expect(await faultsOf(key, decision([item('queryMatter')]), '2023-03-02')).toEqual([])
  })

  test('7. 8. each reply finds its row in the form of its year, and the balance holds in every column', async () => {
    for (const outcome of ['granted', 'notFound', 'feeUnpaid', 'otherwise'] as const) {
      const key = await start()
      await replied(office, key, outcome, { decided: '2023-03-02', signed: '2023-03-02', posted: '2023-03-03' })
    }
    await start('2023-12-28')
    const { received, carriedIn, handledInAll, carriedOut, handled } = await table3Of(office.db, office.agency.id, {
      ...{ from: day('2023-01-01'), to: day('2023-12-31') },
    })
    expect([received.total, carriedIn.total, handledInAll.total, carriedOut.total]).toEqual([5, 0, 4, 1])
    expect(received.naturalPerson).toBe(5)
    expect([...handled.values()].reduce((sum, { total }) => sum + total, 0)).toBe(4)
    expect(handled.size).toBe(4)
  })

  test('9. something given and something withheld is one partial disclosure, and counts once (art. 37)', async () => {
    const key = await start()
    const items = [item('granted'), item('refusedInternal', { grounds: [{ code: 'E5', kind: '人事管理', provision: '', harm: '' }] })]
    expect(await faultsOf(key, decision(items, 'refusedInternal'), '2023-03-02')).toMatchObject([
      { why: expect.stringContaining('部分公开') },
    ])
    expect(await faultsOf(key, decision(items, 'partlyGranted'), '2023-03-02')).toEqual([])
  })

  test('12. a fee is charged by item or by page, once, at the rate, and within the period of the reply (109号)', async () => {
    const key = await start()
    const fee = (method: string, count: number, yuan: number, onDay = '2023-03-02') =>
      by(key, 'feeNoticed', onDay, { method, count, yuan, dueOn: day('2023-04-10') })
    expect(await fee('byPage', 30, 0)).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('不收费') } })
    expect(await fee('byItem', 10, 0)).toMatchObject({ ok: false })
    expect(await fee('byPage', 31, 310)).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('10元') } })
    expect(await fee('byPage', 31, 10, '2023-03-30')).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('届满') } })
    good(await fee('byPage', 31, 10))
    expect(await by(key, 'paid', '2023-03-06', { yuan: 5, receiptNumber: '1' })).toMatchObject({ ok: false })
    good(await by(key, 'paid', '2023-03-10', { yuan: 10, receiptNumber: '1' }))
    expect((await row(key)).dueOn).toBe('2023-04-10')
    expect(await fee('byItem', 31, 200, '2023-03-13')).toMatchObject({
      ok: false,
      refusal: { why: expect.stringContaining('已经发出过收费通知') },
    })
  })

  test('13. the reply is counted in working days, from the day after, and a posted one is made on the day of the post (235号)', async () => {
    const key = await start()
    await replied(office, key, 'granted', { decided: '2023-03-28', signed: '2023-03-29', posted: '2023-03-29' })
    expect(await row(key)).toMatchObject({ dueOn: '2023-03-29', repliedOn: '2023-03-29', wasLate: false, daysUsed: 20 })
    const late = await start()
    await replied(office, late, 'granted', { decided: '2023-03-28', signed: '2023-03-29', posted: '2023-03-30' })
    expect(await row(late)).toMatchObject({ repliedOn: '2023-03-30', wasLate: true })
    const handed = await start()
    for (const [who, name, details] of [
      [office.officer, 'decided', { outcome: 'granted', documentId: null }],
      [office.reviewer, 'reviewed', {}],
      [office.leader, 'signed', { outcome: 'granted', documentId: null, number: null }],
      [office.officer, 'delivered', { by: 'byHand', to: '本人' }],
    ] as const)
      good(await taken(office, who, handed, name, '2023-03-29', details as never))
    good(await by(handed, 'signedFor', '2023-03-31', { signedBy: '王小明' }))
    expect(await row(handed)).toMatchObject({ repliedOn: '2023-03-31', wasLate: true })
  })

  test('15. nothing is signed that nobody reviewed, by who drafted it, before its day; and a day on record changes only by a step that stays', async () => {
    const key = await start()
    const outcome = { outcome: 'granted', documentId: null, number: null } as const
    good(await by(key, 'decided', '2023-03-06', outcome))
    expect(await taken(office, office.leader, key, 'signed', '2023-03-06', outcome)).toMatchObject({ ok: false })
    good(await taken(office, office.reviewer, key, 'reviewed', '2023-03-06', {}))
    good(await taken(office, office.leader, key, 'signed', '2023-03-07', outcome))
    const { seq: seen } = await row(key)
    expect(seen).toBe(5)
    expect(await by(key, 'rectified', '2023-03-08', { seq: 5, was: day('2023-03-07'), is: day('2023-03-20') }, '改日期')).toMatchObject({
      ok: false,
    })
    good(await by(key, 'rectified', '2023-03-08', { seq: 5, was: day('2023-03-07'), is: day('2023-03-06') }, '签发日误录'))
    const steps = await stepsOf(office.db, key)
    expect(steps.map(({ step, onDay }) => [step, onDay]).slice(-2)).toEqual([
      ['signed', '2023-03-07'],
      ['rectified', '2023-03-08'],
    ])
  })
})
