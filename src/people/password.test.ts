import { expect, test } from 'vitest'
import { hashPassword, passwordFault, passwordFits, startPassword } from './password.ts'

test.each([
  ['short1!', '至少 12'],
  ['zhangwei-2026-ab', '登录名'],
  ['password1234', '太常见'],
  ['Admin@123456', '太常见'],
  ['qwertyuiop123', '太常见'],
  ['123456789012345', '太常见'],
  ['aaaaaaaaaaaaaa', '太常见'],
  ['Gongkai@2026!!', '太常见'],
  ['abcdefghijklmn', '太常见'],
  ['５２０１３１４５２０１３１４', '太常见'],
  ['1qaz2wsx3edc', '太常见'],
  ['x'.repeat(201), '最多 200'],
])('the password %s is refused', (password, words) => {
  expect(passwordFault(password, 'zhangwei')).toContain(words)
})

test.each(['correct horse battery', '山高水长，春风又绿江南岸', 'k7mq-w3xz-p9ra-h2td', 'tT9$vLw2#qZx'])(
  'the password %s is accepted',
  password => {
    expect(passwordFault(password, 'zhangwei')).toBe(null)
  },
)

test('start passwords pass the rule, differ, and hold no character that is mistaken for another', () => {
  const made = Array.from({ length: 200 }, startPassword)
  expect(new Set(made).size).toBe(200)
  for (const password of made) {
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
    expect(passwordFault(password, 'zhangwei')).toBe(null)
  }
})

test('a password is kept as argon2id and fits whichever way its characters were typed', async () => {
  const hash = await hashPassword('ＫＥＴＴＬＥ ga-山高水长')
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(await passwordFits('KETTLE ga-山高水长', hash)).toBe(true)
  expect(await passwordFits('kettle ga-山高水长', hash)).toBe(false)
  expect(await passwordFits('KETTLE ga-山高水长', null)).toBe(false)
})
