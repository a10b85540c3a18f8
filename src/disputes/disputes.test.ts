import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, registered, replied, staffedOffice } from '../../test/support/cases-of-applications.ts'
import { describeStore } from '../../test/support/database.ts'
import { decision, disputeOfOutcome, disputeTaken, noticed } from '../../test/support/disputes.ts'
import { good } from '../../test/support/people.ts'
import { applicationOf, stepsOf as stepsOfApplication } from '../applications/index.ts'
import { verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import { takeDisputeStep } from './actions.ts'
import { tableFourOf } from './figures/store.ts'
import { recomputeDisputes } from './recompute.ts'
import { disputeOf, type Key, suitsAfter } from './store.ts'

const year = (n: number) => ({ from: day(`${n}-01-01`), to: day(`${n}-12-31`) })

describeStore('a dispute', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
  })
  const row = async (key: Key) => (await disputeOf(database().db, key))!

  test('goes from the notice to its end, and the next day is that of the answer (行政复议法 art. 48)', async () => {
    const key = await noticed(office, 'reconsideration', '2024-03-04')
    expect(await row(key)).toMatchObject({
      state: 'noticed',
      nextWhat: 'answer',
      nextOn: '2024-03-18',
      result: 'pending',
      countsHere: true,
    })
    good(await disputeTaken(office, key, 'answered', '2024-03-15', { withEvidence: false }))
    expect(await row(key)).toMatchObject({ state: 'answered', nextWhat: 'evidence', nextOn: '2024-03-18' })
    good(await disputeTaken(office, key, 'evidenceFiled', '2024-03-18', {}))
    expect(await row(key)).toMatchObject({ nextWhat: 'wait', nextOn: null })
    good(await disputeTaken(office, key, 'decided', '2024-05-06', decision('actUpheld', '2024-04-30')))
    expect(await row(key)).toMatchObject({
      state: 'decided',
      result: 'upheld',
      decidedOn: '2024-04-30',
      nextWhat: 'sue',
      nextOn: '2024-05-21',
    })
    expect(await disputeTaken(office, key, 'closed', '2024-05-21', {})).toMatchObject({
      ok: false,
      refusal: { cites: '《行政诉讼法》第四十五条' },
    })
    good(await disputeTaken(office, key, 'closed', '2024-05-22', {}))
    expect(await row(key)).toMatchObject({ state: 'closed', nextWhat: 'none', result: 'upheld' })
    expect(await verify(database().db)).toMatchObject({ ok: true })
  })

  test('what a correction orders takes the application up again in the same transaction (行政复议法 art. 64)', async () => {
    const { key: applied } = await registered(office, inPerson('2024-01-08'))
    await replied(office, applied, 'refusedThirdParty', { decided: '2024-01-20', signed: '2024-01-22', posted: '2024-01-22' })
    const order = { redo: 'days' as const, withinDays: 15 }
    const { key } = await disputeOfOutcome(office, 'actRevoked', '2024-02-26', { applicationId: applied.id, order })
    const application = (await applicationOf(database().db, applied))!
    expect(application).toMatchObject({ state: 'handling', dueOn: '2024-04-22' })
    expect((await stepsOfApplication(database().db, applied)).at(-1)).toMatchObject({
      ...{ step: 'reopened', details: { disputeId: key.id, dueOn: '2024-04-22' } },
      note: expect.stringContaining('示例市人民政府“撤销、部分撤销”，责令于2024年4月22日前重新答复'),
    })
    // 7 April plus 15 days
    expect(await row(key)).toMatchObject({ nextWhat: 'order', nextOn: '2024-04-22', result: 'corrected' })
    expect(await disputeTaken(office, key, 'closed', '2024-05-30', {})).toMatchObject({ ok: false })
    good(await disputeTaken(office, key, 'performed', '2024-04-19', {}, '已重新答复'))
    expect(await row(key)).toMatchObject({ nextWhat: 'sue' })
  })

  test('what the first court orders binds when its judgment takes effect, not before (行政诉讼法 art. 85)', async () => {
    const { key: applied } = await registered(office, inPerson('2024-01-08'))
    await replied(office, applied, 'notFound', { decided: '2024-01-20', signed: '2024-01-22', posted: '2024-01-22' })
    const order = { redo: 'statutory' as const }
    const { key } = await disputeOfOutcome(office, 'judgedRevoked', '2024-03-01', { applicationId: applied.id, order })
    expect((await applicationOf(database().db, applied))!.state).toBe('settled')
    expect(await row(key)).toMatchObject({ nextWhat: 'appeal', nextOn: '2024-04-25' })
    expect(await disputeTaken(office, key, 'effective', '2024-04-25', {})).toMatchObject({ ok: false })
    good(await disputeTaken(office, key, 'effective', '2024-04-26', {}))
    // the reply period begins afresh on that day (art. 33(2))
    expect((await applicationOf(database().db, applied))!).toMatchObject({ state: 'handling', dueOn: '2024-05-27' })
    expect(await row(key)).toMatchObject({ nextWhat: 'order', nextOn: '2024-05-27' })
  })

  test('an appeal takes the result back until the second court has decided, and counts once (reading)', async () => {
    const { key } = await disputeOfOutcome(office, 'judgedRevoked', '2024-11-01')
    expect(await row(key)).toMatchObject({ result: 'corrected', decidedOn: '2024-12-11' })
    good(await disputeTaken(office, key, 'appealed', '2024-12-20', { by: 'both' }))
    expect(await row(key)).toMatchObject({
      state: 'appealed',
      result: 'pending',
      decidedOn: null,
      nextWhat: 'appealAnswer',
      nextOn: '2025-01-06',
    })
    expect((await tableFourOf(database().db, office.agency.id, year(2024))).suit).toMatchObject({ pending: 1, corrected: 0, total: 1 })
    good(await disputeTaken(office, key, 'answered', '2025-01-03', { withEvidence: false }))
    const ended = { ending: 'dismissed' as const, outcome: null, madeOn: day('2025-03-03'), paperNumber: '（2025）示终1号' }
    good(await disputeTaken(office, key, 'secondDecided', '2025-03-10', { ...ended, redo: 'none', withinDays: null }))
    expect(await row(key)).toMatchObject({ state: 'decided', result: 'corrected', decidedOn: '2025-03-03', nextWhat: 'close' })
    expect((await tableFourOf(database().db, office.agency.id, year(2025))).suit).toMatchObject({
      carriedIn: 1,
      noticed: 0,
      corrected: 1,
      total: 1,
    })
  })

  test('a suit after reconsideration follows on the reconsideration that was decided, and stands by its application', async () => {
    const { key: applied } = await registered(office, inPerson('2024-01-08'))
    const { key: first } = await disputeOfOutcome(office, 'actUpheld', '2024-03-01', { applicationId: applied.id })
    const suit = await noticed(office, 'suitAfterReconsideration', '2024-04-22', { followsId: first.id, details: { role: 'original' } })
    expect(await row(suit)).toMatchObject({ applicationId: applied.id, coDefendant: true, countsHere: true })
    expect(await suitsAfter(database().db, first)).toHaveLength(1)
  })

  test('of two clerks at once the second gets a conflict', async () => {
    const key = await noticed(office, 'suit', '2024-03-01')
    const taking = { step: 'noted' as const, seen: 1, onDay: day('2024-03-02'), note: '已联系法院', details: {} }
    const clock = { now: new Date('2024-03-02T02:00:00Z'), today: day('2024-03-02') }
    const both = await Promise.allSettled(
      [1, 2].map(() => takeDisputeStep(database().db, office.officer, office.agency, key, taking, clock)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a mistaken decision is struck out and stays on record; a row made anew is the same', async () => {
    const { key } = await disputeOfOutcome(office, 'actUpheld', '2024-03-01')
    good(await disputeTaken(office, key, 'struck', '2024-04-15', { seq: 3 }, '记到了另一件上'))
    expect(await row(key)).toMatchObject({ state: 'answered', result: 'pending', decidedOn: null, seq: 4 })
    const { db } = database()
    await db.updateTable('disputes').set({ nextWhat: 'close' }).where('agencyId', '=', key.agencyId).where('id', '=', key.id).execute()
    expect(await recomputeDisputes(db, key.agencyId)).toBe(1)
    expect(await row(key)).toMatchObject({ nextWhat: 'wait' })
  })

  test('only who handles applications may take a step', async () => {
    await expect(noticed({ ...office, officer: office.leader }, 'suit', '2024-03-01')).rejects.toThrow()
  })
})
