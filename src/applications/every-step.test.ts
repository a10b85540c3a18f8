import { beforeAll, describe, expect, test } from 'vitest'
import { applicant, inPerson, means, type Office, on, registered, taken, wish } from '../../test/support/cases-of-applications.ts'
import { openEmbedded } from '../../test/support/database.ts'
import { addBureau, addPerson, good, monday, setUpOffice } from '../../test/support/people.ts'
import { Forbidden } from '../errors.ts'
import { day } from '../law/index.ts'
import { addSection } from '../people/agency-actions.ts'
import { type Action, type Person, type Role, roles } from '../people/index.ts'
import { rights } from '../people/roles.ts'
import { trialOf } from './desk/offers.ts'
import { submit } from './intake.ts'
import { type Taker, takeStepIn } from './step-actions.ts'
import { type State, type StepName, type StepRule, states, steps as table } from './steps.ts'
import { type Key, stepsOf } from './store.ts'

/** Who tries: each role in the agency (those of a section in the section of the case), and whoever has nothing to do with it. */
type Who = Role | 'applicant' | 'program' | 'drafterElsewhere' | 'officerElsewhere'
type Verdict = 'taken' | '403' | { why: string; cites: string }

const database = await openEmbedded()
const { db } = database
const today = '2026-03-10'
const keys = {} as Record<State, Key>
const takers = {} as Record<Who, Taker>
let office: Office

beforeAll(async () => {
  const { office: agency, admin } = await setUpOffice(db)
  const section = async (name: string) => good(await addSection(db, admin, agency.id, { name }, monday)).id
  const [own, other] = [await section('公共服务股'), await section('办公室')]
  for (const role of Object.keys(roles) as Role[]) {
    const sectionId = role === 'drafter' || role === 'head' ? own : null
    takers[role] = (await addPerson(db, admin, agency, role, `a-${role}`, sectionId)).person
  }
  takers.drafterElsewhere = (await addPerson(db, admin, agency, 'drafter', 'b-drafter', other)).person
  const bureau = await addBureau(db, admin, agency, 'wenlv')
  takers.officerElsewhere = (await addPerson(db, admin, bureau, 'officer', 'c-officer')).person
  Object.assign(takers, { applicant: 'applicant', program: 'program' })
  const [officer, reviewer, leader] = [takers.officer, takers.reviewer, takers.leader] as Person[]
  office = { db, agency, officer: officer!, reviewer: reviewer!, leader: leader! }
  for (const state of Object.keys(states) as State[]) keys[state] = await caseIn(state, own)
})

/** A case that real steps brought into this state. */
async function caseIn(state: State, sectionId: string): Promise<Key> {
  const by = (name: StepName, details: object = {}, who: Person = office.officer) =>
    taken(office, who, key, name, '2026-03-03', details as never, '说明').then(good)
  const toSection = () => by('assigned', { sectionId, handlerId: null, dueOn: null })
  if (state === 'submitted') {
    const sent = { arrivedOn: day('2026-03-02'), trackingNumber: '', applicant, wish, files: [] }
    const { key: one } = good(await submit(db, means, office.agency, sent, on('2026-03-02')))
    good(await taken(office, office.officer, one, 'assigned', '2026-03-03', { sectionId, handlerId: null, dueOn: null }))
    return one
  }
  const { key } = await registered(office, inPerson('2026-03-02'))
  await toSection()
  const dueOn = day('2026-03-30')
  const outcome = { outcome: 'granted', documentId: null, number: null }
  const decided = () => by('decided', outcome)
  const approving = async () => [await decided(), await by('reviewed', {}, office.reviewer)]
  const signed = async () => [await approving(), await by('signed', outcome, office.leader)]
  const ways: Record<Exclude<State, 'submitted'>, () => Promise<unknown>> = {
    handling: async () => {},
    correcting: () => by('correctionAsked', { items: ['哪一年'], dueOn }),
    explaining: () => by('reasonsAsked', { dueOn }),
    paying: () => by('feeNoticed', { method: 'byPage', count: 100, yuan: 700, dueOn }),
    ...{ deciding: decided, approving, signed },
    delivering: async () => [await signed(), await by('delivered', { by: 'byHand', to: '本人' })],
    settled: async () => [await signed(), await by('delivered', { by: 'post', to: '本人', trackingNumber: 'XA1' })],
    archived: async () => [await ways.settled(), await by('archived')],
  }
  await ways[state]()
  return key
}

/** What the steps say that an office fills in as it likes. */
const said: Partial<Record<StepName, object>> = {
  consulted: { whom: 'thirdParty', name: '示例公司', about: '合同' },
  decided: { outcome: 'granted', documentId: null },
  signed: { outcome: 'granted', documentId: null },
  rectified: { seq: 1, was: '2026-03-02', is: '2026-03-01' },
}

/** What comes of each trial; whatever it is, the case is as it was. */
async function tried(state: State, trials: readonly { name: StepName; by: Taker }[]): Promise<Verdict[]> {
  const key = keys[state]
  const before = await stepsOf(db, key)
  const verdicts: Verdict[] = []
  const undone = new Error('undone')
  while (verdicts.length < trials.length) {
    // forbidden or refused it writes nothing, and the next is tried in the same transaction
    const some = db.transaction().execute(async trx => {
      for (const { name, by } of trials.slice(verdicts.length)) {
        const { onDay, details } = trialOf(name, before, day(today))
        const taking = { step: name, seen: before.length, onDay, note: '说明', details: { ...details, ...said[name] } as never }
        const verdict: Verdict = await takeStepIn(trx, by, office.agency, key, taking, on(today)).then(
          (outcome): Verdict => (outcome.ok ? 'taken' : outcome.refusal),
          (error): Verdict => {
            if (error instanceof Forbidden) return '403'
            throw error
          },
        )
        verdicts.push(verdict)
        if (verdict === 'taken') throw undone
      }
    })
    await some.catch(error => {
      if (error !== undone) throw error
    })
  }
  return verdicts
}

/** The table of rights read for one who tries: what the case allows is another question. */
function isEntitled(who: Who, { by }: StepRule): boolean {
  if (who === 'program') return by.length === 0
  if (who === 'applicant') return by.includes('applicant')
  if (who === 'drafterElsewhere' || who === 'officerElsewhere') return false
  return by.some(one => one !== 'applicant' && rights[who][one as Action] !== undefined)
}

const everybody: Who[] = [...(Object.keys(roles) as Role[]), 'applicant', 'program', 'drafterElsewhere', 'officerElsewhere']

/** Where the right and the state are there and the law still refuses the step: what the record lacks. */
const nobodyAsked = { consultationDelivered: /没有这次征求意见/, opinionReceived: /没有这次征求意见/ }
const nobodyComplained = { complaintAnswered: /没有等待答复的投诉/ }
const refusedAllTheSame: Partial<Record<State, Partial<Record<StepName, RegExp>>>> = {
  handling: { ...nobodyAsked, silenceRecorded: /没有这次征求意见/, delayed: /须先要求申请人说明理由/ },
  deciding: { ...nobodyAsked, reviewed: /本机关有保密审查员/ },
  approving: nobodyAsked,
  settled: { handedOver: /不是以“不属于本机关负责公开”答复的/ },
}

describe.each(Object.keys(states) as State[])('in the state %s', state => {
  test('every step by everybody is taken, or refused with its article, or forbidden', async () => {
    const against: Partial<Record<StepName, string>> = {}
    const cells = (Object.keys(table) as StepName[]).flatMap(name => everybody.map(who => ({ name, who, by: takers[who] })))
    const verdicts = await tried(state, cells)
    for (const [i, { name, who }] of cells.entries()) {
      const rule: StepRule = table[name]
      const verdict = verdicts[i]!
      const cell = `${state} ${name} ${who}`
      if (!isEntitled(who, rule)) expect([cell, verdict]).toEqual([cell, '403'])
      else if (!rule.moves[state]) {
        expect([cell, verdict]).toEqual([cell, { why: expect.stringContaining(states[state].label), cites: rule.article }])
      } else if (typeof verdict === 'object') {
        expect([cell, verdict.cites]).toEqual([cell, expect.stringMatching(/《.+》|〔\d{4}〕/)])
        against[name] = verdict.why
      } else expect([cell, verdict]).toEqual([cell, 'taken'])
    }
    const mayAnswer = (table.complaintAnswered as StepRule).moves[state] !== undefined
    const expected = { ...refusedAllTheSame[state], ...(mayAnswer && nobodyComplained) }
    expect(Object.keys(against).sort()).toEqual(Object.keys(expected).sort())
    for (const [name, why] of Object.entries(expected)) expect(against[name as StepName]).toMatch(why)
  })
})
