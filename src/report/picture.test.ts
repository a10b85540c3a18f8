import { expect, test } from 'vitest'
import { copyOf, reportOf } from '../../test/support/reports.ts'
import { picturesOf } from './picture.ts'
import type { Report } from './report.ts'

const saying = (text: string, report: Report = zeros()): Report => ({ ...report, sections: [{ number: 1, heading: '总体情况', text }] })

function zeros(): Report {
  const report = copyOf(reportOf('2019', { year: 2023 }))
  for (const row of Object.values(report.applications!.rows)) row.fill(0)
  for (const row of Object.values(report.disclosure!)) for (const key of Object.keys(row)) row[key] = 0
  return report
}

test.each(['2019', '2021'] as const)('how applications were answered: the bars of form %s add up to （七）总计', form => {
  const report = reportOf(form, { sections: [] })
  const [picture] = picturesOf(report)
  expect(picture!.bars.map(({ label }) => label)).toEqual(['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他处理'])
  expect(picture!.bars.reduce((sum, { value }) => sum + value, 0)).toBe(report.applications!.rows['handled']![6])
})

test('what the text says was published, where the parts add up', () => {
  const text =
    '主动在网站公开信息151条，其中工作动态95条，基层政务公开信息25条，优化营商环境信息16条，政务公开信息13条，重点领域信息公开2条，完成了任务。'
  const [picture] = picturesOf(saying(text))
  expect(picture!.caption).toBe('2023 年主动公开信息 151 条，按类别')
  expect(picture!.bars.map(({ value }) => value)).toEqual([95, 25, 16, 13, 2])
  expect(picturesOf(saying(text.replace('95', '94')))).toEqual([])
})

test('else the decisions of table 2; of a year of zeros, or of figures that do not add up, there is no picture', () => {
  const decided = zeros()
  decided.disclosure!['penalties']!['decisions'] = 13
  expect(picturesOf(saying('', decided))[0]!.bars).toContainEqual({ label: '行政处罚', value: 13 })
  expect(picturesOf(saying(''))).toEqual([])
  const wrong = copyOf(reportOf('2021', { sections: [] }))
  wrong.applications!.rows['granted']![6]! += 1
  expect(picturesOf(wrong).filter(({ at }) => at.startsWith('applications'))).toEqual([])
})
