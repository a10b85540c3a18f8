import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inPerson, registered, replied, staffedOffice } from '../../test/support/cases-of-applications.ts'
import { applicationOf } from '../applications/index.ts'
import { migrate } from '../db/migrate.ts'
import { open } from '../db/open.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-cases-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

let slug: string
let numbers: string[]
beforeAll(async () => {
  const { db, close } = await open({ dataDir })
  await migrate(db)
  const office = await staffedOffice(db)
  const { agency } = office
  const keys = [await registered(office, inPerson('2023-03-01')), await registered(office, inPerson('2023-03-02'))]
  await replied(office, keys[0]!.key, 'granted', { decided: '2023-03-10', signed: '2023-03-10', posted: '2023-03-13' })
  numbers = await Promise.all(keys.map(async ({ key }) => (await applicationOf(db, key))!.number))
  // a row that says something else than its steps
  const { id } = (await applicationOf(db, keys[1]!.key))!
  await db.updateTable('applications').set({ dueOn: '2099-01-01' }).where('agencyId', '=', agency.id).where('id', '=', id).execute()
  slug = agency.slug
  await close()
})

type Ran = { code: number; out: string; err: string }
const gongkai = (...args: string[]): Promise<Ran> =>
  new Promise(resolve => {
    const env = { PATH: process.env['PATH'], LANG: 'zh_CN.UTF-8' }
    const all = ['--import', 'tsx', main, 'applications', ...args, '--agency', slug, '--data', dataDir]
    execFile(process.execPath, all, { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }))
  })

test('recompute puts right what a row says otherwise than its steps, once', async () => {
  expect(await gongkai('recompute')).toMatchObject({ code: 0, out: `${numbers[1]}  2099-01-01 → 2023-03-30\n更正 1 件\n` })
  expect(JSON.parse((await gongkai('recompute', '--json')).out)).toEqual({ moved: [] })
})

test('list names the cases by number, state and days, and nobody who applied', async () => {
  const { out } = await gongkai('list', '--json')
  const lines = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines.map(({ number, state, wasLate }) => [number, state, wasLate])).toEqual([
    [numbers[0], 'settled', false],
    [numbers[1], 'handling', null],
  ])
  expect(out).not.toMatch(/王|长安路|1380/)
  expect((await gongkai('list', '--overdue')).out).toBe(`${numbers[1]}  正在办理  答复期限 2023-03-30  逾期：作出答复 2023-03-30\n`)
  expect((await gongkai('list', '--year', '2022')).out).toBe('')
  expect(await gongkai('list', '--year', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('四位数字') })
})

test('show gives every step with its article and each line of the ledger; a number that is not there is exit 2', async () => {
  const { out } = await gongkai('show', numbers[0]!)
  expect(out).toContain('2023-03-13')
  expect(out).toMatch(/期限 {2}2023-03-29/)
  expect(out).toContain('第三十三条')
  expect(out).not.toMatch(/王小明|长安路/)
  const whole = JSON.parse((await gongkai('show', numbers[0]!, '--json')).out)
  expect(whole.clock.dueOn).toBe('2023-03-29')
  expect(whole.steps.at(-1).step).toBe('delivered')
  expect(await gongkai('show', 'none-1')).toMatchObject({ code: 2, err: expect.stringContaining('没有编号为 none-1 的申请') })
})
