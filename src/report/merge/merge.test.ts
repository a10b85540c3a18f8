import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryReport, copyOf, reportOf } from '../../../test/support/reports.ts'
import { cellsOf } from '../cells.ts'
import { createMerger, type Merged, mergeReports } from './index.ts'

const done = (merged: Merged) => {
  if (!merged.ok) throw new Error(merged.refusal.english)
  return merged
}
const agency = '样例市人民政府'

describe('a merged report', () => {
  test('is the sum of its members cell by cell, and adds up itself', () => {
    fc.assert(
      fc.property(fc.constantFrom('2019' as const, '2021' as const), fc.gen(), (form, gen) => {
        const members = [0, 1, 2].map(() => gen(arbitraryReport, form))
        const merged = done(mergeReports(members, { agency }))
        const cells = members.map(member => [...cellsOf(member)])
        for (const [i, cell] of [...cellsOf(merged.report)].entries()) {
          expect(cell.at).toBe(cells[0]![i]!.at)
          expect(cell.figure).toBeCloseTo(
            cells.reduce((sum, each) => sum + each[i]!.figure!, 0),
            6,
          )
        }
        expect(merged.findings.filter(finding => finding.level === 'error')).toEqual([])
        expect(merged.report.reading.unread).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('adds money as on paper: 7730.28 and 0.1 are 7730.38, a thousand times 0.1 is 100', () => {
    const members = [7730.28, 0.1].map(amount => {
      const report = reportOf('2021')
      report.disclosure!['charges'] = { amount }
      return report
    })
    expect(done(mergeReports(members, { agency })).report.disclosure!['charges']).toEqual({ amount: 7730.38 })
    const tenth = members[1]!
    expect(done(mergeReports(Array(1000).fill(tenth), { agency })).report.disclosure!['charges']).toEqual({ amount: 100 })
  })

  test('has null where one member lacks a figure, and names the member', () => {
    const [a, b] = [reportOf('2021', { seed: 1, agency: '甲局' }), reportOf('2021', { seed: 2, agency: '乙局' })]
    b.applications!.rows['granted']![0] = null
    b.disclosure!['licences']!['decisions'] = null
    const { report } = done(mergeReports([a, b], { agency }))
    expect(report.applications!.rows['granted']![0]).toBeNull()
    expect(report.disclosure!['licences']!['decisions']).toBeNull()
    expect(report.reading.unread).toContainEqual({ at: 'applications.rows.granted[0]', why: '没有这个数的报告：乙局' })
    // The totals of the members still stand: 总计 was read in both.
    expect(report.applications!.rows['granted']![6]).toBe(a.applications!.rows['granted']![6]! + b.applications!.rows['granted']![6]!)
  })

  test('has null in a row that one member does not hold, and no row that none holds', () => {
    const [a, b] = [reportOf('2021', { agency: '甲局' }), reportOf('2021', { agency: '乙局' })]
    delete b.applications!.rows['carriedOut']
    delete a.applications!.rows['repeated']
    delete b.applications!.rows['repeated']
    const { report } = done(mergeReports([a, b], { agency }))
    expect(report.applications!.rows['carriedOut']).toEqual(Array(7).fill(null))
    expect(report.applications!.rows['repeated']).toBeUndefined()
  })

  test('computes totals again and names the member whose own were wrong', () => {
    const [a, b] = [reportOf('2021', { agency: '甲局' }), reportOf('2021', { agency: '乙局' })]
    const right = copyOf(b).disputes!.reconsideration[4]!
    b.disputes!.reconsideration[4] = 0
    const merged = done(mergeReports([a, b], { agency }))
    expect(merged.report.disputes!.reconsideration[4]).toBe(a.disputes!.reconsideration[4]! + right)
    expect(merged.faults).toMatchObject([{ kind: 'total', member: '乙局', at: 'disputes.reconsideration[4]', expected: right, found: 0 }])
  })

  test('of different forms is refused with the list', () => {
    const merged = mergeReports([reportOf('2019', { agency: '甲局' }), reportOf('2021', { agency: '乙局' })], { agency })
    expect(merged).toMatchObject({
      ok: false,
      refusal: {
        forms: [
          { form: '2019', members: { names: ['甲局'], count: 1 } },
          { form: '2021', members: { names: ['乙局'], count: 1 } },
        ],
      },
    })
  })

  test('asked for as 2021 adds what both forms have, （六） as one row, and names what was left out', () => {
    const [a, b] = [reportOf('2019', { agency: '甲局', year: 2023 }), reportOf('2021', { agency: '乙局', year: 2023 })]
    const { report, leftOut, findings } = done(mergeReports([a, b], { agency, form: '2021' }))
    const rows = b.applications!.rows
    const three = rows['notCorrected']![6]! + rows['feeUnpaid']![6]! + rows['otherReasons']![6]!
    expect(report.applications!.rows['other']![6]).toBe(a.applications!.rows['other']![6]! + three)
    expect(report.applications!.rows['feeUnpaid']).toBeUndefined()
    expect(Object.keys(report.disclosure!)).toEqual(['licences', 'penalties', 'compulsion'])
    expect(report.disclosure!['licences']).toEqual({
      decisions: a.disclosure!['licences']!['decisions']! + b.disclosure!['licences']!['decisions']!,
    })
    expect(leftOut.map(each => each.at)).toEqual(
      expect.arrayContaining([
        'disclosure.rules.made',
        'disclosure.rules.issued',
        'disclosure.procurement.amount',
        'applications.rows.feeUnpaid',
      ]),
    )
    expect(findings.filter(finding => finding.level === 'error')).toEqual([])
  })

  test('of one form with （六） in both ways keeps one row', () => {
    const { report, leftOut } = done(mergeReports([reportOf('2021', { otherAsOneRow: true }), reportOf('2021', { seed: 2 })], { agency }))
    expect(report.applications!.rows['other']).toHaveLength(7)
    expect(leftOut.map(each => each.at)).toContain('applications.rows.notCorrected')
  })

  test('says when years differ and when an agency comes twice', () => {
    const merged = done(mergeReports([reportOf('2021', { year: 2022 }), reportOf('2021', { year: 2023 })], { agency }))
    expect(merged.report.year).toBeNull()
    expect(merged.faults.map(fault => fault.kind)).toEqual(['years', 'repeated'])
  })

  test('of no report is an error, not a report of zeros', () => {
    expect(() => createMerger({ agency }).finish()).toThrow('没有可以汇总的报告')
  })
})
