import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, on, registered, replied, staffedOffice } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good } from '../../../test/support/people.ts'
import type { ApplicantKind } from '../../applications/applicant.ts'
import { addDays, day, type OutcomeKind } from '../../law/index.ts'
import { enter } from '../../registers/actions.ts'
import { entryIn } from '../../registers/forms.ts'
import { applicationColumns } from '../cells.ts'
import { checkReport } from '../check/index.ts'
import { compareReports } from '../compare.ts'
import { formOf } from '../forms/index.ts'
import { readReport } from '../read/index.ts'
import { renderKinds, renderReport } from '../render/index.ts'
import { compileReport } from './compile.ts'

/** The row of the form in which an outcome counts, said here once more by hand: the recount leans on none of our tables. */
const rowOfOutcome = { granted: 'granted', refusedThirdParty: 'refusedThirdParty', notFound: 'notHeld' } as const

// around both ends of 2023, so that most years carry in and out
const arrival = fc.oneof(fc.integer({ min: -40, max: 20 }), fc.integer({ min: 20, max: 330 }), fc.integer({ min: 330, max: 364 }))
const application = fc.record({
  arrivedOn: arrival.map(n => addDays(day('2023-01-01'), n)),
  kind: fc.constantFrom<ApplicantKind>('naturalPerson', 'business', 'research', 'socialOrganization', 'legalService', 'otherOrganization'),
  outcome: fc.constantFrom<keyof typeof rowOfOutcome | null>('granted', 'refusedThirdParty', 'notFound', null),
  after: fc.integer({ min: 1, max: 25 }),
})
const licence = fc.record({ decidedOn: arrival.map(n => addDays(day('2023-01-01'), n)), content: fc.uuid() })
const charge = fc.record({ decidedOn: arrival.map(n => addDays(day('2023-01-01'), n)), fen: fc.integer({ min: 0, max: 99_999_999 }) })
const years = fc.record({
  applications: fc.array(application, { maxLength: 10 }),
  licences: fc.array(licence, { maxLength: 6 }),
  charges: fc.uniqueArray(charge, { maxLength: 6, selector: ({ decidedOn, fen }) => `${decidedOn} ${fen}` }),
})

const clock = on('2024-02-05')
const inYear = (text: string) => text >= '2023-01-01' && text <= '2023-12-31'

describeStore('a random year of records', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
  })

  const enterOne = async (register: 'licences' | 'charges', typed: Record<string, string>) => {
    const read = entryIn(register, typed, clock.today)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    good(await enter(office.db, office.officer, office.agency, { register, sectionId: null, content: read.content }, clock))
  }

  test.each(fc.sample(years, 5))('balances, and equals a plain recount (%#)', async records => {
    const { applications, licences, charges } = records
    const told = JSON.stringify(records)
    for (const { arrivedOn, kind, outcome, after } of applications) {
      const { key } = await registered(office, inPerson(arrivedOn, kind))
      const posted = addDays(arrivedOn, after)
      if (outcome) await replied(office, key, outcome satisfies OutcomeKind, { decided: posted, signed: posted, posted })
    }
    for (const { decidedOn, content } of licences)
      await enterOne('licences', { item: '演出审批', decidedOn, party: '示例剧团', partyKind: 'organisation', content })
    for (const { decidedOn, fen } of charges) await enterOne('charges', { item: '考试费', decidedOn, yuan: (fen / 100).toFixed(2) })

    const report = await compileReport(office.db, office.agency, 2023, formOf('2021'))
    const findings = checkReport(report, { level: 'bureau' }).findings.filter(({ rule }) => /^T[34]/.test(rule))
    expect(findings, told).toEqual([])

    const cases = applications.map(each => ({ ...each, repliedOn: each.outcome && addDays(each.arrivedOn, each.after) }))
    const recount = (counts: (one: (typeof cases)[number]) => boolean) =>
      applicationColumns.map(column => cases.filter(one => (column === 'total' || one.kind === column) && counts(one)).length)
    const { rows } = report.applications!
    expect(rows['received'], told).toEqual(recount(one => inYear(one.arrivedOn)))
    expect(rows['carriedIn'], told).toEqual(
      recount(one => one.arrivedOn < '2023-01-01' && (!one.repliedOn || one.repliedOn >= '2023-01-01')),
    )
    expect(rows['carriedOut'], told).toEqual(
      recount(one => one.arrivedOn <= '2023-12-31' && (!one.repliedOn || one.repliedOn > '2023-12-31')),
    )
    expect(rows['handled'], told).toEqual(recount(one => one.repliedOn !== null && inYear(one.repliedOn)))
    for (const [outcome, row] of Object.entries(rowOfOutcome))
      expect([row, rows[row]], told).toEqual([row, recount(one => one.outcome === outcome && inYear(one.repliedOn!))])

    expect(report.disclosure!['licences'], told).toEqual({ decisions: licences.filter(({ decidedOn }) => inYear(decidedOn)).length })
    const fen = charges.filter(({ decidedOn }) => inYear(decidedOn)).reduce((sum, each) => sum + each.fen, 0)
    expect(report.disclosure!['charges'], told).toEqual({ amount: fen / 1_000_000 })

    // the CSV holds no words and is taken apart in its own test
    for (const to of renderKinds.filter(kind => kind !== 'csv')) {
      const { figures, incomparable } = compareReports(report, await readReport(await renderReport(report, to)))
      expect([to, incomparable, figures.filter(({ a, b }) => a !== b)], told).toEqual([to, [], []])
    }
  })
})
