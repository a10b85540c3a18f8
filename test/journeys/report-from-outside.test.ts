import { expect } from 'vitest'
import { sampleReport } from '../../src/cli/sample-report.ts'
import { renderReport } from '../../src/report/render/index.ts'
import { phone } from '../support/browser.ts'
import { journey, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

const year = 2025
const of = (agency: string) =>
  sampleReport({
    ...{ agency, year, received: 30, carriedIn: 2, carriedOut: 1, documents: [1, 0, 5], licences: 12, published: 40 },
    ...{ field: '民生', problem: '公开内容不够细，今后按栏目逐月更新。' },
  })

journey(
  '市政府办公室在手机上代收一个系统外机关的年报',
  sampleSite,
  [
    step('从未开始的机关打开代收页，上传 DOCX', async ({ page, passwordOf }) => {
      await signIn(page, 'city-officer', passwordOf('city-officer'))
      await page.goto(`/desk/collection/sample-city?year=${year}&s=none`)
      const body = page.getByRole('main').locator(`a[href$="/${year}"]`).first()
      const name = (await body.textContent())!.trim()
      await body.click()
      await page.getByRole('link', { name: '代收系统外的年报' }).click()
      const report = of(name)
      report.applications!.rows['received']![6] = null
      await page
        .getByLabel('年报文件')
        .setInputFiles({ name: '年报.docx', mimeType: 'a/b', buffer: Buffer.from(await renderReport(report, 'docx')) })
      await page.getByRole('button', { name: '上传并读取' }).click()
    }),
    step('没有读出的格与原件对照：原件没有的留空，不算 0；全部核对以后才能收下', async ({ page }) => {
      await page.getByRole('heading', { name: '原件的文字' }).waitFor()
      expect(await page.getByRole('button', { name: '收下' }).count()).toBe(0)
      expect(await page.getByLabel('总计').first().inputValue()).toBe('')
      await page.getByLabel('总计').first().fill('30')
      await page.getByLabel('全部已与原件核对').check()
      await page.getByRole('button', { name: '保存核对结果' }).click()
      await page.getByText('已保存核对结果').waitFor()
    }),
    step('点开一个读出的数字，可以改', async ({ page }) => {
      const here = page.url()
      await page.locator('.form a').first().click()
      await page.getByRole('button', { name: '保存核对结果' }).waitFor()
      await page.goto(here)
    }),
    step('英文界面里，官方的中文都标明是中文', async ({ page }) => {
      const here = new URL(page.url()).pathname
      await page.goto(`/preferences?${new URLSearchParams({ language: 'en', back: here })}`)
      await page.getByRole('heading', { name: 'What the original says' }).waitFor()
    }),
    step('自己在系统内编制年报的机关，不能代收', async ({ page }) => {
      const here = new URL(page.url()).pathname
      await page.goto(`/desk/collection/sample-city/sample-housing/${year}/upload`)
      await page.getByText('It cannot be received here').waitFor()
      await page.goto(`/preferences?${new URLSearchParams({ language: 'zh-CN', back: here })}`)
    }),
    step('收下以后，和别的年报一样待审', async ({ page }) => {
      await page.getByRole('button', { name: '收下' }).click()
      await page.getByText('已代收，并记入日志。').waitFor()
      await page.getByRole('button', { name: '接收', exact: true }).waitFor()
    }),
  ],
  { viewport: phone },
)
