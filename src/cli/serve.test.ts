import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../test/support/sources.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-serve-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** The command as a process of its own; `said` waits until its output holds the words. */
function serve(...flags: string[]) {
  const env = { PATH: process.env['PATH'], LANG: 'en_US.UTF-8' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'serve', ...flags], { cwd: root, env })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => (out += chunk))
  child.stderr.on('data', chunk => (err += chunk))
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  const said = async (words: RegExp) => {
    for (;;) {
      const found = words.exec(out)
      if (found) return found
      if (child.exitCode !== null) throw new Error(err)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  return { child, said, ended, err: () => err }
}

test('serve prints its address and the one-time code, serves, keeps its key to itself, and stops when it is told', async () => {
  const { child, said, ended, err } = serve('--port', '0', '--data', dataDir)
  const address = (await said(/http:\/\/localhost:\d+/))[0]
  await said(/\/setup; the one-time code, good for 24 hours: [0-9a-f]{6}(-[0-9a-f]{6}){3}\n/)
  await said(/Ctrl\+C/)
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true })
  expect((await fetch(`${address}/setup`)).status).toBe(200)
  expect(statSync(join(dataDir, 'secret')).mode & 0o077).toBe(0)

  const second = serve('--port', '0', '--data', dataDir)
  expect(await second.ended).toBe(4)
  expect(second.err()).toContain(dataDir)

  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(err()).toBe('')
})

test('a port in use is one sentence and exit status 4', async () => {
  const taken = createServer()
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as { port: number }
  const { ended, err } = serve('--port', String(port), '--data', dataDir)
  expect(await ended).toBe(4)
  expect(err()).toMatch(new RegExp(`^[^\\n]*Port ${port} is in use[^\\n]*\\n$`))
  taken.close()
})
