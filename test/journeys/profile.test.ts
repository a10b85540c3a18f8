import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { startServer } from '../../src/cli/start.ts'
import { loadConfig } from '../../src/config.ts'
import { fillProfile } from '../../src/publications/profile/sample.ts'
import { desk, phone, type Visit } from '../support/browser.ts'
import { openEmbedded } from '../support/database.ts'
import { journey, type Stage, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { passphrase } from '../support/people.ts'
import { type Bureau, bureau } from '../support/publishing.ts'
import { signIn } from '../support/stages.ts'

/** A bureau whose facts were filled in, long enough ago to be looked at again. */
async function profileSite(): Promise<Stage & { of: Bureau }> {
  const database = await openEmbedded()
  const of = await bureau(database.db)
  const given = JSON.parse(await readFile(new URL('../../sample/sample-bureau/profile.json', import.meta.url), 'utf8'))
  await fillProfile(database.db, of.officer, of.agency, given, { now: new Date('2026-01-05T01:00:00Z'), today: '2026-01-05' })
  const data = await mkdtemp(join(tmpdir(), 'gongkai-journey-'))
  const { port, stop } = await startServer(loadConfig({}, { data, port: '0' }), { database, sample: true })
  return { of, address: `http://127.0.0.1:${port}`, stop: () => stop().then(() => rm(data, { recursive: true, force: true })) }
}

let visitor: Visit
const numbers = { before: '0000-0000000', after: '0000-0000099' }
const press = async ({ page }: Visit, name: string) => {
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

journey('机构信息：电话改一次，处处更新', profileSite, [
  step('公众读指南：目录、流程、渠道、时限、收费、救济', async ({ another }) => {
    visitor = await another()
    const { page } = visitor
    await page.setViewportSize(desk)
    await page.goto('/shiban/guide')
    await keyboardReaches(page.getByRole('link', { name: '七、监督和救济' }))
    await page.getByRole('img', { name: /流程图/ }).waitFor()
    expect(await page.getByText(numbers.before).count()).toBeGreaterThan(0)
  }),
  step('公开专员看到哪一组该核对，打开受理机构', async ({ page }) => {
    await page.setViewportSize(desk)
    await signIn(page, 'officer', passphrase)
    await page.goto('/desk/profile/shiban')
    await page.getByText('该核对了').first().waitFor()
    await page.getByRole('link', { name: '受理机构' }).click()
    await page.getByRole('heading', { level: 1, name: '受理机构' }).waitFor()
  }),
  step('电话写错：留住已填的内容，写明怎样写', async ({ page, answered }) => {
    await page.getByLabel('联系电话').fill('123')
    await page.getByLabel('改动的理由').fill('办公电话更换')
    await answered(422, () => press({ page } as Visit, '保存'))
    await page.getByRole('alert').getByText('电话写成').waitFor()
    expect(await page.getByLabel('改动的理由').inputValue()).toBe('办公电话更换')
  }),
  step('改对并保存', async ({ page }) => {
    await page.getByLabel('联系电话').fill(numbers.after)
    await press({ page } as Visit, '保存')
    await page.getByText('已保存').waitFor()
  }),
  ...(['/shiban', '/shiban/guide', '/shiban/apply', '/shiban/institution'] as const).map(path =>
    step(`${path} 已是新电话`, async () => {
      await visitor.page.goto(path)
      await visitor.page.getByText(numbers.after).first().waitFor()
    }),
  ),
  step('其他各组没有改动的，按“仍然正确”', async ({ page }) => {
    await page.goto('/desk/profile/shiban/sections')
    await press({ page } as Visit, '仍然正确')
    await page.getByText('仍然正确。').waitFor()
  }),
  step('手机上读依申请公开页', async () => {
    await visitor.page.setViewportSize(phone)
    await visitor.page.goto('/shiban/apply')
    await visitor.page.getByRole('link', { name: '政府信息公开申请表' }).first().waitFor()
  }),
  ...(['en', 'zh-Hant', 'zh-CN&elder=on'] as const).flatMap(look =>
    ['guide', 'apply', 'institution'].map(name =>
      step(`${name}（${look}）`, async () => {
        await visitor.page.goto(`/preferences?language=${look}&back=/robots.txt`)
        await visitor.page.goto(`/shiban/${name}`)
      }),
    ),
  ),
])
