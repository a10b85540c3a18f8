import { expect } from 'vitest'
import { approvalsSite } from '../support/approvals-stage.ts'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { passphrase } from '../support/people.ts'
import { signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof approvalsSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)

const reading = [
  on('打开行政审批事项，按名称找到娱乐场所经营许可', async ({ page }) => {
    await page.goto('/shiban/approvals')
    await page.getByLabel('项目名称').fill('娱乐')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.waitForURL(/k=/)
    await page.getByRole('link', { name: '娱乐场所经营许可' }).click()
    await page.getByRole('heading', { level: 1, name: '娱乐场所经营许可' }).waitFor()
  }),
  on('看流程图和同样的步骤，下载表格', async ({ page }) => {
    await page.getByRole('img', { name: /流程图：提出申请；受理/ }).waitFor()
    expect(await page.locator('ol.timeline li').count()).toBe(5)
    expect(await page.getByRole('link', { name: /空白表格/ }).isVisible()).toBe(true)
  }),
  ...(['en', 'zh-Hant', 'zh-CN&elder=on'] as const).map(look =>
    on(`事项（${look}）`, async ({ page }) => {
      await page.goto(`/preferences?language=${look}&back=/robots.txt`)
      await page.goto('/shiban/approvals/entertainment')
    }),
  ),
]

journey('公众查一个审批事项', approvalsSite, reading)
journey('公众在手机上查一个审批事项', approvalsSite, reading, { viewport: phone })

journey('股室更正一个审批事项：开始更正、编辑、送审', approvalsSite, [
  on('开始更正', async ({ page, item }) => {
    await page.setViewportSize(desk)
    await signIn(page, 'drafter', passphrase)
    await page.goto('/desk/approvals/shiban')
    await page.goto(item)
    await page.getByLabel('意见或者理由').fill('承诺时限缩短')
    await page.getByRole('button', { name: '更正' }).click()
    await page.waitForURL('**/edit')
  }),
  on('承诺时限超过法定时限的，送不出去', async ({ page, answered }) => {
    await page.getByLabel('承诺办结时限').fill('21')
    await answered(422, async () => {
      await page.getByRole('button', { name: '保存并送审' }).click()
      await page.getByRole('alert').or(page.getByText('处需要修改')).first().waitFor()
    })
  }),
  on('改正后送审，步骤和不同之处都看得到', async ({ page }) => {
    await page.getByLabel('承诺办结时限').fill('9')
    await page.getByRole('button', { name: '保存并送审' }).click()
    await page.waitForURL(/done=submitted/)
    await page.getByRole('heading', { name: '与现在公开的不同' }).waitFor()
  }),
])
