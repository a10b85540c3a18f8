import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feeByItem, feeByPage, feeOfItem } from './fees.ts'

describe('the information processing fee (109号; law notes 5)', () => {
  test.each([
    [0, 0],
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [40, 4000],
    [41, 4300],
    [50, 7000],
    [51, 7400],
  ])('%i applications of one applicant in a calendar month cost %i 元', (applications, yuan) => {
    expect(feeByItem(applications)).toBe(yuan)
  })

  test.each([
    [0, 0],
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [200, 2700],
    [201, 2740],
    [300, 6700],
  ])('%i pages of one application cost %i 元', (pages, yuan) => {
    expect(feeByPage(pages)).toBe(yuan)
  })

  test('only the excess is dearer: the n-th application never costs less than the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), n => {
        expect(feeOfItem(n + 1)).toBeGreaterThanOrEqual(feeOfItem(n))
        expect(feeByPage(n + 1)! - feeByPage(n)!).toBeGreaterThanOrEqual(0)
      }),
    )
    expect([10, 11, 30, 31, 40, 41].map(feeOfItem)).toEqual([0, 100, 100, 200, 200, 300])
  })

  test('pages are charged only where information is supplied, not where the answer points to what is public', () => {
    expect(feeByPage(100, 'granted')).toBe(700)
    expect(feeByPage(100, 'alreadyPublic')).toBeNull()
    expect(feeByPage(100, 'refusedSecret')).toBeNull()
  })

  test('what cannot be counted is not priced', () => {
    expect(() => feeByItem(-1)).toThrow(RangeError)
    expect(() => feeByPage(1.5)).toThrow(RangeError)
  })
})
