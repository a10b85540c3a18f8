import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { holderOf, lockDirectory } from './lock.ts'
import { InUse } from './unavailable.ts'

const made: string[] = []
const directory = () => made[made.push(mkdtempSync(join(tmpdir(), 'gongkai-lock-'))) - 1]!
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true })
})

/** Another process that takes the lock and holds it until it is killed. */
async function holder(path: string) {
  const code = `import(${JSON.stringify(fileURLToPath(new URL('./lock.ts', import.meta.url)))}).then(m => { m.lockDirectory(${JSON.stringify(path)}); process.stdout.write('held'); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

test('a directory that another process holds is refused with a sentence that names the process', async () => {
  const path = directory()
  const child = await holder(path)
  try {
    expect(() => lockDirectory(path)).toThrow(InUse)
    expect(() => lockDirectory(path)).toThrow(`数据目录正在被另一进程使用（进程 ${child.pid}`)
    expect(holderOf(path)?.pid).toBe(child.pid)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

test('the lock of a process that was killed is taken over', async () => {
  const path = directory()
  const child = await holder(path)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(holderOf(path)).toBe(null)
  const lock = lockDirectory(path)
  expect(holderOf(path)?.pid).toBe(process.pid)
  lock.release()
  expect(existsSync(join(path, 'lock'))).toBe(false)
})

test('a process number that now belongs to another process does not keep the lock', () => {
  const path = directory()
  writeFileSync(join(path, 'lock'), JSON.stringify({ pid: process.ppid, startedAt: '1', host: hostname(), since: '' }))
  lockDirectory(path).release()
})

test('one process does not take the directory twice', () => {
  const path = directory()
  const lock = lockDirectory(path)
  expect(() => lockDirectory(path)).toThrow(InUse)
  lock.release()
  lockDirectory(path).release()
})

test('the lock of another machine holds while it beats, and is dead after a minute of silence', () => {
  const path = directory()
  const file = join(path, 'lock')
  writeFileSync(file, JSON.stringify({ pid: 1, startedAt: '1', host: 'elsewhere', since: '' }))
  expect(() => lockDirectory(path)).toThrow('elsewhere')
  const silent = new Date(Date.now() - 61_000)
  utimesSync(file, silent, silent)
  lockDirectory(path).release()
})

test('of many processes that find a dead lock at once, one gets it', async () => {
  const path = directory()
  const file = join(path, 'lock')
  const code = `import(${JSON.stringify(fileURLToPath(new URL('./lock.ts', import.meta.url)))}).then(m => { try { m.lockDirectory(${JSON.stringify(path)}); process.stdout.write('held') ; setTimeout(() => {}, 20000) } catch (e) { process.stdout.write(e.name) } })`
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1', host: hostname(), since: '' }))
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] }),
  )
  const said = await Promise.all(children.map(async child => String((await once(child.stdout, 'data'))[0])))
  const winner = children[said.indexOf('held')]
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(winner?.pid)
  for (const child of children) child.kill('SIGKILL')
  expect(said.filter(word => word === 'held')).toHaveLength(1)
  expect(said.filter(word => word === 'InUse')).toHaveLength(5)
})
