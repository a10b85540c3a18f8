import { describe, expect, test } from 'vitest'
import {
  applicant,
  inPerson,
  means,
  type Office,
  on,
  registered,
  replied,
  staffedOffice,
  taken,
  wish,
} from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { dice, history } from '../../../test/support/histories.ts'
import { good } from '../../../test/support/people.ts'
import { entriesBefore } from '../../journal/index.ts'
import { nationalCalendar as calendar, day, type OutcomeKind } from '../../law/index.ts'
import { bySection, table3Of, timesOf } from '../figures/store.ts'
import { register } from '../intake.ts'
import { recompute } from '../recompute.ts'
import { applicationOf, caseFilesOf, type Key, sealedOf, stepsOf } from '../store.ts'
import { summaryOf } from '../summary.ts'
import { asErased, blanked } from './blank.ts'
import { erase, eraseOverdue } from './erase.ts'
import { inTheWay, type Kept } from './keeping.ts'
import { agreeToErase, demandErasure, holdBack, release } from './keeping-actions.ts'
import { casesWith, personData } from './person-data.ts'
import { keptCase, keptCases, planKeeping } from './store.ts'

const settled: Kept = {
  ...{ state: 'archived', settledOn: day('2020-03-10'), keepUntil: day('2023-03-10'), heldWhy: null, openDisputes: 0, erasedOn: null },
}

test('texts go from the details of a step, figures and kinds stay', () => {
  expect(
    blanked({
      by: 'post',
      to: '长安路 9 号',
      items: ['王小明'],
      yuan: 40,
      decision: { outcome: 'granted', items: [{ text: '名单', grounds: [{ code: 'E1', harm: '某' }] }] },
    }),
  ).toEqual({
    ...{ by: 'post', to: '', items: [''], yuan: 40 },
    decision: { outcome: 'granted', items: [{ text: '', grounds: [{ code: 'E1', harm: '' }] }] },
  })
})

describeStore('keeping and erasing who applied', open => {
  const stage = () => staffedOffice(open().db)

  /** A case of 2020 that is settled and filed. */
  async function filed(office: Office, outcome: OutcomeKind = 'granted'): Promise<Key> {
    const intake = { ...inPerson('2020-03-02'), applicant: { ...applicant, mail: 'wang@mail.example.com' } }
    const { key } = good(await register(office.db, means, office.officer, office.agency, intake, on('2020-03-02')))
    good(await taken(office, office.officer, key, 'noted', '2020-03-03', {}, '王小明来电，电话 13800000000'))
    await replied(office, key, outcome, { decided: '2020-03-06', signed: '2020-03-09', posted: '2020-03-10' })
    if ((await applicationOf(office.db, key))!.state === 'delivering')
      good(await taken(office, office.officer, key, 'signedFor', '2020-03-12', { signedBy: '王小明' }))
    good(await taken(office, office.officer, key, 'archived', '2020-03-16', {}))
    return key
  }

  test('erased after the period: nothing of the person is left in any table, the figures are the same (个人信息保护法 art. 47)', async () => {
    const office = await stage()
    const { db, agency } = office
    const [key, other] = [await filed(office), await filed(office, 'granted')]
    const young = (await registered(office, inPerson('2026-03-02'))).key
    const period = { from: day('2020-01-01'), to: day('2026-12-31') }
    const figures = async () => [
      await table3Of(db, agency.id, period),
      await timesOf(db, agency.id, period),
      await bySection(db, agency.id, period),
    ]
    const before = await figures()
    const rowBefore = (await applicationOf(db, key))!
    const today = on('2026-03-02')
    await holdBack(db, office.leader, agency, other, '审计', today)
    expect(await eraseOverdue(db, agency, today)).toBe(1)
    expect(await eraseOverdue(db, agency, today)).toBe(0)
    expect(await figures()).toEqual(before)
    expect(await recompute(db, agency.id)).toEqual([])
    expect(await sealedOf(db, key)).toBeNull()
    expect(await sealedOf(db, other)).not.toBeNull()
    expect(await sealedOf(db, young)).not.toBeNull()
    const after = (await applicationOf(db, key))!
    expect({ ...after, seq: 0 }).toEqual({
      ...rowBefore,
      seq: 0,
      applicant: '（已清除）',
      asked: '（已清除）',
      codeHash: null,
      personHashes: [],
      erasedOn: '2026-03-02',
    })
    expect(await caseFilesOf(db, key)).toEqual([])
    const left = JSON.stringify([await stepsOf(db, key), after])
    for (const told of ['王小明', '13800000000', '长安路', wish.what]) expect(left).not.toContain(told)
    const mails = await db.selectFrom('mailOut').select('about').where('agencyId', '=', agency.id).execute()
    expect(mails.map(({ about }) => about)).toEqual([other.id])
    const [entry] = await entriesBefore(db, agency.id, 1_000_000, 1)
    expect(entry).toMatchObject({ action: 'application.erased', details: { basis: 'period', mails: 1, letters: 0, files: 0 } })
    await release(db, office.leader, agency, other, today)
    expect(await eraseOverdue(db, agency, today)).toBe(1)
  })

  test('on a lawful demand two of the office are needed, and not before the remedies have ended (行政诉讼法 art. 46)', async () => {
    const office = await stage()
    const { db, agency, officer, leader } = office
    const key = await filed(office)
    const early = await demandErasure(db, officer, agency, key, '本人要求', on('2020-06-01'))
    expect(early).toMatchObject({ ok: false, refusal: { cites: expect.stringContaining('第四十六条') } })
    expect(await erase(db, agency, key, { basis: 'period' }, on('2021-01-04'))).toMatchObject({ ok: false })
    good(await demandErasure(db, officer, agency, key, '本人要求', on('2021-01-04')))
    await expect(agreeToErase(db, officer, agency, key, on('2021-01-04'))).rejects.toThrow()
    good(await agreeToErase(db, leader, agency, key, on('2021-01-04')))
    expect((await keptCase(db, key))!).toMatchObject({ erasedOn: '2021-01-04', demandedWhy: null })
  })

  test('an open dispute keeps everything; afterwards the period counts from its end', async () => {
    const office = await stage()
    const { db, agency } = office
    const key = await filed(office)
    const row = {
      ...{
        agencyId: agency.id,
        id: key.id,
        applicationId: key.id,
        kind: 'reconsideration',
        state: 'noticed',
        seq: 1,
        body: '示例市人民政府',
      },
      ...{ claimant: '王**', about: '答复', coDefendant: false, countsHere: true, noticedOn: '2020-05-06', nextWhat: 'answer' },
    }
    await db.insertInto('disputes').values(row).execute()
    expect(await eraseOverdue(db, agency, on('2026-03-02'))).toBe(0)
    await db.updateTable('disputes').set({ state: 'closed', decidedOn: '2025-06-02' }).where('agencyId', '=', agency.id).execute()
    await planKeeping(db, agency.id, 3)
    expect((await keptCases(db, agency.id, day('2028-12-31'), null)).map(({ keepUntil }) => keepUntil)).toEqual(['2028-06-02'])
    expect(await eraseOverdue(db, agency, on('2026-03-02'))).toBe(0)
  })

  test('what is kept of a person is found by a trait and told whole (个人信息保护法 art. 45)', async () => {
    const office = await stage()
    const { db, agency } = office
    const key = await filed(office)
    const found = await casesWith(db, means.secrets, agency, { identityNumber: '', phone: '138-0000 0000', mail: '' })
    expect(found.map(({ id }) => id)).toEqual([key.id])
    const data = await personData(db, means.secrets, agency, found, on('2026-03-02').now)
    expect(data.cases[0]).toMatchObject({
      applicant: { name: '王小明', identityNumber: applicant.identityNumber },
      wish: { what: wish.what },
    })
    expect(JSON.stringify(data)).not.toContain('来电')
    expect(await casesWith(db, means.secrets, agency, { identityNumber: '', phone: '', mail: '' })).toEqual([])
  })
})

test('whatever becomes of a case, its row is the same before and after its steps are emptied: 2,000 at random', () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const { taken: steps } = history(dice(seed), calendar, day('2021-06-01'), 900)
    expect(summaryOf(steps.map(asErased), calendar), `seed ${seed}`).toEqual(summaryOf(steps, calendar))
  }
})

describe('what is in the way of erasing', () => {
  test.each<[string, Partial<Kept>, boolean, string | null]>([
    ['nothing', {}, false, null],
    ['an open case', { state: 'handling' }, false, '没有办结'],
    ['an open dispute', { openDisputes: 1 }, true, '没有结案'],
    ['a decision to keep it', { heldWhy: '审计' }, true, '继续保存'],
    ['the archives: the file is taken there first', { state: 'settled' }, true, '归档'],
    ['the period', { keepUntil: day('2030-01-01') }, false, '保存期限'],
    ['nothing, where somebody has a right to it', { keepUntil: day('2030-01-01') }, true, null],
  ])('%s', (_, facts, onDemand, why) => {
    const refusal = inTheWay({ ...settled, ...facts }, { onDemand, today: day('2026-03-02'), calendar })
    if (why === null) expect(refusal).toBeNull()
    else expect(refusal?.why).toContain(why)
  })
})
