import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nationalCalendar as calendar, calendarAsAnnouncedOn, makeCalendar } from './calendar.ts'
import { actOf } from './citation.ts'
import { addDays, dayOfEpoch, epochDay, type PlainDate } from './day.ts'
import type { ClockEvent } from './reply-clock.ts'
import { type ReplyOptions, replyDeadline, replyProgress } from './reply-deadline.ts'

const received = (on: PlainDate): ClockEvent => ({ kind: 'received', on })
const consulted = (from: PlainDate, to: PlainDate | null, whom?: 'thirdParty' | 'coAuthor' | 'otherAgency'): ClockEvent =>
  whom ? { kind: 'consulted', from, to, whom } : { kind: 'consulted', from, to }
const due = (events: ClockEvent[], options?: ReplyOptions) => {
  const deadline = replyDeadline(events, calendar, options)
  if (!deadline.ok) throw new Error(deadline.refusal.why)
  return deadline
}

describe('the vectors of the law notes (1.5)', () => {
  test.each<[number, PlainDate, number, PlainDate, string]>([
    [1, '2023-12-01', 20, '2023-12-29', 'plain'],
    [2, '2023-12-04', 20, '2024-01-02', 'crosses New Year'],
    [3, '2023-01-10', 20, '2023-02-10', 'Spring Festival with a working Saturday and Sunday'],
    [4, '2023-01-10', 40, '2023-03-10', 'full extension'],
    [5, '2023-09-20', 20, '2023-10-24', 'merged Mid-Autumn and National Day'],
    [6, '2023-04-20', 7, '2023-04-28', '23 April is a working Sunday'],
    [7, '2023-06-19', 15, '2023-07-11', '25 June is a working Sunday'],
    [8, '2024-09-10', 20, '2024-10-14', 'three working weekend days'],
    [9, '2024-02-03', 7, '2024-02-18', 'received on a Saturday, due on a Sunday'],
    [10, '2025-01-20', 20, '2025-02-21', 'Spring Festival 2025'],
    [11, '2025-04-25', 7, '2025-05-08', 'Labour Day 2025'],
    [12, '2026-02-05', 20, '2026-03-11', 'nine days off'],
    [13, '2026-01-02', 7, '2026-01-12', '4 January is a working Sunday'],
    [14, '2022-12-30', 20, '2023-02-02', '31 December 2022 belongs to the 2023 arrangement'],
    [15, '2020-01-20', 20, '2020-02-25', 'extended holiday'],
    [16, '2019-04-26', 7, '2019-05-08', 'amended arrangement'],
    [17, '2026-12-10', 20, '2027-01-07', 'no 2027 arrangement known'],
  ])('%i: from %s, %i working days end on %s (%s)', (_, from, workingDays, dueOn) => {
    expect(calendar.addWorkingDays(from, workingDays)).toBe(dueOn)
    if (workingDays === 20) expect(due([received(from)]).dueOn).toBe(dueOn)
    if (workingDays === 40) expect(due([received(from), { kind: 'extended', workingDays: 20 }]).dueOn).toBe(dueOn)
  })

  test('18: five working days used, ten excluded by a consultation, due 2023-04-13 instead of 2023-03-29', () => {
    const deadline = due([received('2023-03-01'), consulted('2023-03-08', '2023-03-22')])
    expect(deadline.dueOn).toBe('2023-04-13')
    expect(deadline.because.find(line => line.on === '2023-03-08')).toMatchObject({
      workingDays: 10,
      cites: '《政府信息公开条例》第三十三条第三款',
    })
    expect(due([received('2023-03-01')]).dueOn).toBe('2023-03-29')
  })

  test.each([
    ['2025-01-15', '2025-02-18'],
    ['2026-02-10', '2026-03-16'],
    ['2026-04-20', '2026-05-20'],
    ['2026-09-24', '2026-10-29'],
  ] as const)('received %s: %s, where calendars without working weekends are late (peers 6.4)', (on, dueOn) => {
    expect(due([received(on)]).dueOn).toBe(dueOn)
  })
})

describe('four different operations on the reply clock (art. 30, art. 33; 109号 art. 7)', () => {
  test('the corrected application starts twenty working days afresh (art. 30)', () => {
    const deadline = due([received('2023-03-01'), { kind: 'corrected', on: '2023-03-20' }])
    expect(deadline.dueOn).toBe('2023-04-18')
    expect(deadline.because.filter(line => line.workingDays === 20).map(line => line.on)).toEqual(['2023-03-20'])
  })

  test('corrected twice: the last corrected application counts (art. 30)', () => {
    const events: ClockEvent[] = [received('2023-03-01'), { kind: 'corrected', on: '2023-03-20' }, { kind: 'corrected', on: '2023-04-03' }]
    expect(due(events).dueOn).toBe(due([received('2023-04-03')]).dueOn)
  })

  test('payment starts twenty working days afresh, from the day after (109号 art. 7)', () => {
    expect(due([received('2023-03-01'), { kind: 'paid', on: '2023-03-24' }]).dueOn).toBe(calendar.addWorkingDays('2023-03-24', 20))
  })

  test('an extension adds its working days to the end (art. 33(2))', () => {
    expect(due([received('2023-12-04'), { kind: 'extended', workingDays: 5 }]).dueOn).toBe('2024-01-09')
  })

  test('extensions of more than twenty working days in all are refused by art. 33(2)', () => {
    for (const events of [[21], [15, 6]].map(days => days.map(workingDays => ({ kind: 'extended' as const, workingDays })))) {
      const refused = replyDeadline([received('2023-03-01'), ...events], calendar)
      expect(refused).toMatchObject({ ok: false, refusal: { cites: '《政府信息公开条例》第三十三条第二款' } })
    }
    expect(due([received('2023-03-01'), { kind: 'extended', workingDays: 15 }, { kind: 'extended', workingDays: 5 }]).dueOn).toBe(
      '2023-04-26',
    )
  })

  test('an extension is told before the period ends: on the last day it lengthens, a day later it does not (art. 33(2), reading)', () => {
    const told = (on: PlainDate): ClockEvent => ({ kind: 'extended', workingDays: 10, on })
    expect(due([received('2023-03-01'), told('2023-03-29')]).dueOn).toBe('2023-04-13')
    expect(replyDeadline([received('2023-03-01'), told('2023-03-30')], calendar)).toMatchObject({ ok: false })
    expect(due([received('2023-03-01'), told('2023-03-30')], { extensionToldBeforeDue: false }).dueOn).toBe('2023-04-13')
  })

  test('an extension given before a restart lapses with the old period, or survives it where the option says so (reading)', () => {
    const events: ClockEvent[] = [
      received('2023-03-01'),
      { kind: 'extended', workingDays: 10, on: '2023-03-10' },
      { kind: 'paid', on: '2023-03-20' },
    ]
    expect(due(events).dueOn).toBe('2023-04-18')
    expect(due(events, { extensionSurvivesRestart: true }).dueOn).toBe('2023-05-04')
  })

  test('a consultation before the restart excludes nothing from the new period', () => {
    const events: ClockEvent[] = [received('2023-03-01'), consulted('2023-03-02', '2023-03-10'), { kind: 'corrected', on: '2023-03-20' }]
    expect(due(events).dueOn).toBe('2023-04-18')
  })

  test('without a day of receipt there is no clock', () => {
    expect(() => replyDeadline([{ kind: 'paid', on: '2023-03-01' }], calendar)).toThrow(RangeError)
  })
})

describe('consultations (arts. 32, 33(3), 34)', () => {
  test('days on which two consultations were open are excluded once', () => {
    const both = due([received('2023-03-01'), consulted('2023-03-08', '2023-03-22'), consulted('2023-03-15', '2023-03-24', 'otherAgency')])
    expect(both.dueOn).toBe(due([received('2023-03-01'), consulted('2023-03-08', '2023-03-24')]).dueOn)
    expect(both.because.filter(line => line.text.startsWith('征求')).map(line => line.workingDays)).toEqual([10, 2])
    const inside = due([received('2023-03-01'), consulted('2023-03-08', '2023-03-22'), consulted('2023-03-10', '2023-03-14')])
    expect(inside.dueOn).toBe('2023-04-13')
  })

  test('whoever excludes the day of sending too has one day more (option)', () => {
    const events = [received('2023-03-01'), consulted('2023-03-08', '2023-03-22')]
    expect(due(events, { consultationCountsFrom: 'dayOfSending' }).dueOn).toBe(calendar.addWorkingDays('2023-04-13', 1))
  })

  test('while an opinion is awaited the clock stands still and no day can be named', () => {
    const deadline = due([received('2023-03-01'), consulted('2023-03-08', null, 'thirdParty')])
    expect(deadline).toMatchObject({ dueOn: null, state: 'paused' })
    expect(deadline.because.at(-1)!.text).toContain('2023年3月29日')
  })

  test('a letter sent after the period has ended excludes nothing', () => {
    expect(due([received('2023-03-01'), consulted('2023-03-29', null)])).toMatchObject({ dueOn: '2023-03-29', state: 'firm' })
    expect(due([received('2023-03-01'), consulted('2023-04-03', '2023-04-20')]).dueOn).toBe('2023-03-29')
    expect(due([received('2023-03-01'), consulted('2023-03-28', null)])).toMatchObject({ dueOn: null })
  })

  test('a third party that stays silent stops the clock for its fifteen working days and no longer (art. 32)', () => {
    const late = due([received('2023-03-01'), consulted('2023-03-08', '2023-05-31', 'thirdParty')])
    expect(late.dueOn).toBe(due([received('2023-03-01'), consulted('2023-03-08', '2023-03-29')]).dueOn)
    const delivered: ClockEvent = { kind: 'consulted', from: '2023-03-08', deliveredOn: '2023-03-10', to: '2023-05-31', whom: 'thirdParty' }
    expect(due([received('2023-03-01'), delivered]).dueOn).toBe(due([received('2023-03-01'), consulted('2023-03-08', '2023-03-31')]).dueOn)
    expect(due([received('2023-03-01'), consulted('2023-03-08', '2023-05-31', 'thirdParty')], { capsConsultation: false }).dueOn).toBe(
      due([received('2023-03-01'), consulted('2023-03-08', '2023-05-31')]).dueOn,
    )
  })

  test('the other agency of art. 33(3) has no period of its own: all the time it needs is excluded', () => {
    const asked = (whom: 'otherAgency' | 'coAuthor') => due([received('2023-03-01'), consulted('2023-03-08', '2023-05-31', whom)]).dueOn
    expect(asked('otherAgency')! > asked('coAuthor')!).toBe(true)
  })
})

describe('firm and provisional (law notes 1.2)', () => {
  test('a deadline into a year with no arrangement is provisional, and firm when the paper arrives', () => {
    const events = [received('2026-12-10')]
    expect(replyDeadline(events, calendar)).toMatchObject({ dueOn: '2027-01-07', state: 'provisional' })
    const later = makeCalendar({
      announcedLater: [
        {
          year: 2027,
          announcedOn: '2026-11-25',
          cites: '国办发明电〔2026〕0号',
          daysOff: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
          workingDays: [],
        },
      ],
    })
    expect(replyDeadline(events, later)).toMatchObject({ dueOn: '2027-01-08', state: 'firm' })
  })

  test('before the paper of 2023 was announced on 2022-12-08, vector 14 was provisional', () => {
    expect(replyDeadline([received('2022-12-01')], calendarAsAnnouncedOn('2022-12-07'))).toMatchObject({
      dueOn: '2022-12-29',
      state: 'firm',
    })
    expect(replyDeadline([received('2022-12-30')], calendarAsAnnouncedOn('2022-12-07'))).toMatchObject({
      dueOn: '2023-01-27',
      state: 'provisional',
    })
  })

  test('days before the first known arrangement are provisional too', () => {
    expect(replyDeadline([received('2017-03-01')], calendar)).toMatchObject({ state: 'provisional' })
  })
})

describe('properties of the reply clock', () => {
  const anyDay = fc.integer({ min: epochDay('2018-12-31'), max: epochDay('2026-10-31') }).map(dayOfEpoch)
  const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 })), { maxLength: 4 })
  const eventsOf = (on: PlainDate, gaps: [number, number][]): ClockEvent[] => [
    received(on),
    ...gaps.map(([after, long]) => consulted(addDays(on, after), addDays(on, after + long))),
  ]

  test('the due day is always a working day, and each line of the ledger has its article', () => {
    fc.assert(
      fc.property(anyDay, spans, fc.integer({ min: 0, max: 20 }), (on, gaps, extended) => {
        const deadline = due([...eventsOf(on, gaps), { kind: 'extended', workingDays: extended }])
        expect(calendar.isWorkingDay(deadline.dueOn!)).toBe(true)
        expect(deadline.because.every(line => line.text.length > 0 && line.cites.split('；').every(cites => actOf(cites) !== null))).toBe(
          true,
        )
      }),
    )
  })

  test('one more exclusion never makes the due day earlier', () => {
    fc.assert(
      fc.property(anyDay, spans, fc.tuple(fc.nat(40), fc.nat(30)), (on, gaps, more) => {
        expect(due(eventsOf(on, [...gaps, more])).dueOn! >= due(eventsOf(on, gaps)).dueOn!).toBe(true)
      }),
    )
  })

  test('days used and days left make the period, and left is what a walk over the remaining days counts', () => {
    fc.assert(
      fc.property(anyDay, spans, fc.nat(60), (on, gaps, passed) => {
        const events = eventsOf(on, gaps)
        const today = addDays(on, passed)
        const progress = replyProgress(events, today, calendar)
        if ('ok' in progress) throw new Error('refused')
        expect(progress.used + progress.left).toBe(20)
        const dueOn = due(events).dueOn!
        let left = 0
        for (let d = addDays(today, 1); d <= dueOn; d = addDays(d, 1)) {
          const standing = events.some(e => e.kind === 'consulted' && d > e.from && d <= e.to!)
          if (calendar.isWorkingDay(d) && !standing) left += 1
        }
        expect(progress.left).toBe(left)
      }),
    )
  })

  test('the order in which events were entered does not matter', () => {
    fc.assert(
      fc.property(anyDay, spans, (on, gaps) => {
        const events = eventsOf(on, gaps)
        expect(due([...events].reverse()).dueOn).toBe(due(events).dueOn)
      }),
    )
  })
})
