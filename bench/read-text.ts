import { checkReport } from '../src/report/check/index.ts'
import { readReportText } from '../src/report/read/index.ts'
import { cases } from '../test/support/cases.ts'
import type { Bench } from './result.ts'

const texts = cases.map(c => c.text).filter(text => !text.startsWith('<'))

function perSecond(rounds: number): number {
  const start = performance.now()
  for (let i = 0; i < rounds; i++) for (const text of texts) checkReport(readReportText(text))
  return (rounds * texts.length) / ((performance.now() - start) / 1000)
}

export default {
  name: 'read-text',
  async run() {
    perSecond(5)
    const measured = Math.max(perSecond(10), perSecond(10), perSecond(10))
    return [{ what: 'text reports read and checked on one core', measured, limit: 500, unit: 'a second', atLeast: true }]
  },
} satisfies Bench
