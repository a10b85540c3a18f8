import { composeLetter, draftBody, letterKinds, missingFrom } from '../src/applications/letters/index.ts'
import { letterDocx, letterPdf } from '../src/document/letter/index.ts'
import { letterFacts } from '../test/support/letter-facts.ts'
import type { Bench, Result } from './result.ts'

/** A letter once warm, from the facts to the file: every one is another letter, so that no writer can answer from its memory. */
export default {
  name: 'letters, warm',
  async run(): Promise<Result[]> {
    const facts = (n: number) => {
      const kind = letterKinds[n % letterKinds.length]!
      return { kind, facts: letterFacts(kind, { number: `示文旅广公复〔2026〕${n + 1}号` }) }
    }
    const makers = {
      PDF: (n: number) => letterPdf(composeLetter(facts(n).kind, facts(n).facts)),
      DOCX: (n: number) => letterDocx(composeLetter(facts(n).kind, facts(n).facts)),
      'draft and its check': async (n: number) => missingFrom(facts(n).kind, facts(n).facts, draftBody(facts(n).kind, facts(n).facts)),
    }
    const results: Result[] = []
    for (const [what, make] of Object.entries(makers)) {
      for (let n = 0; n < 5; n++) await make(n)
      const times: number[] = []
      for (let n = 5; n < 5 + 2 * letterKinds.length; n++) {
        const start = performance.now()
        await make(n)
        times.push(performance.now() - start)
      }
      results.push({
        what: `${what}, the slowest of ${times.length} letters`,
        measured: Math.max(...times),
        limit: what.length > 4 ? 20 : 300,
        unit: 'ms',
      })
    }
    return results
  },
} satisfies Bench
