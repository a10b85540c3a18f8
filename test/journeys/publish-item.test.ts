import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { questions } from '../../src/publications/review.ts'
import { desk, phone, type Visit } from '../support/browser.ts'
import { journey, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { passphrase } from '../support/people.ts'
import { publishingSite } from '../support/publishing-stage.ts'
import { signIn } from '../support/stages.ts'

const title = '2026年端午节旅游市场检查情况'
let [head, reviewer, leader, visitor]: Visit[] = []
let item = ''
let page_ = ''

const enter = async ({ page }: Visit, name: string) => {
  await page.setViewportSize(desk)
  await signIn(page, name, passphrase)
}
/** Presses a button and waits for the page that answers. */
const press = async ({ page }: Visit, name: string) => {
  await page.waitForLoadState()
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])
}

/** The same with the keyboard alone. */
const pressByKeyboard = async ({ page }: Visit, name: string) => {
  await keyboardReaches(page.getByRole('button', { name, exact: true }))
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

const textBox = (page: Page) => page.getByRole('textbox', { name: '正文', exact: true })

/** Writes the text anew, as somebody does who has only a keyboard. */
async function write(page: Page, text: string) {
  await textBox(page).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) await page.keyboard.press('Enter')
    await page.keyboard.insertText(line)
  }
}

journey('一件信息：股室拟稿、股室负责人审核、保密审查、分管领导签发、更正、撤下', publishingSite, [
  step('股室承办人只用键盘开始拟稿', async ({ page }) => {
    await page.setViewportSize(desk)
    await signIn(page, 'drafter', passphrase)
    await page.goto('/desk/publications')
    await keyboardReaches(page.getByRole('link', { name: '拟稿', exact: true }))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/new')
    await keyboardReaches(page.getByLabel('标题'))
    await page.keyboard.type(title)
    await keyboardReaches(page.getByRole('button', { name: '开始拟稿' }))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/edit')
    item = new URL(page.url()).pathname.replace(/\/edit$/, '')
  }),
  step('写正文，不用保存，停一会儿自己就保存了', async ({ page }) => {
    await page.getByRole('toolbar').waitFor()
    await page
      .getByRole('textbox', { name: '正文', exact: true })
      .fill('端午节期间检查旅行社 12 家。\n举报电话13812345678。\n营造良好的旅游环竟。')
    await page.getByText('已自动保存').waitFor({ timeout: 20_000 })
  }),
  step('没有填完、检查没有处理完，送不出去，每一处都说明在哪里', async visit => {
    await visit.answered(422, () => press(visit, '送股室负责人'))
    const alert = await visit.page.getByRole('alert').textContent()
    expect(alert).toContain('请选择公开属性')
    expect(alert).toMatch(/公开前检查还有 \d 处没有处理/)
  }),
  step('填写目录信息，看到应公开日和依据', async visit => {
    const { page } = visit
    await page.getByLabel('栏目').selectOption('inspections')
    await page.getByLabel('形成日期').fill(new Date().toISOString().slice(0, 10))
    await page.getByLabel('公开发布').check()
    await press(visit, '保存')
    await page.getByText('应公开日', { exact: true }).waitFor()
    expect(await page.getByRole('main').textContent()).toContain('第二十六条')
  }),
  step('检查发现的电话号码一按遮盖，错字一按改正', async visit => {
    const { page } = visit
    const finds = page.locator('.finds > li')
    const before = await finds.count()
    await page.getByRole('button', { name: /^遮盖/ }).first().click()
    await page.waitForLoadState()
    expect(await textBox(page).textContent()).not.toContain('13812345678')
    await page.getByRole('button', { name: /^改正/ }).first().click()
    await page.waitForLoadState()
    expect(await textBox(page).textContent()).toContain('环境')
    expect(await finds.count()).toBeLessThan(before)
  }),
  step('送股室负责人，此后拟稿人看得到到了哪一步、由谁办理', async visit => {
    await press(visit, '送股室负责人')
    await visit.page.getByText('已办：定公开属性，送审').waitFor()
    expect(await visit.page.getByRole('main').textContent()).toContain('由head同志、leader同志、officer同志办理')
  }),
  step('股室负责人在手机上退回，写明理由', async ({ another }) => {
    head = await another()
    await enter(head, 'head')
    await head.page.setViewportSize(phone)
    await head.page.goto(`${item}/review`)
    await head.answered(422, () => press(head!, '退回修改'))
    await head.page.getByRole('textbox', { name: '意见', exact: true }).fill('写明检查日期')
    await press(head, '退回修改')
  }),
  step('拟稿人在“退回给我”里看到，改好再送', async visit => {
    const { page } = visit
    await page.goto('/desk/publications?list=returned')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('link', { name: '拟稿', exact: true }).click()
    await write(page, '6月18日至20日，检查旅行社 12 家。')
    await press(visit, '送股室负责人')
  }),
  step('股室负责人看到改了哪里，同意', async () => {
    await head!.page.setViewportSize(desk)
    await head!.page.goto(`${item}/review`)
    expect(await head!.page.locator('ins').first().textContent()).toBeTruthy()
    await press(head!, '同意，送审查')
  }),
  step('保密审查员只用键盘逐项回答七个问题，一个也没有替他选好', async ({ another }) => {
    reviewer = await another()
    await enter(reviewer, 'reviewer')
    await reviewer.page.goto('/desk/publications?list=review')
    await reviewer.page.getByRole('link', { name: title }).click()
    await reviewer.page.getByRole('link', { name: '审核办理' }).click()
    expect(await reviewer.page.locator('input[type=radio]:checked').count()).toBe(0)
    await reviewer.answered(422, () => press(reviewer!, '审查通过'))
    for (const { key } of questions) {
      await keyboardReaches(reviewer.page.locator(`#${key}`))
      await reviewer.page.keyboard.press('ArrowRight')
      expect(await reviewer.page.locator(`#${key}-no`).isChecked(), key).toBe(true)
    }
    await pressByKeyboard(reviewer, '审查通过')
  }),
  step('公众此时还看不到', async ({ another, slug }) => {
    visitor = await another()
    await visitor.page.setViewportSize(desk)
    await visitor.answered(404, () => visitor!.page.goto(`/${slug}/items/2`))
  }),
  step('分管领导只用键盘签发，公众随即看到', async ({ another, slug }) => {
    leader = await another()
    await enter(leader, 'leader')
    await leader.page.goto(`${item}/review`)
    await pressByKeyboard(leader, '签发并公开')
    await leader.page.getByText('已办：签发，公开').waitFor()
    page_ = `/${slug}/items/2`
    await visitor!.page.goto(page_)
    await visitor!.page.getByRole('heading', { name: title }).waitFor()
    expect(await visitor!.page.getByRole('main').textContent()).toContain('检查旅行社 12 家')
  }),
  step('审查呈批单由记录打印', async () => {
    await leader!.page.goto(`${item}/approval-sheet`)
    const sheet = await leader!.page.getByRole('main').textContent()
    for (const words of ['政府信息公开审查呈批单', 'head同志', 'reviewer同志', 'leader同志', '没有']) expect(sheet).toContain(words)
  }),
  step('拟稿人更正，旧的文字在新的公开以前不动', async visit => {
    const { page } = visit
    await page.goto(item)
    await page.getByLabel('更正的理由').fill('家数有误')
    await press(visit, '更正')
    await page.getByRole('link', { name: '拟稿', exact: true }).click()
    await write(page, '6月18日至20日，检查旅行社 13 家。')
    await press(visit, '送股室负责人')
    await visitor!.page.goto(page_)
    expect(await visitor!.page.getByRole('main').textContent()).toContain('12 家')
  }),
  step('更正同样走完审核、审查、签发，公众看到新的', async () => {
    await head!.page.goto(`${item}/review`)
    await press(head!, '同意，送审查')
    await reviewer!.page.goto(`${item}/review`)
    for (const { key } of questions) await reviewer!.page.locator(`#${key}-no`).check()
    await press(reviewer!, '审查通过')
    await leader!.page.goto(`${item}/review`)
    await press(leader!, '签发并公开')
    await leader!.page.getByText('已办：签发，公开').waitFor()
    await visitor!.page.goto(page_)
    expect(await visitor!.page.getByRole('main').textContent()).toContain('13 家')
  }),
  step('撤下须写理由，此后公开页面说明已撤下和为什么', async () => {
    await leader!.page.goto(item)
    await leader!.page.getByLabel('撤下的理由').fill('检查结论待复核')
    await press(leader!, '撤下')
    await leader!.page.getByText('已办：撤下').waitFor()
    await visitor!.answered(410, () => visitor!.page.goto(page_))
    expect(await visitor!.page.getByRole('main').textContent()).toContain('检查结论待复核')
  }),
])
