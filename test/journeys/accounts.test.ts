import { expect } from 'vitest'
import { desk, type Visit } from '../support/browser.ts'
import { journey, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

const own = '长安 green-kettle 41 山'
let start = ''
let newcomer: Visit

journey('系统管理员：建立和停用账号', sampleSite, [
  step('管理员登录，打开账号列表', async ({ page, passwordOf }) => {
    await page.setViewportSize(desk)
    await signIn(page, 'sample-admin', passwordOf('sample-admin'))
    await page.goto('/desk/people/accounts')
    await page.getByRole('heading', { level: 1, name: '账号' }).waitFor()
  }),
  step('新建账号，漏填的在页面上逐项说明', async ({ page, answered }) => {
    await page.getByRole('link', { name: '新建账号' }).click()
    await page.getByLabel('机构').selectOption({ index: 1 })
    await page.getByLabel('姓名').fill('李强')
    await page.getByLabel('登录名').fill('SAMPLE-OFFICER')
    await page.getByLabel('角色').selectOption({ index: 2 })
    await answered(422, () => page.getByRole('button', { name: '建立账号' }).click())
    await page.getByRole('alert').getByRole('link').click()
    expect(await page.getByLabel('登录名').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('姓名').inputValue()).toBe('李强')
  }),
  step('初始密码只显示一次', async ({ page }) => {
    await page.getByLabel('登录名').fill('liqiang')
    await page.getByRole('button', { name: '建立账号' }).click()
    start = (await page.locator('.code').textContent()) ?? ''
    expect(start.length).toBeGreaterThan(10)
  }),
  step('新同事用初始密码登录，先要更改密码', async ({ another }) => {
    newcomer = await another({ viewport: desk })
    await signIn(newcomer.page, 'liqiang', start)
    await newcomer.page.goto('/desk/people/accounts')
    expect(new URL(newcomer.page.url()).pathname).toBe('/account')
    await newcomer.page.getByText('这是初始密码。请先更改密码，再开始工作。').waitFor()
    await newcomer.page.getByLabel('原密码').fill(start)
    await newcomer.page.getByLabel('新密码', { exact: true }).fill(own)
    await newcomer.page.getByLabel('再输一次新密码').fill(own)
    await newcomer.page.getByRole('button', { name: '更改密码' }).click()
    await newcomer.page.getByText('密码已更改，其他登录已结束。').waitFor()
  }),
  step('同事离岗：停用账号，登录随即结束', async ({ page }) => {
    await page.getByRole('link', { name: '完成' }).click()
    await page.getByRole('button', { name: '停用（离岗）' }).click()
    await page.getByText('账号已停用，登录已结束。').waitFor()
    await newcomer.page.goto('/account')
    expect(new URL(newcomer.page.url()).pathname).toBe('/sign-in')
  }),
  step('停用的账号不能再登录', async () => {
    await newcomer.page.getByLabel('登录名').fill('liqiang')
    await newcomer.page.getByLabel('密码').fill(own)
    await newcomer.answered(422, () => newcomer.page.getByRole('main').getByRole('button', { name: '登录' }).click())
    expect(await newcomer.page.getByRole('alert').textContent()).toContain('登录名或密码不正确')
  }),
])
