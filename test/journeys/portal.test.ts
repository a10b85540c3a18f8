import { expect } from 'vitest'
import { phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { portalSite } from '../support/portal-stage.ts'

type At = Awaited<ReturnType<typeof portalSite>>

/** A step on that site. */
const read = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)

const steps = (isPhone: boolean) => [
  read('打开首页：搜索、四个固定栏目、最新公开', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('search').isVisible()).resolves.toBe(true)
    await keyboardReaches(page.getByRole('link', { name: '法定主动公开内容' }).nth(1))
  }),
  read('打开法定主动公开内容，再打开其中一个栏目', async ({ page }) => {
    await page.getByRole('main').getByRole('link', { name: '法定主动公开内容' }).first().click()
    await page.getByRole('heading', { level: 1, name: '法定主动公开内容' }).waitFor()
    if (isPhone) await page.getByRole('link', { name: '全部栏目' }).click()
    await page.getByRole('navigation', { name: '法定主动公开内容' }).getByRole('link', { name: '规范性文件' }).click()
    await page.getByRole('heading', { level: 1, name: '规范性文件' }).waitFor()
  }),
  read('按有效性筛选', async ({ page }) => {
    await page.getByLabel('有效性').selectOption('inForce')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.waitForURL(/validity=inForce/)
    expect(await page.getByRole('row').count()).toBe(2)
  }),
  read('读一份文件：元数据、附件和解读', async ({ page }) => {
    await page.getByRole('link', { name: /免费开放办法/ }).click()
    await page.getByText('发文字号').waitFor()
    await keyboardReaches(page.getByRole('link', { name: '附件：开放设施名单' }))
    await page
      .getByRole('link', { name: /政策解读/ })
      .last()
      .click()
    await page.getByRole('heading', { level: 1, name: /政策解读/ }).waitFor()
  }),
  read('废止的文件写明已废止，并指向废止它的文件', async ({ page, made }) => {
    await page.goto(`/shiban/items/${made.old}`)
    await page.getByText('本文已废止').waitFor()
  }),
  read('撤下的信息写明日期和理由', async ({ page, made, answered }) => {
    await answered(410, () => page.goto(`/shiban/items/${made.gone}`))
    await page.getByText('其中有个人信息，依法撤下').waitFor()
  }),
  read('没有信息的栏目有说明', async ({ page }) => {
    await page.goto('/shiban/content/charges')
    await page.getByText('依法无此类信息').waitFor()
  }),
  read('网站地图列出全部栏目，数据下载列出全部目录', async ({ page }) => {
    await page.goto('/shiban/sitemap')
    await page.getByRole('heading', { level: 1, name: '网站地图' }).waitFor()
    await page.goto('/shiban/data')
    await page.getByRole('heading', { level: 1, name: '数据下载' }).waitFor()
  }),
  ...(['en', 'zh-Hant', 'zh-CN&elder=on'] as const).flatMap(look => [
    read(`首页（${look}）`, async ({ page }) => {
      await page.goto(`/preferences?language=${look}&back=/robots.txt`)
      await page.goto('/shiban')
    }),
    read(`栏目（${look}）`, ({ page }) => page.goto('/shiban/content')),
    read(`正文（${look}）`, ({ page, made }) => page.goto(`/shiban/items/${made.main}`)),
    read(`废止的文件（${look}）`, ({ page, made }) => page.goto(`/shiban/items/${made.old}`)),
    read(`导入的信息（${look}）`, ({ page, made }) => page.goto(`/shiban/items/${made.imported}`)),
    read(`网站地图和数据（${look}）`, ({ page }) => page.goto('/shiban/data')),
  ]),
]

journey('公众阅读公开平台', portalSite, steps(false))
journey('公众在手机上阅读公开平台', portalSite, steps(true), { viewport: phone })
