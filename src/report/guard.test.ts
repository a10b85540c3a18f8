import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryReport, reportOf } from '../../test/support/reports.ts'
import { BadInput } from '../errors.ts'
import { asReport } from './guard.ts'

const damaged = (change: (report: Record<string, any>) => void) => {
  const report = structuredClone(reportOf('2021')) as Record<string, any>
  change(report)
  return () => asReport(report)
}

describe('the guard of the report’s JSON', () => {
  test('lets every report through as it is, further keys too', () => {
    fc.assert(
      fc.property(fc.constantFrom('2019' as const, '2021' as const), fc.gen(), (form, gen) => {
        const value = JSON.parse(JSON.stringify({ file: 'a.html', ...gen(arbitraryReport, form), more: 1 }))
        expect(asReport(value)).toBe(value)
      }),
      { numRuns: 30 },
    )
  })

  test('fills in a missing reading, and takes the report out of what `report merge --json` prints', () => {
    const { reading: _, ...report } = reportOf('2021')
    expect(asReport(report).reading).toEqual({ source: 'json', unread: [], repaired: [] })
    expect(asReport({ report: reportOf('2019'), findings: [] }).form).toBe('2019')
  })

  test.each<[string, (report: Record<string, any>) => void]>([
    ['schema', report => (report['schema'] = 'gongkai.report/2')],
    ['form', report => (report['form'] = '2022')],
    ['year', report => (report['year'] = '2023')],
    ['sections[1].text', report => (report['sections'][1].text = 3)],
    ['disclosure.licences.decisions', report => (report['disclosure'].licences.decisions = '12')],
    ['applications.columns[0]', report => report['applications'].columns.reverse()],
    ['applications.rows.granted[3]', report => (report['applications'].rows.granted[3] = Number.NaN)],
    ['applications.rows.granted[4]', report => (report['applications'].rows.granted[4] = 1e300)],
    ['applications.rows.granted[6]', report => (report['applications'].rows.granted[6] = undefined)],
    ['applications.rows.handled', report => report['applications'].rows.handled.pop()],
    ['disputes.litigationDirect', report => (report['disputes'].litigationDirect = null)],
    ['reading.unread', report => (report['reading'].unread = {})],
  ])('names the first place that is wrong: %s', (at, change) => {
    expect(damaged(change)).toThrow(BadInput)
    expect(damaged(change)).toThrow(`${at} 应为`)
  })

  test('never throws anything but BadInput', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        try {
          asReport(value)
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
    )
  })
})
