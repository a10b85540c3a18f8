import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Place, Secrets } from './seal.ts'

const secret = 'a secret of the first year, long enough'
const next = 'another secret, since the first was seen'
const place: Place = { table: 'applications', column: 'phone', agencyId: '01', id: '02' }

test('what was encrypted is read again, whatever text it is', () => {
  const secrets = new Secrets(secret)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(secrets.decrypt(secrets.encrypt(text, place), place)).toBe(text)
    }),
  )
})

test('the same text is never encrypted to the same value, and does not show in it', () => {
  const secrets = new Secrets(secret)
  const [one, other] = [secrets.encrypt('13800138000', place), secrets.encrypt('13800138000', place)]
  expect(one).not.toBe(other)
  expect(one).not.toContain('138')
  expect(Buffer.from(one.split('.')[2]!, 'base64url').toString('latin1')).not.toContain('13800138000')
})

test('a value that was copied into another row, column, table or agency cannot be read there', () => {
  const secrets = new Secrets(secret)
  const sealed = secrets.encrypt('430682199001011234', place)
  for (const part of ['table', 'column', 'agencyId', 'id'] as const)
    expect(() => secrets.decrypt(sealed, { ...place, [part]: 'other' })).toThrow('was altered or belongs to another row')
})

test('a value altered in one bit is refused, and one that is cut off', () => {
  const secrets = new Secrets(secret)
  const [form, key, data] = secrets.encrypt('张三', place).split('.') as [string, string, string]
  const bytes = Buffer.from(data, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes)
    altered[at]! ^= 1
    expect(() => secrets.decrypt(`${form}.${key}.${altered.toString('base64url')}`, place)).toThrow('was altered')
  }
  for (let length = 0; length < bytes.length; length += 1)
    expect(() => secrets.decrypt(`${form}.${key}.${bytes.subarray(0, length).toString('base64url')}`, place)).toThrow()
  expect(() => secrets.decrypt('张三', place)).toThrow('applications.phone of 02 is not an encrypted value')
})

test('after the secret was changed the old values are still read, and known as old', () => {
  const old = new Secrets(secret).encrypt('张三', place)
  const changed = new Secrets(next, [secret])
  expect(changed.decrypt(old, place)).toBe('张三')
  expect(changed.isUnderFormerKey(old)).toBe(true)
  const again = changed.encrypt('张三', place)
  expect(changed.isUnderFormerKey(again)).toBe(false)
  expect(new Secrets(next).decrypt(again, place)).toBe('张三')
  expect(() => new Secrets(next).decrypt(old, place)).toThrow('which the settings do not name')
})

test('an error names the place and never the value', () => {
  const sealed = new Secrets(secret).encrypt('秘密的名字', place)
  expect(() => new Secrets(next).decrypt(sealed, place)).toThrow(/^applications\.phone of 02 was encrypted with key [0-9a-f]{12},/)
})

test('a token is found by its hash under the secret now and under the former one', () => {
  const old = new Secrets(secret).tokenHash('k7')
  const changed = new Secrets(next, [secret])
  expect(old).toHaveLength(32)
  expect(changed.tokenHash('k7').equals(old)).toBe(false)
  expect(changed.tokenHashes('k7').some(hash => hash.equals(old))).toBe(true)
  expect(new Secrets(secret).tokenHash('k7').equals(old)).toBe(true)
})

test('a secret of fewer than 32 characters is refused', () => {
  expect(() => new Secrets('short')).toThrow('fewer than 32')
  expect(() => new Secrets(secret, [''])).toThrow('fewer than 32')
})
