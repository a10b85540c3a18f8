import { expect, test } from 'vitest'
import { day } from './day.ts'
import { columnVetoes, freshUntil, reexaminationMonths } from './inspection.ts'

test.each([
  ['动态类栏目两周未更新的，为不更新（国办秘函〔2019〕19号）', 'news', null, '2026-03-16'],
  ['通知公告、政策文件类栏目六个月未更新的，为不更新（国办秘函〔2019〕19号）', 'notice', null, '2026-09-02'],
  ['其他栏目没有规定更新期限', 'statutory', null, null],
  ['机关自己定的期限优先', 'statutory', 90, '2026-05-31'],
])('%s', (_, kind, ownDays, until) => {
  expect(freshUntil(kind, day('2026-03-02'), ownDays)).toBe(until)
})

test('不予公开的政府信息定期评估审查，定期读作每年一次（第十八条）', () => {
  expect(reexaminationMonths).toMatchObject({ months: 12, mark: 'inferred' })
})

test('空白栏目五个、不更新栏目十个，单项否决（国办秘函〔2019〕19号）', () => {
  expect(columnVetoes).toMatchObject({ empty: 5, neglected: 10, neglectedNewsAndNotices: 5 })
})
