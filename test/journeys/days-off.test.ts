import { expect } from 'vitest'
import { desk } from '../support/browser.ts'
import { journey, step } from '../support/journey.ts'
import { noticeOf2027 } from '../support/notices.ts'
import { sampleSite, signIn } from '../support/stages.ts'

journey('系统管理员：录入下一年的放假通知', sampleSite, [
  step('管理员登录，打开放假安排', async ({ page, passwordOf }) => {
    await page.setViewportSize(desk)
    await signIn(page, 'sample-admin', passwordOf('sample-admin'))
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '管理' }).click()
    await page.getByRole('navigation', { name: '管理' }).getByRole('link', { name: '放假安排' }).click()
    await page.getByRole('heading', { level: 1, name: '放假安排' }).waitFor()
    await page.getByText('国办发明电〔2025〕7号').waitFor()
  }),
  step('粘贴的通知有一处星期写错，页面说明是哪一处，文字还在', async ({ page, answered }) => {
    await page.getByRole('link', { name: '录入通知' }).click()
    await page.getByLabel('通知全文').fill(noticeOf2027.replace('1月1日（周五）', '1月1日（周一）'))
    await answered(422, () => page.getByRole('button', { name: '读取通知' }).click())
    expect(await page.getByRole('alert').textContent()).toContain('2027年1月1日是周五，文中写的是周一')
    expect(await page.getByLabel('通知全文').inputValue()).toContain('1月1日（周一）')
  }),
  step('改正以后，先看读懂的安排和变动的期限', async ({ page }) => {
    await page.getByLabel('通知全文').fill(noticeOf2027)
    await page.getByLabel('公布日期').fill('2026-01-05')
    await page.getByRole('button', { name: '读取通知' }).click()
    await page.getByRole('heading', { level: 1, name: '核对2027年放假安排' }).waitFor()
    await page.getByRole('heading', { name: '变动的期限' }).waitFor()
    await page.getByRole('listitem').getByText('2027年2月20日（星期六）').waitFor()
  }),
  step('确认登记', async ({ page }) => {
    await page.getByRole('button', { name: '确认登记' }).click()
    await page.getByText('通知已登记').waitFor()
    await page.getByRole('link', { name: '国办发明电〔2026〕99号' }).click()
    await page.getByRole('heading', { level: 1, name: '国办发明电〔2026〕99号' }).waitFor()
  }),
  step('民族自治地方另有的放假日', async ({ page }) => {
    await page.getByRole('link', { name: '放假安排' }).first().click()
    await page.getByRole('main').getByRole('listitem').getByRole('link').last().click()
    await page.getByRole('heading', { name: '登记放假日' }).waitFor()
  }),
])
