import { expect, test } from 'vitest'
import { stylesheet } from './layout/assets.ts'

test('the one stylesheet stays under 36 KiB', () => {
  expect(Buffer.byteLength(stylesheet().body)).toBeLessThanOrEqual(36 * 1024)
})

test('what a page hides is hidden, whatever shape its class gives it', () => {
  const { body } = stylesheet()
  expect(body.indexOf('[hidden] {display:none}')).toBeGreaterThan(body.indexOf('@layer modes {'))
})
