import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { passphrase } from '../../test/support/people.ts'
import { migrate } from '../db/migrate.ts'
import { open } from '../db/open.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const setupFlags = [
  '--agency',
  '示例市文化旅游广电局',
  '--slug',
  'wenlv',
  '--level',
  'city',
  '--section',
  '办公室',
  '--name',
  '王芳',
  '--login',
  'wangfang',
  '--password-stdin',
]

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gongkai-cli-'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

async function gongkai(args: string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    env: { PATH: process.env['PATH'], LANG: 'zh_CN.UTF-8', ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, out, err }
}

// One story: each test goes on where the one before ended.

test('doctor on an empty machine says what comes next, and makes nothing', async () => {
  const { code, out } = await gongkai(['doctor', '--data', join(dataDir, 'none'), '--json'])
  expect(code).toBe(0)
  const { findings } = JSON.parse(out)
  expect(findings).toContainEqual(expect.objectContaining({ what: '数据库', state: 'note', todo: 'gongkai setup 会建立它。' }))
  expect(await gongkai(['journal', 'verify', '--data', join(dataDir, 'none')])).toMatchObject({
    code: 2,
    err: expect.stringContaining('gongkai setup'),
  })
  expect(existsSync(join(dataDir, 'none'))).toBe(false)
  expect(findings).toContainEqual({ what: '密码散列', state: 'good', found: 'argon2id' })
})

test('setup without a terminal names the flag that is missing', async () => {
  const { code, err } = await gongkai(['setup', '--data', dataDir, '--agency', '示例局'])
  expect({ code, err }).toEqual({ code: 2, err: '请用 --slug 给出机构简称（小写字母，例如 wenlv）。\n' })
})

test('setup refuses a weak password and has made nothing', async () => {
  const { code, err } = await gongkai(['setup', '--data', dataDir, ...setupFlags], { input: 'password\n' })
  expect({ code, err }).toEqual({ code: 2, err: 'password: 密码至少 12 个字符，可以用几个不相干的词连成一句。\n' })
})

test('setup makes the agency, its section and the administrator, once', async () => {
  const first = await gongkai(['setup', '--data', dataDir, ...setupFlags], { input: `${passphrase}\n` })
  expect(first).toMatchObject({ code: 0, out: '完成。管理员“wangfang”可以登录：gongkai serve\n', err: '' })
  const second = await gongkai(['setup', '--data', dataDir, ...setupFlags], { input: `${passphrase}\n` })
  expect(second).toMatchObject({ code: 2, err: '已经完成初始设置。\n' })
})

test('db migrate has nothing left to do', async () => {
  expect(await gongkai(['db', 'migrate', '--data', dataDir])).toMatchObject({ code: 0, out: '数据库已是最新。\n' })
})

test('journal verify holds; --expect finds a hash that was kept; an altered entry is named with exit 1', async () => {
  const { code, out } = await gongkai(['journal', 'verify', '--data', dataDir, '--json'])
  const verdict = JSON.parse(out)
  expect({ code, verdict }).toMatchObject({ code: 0, verdict: { ok: true, chains: [{ agency: 'wenlv', entries: 1 }] } })
  const kept = await gongkai(['journal', 'verify', '--data', dataDir, '--expect', verdict.chains[0].hash])
  expect(kept).toMatchObject({ code: 0, out: expect.stringContaining('另外保存的哈希在链中。') })
  expect(await gongkai(['journal', 'verify', '--data', dataDir, '--expect', 'f'.repeat(64)])).toMatchObject({ code: 1 })
  expect(await gongkai(['journal', 'verify', '--data', dataDir, '--expect', 'short'])).toMatchObject({ code: 2 })

  const database = await open({ dataDir })
  await database.db.updateTable('journal').set({ actor: '他人' }).execute()
  await database.close()
  expect(await gongkai(['journal', 'verify', '--data', dataDir])).toMatchObject({
    code: 1,
    out: expect.stringContaining('wenlv  不完好：第 1 条被改动'),
  })
})

test('while another process has the directory open, a command ends with exit 4 and doctor says who has it', async () => {
  const database = await open({ dataDir })
  await migrate(database.db)
  const [refused, doctor] = [await gongkai(['db', 'migrate', '--data', dataDir]), await gongkai(['doctor', '--data', dataDir])]
  await database.close()
  expect(refused.code).toBe(4)
  expect(refused.err).toContain(`数据目录正在被另一进程使用（进程 ${process.pid}`)
  expect(doctor.out).toContain(`正在使用（进程 ${process.pid}`)
})

test('a server that does not answer is exit 4; settings that cannot be used are exit 2, all named', async () => {
  const away = await gongkai(['db', 'migrate'], { env: { DATABASE_URL: 'postgres://clerk:geheim@127.0.0.1:1/none' } })
  expect(away.code).toBe(4)
  expect(away.err).not.toContain('geheim')
  const wrong = await gongkai(['db', 'migrate'], { env: { NODE_ENV: 'production', PORT: 'x' } })
  expect(wrong).toMatchObject({ code: 2 })
  expect(wrong.err.trim().split('\n')).toHaveLength(4)
  const doctor = await gongkai(['doctor'], { env: { NODE_ENV: 'production', PORT: 'x' } })
  expect(doctor.code).toBe(1)
  expect(doctor.out.match(/✗/g)).toHaveLength(3)
})
