import { expect } from 'vitest'
import { desk } from '../support/browser.ts'
import { journey, step } from '../support/journey.ts'
import { newSite } from '../support/stages.ts'

const password = '长安 green-kettle 41 山'

journey('初始设置：建立机构和系统管理员', newSite, [
  step('没有设置过的网站，登录页直接转到初始设置', async ({ page }) => {
    await page.setViewportSize(desk)
    await page.goto('/sign-in')
    await page.getByRole('heading', { level: 1, name: '初始设置' }).waitFor()
  }),
  step('设置码不对时，页面说明在哪里找，已填的内容还在', async ({ page, answered }) => {
    await page.getByLabel('设置码').fill('000000-000000-000000-000000')
    await page.getByLabel('机构名称').fill('示例市数据局')
    await page.getByLabel('简称').fill('shujuju')
    await page.getByLabel('行政层级').selectOption({ index: 2 })
    await page.getByLabel('股室').fill('办公室\n政策法规股')
    await page.getByLabel('姓名').fill('王芳')
    await page.getByLabel('登录名').fill('wangfang')
    await page.getByLabel('密码').fill(password)
    await answered(422, () => page.getByRole('button', { name: '完成设置' }).click())
    expect(await page.getByRole('alert').textContent()).toContain('设置码不对或已过期')
    expect(await page.title()).toMatch(/^错误：/)
    expect(await page.getByLabel('机构名称').inputValue()).toBe('示例市数据局')
  }),
  step('填入终端显示的设置码，完成设置', async ({ page, setupCode }) => {
    await page.getByLabel('设置码').fill(setupCode)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '完成设置' }).click()
    await page.waitForURL('**/sign-in')
  }),
  step('用刚才的登录名和密码登录', async ({ page }) => {
    await page.getByLabel('登录名').fill('wangfang')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.waitForURL(url => url.pathname !== '/sign-in')
    await page.goto('/account')
    await page.getByRole('main').getByText('示例市数据局').first().waitFor()
  }),
  step('设置只做一次：设置页不再打开', async ({ another }) => {
    const { page } = await another()
    await page.goto('/setup')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  }),
])
