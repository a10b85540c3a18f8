import { describe, expect, test } from 'vitest'
import { dice, type History, history } from '../../test/support/histories.ts'
import { addDays, nationalCalendar as calendar, day, daysBetween, type PlainDate, yearOf } from '../law/index.ts'
import { asRectified, type Step, stateAfter } from './application.ts'
import { clockOf } from './clock.ts'
import { type Count, table3, unbalanced } from './figures/figures.ts'
import { refusalOf } from './law-of-steps.ts'
import { type Summary, summaryOf } from './summary.ts'

const histories: History[] = Array.from({ length: 10_000 }, (_, i) => history(dice(i), calendar, day('2021-06-01'), 900))
const settled: { history: History; row: Summary }[] = histories.map(one => ({ history: one, row: summaryOf(one.taken, calendar) }))

describe('10,000 random cases', () => {
  test('come to every state and most outcomes, so that what follows says something', () => {
    const states = new Set(settled.map(({ row }) => row.state))
    expect([...states].sort()).toEqual(
      [
        'approving',
        'archived',
        'correcting',
        'deciding',
        'delivering',
        'explaining',
        'handling',
        'paying',
        'settled',
        'signed',
        'submitted',
      ].sort(),
    )
    expect(new Set(settled.map(({ row }) => row.countedAs)).size).toBeGreaterThan(20)
    expect(settled.filter(({ history: { taken } }) => taken.some(({ step }) => step === 'reopened')).length).toBeGreaterThan(50)
    expect(
      settled.filter(({ row }) => row.receivedOn && row.countedOn && yearOf(row.receivedOn) < yearOf(row.countedOn)).length,
    ).toBeGreaterThan(50)
  })

  test.each([2021, 2022, 2023, 2024])(
    'at the end of %i table 3 balances in every column: new and carried in are handled or carried out',
    year => {
      const period = { from: day(`${year}-01-01`), to: day(`${year}-12-31`) }
      const count = (wanted: (row: Summary) => boolean): Required<Count>[] =>
        settled
          .filter(({ row }) => wanted(row))
          .map(({ history: { kind }, row }) => ({ kind, outcome: row.countedAs ?? 'otherwise', number: 1 }))
      const within = (on: PlainDate | null) => on !== null && on >= period.from && on <= period.to
      const figures = table3(
        {
          received: count(({ receivedOn }) => within(receivedOn)),
          carriedIn: count(
            ({ receivedOn, countedOn }) =>
              receivedOn !== null && receivedOn < period.from && (countedOn === null || countedOn >= period.from),
          ),
          handled: count(({ countedOn }) => within(countedOn)),
          carriedOut: count(
            ({ receivedOn, countedOn }) => receivedOn !== null && receivedOn <= period.to && (countedOn === null || countedOn > period.to),
          ),
        },
        period,
      )
      expect(unbalanced(figures)).toEqual([])
      expect(figures.received.total + figures.carriedIn.total).toBeGreaterThan(100)
    },
  )

  test('a case is counted on no day before it was received', () => {
    for (const { row } of settled) if (row.countedOn) expect(row.countedOn >= row.receivedOn!, JSON.stringify(row)).toBe(true)
  })

  test('an extension never shortens the period, by whatever comes after', () => {
    for (const {
      history: { taken },
    } of settled) {
      const at = taken.findIndex(({ step }) => step === 'extended')
      if (at < 0 || taken.length > at + 1) continue
      const [without, extended] = [summaryOf(taken.slice(0, at), calendar).dueOn, summaryOf(taken, calendar).dueOn]
      if (without && extended) expect(extended >= without).toBe(true)
    }
  })

  test('an opinion lengthens the period by no more working days than it was asked for', () => {
    for (const {
      history: { taken },
    } of settled) {
      const last = taken.at(-1)!
      if (last.step !== 'opinionReceived') continue
      const asked = taken.find(({ seq }) => seq === (last as Step<'opinionReceived'>).details.consultation)!
      const before = summaryOf(taken.slice(0, taken.indexOf(asked)), calendar).dueOn
      const after = summaryOf(taken, calendar).dueOn
      const others = taken
        .slice(taken.indexOf(asked) + 1, -1)
        .some(({ step }) => ['consulted', 'extended', 'delayed', 'rectified', 'corrected', 'paid', 'reopened'].includes(step))
      if (!before || !after || others || before < asked.onDay) continue
      expect(calendar.workingDaysBetween(before, after)).toBeLessThanOrEqual(calendar.workingDaysBetween(asked.onDay, last.onDay))
    }
  })

  test('a correction begins the period afresh: 20 working days from the day after it came', () => {
    let seen = 0
    for (const {
      history: { taken },
    } of settled)
      for (const [i, step] of taken.entries()) {
        if (step.step !== 'corrected') continue
        const until = taken.slice(0, i + 1)
        if (until.some(({ step: name }) => ['reopened', 'delayed', 'consulted', 'rectified'].includes(name))) continue
        expect(clockOf(until, calendar, step.onDay).reply.dueOn).toBe(calendar.addWorkingDays(step.onDay, 20))
        seen++
      }
    expect(seen).toBeGreaterThan(20)
  })

  test('what was taken can be taken again from the record alone, step by step', () => {
    for (const {
      history: { taken },
    } of settled.slice(0, 2000)) {
      const lastDay = addDays(
        taken
          .map(({ onDay }) => onDay)
          .sort((a, b) => daysBetween(b, a))
          .at(-1)!,
        40,
      )
      for (const [i, step] of taken.entries())
        if (i > 0) expect(refusalOf(step, asRectified(taken.slice(0, i)), calendar, lastDay)).toBeNull()
      expect(() => stateAfter(taken)).not.toThrow()
    }
  })
})
