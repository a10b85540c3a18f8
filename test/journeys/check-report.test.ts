import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { desk } from '../support/browser.ts'
import { journey, type Stage, type Step, step } from '../support/journey.ts'
import { root } from '../support/sources.ts'
import { newSite, sampleSite } from '../support/stages.ts'

const seed = join(root, 'test/corpus/seed/linxiang-culture-bureau-2023-annual-report.txt')

const story = (): Step<Stage>[] => [
  step('打开“核对年报”，不用登录', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: '核对年报' }).first().click()
    await page.getByRole('heading', { level: 1, name: '核对年报' }).waitFor()
  }),
  step('什么也没有提交时，页面说要提交什么', async ({ page, answered }) => {
    await answered(422, () => page.getByRole('button', { name: '核对', exact: true }).click())
    expect(await page.getByRole('alert').textContent()).toContain('请选择年报文件，或者粘贴年报全文。')
  }),
  step('粘贴的文字不是年报时，页面说明原因，文字还在', async ({ page, answered }) => {
    await page.getByLabel('或者粘贴年报全文').fill('今天天气很好。')
    await answered(422, () => page.getByRole('button', { name: '核对', exact: true }).click())
    await page.getByRole('alert').getByText('没有找到政府信息公开工作年度报告的表格').waitFor()
    expect(await page.getByLabel('或者粘贴年报全文').inputValue()).toBe('今天天气很好。')
  }),
  step('粘贴年报全文，看到格式引用错误（X-7）和读出的三张表', async ({ page }) => {
    await page.getByLabel('或者粘贴年报全文').fill(readFileSync(seed, 'utf8'))
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '核对结果' }).waitFor()
    await page.getByRole('main').getByText('X-7').first().waitFor()
    expect(await page.getByRole('main').getByRole('table').count()).toBe(3)
  }),
  step('上传文件，结果相同', async ({ page }) => {
    await page.getByRole('link', { name: '再核对一份' }).click()
    await page.getByLabel('年报文件').setInputFiles(seed)
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByRole('main').getByText('X-7').first().waitFor()
  }),
  step('取走规范文本和核对单', async ({ page }) => {
    for (const [button, ending] of [
      ['DOCX', /\.docx$/],
      ['PDF', /\.pdf$/],
      ['核对单（JSON）', /核对单\.json$/],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()])
      expect(file.suggestedFilename()).toMatch(ending)
    }
  }),
  step('破损的文件：一句话说明，不出错误页', async ({ page, answered }) => {
    await page.goto('/tools/check')
    await page
      .getByLabel('年报文件')
      .setInputFiles({ name: '年报.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nbroken') })
    await answered(422, () => page.getByRole('button', { name: '核对', exact: true }).click())
    await page.getByRole('alert').getByText('PDF 文件已损坏').waitFor()
  }),
]

journey('任何人：核对一份年度报告', newSite, story())
journey('任何人：关掉脚本，核对一份年度报告', sampleSite, story(), { javaScriptEnabled: false, viewport: desk })
