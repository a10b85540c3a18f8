import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { contentLimits } from '../../src/publications/content/limits.ts'
import { openZip } from '../../src/publications/content/open-zip.ts'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { png } from '../support/pictures.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** What one step finds for the next. */
type Kept = { here: string; number: string; code: string; letter: string; body: string; reviewer: Page; leader: Page; applicant: Page }

const asked = '图书馆总分馆建设合同及其附件'

const record = async (page: Page, here: string, name: string) => {
  await page.goto(here)
  await page.getByRole('link', { name, exact: true }).click()
}

/** The same story on a desk with script, and on a phone without. */
const story = (options: BrowserContextOptions, kept: Partial<Kept> = {}): Step<At>[] => [
  on('公开专员登记一件挂号寄来的申请，得到受理号和查询码', async ({ page, passwordOf }) => {
    await page.setViewportSize(options.viewport ?? desk)
    await signIn(page, 'sample-officer', passwordOf('sample-officer'))
    await page.goto('/desk/applications/sample-bureau/new')
    await page.locator('[name=channel][value=signedPost]').check()
    await page.getByLabel('提交、签收或者到达之日').fill(today())
    await page.getByLabel('所需信息的名称、文号或其他特征').fill(asked)
    await page.getByLabel('公民', { exact: true }).check()
    await page.getByLabel('姓名或者名称').fill('李小红')
    await page.getByLabel('证件号码').first().fill('11010519491231002X')
    await page.getByLabel('联系电话').fill('13800000001')
    await page.getByLabel('通信地址').first().fill('示例市长安路 9 号')
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByRole('button', { name: '确认登记' }).click()
    await page.getByRole('heading', { level: 1, name: '已登记' }).waitFor()
    kept.number = (await page.locator('h2.docno').textContent())!.trim()
    kept.code = (await page.locator('.code').textContent())!.trim()
    await page.getByRole('link', { name: '去办理' }).click()
    await page.getByRole('heading', { name: '现在可以做' }).waitFor()
    kept.here = new URL(page.url()).pathname
  }),
  on('初步审核，征求第三方意见', async ({ page }) => {
    await record(page, kept.here!, '初步审核')
    await page.getByLabel('初步审核认为是').selectOption('information')
    await page.getByRole('button', { name: '记录“初步审核”' }).click()
    await page.getByText('“初步审核”已记录。').waitFor()
    await record(page, kept.here!, '征求意见')
    await page.getByLabel('征求谁的意见').selectOption('thirdParty')
    await page.getByLabel('名称', { exact: true }).fill('示例建设公司')
    await page.getByLabel('征求意见的信息').fill('合同附件中的报价')
    await page.getByRole('button', { name: '记录“征求意见”' }).click()
    await page.getByText('期限停止计算').first().waitFor()
  }),
  on('第三方有理由不同意，期限继续计算', async ({ page }) => {
    await record(page, kept.here!, '收到意见')
    await page.getByLabel('哪一次征求意见').selectOption({ index: 1 })
    await page.getByLabel('意见', { exact: true }).selectOption('objectsWithReason')
    await page.getByLabel('意见要点').fill('报价属于商业秘密。')
    await page.getByRole('button', { name: '记录“收到意见”' }).click()
    await page.getByText('“收到意见”已记录。').waitFor()
  }),
  on('专员不能自己延期，分管领导延长十个工作日并写明理由（第三十三条）', async ({ page, another, passwordOf }) => {
    await page.goto(kept.here!)
    expect(await page.getByRole('link', { name: '延长答复期限' }).count()).toBe(0)
    const leader = await another(options)
    kept.leader = leader.page
    await signIn(leader.page, 'sample-leader', passwordOf('sample-leader'))
    await record(leader.page, kept.here!, '延长答复期限')
    await leader.page.getByLabel('延长几个工作日').fill('10')
    await leader.page.getByLabel('同意延长的工作机构负责人').fill('示例分管领导')
    await leader.page.getByLabel('理由').fill('附件较多，需要逐页核对。')
    await leader.page.getByRole('button', { name: '记录“延长答复期限”' }).click()
    await leader.page.getByText('“延长答复期限”已记录。').waitFor()
  }),
  on('拟定答复：没有写明理由的，不能起草，填过的都在', async ({ page, answered }) => {
    await page.goto(`${kept.here!}/decide`)
    await page.locator('[name=i0-text]').fill('图书馆总分馆建设合同正文')
    await page.locator('[name=i0-outcome]').selectOption('granted')
    await page.locator('[name=i0-says]').fill('随信寄送合同正文')
    await page.getByRole('button', { name: '再加一项' }).click()
    await page.locator('[name=i1-text]').fill('合同附件中的报价')
    await page.locator('[name=i1-outcome]').selectOption('refusedThirdParty')
    await answered(409, () => page.getByRole('button', { name: '拟定并起草答复书' }).click())
    await page.getByText('不予公开的，应当说明理由和依据。').waitFor()
    expect(await page.locator('[name=i1-text]').inputValue()).toBe('合同附件中的报价')
  }),
  on('只用键盘写明理由并起草答复书', async ({ page }) => {
    const more = page.locator('summary', { hasText: '不予公开的理由' }).nth(1)
    await more.focus()
    await page.keyboard.press('Enter')
    await page.locator('[name=i1-g0-code]').selectOption('E4')
    await page.locator('[name=i1-g0-kind]').selectOption({ label: '商业秘密' })
    await page.locator('[name=i1-g0-harm]').fill('公开报价会损害该公司在以后投标中的竞争地位。')
    await page.locator('[name=delivery]').selectOption('post')
    const button = page.getByRole('button', { name: '拟定并起草答复书' })
    await keyboardReaches(button)
    await page.keyboard.press('Enter')
    await page.getByText('已起草，请核对。').waitFor()
    await page.getByText('法定内容齐全').waitFor()
    kept.letter = new URL(page.url()).pathname
  }),
  on('删去救济告知，页面指出不能签发；恢复后可以', async ({ page }) => {
    kept.body = await page.getByLabel('正文').inputValue()
    const without = kept.body.split('\n').filter(line => !line.includes('行政复议'))
    await page.getByLabel('正文').fill(without.join('\n'))
    await page.getByRole('button', { name: '保存并预览' }).click()
    await page.getByText('必须改正，否则不能签发').waitFor()
    await page.getByLabel('正文').fill(`${kept.body}\n如有疑问，请致电本机关政府信息公开工作机构。`)
    await page.getByRole('button', { name: '保存并预览' }).click()
    await page.getByText('法定内容齐全').waitFor()
    await page.getByText('如有疑问，请致电').first().waitFor()
  }),
  on('拟稿人不能审查；保密审查员审查通过', async ({ page, another, passwordOf }) => {
    expect(await page.getByRole('button', { name: '审查通过' }).count()).toBe(0)
    const { page: reviewer } = await another(options)
    kept.reviewer = reviewer
    await signIn(reviewer, 'sample-reviewer', passwordOf('sample-reviewer'))
    await reviewer.goto(kept.letter!)
    await reviewer.getByRole('button', { name: '审查通过' }).click()
    await reviewer.getByText('审查通过。').waitFor()
  }),
  on('分管领导只用键盘签发，文书得到文号', async () => {
    const leader = kept.leader!
    await leader.goto(kept.letter!)
    await keyboardReaches(leader.getByRole('button', { name: '签发并编号' }))
    await leader.keyboard.press('Enter')
    await leader.getByText('已签发并编号。').waitFor()
    expect(await leader.locator('.chips').textContent()).toMatch(/公复〔\d{4}〕\d+号/)
  }),
  on('送达：邮寄没有邮件编号的不能记录；附上回单', async ({ page, answered }) => {
    await page.goto(`${kept.here!}/deliver`)
    await page.locator('[name=by][value=post]').check()
    await page.getByLabel('送至').fill('示例市长安路 9 号')
    await answered(422, () => page.getByRole('button', { name: '记录送达' }).click())
    await page.getByRole('alert').getByText('邮寄的，请填写邮件编号。').waitFor()
    await page.getByLabel('邮件编号').fill('XA12345678911')
    await page.getByLabel('送达凭证').setInputFiles({ name: '邮寄回单.png', mimeType: 'image/png', buffer: Buffer.from(png()) })
    await page.getByRole('button', { name: '记录送达' }).click()
    await page.getByText('“送达”已记录。').waitFor()
  }),
  on('登记签收，归档', async ({ page }) => {
    await record(page, kept.here!, '签收')
    await page.getByLabel('签收人').fill('李小红')
    await page.getByRole('button', { name: '记录“签收”' }).click()
    await page.getByText('“签收”已记录。').waitFor()
    await record(page, kept.here!, '归档')
    await page.getByRole('button', { name: '记录“归档”' }).click()
    await page.getByText('已归档').first().waitFor()
  }),
  on('案卷打包下载，任何人可以核验；改动一处就不通过', async ({ page, another }) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '案卷打包' }).click()])
    const bytes = await readFile((await download.path())!)
    const zip = openZip(bytes, contentLimits)
    const manifest = zip.text(zip.names.find(name => name.endsWith('manifest.json'))!)!
    const anybody = await another(options)
    const check = async (text: string) => {
      await anybody.page.goto('/sample-bureau/verify')
      const upload = { name: 'manifest.json', mimeType: 'application/json', buffer: Buffer.from(text) }
      await anybody.page.locator('[name=manifest]').setInputFiles(upload)
      await anybody.page.getByRole('button', { name: '核验', exact: true }).click()
      return anybody.page.locator('.notice').first().textContent()
    }
    expect(await check(manifest.replace(kept.number!, `${kept.number!}9`))).toContain('核验不通过')
    expect(await check(manifest)).toContain('核验通过')
    kept.applicant = anybody.page
  }),
  on('统计里有这一件，点开能找到它；登记台账可以下载', async ({ page }) => {
    await page.goto('/desk/applications/sample-bureau/figures')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const register = await page.request.get('/desk/applications/sample-bureau/register.xlsx')
    expect([register.status(), register.headers()['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')])
    const list = Buffer.from(await (await page.request.get('/desk/applications/sample-bureau/register.csv')).body()).toString('utf8')
    expect(list).toContain(kept.number)
  }),
  on('申请人凭查询码看到每一步，下载答复，评价', async () => {
    const page = kept.applicant!
    await page.goto('/sample-bureau/status')
    await page.getByLabel('受理号').fill(kept.number!)
    await page.getByLabel('查询码').fill(kept.code!)
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await page.waitForURL('**/status/case')
    for (const title of ['登记', '征求意见', '收到意见', '延长答复期限', '送达', '签收'])
      expect(await page.getByText(title, { exact: true }).count(), title).toBeGreaterThan(0)
    expect(await page.getByText('示例建设公司').count()).toBe(0)
    const link = page.locator('section[aria-labelledby=reply-files]').getByRole('link').first()
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect((await readFile((await download.path())!)).subarray(0, 5).toString()).toBe('%PDF-')
    await page.locator('summary', { hasText: '评价' }).click()
    await page.getByLabel('满意程度').selectOption('3')
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('谢谢您的评价。').waitFor()
  }),
]

journey('公开专员答复一件申请，直到归档', sampleSite, story({}))
const bare = { javaScriptEnabled: false, viewport: phone }
journey('公开专员在手机上、不用脚本，答复一件申请，直到归档', sampleSite, story(bare), bare)
