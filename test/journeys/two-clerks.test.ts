import { expect } from 'vitest'
import { desk } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)
let here = ''

journey('两个人同时办理一件申请', sampleSite, [
  on('登记一件申请，两个窗口同时打开同一步', async ({ page, another, answered, passwordOf }) => {
    await page.setViewportSize(desk)
    await signIn(page, 'sample-officer', passwordOf('sample-officer'))
    await page.goto('/desk/applications/sample-bureau/new')
    await page.getByLabel(/^当面提交/).check()
    await page.getByLabel('所需信息的名称、文号或其他特征').fill('公共文化设施免费开放的补助标准')
    await page.getByLabel('公民', { exact: true }).check()
    await page.getByLabel('姓名或者名称').fill('王小明')
    await page.getByLabel('联系电话').fill('13800000000')
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByRole('button', { name: '确认登记' }).click()
    await page.getByRole('link', { name: '去办理' }).click()
    await page.getByRole('heading', { name: '现在可以做' }).waitFor()
    here = new URL(page.url()).pathname
    await page.goto(`${here}/steps/searched`)
    await page.getByLabel('检索了哪里').fill('档案室')
    await page.getByLabel('用什么检索').fill('补助标准')
    await page.getByLabel('检索结果').fill('没有')
    await page.getByLabel('检索经过').fill('逐册翻阅。')
    const faster = await another()
    await signIn(faster.page, 'sample-officer', passwordOf('sample-officer'))
    await faster.page.goto(`${here}/steps/noted`)
    await faster.page.getByLabel('记录', { exact: true }).fill('已电话联系申请人')
    await faster.page.getByRole('button', { name: '记录“办理记录”' }).click()
    await faster.page.getByText('“办理记录”已记录。').waitFor()
    await answered(409, () => page.getByRole('button', { name: '记录“检索”' }).click())
    await page.getByRole('heading', { level: 1, name: '他人刚才已经办理' }).waitFor()
    await page.getByText('已电话联系申请人').waitFor()
    await page.getByText('逐册翻阅。').waitFor()
  }),
  on('慢的一个看到别人办了什么，填过的都在，看过后仍可记录', async ({ page }) => {
    await page.getByRole('button', { name: '看过了，仍然记录' }).click()
    await page.getByText('“检索”已记录。').waitFor()
    expect(await page.getByText('逐册翻阅。').count()).toBe(1)
    expect(await page.getByText('已电话联系申请人').count()).toBe(1)
  }),
])
