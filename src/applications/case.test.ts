import { beforeEach, expect, test } from 'vitest'
import { applicant, inPerson, means, on, registered as takeIn, taken, wish } from '../../test/support/cases-of-applications.ts'
import { describeStore } from '../../test/support/database.ts'
import { addPerson, setUpOffice } from '../../test/support/people.ts'
import { verify } from '../journal/index.ts'
import { day, type PlainDate } from '../law/index.ts'
import type { Agency, Person } from '../people/index.ts'
import type { Details } from './application.ts'
import { typedCode } from './code.ts'
import { type Clock, type Intake, personPlace, submit } from './intake.ts'
import { recompute } from './recompute.ts'
import { takeStep } from './step-actions.ts'
import type { StepName } from './steps.ts'
import { applicationOf, casesOfPerson, type Key, sealedOf } from './store.ts'

describeStore('a case', database => {
  let [agency, officer, leader, reviewer] = [] as unknown as [Agency, Person, Person, Person]
  beforeEach(async () => {
    const made = await setUpOffice(database().db)
    agency = made.office
    officer = (await addPerson(database().db, made.admin, agency, 'officer', 'officer')).person
    leader = (await addPerson(database().db, made.admin, agency, 'leader', 'leader')).person
    reviewer = (await addPerson(database().db, made.admin, agency, 'reviewer', 'reviewer')).person
  })
  const office = () => ({ db: database().db, agency, officer, leader, reviewer })
  const registered = (intake: Intake, clock?: Clock) => takeIn(office(), intake, clock)
  const row = async (key: Key) => (await applicationOf(database().db, key))!
  const take = <N extends StepName>(by: Person | 'applicant', key: Key, step: N, onDay: string, details: Details<N>, note?: string) =>
    taken(office(), by, key, step, onDay, details, note)

  test('received in person on 2023-03-01, a letter out on 03-08 and the opinion in on 03-22, is due on 2023-04-13 (art. 33(3))', async () => {
    const { key } = await registered(inPerson('2023-03-01'), on('2023-03-01'))
    expect(await row(key)).toMatchObject({ state: 'handling', receivedOn: '2023-03-01', dueOn: '2023-03-29', dueState: 'firm' })
    await take(officer, key, 'consulted', '2023-03-08', { whom: 'thirdParty', name: '示例公司', about: '合同' })
    expect(await row(key)).toMatchObject({ dueOn: null, dueState: 'paused', waitsFor: 'thirdParty', nextOn: '2023-03-29' })
    await take(officer, key, 'opinionReceived', '2023-03-22', { consultation: 3, opinion: 'objectsWithReason' })
    expect(await row(key)).toMatchObject({ dueOn: '2023-04-13', dueState: 'firm' })
  })

  test('sent online is not received until both sides confirm (art. 31)', async () => {
    const { key, code, number } = (await submit(
      database().db,
      means,
      agency,
      { arrivedOn: day('2023-12-31'), trackingNumber: '', applicant, wish, files: [] },
      on('2023-12-31'),
    )) as Extract<Awaited<ReturnType<typeof submit>>, { ok: true }>
    expect(number).toMatch(/公申〔2023〕1号$/)
    expect(typedCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code)
    expect(await row(key)).toMatchObject({ state: 'submitted', receivedOn: null, nextWhat: 'confirm', nextOn: '2024-01-02' })
    await take(officer, key, 'received', '2024-01-02', { how: '电话' })
    expect(await row(key)).toMatchObject({ state: 'handling', receivedOn: '2024-01-02', dueOn: '2024-01-30' })
    const sealed = (await sealedOf(database().db, key))!
    expect(sealed).not.toContain('王小明')
    expect(JSON.parse(means.secrets.decrypt(sealed, personPlace(key))).applicant.identityNumber).toBe('11010519491231002X')
  })

  test('is corrected once, and the period begins afresh when the correction comes (art. 30)', async () => {
    const { key } = await registered(inPerson('2023-04-20'), on('2023-04-20'))
    const asked = { items: ['写明哪一年'], dueOn: day('2023-05-19') }
    expect(await take(officer, key, 'correctionAsked', '2023-05-04', asked)).toMatchObject({
      ok: false,
      refusal: { cites: '《政府信息公开条例》第三十条' },
    })
    expect(await take(officer, key, 'correctionAsked', '2023-04-28', asked)).toMatchObject({ ok: true })
    expect(await row(key)).toMatchObject({ state: 'correcting', dueOn: null, dueState: 'paused', waitsFor: 'applicant' })
    await take('applicant', key, 'corrected', '2023-05-08', { asked: '2022 年度' })
    expect(await row(key)).toMatchObject({ state: 'handling', dueOn: '2023-06-05' })
    expect(await take(officer, key, 'correctionAsked', '2023-05-09', asked)).toMatchObject({ ok: false })
  })

  test('goes from the draft to whoever reviews, to the leader, and out; a posted reply is made on the day it is posted (235号)', async () => {
    const { key } = await registered(inPerson('2023-03-01'), on('2023-03-01'))
    await take(officer, key, 'decided', '2023-03-10', { outcome: 'granted', documentId: null })
    expect(await take(leader, key, 'reviewed', '2023-03-13', {})).toMatchObject({
      ok: false,
      refusal: { why: expect.stringContaining('reviewer同志') },
    })
    expect(await take(reviewer, key, 'reviewed', '2023-03-13', {})).toMatchObject({ ok: true })
    expect(await take(leader, key, 'signed', '2023-03-14', { outcome: 'granted', documentId: null, number: null })).toMatchObject({
      ok: true,
    })
    await take(officer, key, 'delivered', '2023-03-30', { by: 'post', to: '示例市长安路 9 号', trackingNumber: 'XA1' })
    expect(await row(key)).toMatchObject({
      ...{ state: 'settled', outcome: 'granted', decidedOn: '2023-03-14', repliedOn: '2023-03-30', wasLate: true, daysUsed: 21 },
    })
    expect(await recompute(database().db, agency.id)).toEqual([])
    expect(await verify(database().db)).toMatchObject({ ok: true })
  })

  test('an extension is agreed by the head of the office, told before the end, and comes to 20 working days at most (art. 33(2))', async () => {
    const { key } = await registered(inPerson('2023-01-10'), on('2023-01-10'))
    const more = (workingDays: number) => ({ workingDays, agreedBy: '局长' })
    await expect(take(officer, key, 'extended', '2023-02-01', more(20), '需要检索')).rejects.toThrow()
    expect(await take(leader, key, 'extended', '2023-02-01', more(21), '需要检索')).toMatchObject({ ok: false })
    expect(await take(leader, key, 'extended', '2023-02-13', more(20), '需要检索')).toMatchObject({ ok: false })
    expect(await take(leader, key, 'extended', '2023-02-01', more(20), '需要检索')).toMatchObject({ ok: true })
    expect(await row(key)).toMatchObject({ dueOn: '2023-03-10' })
  })

  test('of two clerks at once the second gets a conflict', async () => {
    const { key } = await registered(inPerson('2023-03-01'), on('2023-03-01'))
    const taking = { step: 'noted' as const, seen: 2, onDay: day('2023-03-02'), note: '已联系', details: {} }
    const both = await Promise.allSettled([1, 2].map(() => takeStep(database().db, officer, agency, key, taking, on('2023-03-02'))))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a mistaken day is corrected on the record, and the clock follows', async () => {
    const { key } = await registered(inPerson('2023-03-01'), on('2023-03-02'))
    const wrong = { seq: 2, was: day('2023-03-01'), is: day('2023-02-28') as PlainDate }
    expect(await take(officer, key, 'rectified', '2023-03-02', wrong, '登记有误')).toMatchObject({ ok: false })
    const right = { seq: 1, was: day('2023-03-01'), is: day('2023-02-28') }
    expect(await take(officer, key, 'rectified', '2023-03-02', right, '登记有误')).toMatchObject({ ok: true })
    expect(await row(key)).toMatchObject({ receivedOn: '2023-02-28', dueOn: '2023-03-28' })
  })

  test("the same person's cases are found by what the hashes share", async () => {
    const { key } = await registered(inPerson('2023-03-01'), on('2023-03-01'))
    await registered({ ...inPerson('2023-03-02'), applicant: { ...applicant, phone: '', name: '王小明 ' } }, on('2023-03-02'))
    await registered({ ...inPerson('2023-03-02'), applicant: { ...applicant, identityNumber: '', phone: '13900000000' } }, on('2023-03-02'))
    const { personHashes } = await row(key)
    expect(await casesOfPerson(database().db, agency.id, personHashes, key.id)).toHaveLength(1)
  })
})
