import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainDate } from '../law/index.ts'
import { type Days, monthsOf, type Plan } from './plan.ts'
import { stretchesOf } from './stretches.ts'

const aDay = fc.integer({ min: 0, max: 20_000 }).map(days => new Date(days * 86_400_000).toISOString().slice(0, 10) as PlainDate)
const next = (day: PlainDate, by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)

test('stretches lie side by side, the newest first, and reach from the last day that may be meant to the first', () => {
  const reaches = fc.tuple(aDay, aDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  fc.assert(
    fc.property(
      ...[reaches, fc.option(aDay), fc.option(aDay), fc.option(aDay), fc.option(fc.integer({ min: 1, max: 4_000 }))],
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 6, maxLength: 6 }),
      (reach, from, to, before, days, finds) => {
        const plan = { reach, query: { text: '', agencies: null, from, to } } as unknown as Plan
        const found: Days[] = []
        let wanted = 1_000
        for (const stretch of stretchesOf(plan, days === null ? null : { days }, before, () => wanted)) {
          found.push(stretch)
          wanted -= Math.min(finds[found.length - 1]!, wanted - 1)
        }
        const first = [reach.from, from ?? reach.from].toSorted().at(-1)!
        const last = [reach.to, to ?? reach.to, before ?? reach.to].toSorted()[0]!
        if (first > last) {
          expect(found).toEqual([])
          return
        }
        expect([found.at(-1)!.from, found[0]!.to]).toEqual([first, last])
        expect(found.length).toBeLessThanOrEqual(6)
        for (const [i, stretch] of found.entries()) {
          expect(stretch.from <= stretch.to).toBe(true)
          if (i > 0) expect(next(stretch.to, 1)).toBe(found[i - 1]!.from)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

test('months are counted from the first to the last, over the turn of the year', () => {
  const of = (from: string, to: string) => monthsOf({ from: from as PlainDate, to: to as PlainDate })
  expect(of('2025-11-30', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(of('2026-02-28', '2026-02-01')).toEqual(['2026-02'])
  expect(of('2026-03-01', '2026-02-28')).toEqual([])
})
