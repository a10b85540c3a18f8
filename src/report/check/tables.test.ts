import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryReport, copyOf, reportOf } from '../../../test/support/reports.ts'
import type { Report } from '../report.ts'
import { checkReport } from './index.ts'
import type { Options } from './rule.ts'

const found = (report: Report, rule: string, options?: Options) =>
  checkReport(report, options).findings.filter(finding => finding.rule === rule)
const skipped = (report: Report, rule: string, options?: Options) =>
  checkReport(report, options).notChecked.filter(each => each.rule === rule)
const rows = (report: Report) => report.applications!.rows

describe('the integrity rules of the annual report (Reg. art. 50; 60号, 30号)', () => {
  test('a report whose tables add up and whose text says the same has no findings and nothing unchecked', () => {
    fc.assert(
      fc.property(fc.constantFrom('2019' as const, '2021' as const), fc.boolean(), fc.gen(), (form, otherAsOneRow, gen) => {
        const check = checkReport(gen(arbitraryReport, form, { otherAsOneRow }))
        expect(check.findings).toEqual([])
        expect(check.notChecked).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('one wrong cell of table 3 is found in its row and in its column', () => {
    fc.assert(
      fc.property(arbitraryReport('2021'), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 99 }), (report, i, more) => {
        rows(report)['notHeld']![i]! += more
        const findings = checkReport(report).findings.filter(finding => finding.level === 'error')
        expect(findings.map(({ rule, at }) => `${rule} ${at}`)).toEqual([
          `T3-2 applications.rows.handled[${i}]`,
          'T3-3 applications.rows.notHeld[6]',
        ])
      }),
    )
  })

  test('T3-1: 一 + 二 = （七）总计 + 四, in each column (printed in the corner cell of the form)', () => {
    const report = reportOf('2021', { max: 9 })
    for (const [key, row] of Object.entries(rows(report))) rows(report)[key] = row.map(() => 0)
    rows(report)['received'] = [0, 10, 0, 0, 0, 0, 10]
    rows(report)['carriedIn'] = [0, 2, 0, 0, 0, 0, 2]
    rows(report)['granted'] = [0, 11, 0, 0, 0, 0, 11]
    rows(report)['handled'] = [0, 11, 0, 0, 0, 0, 11]
    expect(found(report, 'T3-1')).toMatchObject([
      {
        level: 'error',
        at: 'applications.columns.business',
        expected: 12,
        found: 11,
        message: '商业企业：一 10 + 二 2 = 12，（七）总计 11 + 四 0 = 11，两边应当相等',
        basis: '国办公开办函〔2021〕30号',
      },
      { at: 'applications.columns.total' },
    ])
  })

  test('T3-2: 19 outcome rows where （六） is one row in a report of 2021, 21 where it is three', () => {
    for (const otherAsOneRow of [true, false]) {
      const report = reportOf('2021', { otherAsOneRow })
      rows(report)[otherAsOneRow ? 'other' : 'otherReasons']![2]! += 5
      expect(found(report, 'T3-2')).toMatchObject([{ at: 'applications.rows.handled[2]' }])
    }
  })

  test('T3-2 is not evaluated in a table that was cut off: what was not read is no zero', () => {
    const report = reportOf('2021')
    delete rows(report)['repeated']
    expect(found(report, 'T3-2')).toEqual([])
    expect(skipped(report, 'T3-2')).toMatchObject([{ at: 'applications.rows.repeated', why: '没有读到：（五）2' }])
  })

  test('a rule skips only the column in which a figure is lacking', () => {
    const report = reportOf('2021')
    rows(report)['received']![1] = null
    rows(report)['carriedOut']![2]! += 1
    expect(skipped(report, 'T3-1').map(each => each.at)).toEqual(['applications.columns.business'])
    expect(found(report, 'T3-1').map(each => each.at)).toEqual(['applications.columns.research'])
  })

  test('T3-4: a blank, a stroke, a negative count and a fraction are warnings on a report that is read, errors before issue', () => {
    const report = reportOf('2021')
    rows(report)['granted']![0] = null
    rows(report)['refusedSecret']![1] = -1
    report.disclosure!['licences']!['decisions'] = 2.5
    report.reading.unread.push({ at: 'applications.rows.granted[0]', why: '单元格为“/”' })
    const at = ['disclosure.licences.decisions', 'applications.rows.refusedSecret[1]', 'applications.rows.granted[0]']
    expect(found(report, 'T3-4')).toMatchObject(at.map(each => ({ at: each, level: 'warning' })))
    expect(found(report, 'T3-4', { issue: true })).toMatchObject(at.map(each => ({ at: each, level: 'error' })))
  })

  test('T3-4: a figure that the reader could not place is no fault of the report', () => {
    const report = reportOf('2021')
    rows(report)['granted'] = Array(7).fill(null)
    report.reading.unread.push({ at: 'applications.rows.granted[0]', why: '数字无法确定属于这一行' })
    expect(found(report, 'T3-4')).toEqual([])
  })

  test('T4-1: 维持 + 纠正 + 其他 + 未审结 = 总计 in each group', () => {
    const report = reportOf('2021')
    report.disputes!.reconsideration = [10, 1, 0, 0, 0]
    expect(found(report, 'T4-1')).toMatchObject([{ at: 'disputes.reconsideration[4]', expected: 11, found: 0, level: 'error' }])
  })

  test('T2-2: a town, a county and a bureau make no 规章; a city does', () => {
    for (const [agency, faults] of [
      ['衡东县杨林镇', 1],
      ['某某县人民政府', 1],
      ['样例市文化和旅游局', 1],
      ['某某市人民政府', 0],
      ['某某省人民政府', 0],
    ] as const) {
      const report = reportOf('2021', { agency })
      report.disclosure!['rules']!['inForce'] = 6
      expect(found(report, 'T2-2')).toHaveLength(faults)
    }
    const own = reportOf('2021')
    own.disclosure!['rules']!['inForce'] = 6
    expect(found(own, 'T2-2', { issue: true, level: 'bureau' })).toMatchObject([{ level: 'error', at: 'disclosure.rules.inForce' }])
  })

  test('T2-7: decisions that are 上一年 ± 增减 in every row were taken for a stock (law notes 12)', () => {
    const report = reportOf('2019')
    for (const row of ['licences', 'otherServices', 'penalties', 'compulsion'])
      report.disclosure![row] = { previous: 0, change: 0, decisions: 0 }
    expect(found(report, 'T2-7')).toEqual([])
    report.disclosure!['licences'] = { previous: 8, change: 1, decisions: 9 }
    report.disclosure!['penalties'] = { previous: 34, change: -21, decisions: 13 }
    expect(found(report, 'T2-7')).toMatchObject([{ level: 'warning', at: 'disclosure.licences.decisions' }])
  })

  test('T2-8: 对外公开总数量 is not below 本年新公开数量', () => {
    const report = reportOf('2019')
    report.disclosure!['normativeDocuments'] = { made: 3, published: 3, totalPublished: 2 }
    expect(found(report, 'T2-8')).toMatchObject([{ at: 'disclosure.normativeDocuments.totalPublished', expected: 3, found: 2 }])
  })
})

describe('the rules from year to year', () => {
  const previous = reportOf('2021', { seed: 5, year: 2022 })
  const following = () => {
    const report = copyOf(reportOf('2021', { seed: 6, year: 2023, sections: [] }))
    const before = rows(previous)['carriedOut'] as number[]
    const [received, carriedIn] = [rows(report)['received'] as number[], rows(report)['carriedIn'] as number[]]
    rows(report)['received'] = received.map((n, i) => n + carriedIn[i]! - before[i]!)
    rows(report)['carriedIn'] = [...before]
    for (const row of ['rules', 'normativeDocuments']) {
      const cells = report.disclosure![row]!
      cells['inForce'] = previous.disclosure![row]!['inForce']! + cells['issued']! - cells['repealed']!
    }
    return report
  }

  test('hold between two reports that follow each other', () => {
    expect(checkReport(following(), { previous }).findings).toEqual([])
  })

  test('T3-5: 二 of this year is 四 of last year', () => {
    const report = following()
    rows(report)['carriedIn']![0]! += 1
    expect(found(report, 'T3-5', { previous })).toMatchObject([{ level: 'error', at: 'applications.rows.carriedIn[0]' }])
  })

  test('T2-1: 现行有效 is last year’s + 制发 − 废止, a warning because expiry breaks it', () => {
    const report = following()
    report.disclosure!['normativeDocuments']!['inForce']! += 1
    expect(found(report, 'T2-1', { previous })).toMatchObject([{ level: 'warning', at: 'disclosure.normativeDocuments.inForce' }])
  })

  test('T2-6: 上一年项目数量 is last year’s number plus its change', () => {
    const before = reportOf('2019', { year: 2019 })
    const report = reportOf('2019', { year: 2020, seed: 9 })
    for (const [row, cells] of Object.entries(before.disclosure!))
      if (cells['change'] !== undefined) report.disclosure![row]!['previous'] = cells['previous']! + cells['change']!
    expect(found(report, 'T2-6', { previous: before })).toEqual([])
    report.disclosure!['charges']!['previous']! += 1
    expect(found(report, 'T2-6', { previous: before })).toMatchObject([{ at: 'disclosure.charges.previous', level: 'warning' }])
  })

  test('T4-3: direct suits rise while every outcome since 2024 was a refusal', () => {
    const report = reportOf('2021', { year: 2024 })
    const zero = Array(7).fill(0)
    for (const key of Object.keys(rows(report))) rows(report)[key] = [...zero]
    for (const key of ['received', 'refusedSecret', 'handled']) rows(report)[key] = [3, 0, 0, 0, 0, 0, 3]
    const before = reportOf('2021', { year: 2023 })
    before.disputes!.litigationDirect = [0, 0, 0, 0, 0]
    report.disputes!.litigationDirect = [2, 0, 0, 0, 2]
    expect(found(report, 'T4-3', { previous: before })).toMatchObject([{ level: 'warning', expected: 0, found: 2 }])
  })

  test('X-6: a text copied from last year is found although the figures in it are new', () => {
    const text =
      '本年度我局深入贯彻落实条例各项规定，围绕群众关心的文化旅游事项及时公开信息，加强制度建设和人员培训，完善公开目录，回应社会关切，全年发布各类信息100条，工作取得新的进展，群众满意度不断提高。'
    const section = (words: string) => [{ number: 1, heading: '总体情况', text: words }]
    const before = reportOf('2021', { year: 2022, sections: section(text) })
    expect(found(reportOf('2021', { sections: section(text.replace('100', '262')) }), 'X-6', { previous: before })).toMatchObject([
      { at: 'sections[0]' },
    ])
    const own =
      '今年把非物质文化遗产名录、导游执业、娱乐场所许可三类信息改为按月公开，答复申请时附查询路径，群众反映的两处目录错误已经更正，培训由两次增至四次，新媒体账号合并为一个，旧账号停更前登了公告。'
    expect(found(reportOf('2021', { sections: section(own) }), 'X-6', { previous: before })).toEqual([])
  })

  test('are not evaluated against a report that is not last year’s', () => {
    const check = checkReport(following(), { previous: reportOf('2021', { year: 2019 }) })
    expect(check.findings).toEqual([])
    expect(check.notChecked.map(each => each.rule)).toContain('T3-5')
  })
})

describe('X-8: the day of publication (Reg. art. 49)', () => {
  test.each([
    ['样例市文化和旅游局', '2024-01-31', 0],
    ['样例市文化和旅游局', '2024-02-01', 1],
    ['某某县人民政府', '2024-03-31', 0],
    ['某某县人民政府', '2024-04-01', 1],
  ] as const)('%s on %s: %i finding', (agency, publishedOn, faults) => {
    expect(found(reportOf('2021', { agency, sections: [] }), 'X-8', { publishedOn })).toHaveLength(faults)
  })

  test('a day that is none is an error of whoever asks', () => {
    expect(() => checkReport(reportOf('2021'), { publishedOn: '2024-02-30' })).toThrow('YYYY-MM-DD')
  })
})
