import { expect, test } from 'vitest'
import { triageOf, whereTo } from './triage.ts'

const own = '示例市文化旅游广电局'
const as = (text: string) => triageOf(text, own).map(hint => hint.as)

test('a petition or a complaint in the form of an application is told to go its own way (art. 39(1))', () => {
  expect(as('举报某歌舞厅超时经营，要求依法查处')).toEqual(['complaint'])
  expect(as('我多次信访，要求解决拖欠的工资补偿')).toContain('petition')
  expect(triageOf('举报某网吧', own)[0]!.cites).toBe('《政府信息公开条例》第三十九条第一款')
})

test('publications that anybody may buy or read are no matter of an application (art. 39(2))', () => {
  expect(as('请提供 2024 年政府公报和年鉴')).toEqual(['publication'])
})

test('a question is no wish for a document', () => {
  expect(as('请问旅行社如何办理许可？')).toEqual(['enquiry'])
})

test('what another agency is responsible for is named (art. 36(5)); the own field is not', () => {
  expect(triageOf('派出所 2023 年户籍登记数量', own).find(hint => hint.as === 'otherAgency')).toMatchObject({ words: '派出所' })
  expect(as('文化市场行政处罚决定书')).toEqual([])
})

test('an ordinary wish hints at nothing', () => {
  expect(as('2022 年度送戏下乡演出场次和补助标准')).toEqual([])
})

test('where it belongs is what the agency says in its guide (art. 12)', () => {
  const ways = { petitions: '市信访局', complaints: '12345', enquiries: '政务大厅' }
  expect(triageOf('投诉导游', own).map(hint => whereTo(hint, ways))).toEqual(['12345'])
})
