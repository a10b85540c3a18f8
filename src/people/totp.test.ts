import { expect, test } from 'vitest'
import { base32, codeOf, fromBase32, newRecoveryCodes, newTotpKey, plainCode, stepOf, stepOfCode, totpAddress } from './totp.ts'

const key = base32(Buffer.from('12345678901234567890'))

// RFC 6238, appendix B, the last six of its eight digits.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at second %i the code is %s (RFC 6238, appendix B)', (second, code) => {
  expect(codeOf(key, stepOf(new Date(second * 1000)))).toBe(code)
})

test('a code holds one step before and after its own, and no longer', () => {
  const now = new Date('2026-03-02T01:00:00Z')
  const at = stepOf(now)
  for (const off of [-1, 0, 1]) expect(stepOfCode(key, codeOf(key, at + off), now)).toBe(at + off)
  for (const off of [-2, 2, 3]) expect(stepOfCode(key, codeOf(key, at + off), now)).toBeNull()
  for (const code of ['', '12345', 'abcdef', '1234567']) expect(stepOfCode(key, code, now)).toBeNull()
})

test('a key is 160 bits in base32, and comes back', () => {
  expect(newTotpKey()).toMatch(/^[A-Z2-7]{32}$/)
  expect(fromBase32(key).toString()).toBe('12345678901234567890')
  expect(totpAddress('ABC', '示例局 公开', 'li.si')).toBe(
    'otpauth://totp/%E7%A4%BA%E4%BE%8B%E5%B1%80%20%E5%85%AC%E5%BC%80:li.si?secret=ABC&issuer=%E7%A4%BA%E4%BE%8B%E5%B1%80%20%E5%85%AC%E5%BC%80&algorithm=SHA1&digits=6&period=30',
  )
})

test('there are ten recovery codes, all different, and they may be typed as they come', () => {
  expect(new Set(newRecoveryCodes()).size).toBe(10)
  expect(plainCode(' ABCDE－fgh23 ')).toBe('abcdefgh23')
})
