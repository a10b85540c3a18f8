import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { insertAgency } from '../../test/support/agency.ts'
import { root } from '../../test/support/sources.ts'
import { migrate } from '../db/migrate.ts'
import { open } from '../db/open.ts'
import { openFiles } from '../files/index.ts'
import { verify } from '../journal/index.ts'
import { findAgency } from '../people/index.ts'
import { signIn } from '../people/sign-in-actions.ts'
import { contentOf, reportOfYear, stepsOf } from '../report/store.ts'
import { openDemo, standingOfDump } from './demo-database.ts'
import { newPasswords } from './sample.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-demo-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const now = new Date('2026-03-02T01:00:00Z')

test('the dump of the samples is made from the migrations and data that are here: npm run generate', async () => {
  expect(await standingOfDump()).toBe('fresh')
})

test('a new demo opens from the dump, its journal holds, its files are there, and the report says what the real one said', async () => {
  const { db, close } = await openDemo(dataDir, now)
  const agency = (await findAgency(db, { slug: 'sample-bureau' }))!
  const stored = (await reportOfYear(db, agency.id, 2023))!
  const report = await contentOf(db, stored, stored.publishedVersion!)
  const steps = await stepsOf(db, stored)
  const verdict = await verify(db)
  const { missing } = await openFiles(dataDir, { fileBytes: 20_000_000 }).sweepOrphans(db, new Date(0))
  await close()
  expect(missing).toEqual([])
  expect(agency.name).toContain('示例')
  expect(stored.state).toBe('published')
  expect(report.sections.map(({ text }) => text).join('')).toContain(
    '公开信息151条，其中工作动态95条，基层政务公开信息25条，优化营商环境信息16条，政务公开信息13条，重点领域信息公开2条',
  )
  expect(report.disclosure).toMatchObject({
    licences: { previous: 8, change: 1, decisions: 9 },
    penalties: { previous: 34, change: -21, decisions: 13 },
  })
  expect(
    Object.values(report.applications!.rows)
      .flat()
      .every(figure => figure === 0),
  ).toBe(true)
  expect(steps[0]!.findings!.map(({ rule }) => rule).sort()).toEqual(['T2-7', 'X-3', 'X-5', 'X-7'])
  expect(steps[0]!.originallyPublishedOn).toBe('2024-01-26')
  expect(stored.publishedOn).not.toBe('2024-01-26')
  expect(verdict.ok).toBe(true)
})

test('each start makes new passwords for the sample accounts, and the old ones are gone', async () => {
  const { db, close } = await openDemo(dataDir, now)
  const enter = (loginName: string, password: string) =>
    signIn(db, { loginName, password }, { address: '127.0.0.1', agent: null, now }).then(({ ok }) => ok)
  const first = await newPasswords(db, now)
  const second = await newPasswords(db, now)
  const names = ['admin', 'auditor', 'drafter', 'head', 'head-market', 'head-office', 'leader', 'officer', 'reviewer']
  const district = ['admin', 'auditor', 'drafter', 'head', 'head-market', 'leader', 'officer', 'reviewer']
  expect(first.map(({ loginName }) => loginName)).toEqual([
    ...names.map(name => `sample-${name}`),
    ...district.map(name => `district-${name}`),
    ...['city-admin', 'city-leader', 'city-officer', 'land-leader'],
  ])
  const officer = ({ loginName }: { loginName: string }) => loginName === 'sample-officer'
  expect(await enter('sample-officer', second.find(officer)!.password)).toBe(true)
  expect(await enter('sample-officer', first.find(officer)!.password)).toBe(false)
  await close()
})

test("somebody's own site is never taken for the demo: no password there is changed", async () => {
  const own = mkdtempSync(join(tmpdir(), 'gongkai-own-'))
  const site = await open({ dataDir: own })
  await migrate(site.db)
  await insertAgency(site.db, 'wenlv')
  await site.close()
  await expect(openDemo(own, now)).rejects.toThrow(/不是示例数据/)
  rmSync(own, { recursive: true, force: true })
})

test('demo --prepare fills the database and exits', () => {
  const made = mkdtempSync(join(tmpdir(), 'gongkai-prepare-'))
  const flags = ['--import', 'tsx', 'src/cli/main.ts', 'demo', '--prepare', '--data', made]
  const said = execFileSync(process.execPath, flags, {
    cwd: root,
    env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8' },
    encoding: 'utf8',
  })
  expect(said).toBe(`The samples are in ${made}.\n`)
  rmSync(made, { recursive: true, force: true })
})
