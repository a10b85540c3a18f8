import type { BrowserContextOptions, Page } from 'playwright-core'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)

/** A district's bureau with a year of applications of every kind behind it. */
const reports = '/desk/reports/sample-district'
const here = `${reports}/2025`
const received = `${reports}/compile/cell?${new URLSearchParams({ year: '2025', at: 'applications.rows.received[6]' })}`

/** What stands in 【】 no record tells: the officer fills it in. */
async function fillIn(page: Page, label: string, words: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.fill((await field.inputValue()).replace(/【[^】]*】/g, words))
}

const typeOver = async (page: Page, figure: string, why: string) => {
  await page.goto(received)
  await page.getByLabel('改为').fill(figure)
  await page.getByLabel('理由').fill(why)
  await page.getByRole('button', { name: '填写' }).click()
  await page.getByText('从记录汇编：2025 年度').first().waitFor()
}

/** The officer's January, on a desk with script and on a phone without. */
const story = (options: BrowserContextOptions, kept: { head?: Page; leader?: Page } = {}): Step<At>[] => [
  on('公开专员打开上一年度的年报，数已经从记录汇编出来，每个数点得开', async ({ page, passwordOf }) => {
    await page.setViewportSize(options.viewport ?? desk)
    await signIn(page, 'district-officer', passwordOf('district-officer'))
    await page.goto(`${reports}/compile?year=2025`)
    await page.goto(received)
    await page.getByRole('table').first().waitFor()
  }),
  on('采用汇编的数和起草的文字，成为本年度的草稿', async ({ page }) => {
    await page.goto(`${reports}/compile?year=2025`)
    await page.getByRole('button', { name: '采用' }).click()
    await page.getByText('已汇编，并记入日志。').waitFor()
  }),
  on('股室负责人看过台账，确认本股室的数', async ({ another, passwordOf }) => {
    kept.head = (await another(options)).page
    await kept.head.setViewportSize(options.viewport ?? desk)
    await signIn(kept.head, 'district-head', passwordOf('district-head'))
    await kept.head.goto('/desk/registers/sample-district/sections?year=2025')
    await kept.head.getByRole('button', { name: '确认这些数' }).first().click()
    await kept.head.getByText('已确认，并记入日志。').waitFor()
  }),
  on('公开专员补写正文；写的时候就核对，不保存也能核对', async ({ page }) => {
    await page.goto(`${here}/text`)
    await fillIn(page, '总体情况', '已按要求办理。')
    await page.getByRole('button', { name: '核对，不保存' }).click()
    await page.getByText('随写随核').waitFor()
    if ((await page.getByLabel('总体情况', { exact: true }).inputValue()).includes('【')) throw new Error('what was typed is lost')
    await fillIn(page, '存在的主要问题及改进情况', '公开目录更新不够及时，已逐项改进。')
    await fillIn(page, '其他需要报告的事项', '0')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已修改，并记入日志。').waitFor()
  }),
  on('手工改的数要写理由，表不平的地方成为错误；处理记入审查记录', async ({ page }) => {
    await typeOver(page, '99999', '另有登记')
    await page.goto(here)
    const error = page.locator('.finds li').filter({ hasText: '错误' }).first()
    await error.locator('summary').click()
    await error.getByRole('button', { name: '待改' }).click()
    await page.getByText('已处理，并记入日志。').waitFor()
    await page.getByText(/还有 \d+ 处错误没有处理/).waitFor()
  }),
  on('与其他记录互证，看到不一致的那一格，改回记录的数', async ({ page }) => {
    await page.getByRole('link', { name: '互证' }).click()
    await page.getByRole('row', { name: /99999/ }).getByRole('link').click()
    const told = /记录的数是 (\d+)/.exec((await page.locator('main').textContent())!)![1]!
    await typeOver(page, told, '核对台账后改回')
    await page.goto(here)
    await page.getByRole('link', { name: '互证' }).click()
    if ((await page.getByText('99999').count()) > 0) throw new Error('the gap is still there')
  }),
  on('公开专员送签；分管领导先退回，改好再送，然后签批', async ({ page, another, passwordOf }) => {
    const handIn = async () => {
      await page.goto(here)
      await page.getByRole('button', { name: '送签' }).click()
      await page.getByText('已送签，并记入日志。').waitFor()
    }
    await handIn()
    kept.leader = (await another(options)).page
    await kept.leader.setViewportSize(options.viewport ?? desk)
    await signIn(kept.leader, 'district-leader', passwordOf('district-leader'))
    const open = async () => {
      await kept.leader!.goto('/desk')
      await kept.leader!.getByText('等您签批的年度报告').waitFor()
      await kept
        .leader!.getByRole('link', { name: /2025年政府信息公开工作年度报告/ })
        .first()
        .click()
    }
    await open()
    await kept.leader.getByLabel('哪里要改').fill('第五部分再写具体些。')
    await kept.leader.getByRole('button', { name: '退回修改' }).click()
    await kept.leader.getByText('已退回修改，并记入日志。').waitFor()
    await page.goto(`${here}/text`)
    await page.getByLabel('存在的主要问题及改进情况', { exact: true }).fill('公开目录更新不够及时，今年按季度核对，已补齐十二条。')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已修改，并记入日志。').waitFor()
    await handIn()
    await open()
    await kept.leader.getByLabel(/签批意见|签批的理由/).fill('同意。')
    await kept.leader.getByRole('button', { name: '签批', exact: true }).click()
    await kept.leader.getByText('已签批，并记入日志。').waitFor()
  }),
  on('签批以后，公开专员公布；年度的数随之冻结', async ({ page }) => {
    await page.goto(here)
    await page.getByLabel(/^说明|公布的理由/).fill('经分管领导同意公布。')
    await page.getByRole('button', { name: '公布', exact: true }).click()
    await page.getByText('已公布，并记入日志。').waitFor()
    await page.getByText('年度数字已冻结').waitFor()
  }),
  on('签字盖章件的扫描件上传以后，公众在年报页面下载', async ({ page, another }) => {
    await page.goto(here)
    const scan = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    await page.getByLabel(/扫描件/).setInputFiles({ name: '盖章件.pdf', mimeType: 'application/pdf', buffer: scan })
    await page.getByRole('button', { name: '上传' }).click()
    await page.getByText('扫描件已上传，并记入日志。').waitFor()
    const visitor = (await another(options)).page
    await visitor.goto('/sample-district/reports')
    await visitor.getByRole('link', { name: /2025年政府信息公开工作年度报告/ }).click()
    await visitor.getByRole('link', { name: '签字盖章件' }).waitFor()
    await visitor.goto('/sample-district/reports/years')
    await visitor.getByRole('heading', { name: '依申请公开' }).waitFor()
  }),
]

journey('公开专员的一月：汇编、确认、核对、签发、公布', sampleSite, story({}))
const bare = { javaScriptEnabled: false, viewport: phone }
journey('公开专员的一月，在手机上、不用脚本', sampleSite, story(bare), bare)
