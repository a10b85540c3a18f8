import { expect, test } from 'vitest'
import { day } from '../law/index.ts'
import type { BodyKind } from './bodies.ts'
import { ranked, rankingTable } from './ranking.ts'
import type { BodyLine } from './screen.ts'
import { awaited } from './standing.ts'

function line(
  name: string,
  errors: number | null,
  sentOn: string | null,
  received: (number | null)[],
  kind: BodyKind = 'department',
): BodyLine {
  const standing = { ...awaited, errors, firstSubmittedOn: sentOn === null ? null : day(sentOn) }
  const body = {
    id: name,
    slug: name,
    name,
    level: 'county',
    parentId: null,
    region: null,
    dissolvedOn: null,
    lineage: [],
  } as BodyLine['body']
  return { body, kind, situation: sentOn ? 'submitted' : 'none', standing, received, daysLate: null }
}

const lines = [
  line('甲局', 2, '2026-01-12', [null, null, null, 5, 9]),
  line('乙局', 0, '2026-01-10', [null, null, null, 9, 3]),
  line('丙镇', 2, '2026-01-12', [null, null, null, null, 4], 'township'),
  line('丁局', null, null, [null, null, null, 7, null]),
]
const order = (...args: Parameters<typeof ranked>) => ranked(...args).map(({ rank, line: { body }, value }) => [rank, body.name, value])

test('equal bodies share a rank and the next one is skipped; a body without the figure comes last and has none', () => {
  expect(order(lines, 'errors', null)).toEqual([
    [1, '甲局', 2],
    [1, '丙镇', 2],
    [3, '乙局', 0],
    [null, '丁局', null],
  ])
})

test('whoever sent first is first; a change needs both years', () => {
  expect(order(lines, 'submitted', null).map(([rank, name]) => [rank, name])).toEqual([
    [1, '乙局'],
    [2, '甲局'],
    [2, '丙镇'],
    [null, '丁局'],
  ])
  expect(order(lines, 'change', null)).toEqual([
    [1, '甲局', 4],
    [2, '乙局', -6],
    [null, '丙镇', null],
    [null, '丁局', null],
  ])
})

test('one kind of body is ranked among its own, and the ranking can be taken away', () => {
  const own = ranked(lines, 'received', 'township')
  expect(rankingTable(own, 'received', 2025)).toEqual({
    ...{ name: '2025年度排序', head: ['名次', '机关', '状态', '新收申请'] },
    rows: [['1', '丙镇', '已提交，待审', '4']],
  })
})
