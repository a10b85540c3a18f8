import { expect, test } from 'vitest'
import { copyOf, reportOf } from '../../../test/support/reports.ts'
import { day } from '../../law/index.ts'
import { type Comparison, comparisonsOf, type Sources } from './gaps.ts'

const report = reportOf('2021', { year: 2023 })
const published = { total: 0, categories: [], sections: [], channels: [], takenBack: 0 }
const standing = { register: 'penalties', label: '行政处罚', open: 0, shown: 0, withheld: 0, withdrawn: 0 } as const
const held = (more: Partial<Sources>) => {
  const about = { year: 2023, publishedOn: day('2024-01-20'), dueOn: day('2024-01-31'), today: day('2024-02-10') }
  return comparisonsOf({ report, compiled: report, previous: null, published, registers: [], ...about, ...more })
}
const gapsOf = (all: readonly Comparison[], name: string) => all.find(one => one.name === name)!.gaps

test('a figure that its records do not count is a gap with both figures, its cell, and the reason that was typed', () => {
  const compiled = copyOf(report)
  compiled.disclosure!['penalties']!['decisions']! += 2
  compiled.disputes!.reconsideration[0]! += 1
  const said = report.disclosure!['penalties']!['decisions']!
  const typed = { ...report, typedOver: [{ at: 'disclosure.penalties.decisions', compiled: said, why: '两件已撤销' }] }
  const all = held({ report: typed, compiled })
  expect(gapsOf(all, '表二与文件、台账')).toEqual([
    {
      ...{ what: '表二 · 行政处罚 · 本年处理决定数量', inReport: String(said), inRecords: String(said + 2), reason: '两件已撤销' },
      behind: { of: 'cell', at: 'disclosure.penalties.decisions' },
    },
  ])
  expect(gapsOf(all, '表四与复议诉讼记录')).toHaveLength(1)
  expect(gapsOf(all, '表三与申请登记')).toEqual([])
})

test('what section 一 says was published is held against the portal, kind by kind; a kind that it leaves out is named', () => {
  const told = copyOf(report)
  told.sections[0]!.text = '全年公开政府信息12条，其中工作动态8条，重点领域4条。'
  const categories = [
    { key: 'news', name: '工作动态', items: 7 },
    { key: 'rules', name: '政策文件', items: 3 },
  ]
  const gaps = gapsOf(held({ report: told, published: { ...published, total: 10, categories } }), '第一部分与网站公开的信息')
  expect(gaps.map(({ what, inReport, inRecords }) => [what, inReport, inRecords])).toEqual([
    ['公开信息总数', '12', '10'],
    ['工作动态', '8', '7'],
    ['重点领域', '4', '0'],
    ['政策文件（报告没有写）', '0', '3'],
  ])
  const silent = copyOf(report)
  silent.sections[0]!.text = '公开了许多信息。'
  expect(held({ report: silent }).find(({ cites }) => cites.includes('X-2'))!.nothing!.why).toContain('没有写')
})

test('a total that stands alone is held against the portal too, and what was taken back since is told beside it', () => {
  const told = copyOf(report)
  told.sections[0]!.text = '2023年，我局主动公开政府信息12条。通过微信公众号公开信息3条。'
  const kinds = [{ key: 'news', name: '工作动态', items: 10 }]
  const against = (total: number, takenBack: number) =>
    gapsOf(held({ report: told, published: { ...published, total, categories: kinds, takenBack } }), '第一部分与网站公开的信息')
  expect(against(10, 2).map(({ what, inReport, inRecords, behind }) => [what, inReport, inRecords, behind])).toEqual([
    ['公开信息总数', '12', '10', { of: 'publications' }],
    ['其中当年公开、后来撤下', '—', '2', { of: 'publications', takenBack: true }],
  ])
  expect(against(12, 2)).toEqual([])
  told.sections[0]!.text = '把扶持政策列为公开的重点，各渠道共发布12条，群众能查到。'
  expect(against(11, 0).map(({ inReport, inRecords }) => [inReport, inRecords])).toEqual([['12', '11']])
})

test('T3-5: what is carried in equals what last year carried out, in every column', () => {
  const previous = copyOf(reportOf('2021', { year: 2022 }))
  previous.applications!.rows['carriedOut'] = [...report.applications!.rows['carriedIn']!]
  expect(gapsOf(held({ previous }), '上年结转与上一年度报告')).toEqual([])
  previous.applications!.rows['carriedOut']![6]! += 1
  expect(gapsOf(held({ previous }), '上年结转与上一年度报告').map(({ what }) => what)).toEqual([
    '表三 · 二、上年结转政府信息公开申请数量 · 总计',
  ])
  expect(held({}).find(({ cites }) => cites.includes('T3-5'))!.nothing!.why).toContain('2022')
})

test('T2-5: a decision is public, or lawfully kept back, or still to be published; the report tells of no fewer than are public', () => {
  const told = (decisions: number, more: Partial<typeof standing | Record<'open' | 'shown' | 'withheld' | 'withdrawn', number>>) => {
    const own = copyOf(report)
    own.disclosure!['penalties']!['decisions'] = decisions
    const gaps = gapsOf(held({ report: own, registers: [{ ...standing, ...more }] }), '许可、处罚决定与公示')
    return gaps.map(({ what, inReport, inRecords, behind }) => [what, inReport, inRecords, behind])
  }
  const behind = { of: 'register', register: 'penalties' }
  expect(told(4, { shown: 3, withheld: 1 })).toEqual([])
  expect(told(6, { open: 2, shown: 2, withdrawn: 1, withheld: 1 })).toEqual([
    ['行政处罚：有决定还没有公示', '6', '已公示 3，不予公示 1，待公示 2', behind],
  ])
  expect(told(2, { shown: 2, withdrawn: 1 })).toEqual([
    ['行政处罚：报告的件数少于已公示的件数', '2', '已公示 3，不予公示 0，待公示 0', behind],
  ])
})

test('X-8: a report that was published late, or is overdue, is named; one that is not due yet is not', () => {
  const late = (publishedOn: string | null, today: string) =>
    gapsOf(held({ publishedOn: publishedOn === null ? null : day(publishedOn), today: day(today) }), '公布日期与法定期限').length
  expect([late('2024-01-31', '2024-03-01'), late('2024-02-01', '2024-03-01'), late(null, '2024-01-31'), late(null, '2024-02-01')]).toEqual([
    0, 1, 0, 1,
  ])
})
