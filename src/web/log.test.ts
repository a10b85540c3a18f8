import { spawn } from 'node:child_process'
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

/** What a process of its own has written to stderr when it is over. */
async function written(work: string): Promise<string> {
  const program = `import { makeLog } from '${new URL('./log.ts', import.meta.url)}'; const log = makeLog('info'); ${work}`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  let all = ''
  child.stderr.on('data', piece => {
    all += piece
  })
  await new Promise(resolve => child.on('close', resolve))
  return all
}

test('lines are written together, but none is lost when the process ends or fails, and a warning is written at once', async () => {
  const many = "for (let i = 0; i < 500; i++) log.info({ i }, 'request');"
  const killed = (afterMs: number) => `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${afterMs})`
  const [ended, failed, warned, waited] = await Promise.all([
    written(`${many} process.exit(0)`),
    written(`${many} setTimeout(() => { throw new Error('nobody catches this') }, 1)`),
    written(`log.info('before'); log.error('now'); ${killed(1)}`),
    written(`log.info('quiet'); ${killed(2000)}`),
  ])
  for (const all of [ended, failed]) expect(all.match(/"request"/g)).toHaveLength(500)
  expect(failed).toContain('nobody catches this')
  expect(warned).toMatch(/before[\s\S]*now/)
  expect(waited).toContain('quiet')
})
