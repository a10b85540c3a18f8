import { describe, expect, test } from 'vitest'
import { day } from '../../law/index.ts'
import { frequentPersons, type MassCase, sameWanted } from './groups.ts'
import { massQuery } from './query.ts'

const one = (ordinal: number, hashes: string[], asked = `第${ordinal}项`, on = '2026-03-02'): MassCase => ({
  ...{ id: `id-${ordinal}`, year: 2026, ordinal, number: `${ordinal}号`, applicant: '王**', asked, state: 'handling', outcome: null },
  ...{ submittedAt: new Date(`${on}T02:00:00Z`), personHashes: hashes, sectionId: null },
})

describe('申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由（第三十五条）', () => {
  test('a person is one by any trait that is shared, also where two cases share it through a third', () => {
    const cases = [one(1, ['phone']), one(2, ['mail']), one(3, ['phone', 'mail'], '第三项', '2026-03-09'), one(4, ['other'])]
    const [person, ...others] = frequentPersons(cases, 3)
    expect(others).toEqual([])
    expect(person!.cases.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3])
    expect(person).toMatchObject({ first: '2026-03-02', last: '2026-03-09', peak: { on: '2026-03-02', count: 2 } })
    expect(frequentPersons(cases, 4)).toEqual([])
  })

  test('who left no trait is nobody else, however many there are', () => {
    expect(frequentPersons([one(1, []), one(2, []), one(3, [])], 2)).toEqual([])
  })

  test('the law names no number: the office chooses it, and what cannot be read is told', () => {
    const today = day('2026-03-31')
    expect(massQuery(() => undefined, today)).toEqual({ query: { from: '2025-04-01', to: today, times: 10, persons: 2 }, faults: {} })
    const given: Record<string, string> = { times: '1', persons: 'x', from: '2026-13-01', to: '2026-02-01' }
    expect(Object.keys(massQuery(name => given[name], today).faults).sort()).toEqual(['from', 'persons', 'times'])
    expect(massQuery(name => ({ from: '2026-03-02', to: '2026-03-01' })[name], today).faults).toHaveProperty('from')
  })
})

describe('多个申请人就相同政府信息向同一行政机关提出公开申请的，可以纳入主动公开的范围（第四十四条第一款）', () => {
  test('the same words or the same document, of different persons; the same person twice is not several', () => {
    const cases = [
      one(1, ['a'], '2022年度演出场次'),
      one(2, ['b'], '２０２２年度，演出场次。'),
      one(3, ['a'], '2022年度演出场次'),
      one(4, ['c'], '示政发〔2025〕8号全文'),
      one(5, ['d'], '请提供示政发(2025)8号'),
      one(6, ['e'], '别的'),
      one(7, ['e'], '别的'),
    ]
    expect(sameWanted(cases, 2).map(({ cases: found, persons }) => [persons, found.map(({ ordinal }) => ordinal)])).toEqual([
      [2, [1, 2, 3]],
      [2, [4, 5]],
    ])
    expect(sameWanted(cases, 3)).toEqual([])
  })

  test('what was erased says nothing of what was wanted', () => {
    expect(sameWanted([one(1, [], '（已清除）'), one(2, [], '（已清除）')], 2)).toEqual([])
  })
})
