import { describe, expect, test } from 'vitest'
import { disputeHistory } from '../../test/support/dispute-histories.ts'
import { dice } from '../../test/support/histories.ts'
import { nationalCalendar as calendar, day, type PlainDate, yearOf } from '../law/index.ts'
import { deadlinesOf } from './deadlines.ts'
import { asRectified, conclusionIn, type Step } from './dispute.ts'
import { type Count, type TableFour, tableFour, unbalanced } from './figures/table-four.ts'
import { refusalOf } from './law-of-steps.ts'
import { type Summary, summaryOf } from './summary.ts'

const histories: Step[][] = Array.from({ length: 5_000 }, (_, i) => disputeHistory(dice(i), calendar, day('2021-06-01'), 1200))
const rows: Summary[] = histories.map(taken => summaryOf(taken, calendar))

/** The counts of the store, said of rows in memory. */
function tableOf(year: number): TableFour {
  const [from, to] = [day(`${year}-01-01`), day(`${year}-12-31`)]
  const count = (wanted: (row: Summary) => boolean): Count[] =>
    rows.filter(row => row.countsHere && wanted(row)).map(({ kind, result }) => ({ kind, result, number: 1 }))
  const within = (on: PlainDate | null) => on !== null && on >= from && on <= to
  return tableFour({
    decided: count(({ decidedOn }) => within(decidedOn)),
    pending: count(({ noticedOn, decidedOn }) => noticedOn <= to && (decidedOn === null || decidedOn > to)),
    carriedIn: count(({ noticedOn, decidedOn }) => noticedOn < from && (decidedOn === null || decidedOn >= from)),
    noticed: count(({ noticedOn }) => within(noticedOn)),
  })
}

describe('5,000 random disputes', () => {
  test('come to every state, column and step, so that what follows says something', () => {
    expect(new Set(rows.map(({ state }) => state)).size).toBe(5)
    expect(new Set(rows.map(({ result }) => result)).size).toBe(4)
    const steps = new Set(histories.flatMap(taken => taken.map(({ step }) => step)))
    expect([...steps].sort()).toEqual(
      [
        ...['answered', 'appealed', 'closed', 'decided', 'effective', 'evidenceFiled', 'heard', 'mediated', 'noted', 'noticed', 'numbered'],
        ...['performed', 'rectified', 'resumed', 'secondDecided', 'struck', 'suspended', 'withdrawn'],
      ].sort(),
    )
    const carried = rows.filter(({ noticedOn, decidedOn }) => decidedOn !== null && yearOf(noticedOn) < yearOf(decidedOn))
    expect(carried.length).toBeGreaterThan(100)
  })

  test.each([2021, 2022, 2023, 2024, 2025])(
    'at the end of %i table 4 balances: the four columns are the total, carried in and new are decided or pending',
    year => {
      const table = tableOf(year)
      expect(unbalanced(table)).toEqual([])
      for (const { upheld, corrected, other, pending, total } of Object.values(table))
        expect(upheld + corrected + other + pending).toBe(total)
    },
  )

  test.each([2021, 2022, 2023, 2024])('what is pending at the end of %i is carried into the next year', year => {
    const [before, after] = [tableOf(year), tableOf(year + 1)]
    for (const kind of Object.keys(before) as (keyof TableFour)[]) expect(after[kind].carriedIn).toBe(before[kind].pending)
  })

  test('a dispute is decided on no day before its notice came, and pending exactly while it has no decision', () => {
    for (const { noticedOn, decidedOn, result, state } of rows) {
      expect(decidedOn === null).toBe(result === 'pending')
      expect(decidedOn === null).toBe(['noticed', 'answered', 'appealed'].includes(state))
      if (decidedOn) expect(decidedOn >= noticedOn).toBe(true)
    }
  })

  test('nothing is closed while an order is not carried out or a judgment may still be appealed against (行政诉讼法 arts. 85, 94)', () => {
    for (const [i, taken] of histories.entries()) {
      if (rows[i]!.state !== 'closed') continue
      expect(conclusionIn(asRectified(taken))!.isEffective).toBe(true)
      for (const { key, doneOn } of deadlinesOf(taken, calendar)) if (key === 'order') expect(doneOn).not.toBeNull()
    }
  })

  test('what was taken can be taken again from the record alone, step by step', () => {
    for (const taken of histories.slice(0, 2000)) {
      const today = day('2099-12-31')
      for (const [i, step] of taken.entries()) if (i > 0) expect(refusalOf(step, taken.slice(0, i), calendar, today)).toBeNull()
    }
  })
})
