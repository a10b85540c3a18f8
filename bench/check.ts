import { checkReport } from '../src/report/check/index.ts'
import { reportOf } from '../test/support/reports.ts'
import type { Bench, Result } from './result.ts'

/** The integrity rules alone, on reports with a full text. */
export default {
  name: 'report check, 1,000 reports',
  async run(): Promise<Result[]> {
    const reports = Array.from({ length: 1000 }, (_, seed) => reportOf(seed % 2 ? '2021' : '2019', { seed }))
    for (const report of reports.slice(0, 100)) checkReport(report)
    const start = performance.now()
    for (const report of reports) checkReport(report)
    return [{ what: 'every rule, one after another', measured: performance.now() - start, limit: 1000, unit: 'ms' }]
  },
} satisfies Bench
