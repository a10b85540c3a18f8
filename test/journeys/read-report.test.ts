import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { desk } from '../support/browser.ts'
import { journey, type Stage, type Step, step } from '../support/journey.ts'
import { sampleSite } from '../support/stages.ts'

const title = '示例市文旅广电局2023年政府信息公开工作年度报告'

/** The same story with script and without. */
const story = (): Step<Stage>[] => [
  step('打开首页，从机构名单进入机关的首页', async ({ page }) => {
    await page.goto('/')
    await page
      .getByRole('main')
      .getByRole('link', { name: /^示例市文旅广电局/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: '您要找什么信息？' }).waitFor()
    await page.getByRole('banner').getByText('示例市文旅广电局').first().waitFor()
    await page.getByText('示例数据').first().waitFor()
  }),
  step('从“年报”栏目进入 2023 年度报告', async ({ page }) => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '年报', exact: true }).click()
    await page.getByRole('link', { name: title }).click()
    await page.waitForURL('**/reports/2023')
    expect(((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').replace(/\s/g, '')).toBe(title)
  }),
  step('正文和三张表与公布的一致，统计图旁有数据表', async ({ page }) => {
    const main = page.getByRole('main')
    await main.getByText('公开信息151条').first().waitFor()
    const licences = main.getByRole('row', { name: /行政许可/ }).first()
    expect((await licences.getByRole('cell').allInnerTexts()).map(text => text.trim())).toContain('9')
    expect(await main.getByRole('table').count()).toBeGreaterThanOrEqual(4)
    expect(await main.getByRole('img').count()).toBeGreaterThanOrEqual(1)
  }),
  step('核对结果只给工作人员看', async ({ page }) => {
    expect(await page.getByText('仅工作人员可见').count()).toBe(0)
    expect(await page.getByText('X-7').count()).toBe(0)
  }),
  step('下载报告：五种格式都能打开', async ({ page }) => {
    const starts: Record<string, string> = { PDF: '%PDF', DOCX: 'PK', XLSX: 'PK', HTML: '<!doctype html>', JSON: '{' }
    for (const [kind, start] of Object.entries(starts)) {
      const link = page.getByRole('main').locator(`a[href$="report.${kind.toLowerCase()}"]`).first()
      const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
      expect(file.suggestedFilename()).toBe(`${title}.${kind.toLowerCase()}`)
      expect((await readFile((await file.path())!)).subarray(0, 20).toString('latin1').toLowerCase()).toContain(start.toLowerCase())
    }
  }),
]

journey('公众：在手机上读一份年度报告', sampleSite, [
  ...story(),
  step('没有公布过的年度，页面说没有，不出错误页', async ({ page, answered }) => {
    await answered(404, () => page.goto('/sample-bureau/reports/1999'))
    await page.getByRole('heading', { level: 1 }).waitFor()
  }),
])

journey('公众：关掉脚本，在电脑上读一份年度报告', sampleSite, story(), { javaScriptEnabled: false, viewport: desk })
