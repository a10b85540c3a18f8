import { describe, expect, test } from 'vitest'
import { nationalCalendar as calendar } from './calendar.ts'
import type { PlainDate } from './day.ts'
import { type DisputeOutcome, type DisputeOutcomeName, disputeOutcomes, disputeRoles, outcomesOfKind } from './dispute-outcomes.ts'
import { answerPeriod, appealPeriod, disputePeriods, orderedBy, unansweredRule } from './dispute-periods.ts'
import { periodEnd } from './period-end.ts'
import { periodOf } from './periods.ts'

const end = (period: Parameters<typeof periodEnd>[0], on: PlainDate) => periodEnd(period, on, calendar).dueOn

describe('the periods of a dispute', () => {
  test('the agency answers within ten days of receiving the copy, which are working days (行政复议法 arts. 48, 88(2))', () => {
    // over Labour Day: 1 to 5 May off, 28 April and 11 May worked
    expect(end(answerPeriod('reconsideration', 'ordinary', '2024-04-25'), '2024-04-25')).toBe('2024-05-11')
    expect(end(answerPeriod('reconsideration', 'ordinary', '2024-03-04'), '2024-03-04')).toBe('2024-03-18')
  })

  test('in the simplified procedure, which is for cases of disclosure, within five (行政复议法 arts. 53(1)(4), 54)', () => {
    expect(end(answerPeriod('reconsideration', 'simplified', '2024-03-04'), '2024-03-04')).toBe('2024-03-11')
  })

  test('before 2024 the ten days were days of the calendar (行政复议法 2017 art. 23)', () => {
    expect(end(answerPeriod('reconsideration', 'ordinary', '2023-12-29'), '2023-12-29')).toBe('2024-01-08')
    expect(answerPeriod('reconsideration', 'ordinary', '2023-12-31')).toBe(disputePeriods.earlierAnswer)
    expect(answerPeriod('reconsideration', 'ordinary', '2024-01-01')).toBe(disputePeriods.answer)
  })

  test('a suit is answered, with its evidence, within fifteen days; a day off at the end rolls on (行政诉讼法 art. 67; 民法典 art. 203)', () => {
    expect(end(answerPeriod('suit', null, '2024-09-18'), '2024-09-18')).toBe('2024-10-08')
    expect(end(answerPeriod('suitAfterReconsideration', null, '2024-03-04'), '2024-03-04')).toBe('2024-03-19')
  })

  test('a judgment is appealed against within fifteen days of service, a ruling within ten (行政诉讼法 art. 85)', () => {
    expect(appealPeriod('claimsDismissed')).toBe(disputePeriods.appeal)
    expect(appealPeriod('suitRejected')).toBe(disputePeriods.appealRuling)
    expect([end(disputePeriods.appeal, '2024-03-04'), end(disputePeriods.appealRuling, '2024-03-04')]).toEqual(['2024-03-19', '2024-03-14'])
  })

  test('an answer to an appeal is due fifteen days after its copy came (行政诉讼法 art. 86)', () => {
    expect(end(disputePeriods.appealAnswer, '2024-12-20')).toBe('2025-01-06')
  })

  test('an act that is not defended in time counts as without evidence (行政复议法 art. 70; 行政诉讼法 art. 34(2))', () => {
    expect(unansweredRule('reconsideration').cites).toBe('《行政复议法》第七十条')
    expect(unansweredRule('suit').cites).toBe('《行政诉讼法》第三十四条第二款')
  })

  test.each([
    ['reconsideration', '2024-03-01', '2024-04-30'],
    ['suit', '2024-03-01', '2024-09-02'],
    // the fifteenth day is a Saturday that is not worked
    ['suitAfterReconsideration', '2024-03-01', '2024-03-18'],
  ] as const)(
    'a %s by a claimant who learned of the act on %s comes by %s (行政复议法 art. 20; 行政诉讼法 arts. 45, 46)',
    (kind, knownOn, last) => {
      expect(end(periodOf(kind), knownOn)).toBe(last)
    },
  )

  test('what is ordered is due so many days after service, or within the legal period of the reply (art. 33(2); 行政复议法 art. 64)', () => {
    expect(orderedBy({ unit: 'days', count: 15, on: '2024-04-06' }, calendar)).toMatchObject({ dueOn: '2024-04-22' })
    expect(orderedBy({ unit: 'workingDays', count: 15, on: '2024-04-07' }, calendar)).toMatchObject({ dueOn: '2024-04-26' })
    expect(orderedBy({ unit: 'statutory', count: null, on: '2024-04-26' }, calendar)).toMatchObject({ dueOn: '2024-05-27' })
    expect(orderedBy({ unit: 'days', count: null, on: '2024-04-26' }, calendar)).toMatchObject({ ok: false })
  })
})

describe('the columns of table 4 (law notes 6.5)', () => {
  const of = (result: string) =>
    (Object.keys(disputeOutcomes) as DisputeOutcomeName[]).filter(name => disputeOutcomes[name].result === result)

  test('upheld: the act upheld, the request or the claims rejected on the merits', () => {
    expect(of('upheld')).toEqual(['actUpheld', 'requestDismissed', 'claimsDismissed'])
  })

  test('corrected: revoked, changed, held unlawful or void, ordered to perform', () => {
    expect(of('corrected')).toEqual([
      ...['actChanged', 'actRevoked', 'actHeldUnlawful', 'dutyOrdered', 'actHeldVoid'],
      ...['judgedRevoked', 'judgedToPerform', 'judgedUnlawful', 'judgedVoid', 'judgedChanged'],
    ])
  })

  test('other: not admitted, rejected, terminated, withdrawn, mediated', () => {
    expect(of('other')).toEqual([
      ...['notAdmitted', 'applicationRejected', 'reconsiderationEnded', 'reconsiderationWithdrawn', 'reconsiderationMediated'],
      ...['suitRejected', 'suitEnded', 'suitWithdrawn', 'suitMediated'],
    ])
  })

  test('only what corrects may order to act again', () => {
    const all: DisputeOutcome[] = Object.values(disputeOutcomes)
    expect(all.filter(({ mayOrder, result }) => mayOrder && result !== 'corrected')).toEqual([])
    expect(outcomesOfKind('suitAfterReconsideration')).toEqual(outcomesOfKind('suit'))
  })

  test('of co-defendants only whoever made the act counts the case (T4-2; 国办公开办函〔2016〕201号)', () => {
    expect(Object.values(disputeRoles).map(({ coDefendant, countsHere }) => [coDefendant, countsHere])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ])
  })
})
