import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openDemo } from '../../src/cli/demo-database.ts'
import { newPasswords } from '../../src/cli/sample.ts'
import { startServer } from '../../src/cli/start.ts'
import { loadConfig } from '../../src/config.ts'
import type { Database } from '../../src/db/open.ts'
import { openEmbedded } from './database.ts'
import type { Stage } from './journey.ts'

// The sites of the journeys are what `serve` and `demo` start, on a free port of this machine.

/** A site on which nothing was set up yet, with the one-time code that its terminal shows. */
export async function newSite(): Promise<Stage & { setupCode: string }> {
  const { setupCode, ...stage } = await staged(await openEmbedded(), false)
  return { ...stage, setupCode: setupCode! }
}

/** The sample bureau's site, with the passwords that its terminal shows. */
export async function sampleSite(): Promise<Stage & { passwordOf(loginName: string): string }> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-journey-'))
  const database = await openDemo(folder, new Date())
  const passwords = await newPasswords(database.db, new Date())
  const { stop, address } = await staged(database, true, folder)
  return {
    address,
    passwordOf: name => passwords.find(({ loginName }) => loginName === name)!.password,
    stop: () => stop().then(() => rm(folder, { recursive: true, force: true })),
  }
}

/** `dataDir`: where the files of the database's rows are; without one there are none yet. */
async function staged(database: Database, sample: boolean, dataDir?: string) {
  const data = dataDir ?? (await mkdtemp(join(tmpdir(), 'gongkai-journey-')))
  const { port, setupCode, stop } = await startServer(loadConfig({}, { data, port: '0' }), { database, sample })
  return {
    address: `http://127.0.0.1:${port}`,
    setupCode,
    stop: () => stop().then(() => rm(data, { recursive: true, force: true })),
  }
}

export async function signIn(page: Page, loginName: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  await page.waitForURL(url => url.pathname !== '/sign-in')
}
