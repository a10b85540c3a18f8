import { describe, expect, it } from 'vitest'
import { damages } from '../../../test/support/damages.ts'
import { layouts, render } from '../../../test/support/layouts.ts'
import { randomOf } from '../../../test/support/random.ts'
import { reportOf } from '../../../test/support/reports.ts'
import { cellsOf } from '../cells.ts'
import type { Report } from '../report.ts'
import { readReportText } from './index.ts'

/** Layouts in which a blank cell leaves no trace, so that the whole row must stay unread. */
const blanksVanish =
  /^(?:one cell a line(?:, blank lines between(?: rows)?)?|reading order|all on one line|a table a line|labels after|figures column|one cell a line ending in a bar)/
const share = (damage: string, layout: string): number => {
  if (damage === 'blanks') return blanksVanish.test(layout) || /^(?:reading order|rows numbered)/.test(layout) ? 0 : 0.95
  if (damage === 'cut off') return 0
  // without the head, or with a row missing, a stack of figures fits the form in more ways than one
  if (layout.startsWith('figures column') && (damage === 'no head of table 3' || damage === 'a row left out')) return 0
  // a lost label leaves nothing between two numbered rows
  if (layout.startsWith('rows numbered') && damage === 'some labels lost') return 0.7
  return 0.97
}

const figuresOf = (report: Report) => new Map([...cellsOf(report)].map(({ at, figure }) => [at, figure]))

function score(expected: Report, got: Report) {
  const read = figuresOf(got)
  const out = { right: 0, unread: 0, wrong: [] as string[] }
  for (const [at, figure] of figuresOf(expected)) {
    const found = read.get(at) ?? null
    if (found === figure) out.right++
    else if (found === null) out.unread++
    else out.wrong.push(`${at}: ${figure}, read ${found}`)
  }
  return out
}

// A thousands separator in an unquoted CSV is lost for every reader; that pair is left out.
describe.each(Object.entries(damages))('reports with damage “%s”', (name, damage) => {
  it.each(Object.entries(layouts).filter(([layout]) => !(name === 'thousands separated' && layout === 'CSV')))(
    '%s: no figure is wrong, and what can be told is read',
    (layoutName, layout) => {
      let right = 0
      let all = 0
      for (let seed = 1; seed <= 6; seed++) {
        const next = randomOf(seed)
        const max = [3, 99, 9999, 99999][seed % 4]!
        const report = reportOf(seed % 2 ? '2021' : '2019', { seed, max, otherAsOneRow: seed % 4 === 1 })
        const { text, expected } = damage(report, layout, next, render)
        const result = score(expected, readReportText(text))
        // a text cut inside a figure shows another figure, and nothing tells
        if (name === 'cut off') expect(result.wrong.length).toBeLessThanOrEqual(1)
        else expect(result.wrong, text.slice(0, 200)).toEqual([])
        right += result.right
        all += result.right + result.unread
      }
      expect(right / all).toBeGreaterThanOrEqual(share(name, layoutName))
    },
  )
})
