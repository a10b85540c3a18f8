import { expect } from 'vitest'
import { codeOf, stepOf } from '../../src/people/totp.ts'
import { desk } from '../support/browser.ts'
import { journey, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

let key = ''
let recoveryCode = ''

journey('工作人员：开启两步验证', sampleSite, [
  step('登录，在“我的账号”中开启两步验证', async ({ page, passwordOf }) => {
    await page.setViewportSize(desk)
    await signIn(page, 'sample-officer', passwordOf('sample-officer'))
    await page.goto('/account')
    await page.getByRole('link', { name: '开启' }).click()
    await page.getByRole('button', { name: '显示二维码' }).click()
    await page.getByRole('img', { name: '两步验证的二维码' }).waitFor()
    key = ((await page.locator('.code').textContent()) ?? '').replace(/\s/g, '')
    expect(key).toMatch(/^[A-Z2-7]{32}$/)
  }),
  step('输错验证码，页面说明，不开启', async ({ page, answered }) => {
    await page.getByLabel('验证码').fill('000000')
    await answered(422, () => page.getByRole('button', { name: '确认并开启' }).click())
    await page.getByRole('alert').getByText('验证码不正确').waitFor()
  }),
  step('输入应用显示的 6 位数字，得到 10 个恢复码', async ({ page }) => {
    await page.getByLabel('验证码').fill(codeOf(key, stepOf(new Date())))
    await page.getByRole('button', { name: '确认并开启' }).click()
    await page.getByRole('heading', { level: 1, name: '恢复码' }).waitFor()
    const codes = ((await page.locator('.code').innerText()) ?? '').trim().split(/\s+/)
    expect(codes).toHaveLength(10)
    recoveryCode = codes[0]!
  }),
  step('再次登录：密码之后还要验证码', async ({ another, passwordOf }) => {
    const { page } = await another({ viewport: desk })
    await page.goto('/sign-in')
    await page.getByLabel('登录名').fill('sample-officer')
    await page.getByLabel('密码').fill(passwordOf('sample-officer'))
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: '输入验证码' }).waitFor()
    // One step ahead of the one that enrolled: no code is taken twice.
    await page.getByLabel('验证码').fill(codeOf(key, stepOf(new Date()) + 1))
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.waitForURL(url => url.pathname === '/desk')
  }),
  step('手机不在身边，用一个恢复码登录', async ({ another, passwordOf }) => {
    const { page } = await another({ viewport: desk })
    await page.goto('/sign-in')
    await page.getByLabel('登录名').fill('sample-officer')
    await page.getByLabel('密码').fill(passwordOf('sample-officer'))
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.getByLabel('验证码').fill(recoveryCode)
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.waitForURL(url => url.pathname === '/desk')
    await page.goto('/account/second-factor')
    await page.getByText('还有 9 个恢复码可用').waitFor()
  }),
])
