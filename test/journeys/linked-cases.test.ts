import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)
const office = '/desk/applications/sample-district'
type Registered = { number: string; code: string; address: string }

async function register(page: Page, what: string, name: string, phoneNumber: string): Promise<Registered> {
  await page.goto(`${office}/new`)
  await page.getByLabel(/^当面提交/).check()
  await page.getByLabel('所需信息的名称、文号或其他特征').fill(what)
  await page.getByLabel('公民', { exact: true }).check()
  await page.getByLabel('姓名或者名称').fill(name)
  await page.getByLabel('联系电话').fill(phoneNumber)
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '确认登记' }).click()
  await page.getByRole('heading', { level: 1, name: '已登记' }).waitFor()
  const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}/.exec(await page.getByRole('main').innerText())![0]
  await page.getByRole('link', { name: '去办理' }).click()
  const number = await page.getByRole('heading', { level: 1 }).innerText()
  return { number, code, address: new URL(page.url()).pathname }
}

const story = (options: BrowserContextOptions, made: Registered[] = []): Step<At>[] => [
  on('三个人申请同一份明细，一个人另外申请不由本机关负责公开的', async ({ page, passwordOf }) => {
    await page.setViewportSize(options.viewport ?? desk)
    await signIn(page, 'district-officer', passwordOf('district-officer'))
    for (const [name, phoneNumber] of [
      ['王小明', '13800000001'] as const,
      ['李红', '13800000002'] as const,
      ['赵强', '13800000003'] as const,
    ])
      made.push(await register(page, '2025年度全区公共图书馆购书经费支出明细', name, phoneNumber))
    made.push(await register(page, '全区公路建设的年度计划', '王小明', '13800000001'))
  }),
  on('“批量申请”找到他们，与最早的一件关联为“一并答复”', async ({ page }) => {
    await page.goto(office)
    await page.getByRole('link', { name: '批量申请' }).click()
    await page.getByLabel('同一申请人至少几件').fill('2')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText(/公共图书馆购书经费支出明细.*3 人，3 件/).click()
    const send = page.getByRole('button', { name: '关联所选申请' })
    await keyboardReaches(send)
    await send.press('Enter')
    await page.getByText('已经关联。').waitFor()
  }),
  on('在第一件拟定答复，改好正文', async ({ page }) => {
    await page.goto(`${made[0]!.address}/decide`)
    await page.locator('select[name=i0-outcome]').selectOption('granted')
    await page.locator('[name=i0-says]').fill('明细见本机关网站')
    await page.getByRole('button', { name: '拟定并起草答复书' }).click()
    const body = page.getByLabel('正文')
    await body.fill(`${await body.inputValue()}\n全年购书经费支出120万元。`)
    await page.getByRole('button', { name: /^保存/ }).first().click()
    await page.waitForURL(/done=saved/)
  }),
  on('起草另两件的答复，各件收到申请的情况按自己的记录写', async ({ page }) => {
    await page.goto(`${made[0]!.address}/links`)
    await page.getByRole('button', { name: '起草所选申请的答复' }).click()
    expect(await page.getByText('已按本件起草，请核对后送审。').count()).toBe(2)
    await page.locator('#together').getByRole('link', { name: made[1]!.number }).click()
    const body = await page.getByLabel('正文').inputValue()
    expect(body).toContain('全年购书经费支出120万元。')
    expect(body).toContain(made[1]!.number)
    expect(body).not.toContain(made[0]!.number)
  }),
  ...(['批量申请', '关联申请', '转至有关机关'] as const).map((title, i) =>
    on(`英文界面的“${title}”页，中文都标明是中文`, async ({ page }) => {
      const back = [`${office}/mass?times=2`, `${made[0]!.address}/links`, `${made[3]!.address}/hand-over`][i]!
      await page.goto(`/preferences?${new URLSearchParams({ language: 'en', back })}`)
      for (const one of await page.locator('main details summary').all()) await one.click()
    }),
  ),
  on('申请人同意的，转至本系统的另一机关，本件办结', async ({ page, answered }) => {
    await page.goto(`/preferences?${new URLSearchParams({ language: 'zh-CN', back: made[3]!.address })}`)
    await page.getByRole('link', { name: '转至有关机关' }).click()
    await page.getByLabel('转至哪个机关').selectOption('sample-bureau')
    await page.getByLabel('为什么不属于本机关负责公开').fill('公路建设不由本机关负责')
    await answered(422, () => page.getByRole('button', { name: '转交并办结本件' }).click())
    await page.getByLabel('申请人怎样同意').fill('今日当面同意')
    const send = page.getByRole('button', { name: '转交并办结本件' })
    await keyboardReaches(send)
    await send.press('Enter')
    await page.getByText('“转至有关机关”已记录。').waitFor()
    await page.getByText('不属于本行政机关负责公开').first().waitFor()
  }),
  on('申请人用原来的受理号和查询码，看到转交后的申请', async ({ another }) => {
    const { page } = await another(options)
    await page.goto('/sample-district/status')
    await page.getByLabel('受理号').fill(made[3]!.number)
    await page.getByLabel('查询码').fill(made[3]!.code)
    await page.getByRole('main').getByRole('button').first().click()
    await page.getByRole('button', { name: '查看转交后的申请' }).click()
    await page.getByText(/由示例区文化和旅游局转来/).waitFor()
  }),
  on('那里的公开专员看到它，答复期限已经开始计算', async ({ another, passwordOf }) => {
    const { page } = await another(options)
    await signIn(page, 'sample-officer', passwordOf('sample-officer'))
    await page.goto('/desk/applications/sample-bureau?list=all')
    await page.getByRole('link', { name: '全区公路建设的年度计划' }).first().click()
    await page.getByText(`由示例区文化和旅游局转来，原受理号${made[3]!.number}`).waitFor()
    await page.getByText('确认收到').first().waitFor()
  }),
]

journey('公开专员一并答复几件申请，把一件转至另一机关', sampleSite, story({}))
const bare = { javaScriptEnabled: false, viewport: phone }
journey('公开专员在手机上、不用脚本，一并答复几件申请，把一件转至另一机关', sampleSite, story(bare), bare)
