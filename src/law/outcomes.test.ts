import { describe, expect, test } from 'vitest'
import { form2019 } from '../report/forms/form-2019.ts'
import { form2021 } from '../report/forms/form-2021.ts'
import { isGroup, leafRows } from '../report/forms/index.ts'
import { type ExemptionCode, exemptions } from './exemptions.ts'
import { type Outcome, type OutcomeKind, outcomes, rowOf } from './outcomes.ts'

const kinds = Object.keys(outcomes) as OutcomeKind[]
const all: [OutcomeKind, Outcome][] = kinds.map(kind => [kind, outcomes[kind]])

describe('the table of outcomes is complete (law notes 4.1)', () => {
  test('every outcome has an article, a row, what the reply states, and a remedies class (or none, where nothing was decided)', () => {
    for (const [kind, outcome] of all) {
      expect(outcome.cites, kind).toMatch(/^《|^国办/)
      expect(outcome.states.length, kind).toBeGreaterThan(0)
      if (outcome.remedies === null) expect(outcome.row, kind).toBe('otherReasons')
      else expect(['A', 'B'], kind).toContain(outcome.remedies)
    }
  })

  test.each([
    ['2021', 2023, form2021],
    ['2019', 2020, form2019],
  ] as const)(
    'every row of table 3 of the form of %s but 一, 二, （七） and 四 is reached by an outcome, and every outcome reaches one',
    (_, year, form) => {
      const notOutcomes = ['received', 'carriedIn', 'handled', 'carriedOut']
      const rows = leafRows(form.applications.rows)
        .map(row => row.key)
        .filter(key => !notOutcomes.includes(key))
      expect(new Set(kinds.map(kind => rowOf(kind, year)))).toEqual(new Set(rows))
    },
  )

  test('the rows reached are those that （七） adds up', () => {
    expect(new Set(kinds.map(kind => rowOf(kind, 2023)))).toEqual(new Set(form2021.applications.rowTotal.of))
    expect(new Set(kinds.map(kind => rowOf(kind, 2019)))).toEqual(new Set(form2019.applications.rowTotal.of))
  })

  test('each exemption of arts. 14 to 16 has its refusal, on the same article, and each refusal its exemption', () => {
    const refused = all.filter(([, outcome]) => outcome.exemption)
    expect(refused.map(([, outcome]) => outcome.exemption)).toEqual(Object.keys(exemptions))
    for (const [kind, outcome] of refused) {
      expect(outcome.cites.startsWith(exemptions[outcome.exemption as ExemptionCode].cites), kind).toBe(true)
      expect(outcome.remedies, kind).toBe('B')
      expect(outcome.states, kind).toContain('不予公开的理由')
    }
  })

  test('class B are the refusals of arts. 14 to 16 and the withheld part of a partial disclosure, and nothing else', () => {
    const b = all.filter(([, outcome]) => outcome.remedies === 'B').map(([kind]) => kind)
    expect(b).toEqual(['partlyGranted', ...all.filter(([, outcome]) => outcome.exemption).map(([kind]) => kind)])
  })

  test('the rows of （三）不予公开 are the seven exemptions and 属于行政查询事项', () => {
    const results = form2021.applications.rows.find(isGroup)!.rows.filter(isGroup)
    const refusedRows = results.find(group => group.label.startsWith('（三）'))!.rows
    expect(leafRows(refusedRows).map(row => row.key)).toEqual([
      ...all.filter(([, o]) => o.exemption).map(([, o]) => o.row),
      outcomes.queryMatter.row,
    ])
  })
})

test('arts. 14 and 15 forbid, art. 16 permits; only laws and administrative regulations can forbid disclosure', () => {
  expect(Object.values(exemptions).map(exemption => exemption.force)).toEqual(['must', 'must', 'must', 'must', 'may', 'may', 'may'])
  expect(exemptions.E2.kinds).toEqual(['法律', '行政法规'])
})
