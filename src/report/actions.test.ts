import { expect, test } from 'vitest'
import { byHand, describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, good, later, monday, setUpOffice } from '../../test/support/people.ts'
import { copyOf, reportOf } from '../../test/support/reports.ts'
import type { Db } from '../db/open.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { entriesBefore, verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import { hashOf, recompute, type Taking, takeStep } from './actions.ts'
import { steps } from './steps.ts'
import { contentOf, reportOfYear, reportsOf, stepsOf } from './store.ts'
import { summaryOf } from './stored-report.ts'

const clock = { now: monday, today: day('2026-03-02') }
const report = reportOf('2021', { year: 2023 })
const brings = { report, fileName: '2023年报.docx', originallyPublishedOn: null }
const importing: Taking = { step: 'imported', seen: 0, reason: null, brings }
const publishing: Taking = { step: 'published', seen: 1, reason: null }

async function office(db: Db) {
  const { office, admin } = await setUpOffice(db)
  const { person: officer } = await addPerson(db, admin, office, 'officer', 'officer')
  const { person: leader } = await addPerson(db, admin, office, 'leader', 'leader')
  return { agency: office, admin, officer, leader }
}

describeStore('annual reports', database => {
  test('are imported by the officer, published by who signs, and read back figure for figure', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    good(await takeStep(db, officer, agency, 2023, importing, clock))
    const { report: stored } = good(await takeStep(db, leader, agency, 2023, publishing, { now: later(60_000), today: day('2026-03-03') }))
    expect(stored).toMatchObject({ state: 'published', seq: 2, version: 1, publishedVersion: 1, publishedOn: '2026-03-03', errors: 0 })
    expect(await contentOf(db, stored, 1)).toEqual(report)
    expect(await reportOfYear(db, agency.id, 2023)).toEqual(stored)
    expect((await stepsOf(db, stored)).map(({ step, actor, takenOn }) => [step, actor, takenOn])).toEqual([
      ['imported', 'officer同志', '2026-03-02'],
      ['published', 'leader同志', '2026-03-03'],
    ])
  })

  test('are not published by who imports, nor touched by an administrator or by another office', async () => {
    const { db } = database()
    const { agency, admin, officer, leader } = await office(db)
    const bureau = await addBureau(db, admin, agency, 'wenlv')
    good(await takeStep(db, officer, agency, 2023, importing, clock))
    expect(await takeStep(db, officer, agency, 2023, publishing, clock)).toMatchObject({
      ok: false,
      refusal: { why: '分管领导还没有签批这一版，不能公布。' },
    })
    await expect(takeStep(db, leader, agency, 2023, { ...importing, seen: 1 }, clock)).rejects.toThrow(Forbidden)
    await expect(takeStep(db, admin, agency, 2023, publishing, clock)).rejects.toThrow(Forbidden)
    await expect(takeStep(db, officer, bureau, 2023, importing, clock)).rejects.toThrow(Forbidden)
    expect(await reportsOf(db, bureau.id)).toEqual([])
  })

  test('are handed in, sent back with a reason, approved version by version, and released by who prepared them', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    const step = (by: typeof officer, name: Taking['step'], seen: number, reason: string | null = null) =>
      takeStep(db, by, agency, 2023, { step: name, seen, reason, ...(steps[name].brings && { brings }) }, clock)
    const signing = async () => (await reportOfYear(db, agency.id, 2023))!.signing
    good(await step(officer, 'imported', 0))
    await expect(step(officer, 'approved', 1)).rejects.toThrow(Forbidden)
    expect(await step(leader, 'sentBack', 1, '再核')).toMatchObject({ ok: false, refusal: { why: '这一版还没有送签，不能退回修改。' } })
    good(await step(officer, 'handedIn', 1))
    expect([await signing(), await step(officer, 'handedIn', 2)]).toMatchObject([
      'waiting',
      { refusal: { why: '这一版已经送签，不能送签。' } },
    ])
    expect(await step(leader, 'sentBack', 2)).toMatchObject({ ok: false, faults: { reason: '请填写退回修改的理由。' } })
    good(await step(leader, 'sentBack', 2, '第五部分写具体'))
    good(await step(officer, 'edited', 3))
    expect(await signing()).toBe(null)
    good(await step(leader, 'approved', 4, '同意'))
    // a version that came after the signature has none
    good(await step(officer, 'edited', 5))
    expect([await signing(), await step(officer, 'published', 6)]).toMatchObject([
      null,
      { ok: false, refusal: { cites: steps.published.article } },
    ])
    good(await step(leader, 'approved', 6))
    good(await step(officer, 'published', 7))
    expect(await reportOfYear(db, agency.id, 2023)).toMatchObject({ state: 'published', publishedVersion: 6, signing: null })
    expect(await recompute(db, agency.id)).toEqual([])
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('of two clerks who act at once the second gets a Conflict, and nothing of its step is kept', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    const both = await Promise.allSettled([
      takeStep(db, officer, agency, 2023, importing, clock),
      takeStep(db, officer, agency, 2023, importing, clock),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(Conflict)
    good(await takeStep(db, officer, agency, 2023, { ...importing, seen: 1 }, clock))
    await expect(takeStep(db, leader, agency, 2023, publishing, clock)).rejects.toThrow(Conflict)
    expect((await stepsOf(db, (await reportOfYear(db, agency.id, 2023))!)).length).toBe(2)
    expect((await entriesBefore(db, agency.id, 999, 999)).filter(({ action }) => action.startsWith('report.')).length).toBe(2)
  })

  test('the state on the row is rebuilt from the steps', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    good(await takeStep(db, officer, agency, 2023, importing, clock))
    good(await takeStep(db, leader, agency, 2023, publishing, clock))
    const stored = (await reportOfYear(db, agency.id, 2023))!
    expect(summaryOf(await stepsOf(db, stored))).toEqual(expect.objectContaining({ state: 'published', publishedVersion: 1 }))
    expect(await recompute(db, agency.id)).toEqual([])
    await byHand({ db }, "update reports set state = 'draft', published_version = null, published_on = null, errors = 9")
    expect(await recompute(db, agency.id)).toEqual([2023])
    expect(await reportOfYear(db, agency.id, 2023)).toEqual(stored)
  })

  test('with an error are published only with a reason, and a correction and a withdrawal say why', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    const wrong = copyOf(report)
    wrong.applications!.rows['handled']![6]! += 1
    good(await takeStep(db, officer, agency, 2023, { ...importing, brings: { ...brings, report: wrong } }, clock))
    expect(await takeStep(db, leader, agency, 2023, publishing, clock)).toEqual({
      ok: false,
      faults: { reason: '核对发现错误。仍要公布的，请填写理由。' },
    })
    const { report: out } = good(await takeStep(db, leader, agency, 2023, { ...publishing, reason: '与纸质件一致，更正另行办理' }, clock))
    expect(out.errors).toBeGreaterThan(0)
    const correcting: Taking = { step: 'corrected', seen: 2, reason: null, brings }
    expect(await takeStep(db, officer, agency, 2023, correcting, clock)).toMatchObject({ faults: { reason: '请填写更正的理由。' } })
    const { report: waiting } = good(await takeStep(db, officer, agency, 2023, { ...correcting, reason: '总计多计一件' }, clock))
    expect(waiting).toMatchObject({ state: 'correcting', publishedVersion: 1, version: 3, errors: 0 })
    expect(await takeStep(db, leader, agency, 2023, { step: 'withdrawn', seen: 3, reason: null }, clock)).toMatchObject({
      faults: { reason: '请填写撤下的理由。' },
    })
    expect(good(await takeStep(db, leader, agency, 2023, { ...publishing, seen: 3 }, clock)).report.publishedVersion).toBe(3)
  })

  test('of a wrong year or in the wrong state are refused with the reason', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    expect(await takeStep(db, officer, agency, 2024, importing, clock)).toMatchObject({ faults: { file: expect.stringContaining('2023') } })
    expect(await takeStep(db, leader, agency, 2023, { ...publishing, seen: 0 }, clock)).toMatchObject({
      refusal: { why: '这一年度还没有报告，不能公布。' },
    })
  })

  test("are held against last year's, and a report that was out before is judged as read", async () => {
    const { db } = database()
    const { agency, officer } = await office(db)
    const last = copyOf(reportOf('2021', { year: 2022 }))
    last.applications!.rows['carriedOut']![0]! += 3
    good(await takeStep(db, officer, agency, 2022, { ...importing, brings: { ...brings, report: last } }, clock))
    good(await takeStep(db, officer, agency, 2023, importing, clock))
    const stored = (await reportOfYear(db, agency.id, 2023))!
    expect((await stepsOf(db, stored))[0]!.findings!.map(({ rule }) => rule)).toContain('T3-5')
  })

  test('keep the day on which a source says that it was published apart from the day of publication here', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    const old = { ...brings, originallyPublishedOn: day('2024-01-26') }
    good(await takeStep(db, officer, agency, 2023, { ...importing, brings: old }, clock))
    const { report: stored } = good(await takeStep(db, leader, agency, 2023, publishing, clock))
    expect(stored.publishedOn).toBe('2026-03-02')
    expect((await stepsOf(db, stored))[0]!.originallyPublishedOn).toBe('2024-01-26')
  })

  test('leave an entry in the journal with each step, its article and the hash of the content', async () => {
    const { db } = database()
    const { agency, officer, leader } = await office(db)
    good(await takeStep(db, officer, agency, 2023, importing, clock))
    good(await takeStep(db, leader, agency, 2023, publishing, clock))
    const [published, frozen, imported] = await entriesBefore(db, agency.id, 999, 3)
    expect(imported).toMatchObject({
      ...{ action: 'report.imported', subject: 'report shiban/2023', article: '《政府信息公开条例》第五十条' },
      details: { fileName: '2023年报.docx', sha256: hashOf(report) },
    })
    expect(frozen).toMatchObject({ action: 'report.frozen', details: { version: 1, cause: 'published' } })
    expect(published).toMatchObject({ action: 'report.published', actor: 'leader同志', article: '《政府信息公开条例》第四十九条' })
    expect((await verify(db)).ok).toBe(true)
  })

  test('hold what a json column cannot: the character is replaced', async () => {
    const { db } = database()
    const { agency, officer } = await office(db)
    const odd = copyOf(report)
    odd.sections[0]!.text = `甲\0乙\ud800`
    const { report: stored } = good(await takeStep(db, officer, agency, 2023, { ...importing, brings: { ...brings, report: odd } }, clock))
    expect((await contentOf(db, stored, 1)).sections[0]!.text).toBe('甲\ufffd乙\ufffd')
  })
})
