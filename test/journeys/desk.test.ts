import { expect } from 'vitest'
import { renderReport } from '../../src/report/render/index.ts'
import { desk, type Visit } from '../support/browser.ts'
import { journey, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { reportOf } from '../support/reports.ts'
import { sampleSite, signIn } from '../support/stages.ts'

const agency = '示例市文旅广电局'

/** The bureau's report of 2024 as a Word file, with nothing left over from 2023; `isWrong` gives it a sum that does not add up. */
async function wordFile(isWrong: boolean) {
  const report = reportOf('2021', { agency, year: 2024, max: 40 })
  const { received, carriedIn, handled } = report.applications!.rows as Record<string, number[]>
  for (let i = 0; i < 7; i++) [received![i], carriedIn![i]] = [received![i]! + carriedIn![i]!, 0]
  const [first] = report.sections
  first!.text = first!.text.replace(/申请\d+件，上年结转\d+件/, `申请${received![6]}件，上年结转0件`)
  if (isWrong) handled![6]! += 1
  return { name: '2024年度报告.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(await renderReport(report, 'docx')) }
}

let leader: Visit

journey('公开专员和分管领导：导入、核对、签发、更正、撤下年度报告', sampleSite, [
  step('只用键盘登录', async ({ page, passwordOf }) => {
    await page.setViewportSize(desk)
    await page.goto('/desk')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await keyboardReaches(page.getByLabel('登录名'))
    await page.keyboard.type('sample-officer')
    await page.keyboard.press('Tab')
    await page.keyboard.type(passwordOf('sample-officer'))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk')
  }),
  step('工作台写明下一份年报何时到期和依据', async ({ page }) => {
    const main = page.getByRole('main')
    expect(await main.textContent()).toMatch(/第四十九条|第五十条/)
    expect(await main.getByRole('link', { name: /2023/ }).count()).toBeGreaterThanOrEqual(1)
  }),
  step('导入 Word 文件，先看读出的内容和核对结果，再决定', async ({ page }) => {
    await page.getByRole('link', { name: /导入年报/ }).click()
    await page.getByLabel('年报文件').setInputFiles(await wordFile(true))
    await page.getByRole('button', { name: '读取并核对' }).click()
    const main = page.getByRole('main')
    await main.getByText('还没有保存').waitFor()
    await main.getByText('T3-').first().waitFor()
  }),
  step('导入以后等待签发，公开专员自己不能公布', async ({ page }) => {
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.waitForURL('**/desk/reports/sample-bureau/2024**')
    await page.getByText('已导入，并记入日志。').waitFor()
    await page.getByText('由分管领导办理').first().waitFor()
    expect(await page.getByRole('button', { name: '签发公布' }).count()).toBe(0)
  }),
  step('没有签发的报告，公众看不到', async ({ another }) => {
    const visitor = await another()
    await visitor.answered(404, () => visitor.page.goto('/sample-bureau/reports/2024'))
  }),
  step('分管领导签发：核对有错误，不写理由不能公布', async ({ another, passwordOf }) => {
    leader = await another({ viewport: desk })
    await signIn(leader.page, 'sample-leader', passwordOf('sample-leader'))
    await leader.page.goto('/desk/reports/sample-bureau/2024')
    await leader.answered(422, () => leader.page.getByRole('button', { name: '签发公布' }).click())
    expect(await leader.page.getByRole('alert').textContent()).toContain('请填写理由')
  }),
  step('公开专员发现有误，导入改好的文件', async ({ page }) => {
    await page.getByRole('link', { name: '重新导入' }).click()
    await page.getByLabel('年报文件').setInputFiles(await wordFile(false))
    await page.getByRole('button', { name: '读取并核对' }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.waitForURL('**/desk/reports/sample-bureau/2024**')
  }),
  step('分管领导看的是旧页面：签发不成，先看最新的', async () => {
    await leader.page.getByLabel(/理由/).first().fill('先公布')
    await leader.answered(409, () => leader.page.getByRole('button', { name: '签发公布' }).click())
    await leader.page.getByText('刚刚被别人改动').waitFor()
  }),
  step('重新打开，签发公布，公众随即可以看到', async ({ another }) => {
    await leader.page.goto('/desk/reports/sample-bureau/2024')
    await leader.page.getByRole('button', { name: '签发公布' }).click()
    await leader.page.getByText('已公布，并记入日志。').waitFor()
    const visitor = await another()
    await visitor.page.goto('/sample-bureau/reports/2024')
    await visitor.page.getByRole('heading', { level: 1, name: '2024年政府信息公开工作年度报告' }).waitFor()
  }),
  step('撤下要写理由；公众看到撤下的日期和理由', async ({ another }) => {
    await leader.page.getByLabel('撤下的理由').fill('文件附错，改正后重新公布。')
    await leader.page.getByRole('button', { name: '撤下' }).click()
    await leader.page.getByText('已撤下，并记入日志。').waitFor()
    const visitor = await another()
    await visitor.answered(410, () => visitor.page.goto('/sample-bureau/reports/2024'))
    await visitor.page.getByRole('main').getByText('文件附错，改正后重新公布。').first().waitFor()
  }),
  step('退出登录以后，工作台不再打开', async ({ page }) => {
    await page.goto('/account')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.waitForURL(url => url.pathname === '/')
    await page.goto('/desk')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  }),
])
