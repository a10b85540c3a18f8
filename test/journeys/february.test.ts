import type { BrowserContextOptions, Page } from 'playwright-core'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)

const here = '/desk/collection/sample-city'
const screen = `${here}?year=2025`
/** A body that was sent back and has a leader in the samples. */
const land = '示例市自然资源和规划局'

/** The superior's February, on a desk with script and on a phone without. */
const story = (options: BrowserContextOptions, kept: { land?: Page; leader?: Page } = {}): Step<At>[] => [
  on('市政务公开科打开一屏，看到谁没有报、谁退回待答、哪里有错误', async ({ page, passwordOf }) => {
    await page.setViewportSize(options.viewport ?? desk)
    await signIn(page, 'city-officer', passwordOf('city-officer'))
    await page.goto(screen)
    await page
      .getByRole('link', { name: /未开始/ })
      .first()
      .waitFor()
    await page.getByRole('heading', { name: '异常和雷同' }).waitFor()
  }),
  on('一次催报所有没有报的机关', async ({ page }) => {
    await page.getByRole('button', { name: /^催报 \d+ 家/ }).click()
    await page.getByText('已催报，并记入日志').waitFor()
  }),
  on('打开有错误的机关，错误已经勾好，一次退回', async ({ page }) => {
    await page.goto(`${here}/findings?year=2025`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto(`${screen}&s=submitted&o=errors`)
    await page.getByRole('main').getByRole('table').getByRole('link').first().click()
    await page.getByRole('button', { name: '退回' }).click()
    await page
      .getByText(/退〔\d+〕\d+号/)
      .first()
      .waitFor()
  }),
  on('被退回的机关逐条答复，重新报送', async ({ another, passwordOf }) => {
    kept.land = (await another(options)).page
    await kept.land.setViewportSize(options.viewport ?? desk)
    await signIn(kept.land, 'land-leader', passwordOf('land-leader'))
    await kept.land.goto('/desk')
    await kept.land.getByRole('link', { name: '去报送' }).click()
    for (const field of await kept.land.getByRole('textbox', { name: /./ }).all())
      if ((await field.getAttribute('name'))?.startsWith('answer-')) await field.fill('已核对登记，予以更正。')
    await kept.land.locator('#note').fill('其余为系统迁移造成。')
    await kept.land.getByRole('button', { name: '重新报送' }).click()
    await kept.land.getByText('已报送，并记入日志。').waitFor()
  }),
  on('上级看过答复，写明理由接收', async ({ page }) => {
    await page.goto(`${screen}&k=${encodeURIComponent('自然资源')}`)
    await page.getByRole('main').getByRole('link', { name: land }).first().click()
    await page.locator('#accepted').fill('说明成立。')
    await page.getByRole('button', { name: '接收' }).click()
    await page.getByText('已接收').first().waitFor()
  }),
  on('排序和一览供办公室使用，可以下载', async ({ page }) => {
    await page.goto(screen)
    await page.getByRole('link', { name: '排序和一览' }).click()
    await page.getByLabel('按什么排').selectOption({ label: '退回次数' })
    await page.getByRole('button', { name: '排序' }).click()
    await page.getByRole('heading', { name: '按退回次数' }).waitFor()
  }),
  on('合并已接收的年报，存为本级草稿，数是各家之和', async ({ page }) => {
    await page.goto(screen)
    await page.getByRole('link', { name: '合并年报' }).click()
    await page.getByRole('button', { name: '存为本级年报草稿' }).click()
    await page.getByText(/已(汇编|更正)，并记入日志。/).waitFor()
  }),
  on('市政府分管领导签发，汇总报告公布', async ({ another, passwordOf }) => {
    kept.leader = (await another(options)).page
    await kept.leader.setViewportSize(options.viewport ?? desk)
    await signIn(kept.leader, 'city-leader', passwordOf('city-leader'))
    await kept.leader.goto('/desk/reports/sample-city/2025')
    await kept.leader.getByLabel(/^说明|公布的理由/).fill('同意公布，缺报机关另行通报。')
    await kept.leader.getByRole('button', { name: '签发公布' }).click()
    await kept.leader.getByText('已公布，并记入日志。').waitFor()
    await kept.leader.goto('/sample-city/reports/2025')
    await kept.leader.getByText('一、总体情况').first().waitFor()
  }),
]

journey('上级的二月：催报、退回、接收、合并、公布', sampleSite, story({}))
const bare = { javaScriptEnabled: false, viewport: phone }
journey('上级的二月，在手机上、不用脚本', sampleSite, story(bare), bare)
