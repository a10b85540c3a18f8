import { describe, expect, test } from 'vitest'
import { day } from '../law/index.ts'
import { type Role, roles } from '../people/index.ts'
import { type Colleague, type Step, selfReviewFault, settledVersion, stepsFor, summaryOf, take, whoMayTake } from './item.ts'
import { type Stage, type Standing, type StepName, type StepRule, stages, standings, steps } from './steps.ts'

const agency = { id: 'bureau', lineage: ['bureau', 'county'] }
const somebody = (role: Role, id: string = role, sectionId: string | null = 'market'): Colleague => ({
  ...{ id, name: `${id}同志`, mustChangePassword: false },
  memberships: [{ agencyId: 'bureau', role, sectionId }],
})

/** What each role may do next, by where the item stands; whoever is not named may do nothing. */
const writers = (rest: string) => ({ officer: rest, drafter: rest, head: rest })
const endorsing = 'overruled unkept endorsed returned takenBack'
const may: Record<string, Partial<Record<Role, string>>> = {
  'drafting none': writers('submitted overruled unkept discarded'),
  'drafting public': { ...writers('submitted overruled unkept abandoned'), leader: 'withdrawn validity' },
  'drafting withdrawn': writers('submitted overruled unkept abandoned'),
  'drafting kept': writers('submitted overruled unkept abandoned'),
  'endorsing none': { officer: endorsing, drafter: 'takenBack', head: endorsing, leader: 'overruled unkept endorsed returned' },
  'endorsing public': {
    officer: endorsing,
    drafter: 'takenBack',
    head: endorsing,
    leader: 'overruled unkept endorsed returned withdrawn validity',
  },
  'endorsing withdrawn': { officer: endorsing, drafter: 'takenBack', head: endorsing, leader: 'overruled unkept endorsed returned' },
  'endorsing kept': { officer: endorsing, drafter: 'takenBack', head: endorsing, leader: 'overruled unkept endorsed returned' },
  'reviewing none': {
    ...writers('takenBack'),
    reviewer: 'overruled unkept returned referred reviewed',
    leader: 'overruled unkept returned referred reviewed',
  },
  'reviewing public': {
    ...writers('takenBack'),
    reviewer: 'overruled unkept returned referred reviewed',
    leader: 'overruled unkept returned referred reviewed withdrawn validity',
  },
  'reviewing withdrawn': {
    ...writers('takenBack'),
    reviewer: 'overruled unkept returned referred reviewed',
    leader: 'overruled unkept returned referred reviewed',
  },
  'reviewing kept': {
    ...writers('takenBack'),
    reviewer: 'overruled unkept returned referred reviewed',
    leader: 'overruled unkept returned referred reviewed',
  },
  'approving none': { ...writers('takenBack'), leader: 'returned scheduled published filed' },
  'approving public': { ...writers('takenBack'), leader: 'returned scheduled published withdrawn validity' },
  'approving withdrawn': { ...writers('takenBack'), leader: 'returned scheduled published filed' },
  'approving kept': { ...writers('takenBack'), leader: 'returned scheduled published filed' },
  'scheduled none': { leader: 'unscheduled' },
  'scheduled public': { leader: 'unscheduled withdrawn validity' },
  'scheduled withdrawn': { leader: 'unscheduled' },
  'scheduled kept': { leader: 'unscheduled' },
  'settled public': { ...writers('reopened'), leader: 'withdrawn validity' },
  'settled withdrawn': writers('reopened'),
  'settled kept': { ...writers('reopened'), reviewer: 'reexamined', leader: 'reexamined' },
}

const places = (Object.keys(stages) as Stage[]).flatMap(stage =>
  (Object.keys(standings) as Standing[]).map(standing => ({ name: `${stage} ${standing}`, stage, standing })),
)
const standing = (stage: Stage, standing: Standing) => ({
  ...{ stage, standing, seq: 5, version: 2, publicVersion: 1, publishedOn: day('2026-03-02'), updatedOn: day('2026-03-02') },
})

describe.each(places)('$name', ({ name, stage, standing: public_ }) => {
  test.each(Object.keys(roles) as Role[])('what a %s may do next', role => {
    expect(stepsFor(somebody(role) as never, agency, standing(stage, public_)).join(' ')).toBe(may[name]?.[role] ?? '')
  })
})

/** Where each step leads from each stage: what is not written is refused. */
const leads: Record<StepName, string> = {
  drafted: 'none>drafting',
  submitted: 'drafting>endorsing',
  overruled: 'drafting>drafting endorsing>endorsing reviewing>reviewing',
  unkept: 'drafting>drafting endorsing>endorsing reviewing>reviewing',
  endorsed: 'endorsing>reviewing',
  returned: 'endorsing>drafting reviewing>drafting approving>drafting',
  takenBack: 'endorsing>drafting reviewing>drafting approving>drafting',
  referred: 'reviewing>reviewing',
  reviewed: 'reviewing>approving',
  scheduled: 'approving>scheduled',
  unscheduled: 'scheduled>approving',
  published: 'approving>settled scheduled>settled',
  filed: 'approving>settled',
  reopened: 'settled>drafting',
  abandoned: 'drafting>settled',
  discarded: 'drafting>discarded',
  withdrawn: 'drafting>drafting endorsing>endorsing reviewing>reviewing approving>approving scheduled>approving settled>settled',
  validity: 'drafting>drafting endorsing>endorsing reviewing>reviewing approving>approving scheduled>scheduled settled>settled',
  reexamined: 'settled>settled',
  imported: 'none>settled',
}

test.each(Object.keys(steps) as StepName[])('from every stage, where the step leads: %s', name => {
  const rule: StepRule = steps[name]
  const found = (['none', ...Object.keys(stages)] as ('none' | Stage)[]).flatMap(stage => {
    const before = stage === 'none' ? null : standing(stage, rule.from?.[0] ?? 'none')
    const verdict = take(before, { step: name, seq: 6, takenOn: day('2026-03-03'), version: null })
    return verdict.ok ? [`${stage}>${verdict.summary.stage}`] : []
  })
  expect(found.join(' ')).toBe(leads[name])
})

const taken = (...names: StepName[]): Step[] => {
  let version = 0
  return names.map((step, i) => {
    if (step === 'submitted') version += 1
    const takenOn = day(`2026-03-${String(i + 1).padStart(2, '0')}`)
    return {
      ...{ seq: i + 1, step, at: new Date(0), takenOn, actorId: null, actor: '', opinion: null, details: {} },
      version: step === 'submitted' || step === 'published' || step === 'filed' ? version : null,
    }
  })
}
const way = ['drafted', 'submitted', 'endorsed', 'reviewed', 'published'] as const
const again = ['reopened', 'submitted', 'endorsed', 'reviewed', 'published'] as const

test('the public goes on reading the version before while a correction is on its way', () => {
  expect(summaryOf(taken(...way))).toMatchObject({ stage: 'settled', standing: 'public', version: 1, publicVersion: 1 })
  expect(summaryOf(taken(...way, 'reopened', 'submitted'))).toMatchObject({ standing: 'public', version: 2, publicVersion: 1 })
  expect(summaryOf(taken(...way, ...again))).toMatchObject({ standing: 'public', version: 2, publicVersion: 2 })
})

test('the day of publication is the day it was published; a correction has its own day and never moves the first', () => {
  const { publishedOn, updatedOn } = summaryOf(taken(...way, ...again))
  expect([publishedOn, updatedOn]).toEqual(['2026-03-05', '2026-03-10'])
})

test('what is abandoned leaves the settled version where it was', () => {
  const steps = taken(...way, 'reopened', 'submitted', 'returned', 'abandoned')
  expect(summaryOf(steps)).toMatchObject({ stage: 'settled', version: 2, publicVersion: 1 })
  expect(settledVersion(steps)).toBe(1)
})

test('a record whose steps cannot have followed each other is told by the first that cannot', () => {
  expect(() => summaryOf(taken('drafted', 'published'))).toThrow('step 2')
  expect(() => summaryOf([])).toThrow(RangeError)
})

test('a refusal says where the item stands and names the article', () => {
  const verdict = take(standing('drafting', 'none'), { step: 'published', seq: 6, takenOn: day('2026-03-03'), version: null })
  expect(verdict).toEqual({
    ok: false,
    refusal: { why: '稿件处于“拟稿”，不能“签发，公开”。', cites: '《政府信息公开条例》第十九条；《政府信息公开条例》第二十六条' },
  })
})

describe('先审查、后公开：the review is somebody else’s (art. 17)', () => {
  const at = (stage: Stage, ...authors: string[]) => ({ stage, sectionId: 'market', authors })
  const [officer, head, reviewer, leader] = [
    somebody('officer'),
    somebody('head'),
    somebody('reviewer', 'reviewer', null),
    somebody('leader'),
  ]
  const all = [somebody('drafter'), officer, head, reviewer, leader]

  test.each([
    ['endorsed', 'endorsing', head],
    ['reviewed', 'reviewing', reviewer],
    ['referred', 'reviewing', reviewer],
    ['scheduled', 'approving', leader],
    ['published', 'approving', leader],
    ['filed', 'approving', leader],
  ] as const)('nobody takes the step “%s” of what they wrote, and they are told who can', (name, stage, who) => {
    expect(selfReviewFault(name, who, at(stage, 'drafter'), all, agency)).toBe(null)
    const fault = selfReviewFault(name, who, at(stage, 'drafter', who.id), [...all, somebody('leader', 'deputy', null)], agency)
    expect(fault?.why).toMatch(/^您参与了拟稿.*请由.*同志办理。$/)
  })

  test('returning and keeping a finding with a reason are open to authors: they make nothing public', () => {
    expect(selfReviewFault('returned', head, at('endorsing', 'head'), all, agency)).toBe(null)
    expect(selfReviewFault('overruled', head, at('endorsing', 'head'), all, agency)).toBe(null)
  })

  test('the leader reviews only where there is no other reviewer who may', () => {
    expect(selfReviewFault('reviewed', leader, at('reviewing', 'drafter'), all, agency)?.why).toContain('请由reviewer同志办理')
    expect(selfReviewFault('reviewed', leader, at('reviewing', 'drafter', 'reviewer'), all, agency)).toBe(null)
    expect(selfReviewFault('reviewed', leader, at('reviewing', 'officer'), [officer, leader], agency)).toBe(null)
  })

  test('one clerk alone waits, and is told whom to ask: the rule is never waived', () => {
    const fault = selfReviewFault('endorsed', officer, at('endorsing', 'officer'), [officer], agency)
    expect(fault?.why).toContain('请管理员为分管领导或者未参与拟稿的人员开设账号')
    expect(whoMayTake('endorsed', at('endorsing', 'officer'), [officer], agency)).toEqual([])
  })

  test('the head of another section is not among those who can', () => {
    const other = somebody('head', 'other', 'heritage')
    expect(whoMayTake('endorsed', at('endorsing', 'drafter'), [head, other], agency)).toEqual([head])
  })
})
