import { expect, test } from 'vitest'
import { carryOverOf } from './carry-over.ts'

const body = (id: string) => ({ id, name: id, dissolvedOn: null })

test('last year’s 四 and this year’s 二 agree while the bodies are the same and follow their own reports (law notes 6.6)', () => {
  const included = [
    { ...body('甲局'), carriedIn: 3 },
    { ...body('乙局'), carriedIn: 0 },
  ]
  const before = new Map([
    ['甲局', 3],
    ['乙局', 0],
  ])
  expect(carryOverOf({ included, missing: [], left: [], before })).toEqual({ before: 3, now: 3, changes: [] })
})

test('who joined, who left and to whom, who is missing and who does not follow is named, and the parts add up to the difference', () => {
  const over = carryOverOf({
    included: [
      { ...body('甲局'), carriedIn: 4 },
      { ...body('新局'), carriedIn: 2 },
      { ...body('丙局'), carriedIn: 1 },
    ],
    missing: [body('丁局'), body('戊局')],
    left: [{ ...body('旧局'), dissolvedOn: '2025-06-30', successor: '新局' }],
    before: new Map([
      ...([
        ['甲局', 3],
        ['丙局', 1],
        ['丁局', 5],
        ['旧局', 2],
      ] as const),
    ]),
  })
  expect(over.changes.map(({ name, reason, before, now }) => [name, reason, before, now])).toEqual([
    ['甲局', 'differs', 3, 4],
    ['新局', 'joined', null, 2],
    ['丁局', 'missing', 5, null],
    ['旧局', 'left', 2, null],
  ])
  expect(over.changes.at(-1)).toMatchObject({ on: '2025-06-30', successor: '新局' })
  expect(over).toMatchObject({ before: 11, now: 7 })
  const parts = over.changes.reduce((sum, { before, now }) => sum + (now ?? 0) - (before ?? 0), 0)
  expect(parts).toBe(over.now - over.before)
})
