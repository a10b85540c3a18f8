import { describe, expect, test } from 'vitest'
import { day, nationalCalendar } from '../../law/index.ts'
import { type Action, type Role, roles } from '../../people/index.ts'
import { rights } from '../../people/roles.ts'
import { move, type Step } from '../application.ts'
import { type State, type StepName, type StepRule, states, steps as table } from '../steps.ts'
import { offersIn, order, trialOf } from './offers.ts'

const today = day('2023-03-10')
const step = (seq: number, name: StepName, onDay: string, details: object = {}): Step =>
  ({ seq, step: name, at: new Date(0), onDay: day(onDay), actorId: 'officer', actor: '陈晓', note: null, details }) as Step
const came = [step(1, 'registered', '2023-03-01', { channel: 'inPerson' }), step(2, 'received', '2023-03-01', { how: '' })]
/** A record that ends in each state. */
const records: Record<State, Step[]> = {
  submitted: [step(1, 'submitted', '2023-03-09', { channel: 'online' })],
  handling: came,
  correcting: [...came, step(3, 'correctionAsked', '2023-03-02', { items: ['哪一年'], dueOn: '2023-03-30' })],
  explaining: [...came, step(3, 'reasonsAsked', '2023-03-02', { dueOn: '2023-03-20' })],
  paying: [...came, step(3, 'feeNoticed', '2023-03-02', { method: 'byPage', count: 100, yuan: 700, dueOn: '2023-03-30' })],
  deciding: [...came, step(3, 'decided', '2023-03-08', { outcome: 'granted', documentId: null })],
  approving: [...came, step(3, 'decided', '2023-03-08', { outcome: 'granted', documentId: null }), step(4, 'reviewed', '2023-03-08')],
  signed: [],
  delivering: [],
  settled: [...came, step(3, 'withdrawn', '2023-03-08')],
  archived: [...came, step(3, 'withdrawn', '2023-03-08'), step(4, 'archived', '2023-03-09')],
}
records.signed = [...records.approving, step(5, 'signed', '2023-03-09', { outcome: 'granted', documentId: null, number: null })]
records.delivering = [...records.signed, step(6, 'delivered', '2023-03-09', { by: 'byHand', to: '' })]

const offered = (role: Role, state: State, isHead = false, isDrafter = false) =>
  offersIn({
    ...{ state, taken: records[state], calendar: nationalCalendar, today, isHead, isDrafter },
    may: (action: Action) => rights[role][action] !== undefined,
  })

describe.each(Object.keys(states) as State[])('in the state %s', state => {
  test.each(Object.keys(roles) as Role[])(
    'every step as %s is offered exactly where the role has the right and the state allows it',
    role => {
      const offers = offered(role, state)
      for (const name of order) {
        const rule: StepRule = table[name]
        const offer = offers.find(one => one.step === name)
        const isEntitled = rule.by.some(action => action !== 'applicant' && rights[role][action] !== undefined)
        expect([name, offer !== undefined]).toEqual([name, isEntitled])
        if (!offer) continue
        const moved = move(state, trialOf(name, records[state], today))
        expect([name, offer.stateAllows]).toEqual([name, moved.ok])
        if (!moved.ok) expect(offer.refusal).toEqual(moved.refusal)
        if (offer.refusal) expect([name, offer.refusal.cites]).toEqual([name, expect.stringMatching(/《|〔/)])
      }
    },
  )
})

test('an officer who handles a case may take every step of handling at once except what the record lacks, each refusal with its sentence', () => {
  const offers = offered('officer', 'handling')
  const why = (name: StepName) => offers.find(({ step }) => step === name)?.refusal?.why ?? null
  expect(['correctionAsked', 'consulted', 'searched', 'decided', 'feeNoticed'].map(name => why(name as StepName))).toEqual(
    Array(5).fill(null),
  )
  expect(why('silenceRecorded')).toContain('没有这次征求意见')
  expect(why('archived')).toContain('正在办理')
})

test('correction is asked within seven working days: on the eighth the page says the day on which it ended (art. 30)', () => {
  const late = offersIn({
    ...{ state: 'handling', taken: came, calendar: nationalCalendar, today: day('2023-03-13'), isHead: false, isDrafter: false },
    may: () => true,
  })
  expect(late.find(({ step }) => step === 'correctionAsked')?.refusal).toMatchObject({
    why: expect.stringContaining('2023年3月10日'),
    cites: '《政府信息公开条例》第三十条',
  })
})

test('nobody who drafted the reply reviews or signs it; the head of the office is offered an extension whatever their role (art. 33(2))', () => {
  const drafter = offered('leader', 'deciding', false, true)
  expect(drafter.find(({ step }) => step === 'reviewed')?.refusal?.why).toContain('答复由您拟定')
  expect(offered('officer', 'handling').some(({ step }) => step === 'extended')).toBe(false)
  expect(offered('officer', 'handling', true).find(({ step }) => step === 'extended')?.refusal).toBeNull()
})
