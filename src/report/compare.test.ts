import { describe, expect, test } from 'vitest'
import { copyOf, reportOf } from '../../test/support/reports.ts'
import { compareReports, differences } from './compare.ts'

describe('two reports side by side', () => {
  test('figures with change and percentage; no percentage of zero, no change of what was not read', () => {
    const a = reportOf('2021', { year: 2022 })
    const b = copyOf(a)
    a.disclosure!['charges'] = { amount: 7730.28 }
    b.disclosure!['charges'] = { amount: 7545 }
    a.disclosure!['licences'] = { decisions: 0 }
    b.disclosure!['licences'] = { decisions: 4 }
    b.disclosure!['penalties'] = { decisions: null }
    const pairs = new Map(compareReports(a, b).figures.map(pair => [pair.at, pair]))
    expect(pairs.get('disclosure.charges.amount')).toMatchObject({ a: 7730.28, b: 7545, change: -185.28, percent: -2.4 })
    expect(pairs.get('disclosure.licences.decisions')).toMatchObject({ change: 4, percent: null })
    expect(pairs.get('disclosure.penalties.decisions')).toMatchObject({ b: null, change: null, percent: null })
    expect(pairs.get('applications.rows.refusedSecret[0]')).toMatchObject({
      label: '表三 · （三）不予公开 1.属于国家秘密 · 自然人',
      change: 0,
    })
  })

  test('what only one form has cannot be compared, and is named', () => {
    const { figures, incomparable } = compareReports(reportOf('2019'), reportOf('2021'))
    expect(incomparable).toContainEqual(expect.objectContaining({ at: 'disclosure.procurement.amount', only: 'a' }))
    expect(incomparable).toContainEqual(
      expect.objectContaining({ at: 'applications.rows.feeUnpaid[6]', only: 'b', why: '两份报告的格式不同，只有一份有这一格' }),
    )
    expect(figures.map(pair => pair.at)).toContain('disclosure.licences.decisions')
    expect(figures.map(pair => pair.at)).not.toContain('disclosure.rules.made')
  })

  test('texts by section and paragraph', () => {
    expect(differences(['甲', '乙', '丙'], ['甲', '丁', '丙'])).toEqual([
      { kind: 'same', text: '甲' },
      { kind: 'removed', text: '乙' },
      { kind: 'added', text: '丁' },
      { kind: 'same', text: '丙' },
    ])
    const text = compareReports(reportOf('2021', { year: 2022 }), reportOf('2021', { year: 2023 })).texts.find(each => each.number === 6)!
    expect(text.paragraphs).toEqual([
      { kind: 'removed', text: '2022年没有收取信息处理费。' },
      { kind: 'added', text: '2023年没有收取信息处理费。' },
    ])
    expect(text.likeness).toBe(1)
  })
})
