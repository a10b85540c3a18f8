import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, registered, replied, staffedOffice } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { disputeOfOutcome, noticed } from '../../../test/support/disputes.ts'
import { good } from '../../../test/support/people.ts'
import { measures } from '../../../test/support/portal.ts'
import { bureau, publishOne } from '../../../test/support/publishing.ts'
import { reportOf } from '../../../test/support/reports.ts'
import type { ApplicantKind } from '../../applications/applicant.ts'
import { day, type OutcomeKind } from '../../law/index.ts'
import { enter } from '../../registers/actions.ts'
import { entryIn, monthlyIn } from '../../registers/forms.ts'
import type { RegisterName } from '../../registers/register.ts'
import { takeStep } from '../actions.ts'
import { cellsOf } from '../cells.ts'
import { checkReport } from '../check/index.ts'
import { formOf } from '../forms/index.ts'
import { compileReport } from './compile.ts'
import { explainCell } from './explain.ts'

const clock = { now: new Date('2024-01-05T02:00:00Z'), today: day('2024-01-05') }

describeStore('a report compiled from the records', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
  })

  const application = async (arrivedOn: string, kind: ApplicantKind, outcome?: OutcomeKind, posted = '') => {
    const { key } = await registered(office, inPerson(arrivedOn, kind))
    if (outcome) await replied(office, key, outcome, { decided: posted, signed: posted, posted })
  }
  const entry = async (register: RegisterName, typed: Record<string, string>) => {
    const read = typed['month'] ? monthlyIn(register, typed, clock.today) : entryIn(register, typed, clock.today)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    good(await enter(office.db, office.officer, office.agency, { register, sectionId: null, content: read.content }, clock))
  }
  const compiled = (form: '2019' | '2021' = '2021') => compileReport(office.db, office.agency, 2023, formOf(form))
  const total = (rows: Record<string, (number | null)[]>, row: string) => rows[row]!.at(-1)

  test('balances, and every cell opens into as many records as it counts', async () => {
    // received on New Year's Eve, replied on New Year's Eve, carried in and out
    await application('2022-12-20', 'naturalPerson', 'granted', '2023-01-04')
    await application('2023-03-01', 'business', 'refusedThirdParty', '2023-03-10')
    await application('2023-12-05', 'research', 'notFound', '2023-12-29')
    await application('2023-12-31', 'naturalPerson')
    await disputeOfOutcome(office, 'actUpheld', '2023-02-01')
    await noticed(office, 'suit', '2023-12-20')
    const licence = { item: '营业性演出审批', party: '示例剧团', partyKind: 'organisation', content: '演出一场' }
    await entry('licences', { ...licence, decidedOn: '2023-12-31' })
    await entry('licences', { ...licence, decidedOn: '2024-01-01' })
    await entry('licences', { month: '2023-05', pieces: '12', signedBy: '王主任', source: '政务服务平台' })
    await entry('charges', { item: '考试费', decidedOn: '2023-06-01', yuan: '12345.60' })

    const report = await compiled()
    const { rows } = report.applications!
    expect(['received', 'carriedIn', 'handled', 'carriedOut'].map(row => total(rows, row))).toEqual([3, 1, 3, 1])
    expect([total(rows, 'granted'), total(rows, 'refusedThirdParty'), total(rows, 'notHeld')]).toEqual([1, 1, 1])
    expect(report.disputes).toMatchObject({ reconsideration: [1, 0, 0, 0, 1], litigationDirect: [0, 0, 0, 1, 1] })
    expect(report.disclosure!['licences']).toEqual({ decisions: 13 })
    expect(report.disclosure!['charges']).toEqual({ amount: 1.23456 })
    const { findings } = checkReport(report, { level: 'bureau' })
    expect(findings.filter(({ rule }) => /^T[34]/.test(rule))).toEqual([])

    for (const { at, figure } of cellsOf(report)) {
      const explained = (await explainCell(office.db, office.agency, 2023, at, formOf('2021')))!
      const sum = explained.records.reduce((all, { counts }) => all + counts, 0)
      if (explained.why === null) expect([at, sum]).toEqual([at, figure])
    }
  })

  test('in the form of 2019 （六）其他处理 is one row, and the number of items, of which no register is kept, is left unread', async () => {
    const report = await compiled('2019')
    expect(Object.keys(report.applications!.rows)).toContain('other')
    expect(report.disclosure!['licences']).toEqual({ previous: null, change: null, decisions: 0 })
    expect(report.reading.unread.map(({ at }) => at)).toContain('disclosure.licences.previous')
    expect(await explainCell(office.db, office.agency, 2023, 'disclosure.licences.previous', formOf('2019'))).toMatchObject({
      records: [],
      why: expect.stringContaining('没有项目数量'),
    })
  })

  test('T2-6: the number of items begins where last year’s report ended, and opens into it', async () => {
    const last = reportOf('2019', { year: 2022 })
    Object.assign(last.disclosure!['licences']!, { previous: 5, change: -2 })
    const brings = { report: last, fileName: null, originallyPublishedOn: null }
    good(await takeStep(office.db, office.officer, office.agency, 2022, { step: 'imported', seen: 0, reason: null, brings }, clock))
    expect((await compiled('2019')).disclosure!['licences']).toEqual({ previous: 3, change: null, decisions: 0 })
    const explained = await explainCell(office.db, office.agency, 2023, 'disclosure.licences.previous', formOf('2019'))
    expect(explained).toMatchObject({ why: null, records: [{ number: '2022 年度报告', counts: 3 }] })
  })

  test('a cell that the form does not have is no cell', async () => {
    for (const at of [
      'disclosure.procurement.count',
      'applications.rows.other[0]',
      'applications.rows.granted[7]',
      'disputes.suit[0]',
      'x',
      '',
    ])
      expect(await explainCell(office.db, office.agency, 2023, at, formOf('2021')), at).toBeNull()
  })
})

describeStore('the normative documents of a compiled report', database => {
  test('are those made, repealed and in force, in whichever column they stand', async () => {
    const { db } = database()
    const of = await bureau(db)
    const made = (title: string, formedOn: string, more = {}) =>
      publishOne(db, of, { ...measures, title, expiresOn: null, formedOn: day(formedOn), ...more })
    const old = await made('示例市老办法', '2025-11-03')
    await made('示例市新办法', '2026-02-20', { relations: [{ kind: 'repeals', to: old }] })
    await made('关于举办活动的通知', '2026-02-21', { isNormative: false })
    const { disclosure } = await compileReport(db, of.agency, 2026, formOf('2021'))
    expect(disclosure!['normativeDocuments']).toEqual({ issued: 1, repealed: 1, inForce: 1 })
    const behind = await explainCell(db, of.agency, 2026, 'disclosure.normativeDocuments.repealed', formOf('2021'))
    expect(behind!.records).toMatchObject([{ on: '2025-11-03', about: '示例市老办法', counts: 1 }])
  })
})
