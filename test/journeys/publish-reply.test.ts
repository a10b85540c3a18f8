import type { BrowserContextOptions, Page } from 'playwright-core'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)

/** A case of the sample year in which information was given. */
const here = '/desk/applications/sample-district/2025/15'

/** The same story on a desk with script and the keyboard alone where it sends, and on a phone without script. */
const story = (options: BrowserContextOptions, kept: { leader?: Page; visitor?: Page } = {}): Step<At>[] => [
  on('公开专员在申请设置中开通“公开答复”', async ({ page, passwordOf }) => {
    await page.setViewportSize(options.viewport ?? desk)
    await signIn(page, 'district-officer', passwordOf('district-officer'))
    await page.goto('/desk/applications/sample-district/settings')
    await page.getByLabel('有普遍意义的答复').check()
    await page.getByLabel('网上申请行政复议的网址').fill('https://fy.example.gov.cn/')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('设置已保存。').waitFor()
  }),
  on('从申请的页面拟制公开稿，申请人的名称已经遮盖', async ({ page }) => {
    await page.goto(here)
    await page.getByRole('link', { name: '拟制公开的答复' }).click()
    await page.getByRole('button', { name: '拟制公开稿' }).click()
    await page.getByLabel('标题').fill('行政处罚案卷可以查阅哪些材料')
    await page.getByLabel('答复内容').fill('处罚决定书予以公开。\n联系人：张三，电话13900139000。\n示例法律服务所可以来领取。')
    const save = page.getByRole('button', { name: '保存并检查' }).first()
    await keyboardReaches(save)
    await save.press('Enter')
    await page.getByText('3 处须处理完才能送审').waitFor()
  }),
  on('没有处理完的不能送审；遮盖，或者写明理由保留', async ({ page }) => {
    await page.getByRole('button', { name: '文字中的全部遮盖' }).click()
    await page.getByText('没有发现个人信息').waitFor()
    await page.getByLabel('答复内容').fill('处罚决定书予以公开。\n电话13900139000。\n申请人可以来领取。')
    await page.getByRole('button', { name: '保存并检查' }).first().click()
    await page.getByLabel('保留的理由').fill('对外公布的值班电话')
    await page.getByRole('button', { name: '保留', exact: false }).first().click()
    await page.getByText('都已写明保留的理由').waitFor()
    const send = page.getByRole('button', { name: '保存并送审' })
    await keyboardReaches(send)
    await send.press('Enter')
    await page.getByText('已办：送审').waitFor()
  }),
  on('拟制的人不能审定；分管领导在“今日”看到，审定公开', async ({ page, another, passwordOf }) => {
    if ((await page.getByRole('button', { name: '审定公开' }).count()) > 0) throw new Error('whoever prepared it may approve it')
    kept.leader = (await another(options)).page
    await kept.leader.setViewportSize(options.viewport ?? desk)
    await signIn(kept.leader, 'district-leader', passwordOf('district-leader'))
    await kept.leader.getByRole('link', { name: /待审定的公开答复/ }).click()
    await kept.leader.getByRole('link', { name: '行政处罚案卷可以查阅哪些材料' }).click()
    await kept.leader.getByRole('button', { name: '审定公开' }).click()
    await kept.leader.getByText('已办：审定公开').waitFor()
  }),
  on('公众从“依申请公开”找到它', async ({ another }) => {
    const visitor = (await another(options)).page
    kept.visitor = visitor
    await visitor.goto('/sample-district/apply')
    await visitor.getByRole('link', { name: /公开的答复/ }).click()
    await visitor.getByLabel('关键词').fill('处罚案卷')
    await visitor.getByRole('button', { name: '筛选' }).click()
    await visitor.getByRole('link', { name: '行政处罚案卷可以查阅哪些材料' }).click()
    await visitor.getByText('处罚决定书予以公开。').waitFor()
  }),
  on('撤下的，公众看到日期和理由', async () => {
    const leader = kept.leader!
    await leader.getByLabel('理由').fill('内容有误，更正后再公开。')
    await leader.getByRole('button', { name: '撤下' }).click()
    await leader.getByText('已办：撤下').waitFor()
    await kept.visitor!.goto('/sample-district/replies')
    if ((await kept.visitor!.getByRole('link', { name: '行政处罚案卷可以查阅哪些材料' }).count()) > 0) throw new Error('it is still listed')
  }),
]

journey('公开专员公开一份答复', sampleSite, story({}))
const bare = { javaScriptEnabled: false, viewport: phone }
journey('公开专员在手机上、不用脚本，公开一份答复', sampleSite, story(bare), bare)
