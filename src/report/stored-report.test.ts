import { expect, test } from 'vitest'
import { day } from '../law/index.ts'
import type { Finding } from './check/index.ts'
import { ruleOf, type Signing, type State, type StepName, signings, states, steps } from './steps.ts'
import { bringingStep, mustSayWhy, type Step, stepsFrom, summaryOf, take } from './stored-report.ts'

const finding = (level: Finding['level']): Finding => ({
  ...{ rule: 'T3-1', at: 'applications.columns.total', expected: 1, found: 2 },
  ...{ level, message: '', english: '', basis: '' },
})

/** The steps in order, one a day; imports bring one error and two warnings. */
function taken(...names: StepName[]): Step[] {
  return names.map((step, i) => ({
    seq: i + 1,
    step,
    at: new Date(Date.UTC(2026, 0, 20 + i)),
    takenOn: day(`2026-01-${20 + i}`),
    ...{ actorId: null, actor: '系统', reason: steps[step].needsReason ? '更正一格' : null, originallyPublishedOn: null },
    ...{ fileName: null, sourceKind: null },
    findings: steps[step].brings ? (['error', 'warning', 'warning'] as const).map(finding) : null,
  }))
}

const stateAfter = (...names: StepName[]): State => summaryOf(taken(...names)).state

test('a report is imported, published, corrected, published again, withdrawn', () => {
  expect(stateAfter('imported')).toBe('draft')
  expect(stateAfter('imported', 'imported')).toBe('draft')
  expect(stateAfter('imported', 'published')).toBe('published')
  expect(stateAfter('imported', 'published', 'corrected')).toBe('correcting')
  expect(stateAfter('imported', 'published', 'corrected', 'published')).toBe('published')
  expect(stateAfter('imported', 'published', 'withdrawn')).toBe('withdrawn')
  expect(stateAfter('imported', 'published', 'withdrawn', 'corrected', 'published')).toBe('published')
})

test('while a correction waits for its signature the public reads the version before', () => {
  const waiting = summaryOf(taken('imported', 'published', 'corrected'))
  expect([waiting.version, waiting.publishedVersion]).toEqual([3, 1])
  expect(summaryOf(taken('imported', 'published', 'corrected', 'published')).publishedVersion).toBe(3)
})

test('the day of publication is the day on which it was published, and a correction does not move it', () => {
  const summary = summaryOf(taken('imported', 'published', 'corrected', 'published'))
  expect([summary.publishedOn, summary.updatedOn]).toEqual(['2026-01-21', '2026-01-23'])
  expect(summaryOf(taken('imported')).publishedOn).toBe(null)
})

test.each([
  [['imported'], 'corrected', '报告还没有公布，不能更正。'],
  [['imported'], 'withdrawn', '报告还没有公布，不能撤下。'],
  [['imported', 'published'], 'imported', '报告已经公布，不能导入。'],
  [['imported', 'published'], 'published', '报告已经公布，不能公布。'],
  [['imported', 'published', 'withdrawn'], 'published', '报告已经撤下，不能公布。'],
  [[], 'published', '这一年度还没有报告，不能公布。'],
] as [StepName[], StepName, string][])('after %j the step %s is refused, with its article', (before, next, why) => {
  const all = taken(...before, next)
  const verdict = take(all.slice(0, -1), all.at(-1)!)
  expect(verdict).toEqual({ ok: false, refusal: { why, cites: steps[next].article } })
})

test('every state can be reached and every state says what can be done next', () => {
  const from = (state: State | 'none', signing: Signing | null = null) => stepsFrom({ state, signing })
  expect(from('none')).toEqual(['imported', 'compiled'])
  expect(Object.fromEntries((Object.keys(states) as State[]).map(state => [state, from(state)]))).toEqual({
    draft: ['imported', 'compiled', 'edited', 'handedIn', 'approved', 'published'],
    published: ['corrected', 'withdrawn'],
    correcting: ['edited', 'corrected', 'handedIn', 'approved', 'published', 'withdrawn'],
    withdrawn: ['corrected'],
  })
  const signs: StepName[] = ['handedIn', 'approved', 'sentBack']
  const onTheWay = (Object.keys(signings) as Signing[]).map(signing => from('draft', signing).filter(step => signs.includes(step)))
  expect(onTheWay).toEqual([['approved', 'sentBack'], ['sentBack'], ['handedIn', 'approved']])
})

test('a draft is read, compiled or edited anew; what is public is corrected, and a correction that waits is edited', () => {
  const all = (['none', ...Object.keys(states)] as (State | 'none')[]).map(state => [
    state,
    ...(['imported', 'compiled', 'edited'] as const).map(how => bringingStep(state, how)),
  ])
  expect(all).toEqual([
    ['none', 'imported', 'compiled', 'corrected'],
    ['draft', 'imported', 'compiled', 'edited'],
    ['published', 'corrected', 'corrected', 'corrected'],
    ['correcting', 'corrected', 'corrected', 'edited'],
    ['withdrawn', 'corrected', 'corrected', 'corrected'],
  ])
})

test('whoever corrects, withdraws, brings a new version after one has left, or publishes what the check holds to be wrong must say why', () => {
  const said = (['published', 'withdrawn', 'corrected', 'imported', 'sentBack', 'handedIn'] as const).map(name =>
    mustSayWhy(name, 0, false),
  )
  expect(said).toEqual([false, true, true, false, true, false])
  expect([mustSayWhy('published', 1, false), mustSayWhy('approved', 1, false), mustSayWhy('imported', 0, true)]).toEqual([true, true, true])
  expect(summaryOf(taken('imported'))).toMatchObject({ errors: 1, warnings: 2 })
})

test('only who may sign approves a report, makes it public or takes it back; what is approved may be released by who prepared it', () => {
  expect(Object.keys(steps).filter(name => ruleOf(name as StepName).onceApproved)).toEqual(['published'])
  expect(Object.fromEntries(Object.entries(steps).map(([name, { right }]) => [name, right]))).toEqual({
    imported: 'report.write',
    compiled: 'report.write',
    edited: 'report.write',
    corrected: 'report.write',
    handedIn: 'report.write',
    approved: 'report.approve',
    sentBack: 'report.approve',
    published: 'report.approve',
    withdrawn: 'report.approve',
  })
})
