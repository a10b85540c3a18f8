import { renderKinds, renderReport } from '../src/report/render/index.ts'
import { reportOf } from '../test/support/reports.ts'
import type { Bench, Result } from './result.ts'

/** A report as DOCX, PDF and the rest, once warm: every one is another report, so that no writer can answer from its memory. */
export default {
  name: 'report render, warm',
  async run(): Promise<Result[]> {
    const report = (seed: number) => reportOf(seed % 2 ? '2021' : '2019', { seed, agency: `样例${seed}局` })
    const results: Result[] = []
    for (const to of renderKinds) {
      for (let seed = 0; seed < 5; seed++) await renderReport(report(seed), to)
      const times: number[] = []
      for (let seed = 5; seed < 25; seed++) {
        const start = performance.now()
        await renderReport(report(seed), to)
        times.push(performance.now() - start)
      }
      results.push({ what: `${to}, the slowest of 20`, measured: Math.max(...times), limit: 300, unit: 'ms' })
    }
    return results
  },
} satisfies Bench
