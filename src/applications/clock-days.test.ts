import { expect, test } from 'vitest'
import { nationalCalendar as calendar, day } from '../law/index.ts'
import type { Step } from './application.ts'
import { clockOf } from './clock.ts'
import { clockWeeks } from './clock-days.ts'

const step = (seq: number, name: string, onDay: string, details: object = {}): Step =>
  ({ seq, step: name, at: new Date(`${onDay}T02:00:00Z`), onDay: day(onDay), actorId: null, actor: '某', note: null, details }) as Step
const weeksOf = (taken: Step[], today: string) => clockWeeks(clockOf(taken, calendar, day(today)), calendar, day(today))
const counted = (weeks: ReturnType<typeof weeksOf>) => weeks.flat().filter(({ nth }) => nth !== null)

test('twenty days are numbered, ten stand still, and the twentieth is the day due (law notes 1.5, vector 18)', () => {
  const taken = [step(1, 'registered', '2023-03-01', { channel: 'inPerson' }), step(2, 'received', '2023-03-01')]
  taken.push(step(3, 'consulted', '2023-03-08', { whom: 'thirdParty', name: '某公司', about: '' }))
  taken.push(step(4, 'opinionReceived', '2023-03-22', { consultation: 3, opinion: 'agrees' }))
  const weeks = weeksOf(taken, '2023-03-27')
  expect(counted(weeks).map(({ nth }) => nth)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  expect(counted(weeks).at(-1)).toMatchObject({ on: '2023-04-13', is: 'last' })
  expect(weeks.flat().filter(({ is }) => is === 'held')).toHaveLength(10)
  expect(weeks.flat().find(({ is }) => is === 'first')?.on).toBe('2023-03-01')
  expect(weeks.every(week => week.length === 7)).toBe(true)
})

test('working weekends count and days off do not: received on a Saturday, the seventh day is a Sunday (vector 9)', () => {
  const weeks = weeksOf([step(1, 'registered', '2024-02-03', { channel: 'inPerson' }), step(2, 'received', '2024-02-03')], '2024-02-05')
  expect(counted(weeks)[6]?.on).toBe('2024-02-18')
})

test('while it stands still it is shown until today, and before receipt not at all', () => {
  const taken = [step(1, 'registered', '2023-03-01', { channel: 'inPerson' }), step(2, 'received', '2023-03-01')]
  taken.push(step(3, 'consulted', '2023-03-08', { whom: 'otherAgency', name: '某局', about: '' }))
  expect(
    weeksOf(taken, '2023-03-17')
      .at(-1)!
      .some(({ on }) => on === '2023-03-17'),
  ).toBe(true)
  expect(weeksOf([step(1, 'submitted', '2023-03-01', { channel: 'online' })], '2023-03-02')).toEqual([])
})

test('while the applicant is to correct or to pay no day is counted, and none is shown as counted (art. 30; 109号 art. 7)', () => {
  const taken = [step(1, 'registered', '2023-03-01', { channel: 'inPerson' }), step(2, 'received', '2023-03-01')]
  const dueOn = day('2023-04-06')
  for (const asked of [
    step(3, 'feeNoticed', '2023-03-08', { method: 'byPage', count: 100, yuan: 700, dueOn }),
    step(3, 'correctionAsked', '2023-03-08', { items: ['时期'], dueOn }),
  ]) {
    const clock = clockOf([...taken, asked], calendar, day('2023-03-17'))
    expect(clock).toMatchObject({ heldSince: '2023-03-08', progress: { used: 5, left: 15 }, reply: { dueOn: null } })
    const days = weeksOf([...taken, asked], '2023-03-17')
    expect(counted(days).at(-1)).toMatchObject({ on: '2023-03-08', nth: 5 })
    expect(days.flat().filter(({ is }) => is === 'held')).toHaveLength(7)
  }
})
