import { expect, test } from 'vitest'
import { formatNumber, parseNumber, patternFaults, withHexBrackets } from './document-number.ts'

const number = { prefix: '示文旅广公复', year: 2026, n: 12 }

test('a number has its year in 〔 〕 and no leading zeros (GB/T 9704)', () => {
  expect(formatNumber(number)).toBe('示文旅广公复〔2026〕12号')
  expect(formatNumber(number, '{prefix}〔{year}〕第{n}号')).toBe('示文旅广公复〔2026〕第12号')
  expect(formatNumber({ ...number, prefix: '{n}$&' })).toBe('{n}$&〔2026〕12号')
  expect(() => formatNumber({ ...number, n: 0 })).toThrow(RangeError)
})

test.each([
  '示文旅广公复﹝2026﹞12号',
  '示文旅广公复[2026]12号',
  '示文旅广公复（2026）第012号',
  '示文旅广公复 〔2026〕 12 号',
  '示文旅广公复【2026】12号',
])('%s is read as the same number', text => {
  expect(parseNumber(text)).toEqual(number)
})

test('what is no number is none', () => {
  expect(['', '12号', '示文旅广公复2026-12', '示文旅广公复〔2026〕0号'].map(parseNumber)).toEqual([null, null, null, null])
  expect(withHexBrackets('国办函(2020)109号（试行）')).toBe('国办函〔2020〕109号（试行）')
})

test('a pattern without year or serial is refused, one that is not the standard is said', () => {
  expect(patternFaults('{prefix}〔{year}〕{n}号')).toEqual([])
  expect(patternFaults('{prefix}〔{year}〕第{n}号').map(fault => fault.level)).toEqual(['should'])
  expect(patternFaults('{prefix}{n}号').map(fault => fault.level)).toEqual(['must', 'should'])
  expect(patternFaults('{x}〔{year}〕{n}{n}号').map(fault => fault.text)).toEqual(['缺少顺序号 {n}', '没有“{x}”这个填写项'])
})
