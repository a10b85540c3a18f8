import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { copyOf, reportOf } from '../../../test/support/reports.ts'
import type { Db } from '../../db/open.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { entriesBefore, verify } from '../../journal/index.ts'
import { day } from '../../law/index.ts'
import { takeStep } from '../actions.ts'
import { checkReport, type Finding } from '../check/index.ts'
import type { Report } from '../report.ts'
import { reportOfYear } from '../store.ts'
import { decidedFindingsOf, decideFinding, openErrorsOf } from './actions.ts'
import { fingerprintOf, openErrors, withDecisions } from './decisions.ts'
import { findingDecisionsOf } from './store.ts'

const clock = { now: monday, today: day('2026-03-02') }

/** A report in which one total of table 3 is one too many. */
function wrong(by = 1): Report {
  const report = copyOf(reportOf('2021', { year: 2023 }))
  report.applications!.rows['received']![0]! += by
  return report
}

const errorsOf = (report: Report): Finding[] => checkReport(report, { issue: true }).findings.filter(({ level }) => level === 'error')

test('a finding is the same while its rule finds the same figures in the same place, however it is worded and whatever else is edited', () => {
  const [finding] = errorsOf(wrong())
  const edited = wrong()
  edited.sections[0]!.text += '补充一句。'
  expect(errorsOf(edited).map(fingerprintOf)).toContain(fingerprintOf(finding!))
  expect(fingerprintOf({ ...finding!, message: '换一种说法', english: 'other words', basis: '' })).toBe(fingerprintOf(finding!))
  expect(errorsOf(wrong(2)).map(fingerprintOf)).not.toContain(fingerprintOf(finding!))
})

test('where a finding names no figure, its words tell it from another of the same place', () => {
  const [finding] = errorsOf(wrong())
  const bare = { ...finding!, expected: null, found: null }
  expect(fingerprintOf({ ...bare, message: '缺第二部分' })).not.toBe(fingerprintOf({ ...bare, message: '缺第三部分' }))
})

test('an error is open until it is kept with a reason or is none; one to be mended stays open, one taken up again is open', () => {
  const [finding] = errorsOf(wrong())
  const fingerprint = fingerprintOf(finding!)
  const after = (...names: ('accepted' | 'to-mend' | 'not-a-fault' | 'reopened')[]) => {
    const taken = names.map((decision, i) => ({
      ...{ seq: i + 1, fingerprint, decision, reason: '说明', at: monday, onDay: clock.today, actorId: null, actor: '某人' },
    }))
    return openErrors(withDecisions([finding!], taken))
  }
  expect([after(), after('accepted'), after('not-a-fault'), after('to-mend'), after('accepted', 'reopened')]).toEqual([1, 0, 0, 1, 1])
})

describeStore('decisions about findings', database => {
  async function stage(db: Db) {
    const { office: agency, admin } = await setUpOffice(db)
    const { person: officer } = await addPerson(db, admin, agency, 'officer', 'officer')
    const { person: leader } = await addPerson(db, admin, agency, 'leader', 'leader')
    const bring = async (report: Report, seen: number) => {
      const brings = { report, fileName: null, originallyPublishedOn: null }
      good(await takeStep(db, officer, agency, 2023, { step: seen ? 'edited' : 'imported', seen, reason: null, brings }, clock))
    }
    await bring(wrong(), 0)
    const stored = async () => (await reportOfYear(db, agency.id, 2023))!
    const open = async () => (await decidedFindingsOf(db, await stored())).filter(({ level }) => level === 'error')
    return { agency, officer, leader, bring, stored, open }
  }

  test('outlive a new check and an edit, and let the report out without another reason', async () => {
    const { db } = database()
    const { agency, officer, leader, bring, stored, open } = await stage(db)
    const publish = (seen: number) => takeStep(db, leader, agency, 2023, { step: 'published', seen, reason: null }, clock)
    expect(await publish(1)).toMatchObject({ ok: false, faults: { reason: expect.stringContaining('错误') } })
    for (const [i, { fingerprint }] of (await open()).entries())
      good(await decideFinding(db, officer, agency, 2023, { fingerprint, decision: 'accepted', reason: '平台口径', seen: i }, clock))
    const edited = wrong()
    edited.sections[4]!.text += '另作说明。'
    await bring(edited, 1)
    expect((await open()).every(({ decided }) => decided?.reason === '平台口径')).toBe(true)
    expect(await openErrorsOf(db, await stored())).toBe(0)
    expect((await stored()).errors).toBeGreaterThan(0)
    good(await publish(2))
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('need a reason unless the finding is to be mended, are journalled, and are made by who writes the report', async () => {
    const { db } = database()
    const { agency, officer, leader, open, stored } = await stage(db)
    const [{ fingerprint, rule }] = (await open()) as [Awaited<ReturnType<typeof open>>[number]]
    const decide = (decision: 'accepted' | 'to-mend' | 'reopened', reason: string | null, seen = 0, by = officer) =>
      decideFinding(db, by, agency, 2023, { fingerprint, decision, reason, seen }, clock)
    expect(await decide('accepted', null)).toEqual({ ok: false, faults: { [`reason-${fingerprint}`]: '请写明“保留并说明”的理由。' } })
    expect(await decide('reopened', '再看')).toMatchObject({ ok: false })
    await expect(decide('to-mend', null, 0, leader)).rejects.toThrow(Forbidden)
    good(await decide('to-mend', null))
    await expect(decide('accepted', '慢了一步', 0)).rejects.toThrow(Conflict)
    expect((await findingDecisionsOf(db, await stored())).map(({ decision, actor }) => [decision, actor])).toEqual([
      ['to-mend', officer.name],
    ])
    const [entry] = (await entriesBefore(db, agency.id, 999, 999)).filter(({ action }) => action === 'report.finding-decided')
    expect(entry!.details).toMatchObject({ rule, decision: 'to-mend' })
  })

  test('are of a finding that is there: of one that was mended meanwhile nothing is decided', async () => {
    const { db } = database()
    const { agency, officer, bring, open } = await stage(db)
    const [{ fingerprint }] = (await open()) as [Awaited<ReturnType<typeof open>>[number]]
    await bring(reportOf('2021', { year: 2023 }), 1)
    await expect(
      decideFinding(db, officer, agency, 2023, { fingerprint, decision: 'accepted', reason: '说明', seen: 0 }, clock),
    ).rejects.toThrow(Conflict)
  })
})
