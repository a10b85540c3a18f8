import { expect, it } from 'vitest'
import { readReportText } from './index.ts'

const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const groups = ['行政复议', '未经复议直接起诉', '复议后起诉']
const rows = [
  [4, 1, 2, 0, 7],
  [1, 0, 3, 1, 5],
  [2, 2, 0, 1, 5],
]
const right = { reconsideration: rows[0], litigationDirect: rows[1], litigationAfterReconsideration: rows[2] }
const read = (table: string) =>
  readReportText(`四、政府信息公开行政复议、行政诉讼情况\n${table}\n五、存在的主要问题及改进情况\n无。`).disputes
const cells = (list: readonly (string | number)[]) => `| ${list.join(' | ')} |\n`
const twoHeads = cells(['行政复议', '行政诉讼']) + cells(['未经复议直接起诉', '复议后起诉'])
const three = (list: readonly string[]) => cells([...list, ...list, ...list])

it.each([
  ['three rows', cells(['', ...heads]) + rows.map((row, i) => cells([groups[i]!, ...row])).join('')],
  ['results down the side', cells(['', ...groups]) + heads.map((head, i) => cells([head, ...rows.map(row => row[i]!)])).join('')],
  ['a label and a figure a line', rows.map((row, i) => `${groups[i]}\n${row.map((n, c) => `${heads[c]}：${n}件`).join('\n')}\n`).join('')],
  ['a row of column numbers', twoHeads + three(heads) + cells(rows.flat().map((_, i) => i + 1)) + cells(rows.flat())],
  ['a note under it', `${twoHeads + three(heads) + cells(rows.flat())}注：行政复议12件，行政诉讼 3`],
  ['总计 before the results', twoHeads + three([heads[4]!, ...heads.slice(0, 4)]) + cells(rows.flatMap(r => [r[4]!, ...r.slice(0, 4)]))],
])('table 4 as %s', (_, table) => expect(read(table)).toMatchObject(right))

it('table 4 without totals: the totals are unread, never made', () => {
  const found = read(twoHeads + three(heads.slice(0, 4)) + cells(rows.flatMap(row => row.slice(0, 4))))
  expect(found!.reconsideration).toEqual([4, 1, 2, 0, null])
  expect(found!.litigationAfterReconsideration).toEqual([2, 2, 0, 1, null])
})

it('行政诉讼 before 行政复议, or two rows of figures: nothing is read', () => {
  const other = cells(['行政诉讼', '行政复议']) + three(heads) + cells(rows.flat())
  expect(read(other)!.reconsideration).toEqual([null, null, null, null, null])
  expect(read(twoHeads + three(heads) + cells(rows.flat()) + cells(rows.flat().map(n => n + 1)))!.litigationDirect[0]).toBeNull()
})
