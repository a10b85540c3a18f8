import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, type Stage, type Step, step } from '../support/journey.ts'
import { png } from '../support/pictures.ts'
import { sampleSite } from '../support/stages.ts'

/** What the receipt says, from one step to the next. */
type Kept = { number: string; code: string }

/** The same story with script and without. */
const story = (kept: Partial<Kept>): Step<Stage>[] => [
  step('从“依申请公开”进入申请表', async ({ page }) => {
    await page.goto('/sample-bureau/apply')
    await page.getByRole('link', { name: '提出申请' }).first().click()
    await page.getByRole('heading', { level: 1, name: '提出政府信息公开申请' }).waitFor()
    await page.getByText('先读一下：').waitFor()
  }),
  step('漏填的，写明哪里要改', async ({ page, answered }) => {
    await page.getByLabel('所需信息的名称、文号或其他特征').fill('公共文化设施免费开放的补助标准')
    await answered(422, () => page.getByRole('button', { name: '核对申请' }).click())
    await page.getByRole('alert').getByText('填写姓名或者名称。').waitFor()
    expect(await page.getByLabel('所需信息的名称、文号或其他特征').inputValue()).toBe('公共文化设施免费开放的补助标准')
  }),
  step('填好，上传身份证明，核对', async ({ page }) => {
    await page.getByLabel('公民', { exact: true }).check()
    await page.getByLabel('姓名或者名称').fill('王小明')
    await page.getByLabel('证件号码').first().fill('11010519491231002X')
    await page.getByLabel(/^上传身份证明/).setInputFiles({ name: '身份证.png', mimeType: 'image/png', buffer: Buffer.from(png()) })
    await page.getByLabel('联系电话').fill('13800000000')
    await page.getByLabel('电子数据').check()
    await page.getByLabel('本网站下载').check()
    await page.getByLabel(/以上内容属实/).check()
    await page.getByRole('button', { name: '核对申请' }).click()
    await page.getByRole('heading', { level: 1, name: '核对您的申请' }).waitFor()
    await page.getByText('身份证.png').waitFor()
    expect(await page.getByText('11010519491231002X').count()).toBe(0)
  }),
  step('提交，得到受理号和查询码', async ({ page }) => {
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()
    kept.number = ((await page.locator('.ticket .docno').textContent()) ?? '').trim()
    kept.code = ((await page.locator('.ticket .code').textContent()) ?? '').trim()
    expect(kept.code).toMatch(/^(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)
  }),
  step('查询码不对，不说明受理号是否存在', async ({ page, answered }) => {
    await page.goto('/sample-bureau/status')
    await page.getByLabel('受理号').fill(kept.number!)
    await page.getByLabel('查询码').fill('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA')
    await answered(422, () => page.getByRole('button', { name: '查询', exact: true }).click())
    await page.getByRole('alert').getByText('受理号或者查询码不对').waitFor()
  }),
  step('凭受理号和查询码看进度', async ({ page }) => {
    await page.getByLabel('受理号').fill(kept.number!)
    await page.getByLabel('查询码').fill(kept.code!.toLowerCase())
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await page.waitForURL('**/status/case')
    await page.getByText('待确认收到').waitFor()
    await page.getByRole('heading', { name: '这个日期怎样算出来' }).waitFor()
  }),
  step('补充说明，再撤回申请', async ({ page }) => {
    await page.getByText('补充材料或者说明').click()
    await page.getByLabel('说明', { exact: true }).fill('只要 2025 年的。')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('补充的内容已经收到。').waitFor()
    await page.locator('summary', { hasText: '撤回申请' }).click()
    await page.getByRole('button', { name: '撤回申请' }).click()
    await page.getByText('申请已经撤回。').waitFor()
    await page.getByText('已办结').first().waitFor()
  }),
]

const what = (page: Page) => page.getByLabel('所需信息的名称、文号或其他特征')
/** As though so many hours had gone by. */
const later = (page: Page, hours: number) =>
  page.evaluate(`for (const [key, text] of Object.entries(localStorage)) {
    const kept = JSON.parse(text)
    localStorage.setItem(key, JSON.stringify({ ...kept, until: kept.until - ${hours} * 3600000 }))
  }`)

journey('公众：填到一半离开，回来接着填', sampleSite, [
  step('填写的内容保存在本机，写明保留到什么时候', async ({ page }) => {
    await page.goto('/sample-bureau/apply/new')
    await what(page).fill('公共文化设施免费开放的补助标准')
    await page.getByText(/已保存在本机，保留到 \d+\/\d+ \d+:\d+。/).waitFor()
  }),
  step('第二天回来，内容还在', async ({ page }) => {
    await later(page, 20)
    await page.reload()
    await page.getByText(/已恢复上次填写的内容，保留到/).waitFor()
    expect(await what(page).inputValue()).toBe('公共文化设施免费开放的补助标准')
  }),
  step('不到一天就要删除时提醒', async ({ page }) => {
    await later(page, 40)
    await page.reload()
    await page.getByText(/只保留到 .*请在此以前提交/).waitFor()
  }),
  step('过了 72 小时，说明已经删除', async ({ page }) => {
    await later(page, 20)
    await page.reload()
    await page.getByText('上次填写的内容已超过 72 小时').waitFor()
    expect(await what(page).inputValue()).toBe('')
  }),
])
journey('公众：在手机上申请政府信息公开', sampleSite, story({}))
journey('公众：关掉脚本申请政府信息公开', sampleSite, story({}), { javaScriptEnabled: false })
