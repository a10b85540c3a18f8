import { expect } from 'vitest'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

const story: Step<At>[] = [
  on('公开专员登录，打开申请清单', async ({ page, passwordOf }) => {
    await signIn(page, 'sample-officer', passwordOf('sample-officer'))
    await page.goto('/desk/applications')
    await page.getByRole('heading', { level: 1, name: '申请：办理中' }).waitFor()
  }),
  on('登记一件当面提交的申请，先核对有没有重复', async ({ page, answered }) => {
    await page.getByRole('link', { name: '登记申请' }).click()
    await answered(422, () => page.getByRole('button', { name: '核对' }).click())
    await page.getByLabel(/^当面提交/).check()
    await page.getByLabel('所需信息的名称、文号或其他特征').fill('图书馆总分馆建设合同，并举报弄虚作假')
    await page.getByLabel('公民', { exact: true }).check()
    await page.getByLabel('姓名或者名称').fill('王小明')
    await page.getByLabel('证件号码').first().fill('11010519491231002X')
    await page.getByLabel('联系电话').fill('13800000000')
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByText('像是投诉、举报').waitFor()
  }),
  on('确认登记，得到受理号和查询码，去办理', async ({ page }) => {
    await page.getByRole('button', { name: '确认登记' }).click()
    await page.getByRole('heading', { level: 1, name: '已登记' }).waitFor()
    await page.getByRole('link', { name: '去办理' }).click()
    await page.getByRole('heading', { name: '现在可以做' }).waitFor()
    expect(await page.locator('table.days td.last').count()).toBe(1)
    expect(await page.getByText('11010519491231002X').count()).toBe(0)
  }),
  on('查看申请人的证件，查阅记入日志', async ({ page }) => {
    await page.getByRole('button', { name: '查看证件和联系方式' }).click()
    await page.getByText('11010519491231002X').waitFor()
    await page.getByText('本次查阅已记入日志').waitFor()
  }),
  on('交办给自己，清单里是“我承办的”', async ({ page }) => {
    await page.goto('/desk/applications')
    await page
      .getByRole('link', { name: /图书馆总分馆建设合同/ })
      .first()
      .click()
    await page.getByRole('link', { name: '交办' }).click()
    await page.getByLabel(/^承办人/).selectOption({ label: '示例公开专员' })
    await page.getByRole('button', { name: '记录“交办”' }).click()
    await page.getByText('“交办”已记录。').waitFor()
    await page.goto('/desk/applications?list=mine')
    await page
      .getByRole('link', { name: /图书馆总分馆建设合同/ })
      .first()
      .click()
  }),
  on('征求第三方意见，期限停止计算，逾期的记录不能提前办理', async ({ page, answered }) => {
    await page.getByRole('link', { name: '征求意见', exact: true }).click()
    await answered(422, () => page.getByRole('button', { name: /^记录/ }).click())
    await page.getByLabel('征求谁的意见').selectOption('thirdParty')
    await page.getByLabel('名称', { exact: true }).fill('示例建设公司')
    await page.getByLabel('征求意见的信息').fill('合同')
    await page.getByRole('button', { name: /^记录/ }).click()
    await page.getByText('期限停止计算').first().waitFor()
    await page.getByText(/示例建设公司可以在.*前提出意见/).waitFor()
  }),
  on('看板和日历里找得到这件申请', async ({ page }) => {
    await page.goto('/desk/applications/sample-bureau/board')
    await page
      .getByRole('link', { name: /图书馆总分馆建设合同/ })
      .first()
      .waitFor()
    await page.goto(`/desk/applications/sample-bureau/calendar?month=${today().slice(0, 7)}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }),
]

journey('公开专员登记并办理一件申请', sampleSite, [on('在电脑上', async ({ page }) => page.setViewportSize(desk)), ...story])
journey('公开专员在手机上登记并办理一件申请', sampleSite, story, { viewport: phone })
