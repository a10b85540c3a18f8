import { expect, test } from 'vitest'
import { loggable, makeLog } from './log.ts'

test('what a database says of a row is not logged', () => {
  const error = Object.assign(new Error('duplicate key value: (phone)=(13800000000)'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (phone)=(13800000000) already exists.',
    constraint: 'accounts_login_name_key',
  })
  const text = JSON.stringify(loggable(error))
  expect(text).not.toContain('13800000000')
  expect(text).toContain('accounts_login_name_key')
  expect(text).toContain('log.test.ts')
})

test('a password that is given to the log by mistake is taken out, and a desk is told of warnings only', () => {
  const lines: string[] = []
  const log = makeLog('warn', { write: line => void lines.push(line) })
  log.info('quiet')
  log.warn({ form: { password: 'open sesame' }, token: 'abc' }, 'loud')
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/open sesame|abc/)
})
