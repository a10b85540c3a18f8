import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpOffice } from '../../test/support/people.ts'
import { migrate } from '../db/migrate.ts'
import { open } from '../db/open.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

let root: string
let dataDir: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'gongkai-db-'))
  dataDir = join(root, 'data')
  const database = await open({ dataDir })
  await migrate(database.db)
  await setUpOffice(database.db)
  await database.close()
})
afterAll(() => rmSync(root, { recursive: true }))

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', main, ...args], { env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8' } })
}

async function gongkai(...args: string[]) {
  const child = start(...args)
  let [out, err] = ['', '']
  child.stdout!.on('data', chunk => (out += chunk))
  child.stderr!.on('data', chunk => (err += chunk))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

// One story: each test goes on where the one before ended.

test('while the site runs on the embedded database the backup goes through it, and the site goes on', async () => {
  const site = start('serve', '--port', '0', '--data', dataDir)
  const [said] = (await once(site.stdout!, 'data')) as [Buffer]
  const address = /http:\/\/\S+/.exec(said.toString())![0]
  const path = join(root, 'running.gongkai')
  const backup = await gongkai('db', 'backup', path, '--data', dataDir)
  expect(backup).toMatchObject({ code: 0, out: expect.stringMatching(/^Backed up: \d+ rows, 0 files\.\n$/) })
  expect(backup.err).toMatch(/^account_mail: 0\naccounts: 1\n/)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  const there = join(root, 'from-running')
  expect(await gongkai('db', 'restore', path, '--data', there)).toMatchObject({
    code: 0,
    out: expect.stringContaining('The journal holds.'),
  })
  // What cannot be written is told by the site's words, and another command that holds the directory still is in the way.
  expect(await gongkai('db', 'backup', join(root, 'no', 'such', 'folder'), '--data', dataDir)).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be written'),
  })
  expect(await gongkai('journal', 'verify', '--data', dataDir)).toMatchObject({ code: 4, err: expect.stringContaining('is in use') })
  site.kill('SIGTERM')
  await once(site, 'close')
})

test('backup tells each table on the side and the sum at the end; restore makes the new directory, and the journal holds', async () => {
  const path = join(root, 'kept.gongkai')
  const backup = await gongkai('db', 'backup', path, '--data', dataDir)
  expect(backup).toMatchObject({ code: 0, out: expect.stringMatching(/^Backed up: \d+ rows, 0 files\.\n$/) })
  expect(backup.err).toMatch(/^account_mail: 0\naccounts: 1\n/)
  const there = join(root, 'there')
  expect(await gongkai('db', 'restore', path, '--data', there)).toMatchObject({
    code: 0,
    out: expect.stringContaining('The journal holds.'),
  })
  expect(await gongkai('journal', 'verify', '--data', there)).toMatchObject({ code: 0, out: expect.stringContaining('whole') })
  expect(await gongkai('db', 'restore', path, '--data', there)).toMatchObject({ code: 2, err: expect.stringContaining('new, empty one') })
})

test('a backup that was cut off makes no directory and ends with 2', async () => {
  const [path, none] = [join(root, 'cut'), join(root, 'none')]
  writeFileSync(path, readFileSync(join(root, 'kept.gongkai')).subarray(0, 900))
  expect(await gongkai('db', 'restore', path, '--data', none)).toMatchObject({
    code: 2,
    err: expect.stringContaining('nothing was restored'),
  })
  expect(await gongkai('db', 'backup', path, '--data', none)).toMatchObject({ code: 2 })
  expect(existsSync(none)).toBe(false)
})
