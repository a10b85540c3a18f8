import { expect } from 'vitest'
import { desk, phone } from '../support/browser.ts'
import { journey, type Step, step } from '../support/journey.ts'
import { sampleSite, signIn } from '../support/stages.ts'

type At = Awaited<ReturnType<typeof sampleSite>>
const on = (title: string, walk: Step<At>['walk']) => step<At>(title, walk)

const story: Step<At>[] = [
  on('公开专员登录，登记一件申请', async ({ page, passwordOf }) => {
    await signIn(page, 'sample-officer', passwordOf('sample-officer'))
    await page.goto('/desk/applications')
    await page.getByRole('link', { name: '登记申请' }).click()
    await page.getByLabel(/^当面提交/).check()
    await page.getByLabel('所需信息的名称、文号或其他特征').fill('扶持项目评审结果')
    await page.getByLabel('公民', { exact: true }).check()
    await page.getByLabel('姓名或者名称').fill('王小明')
    await page.getByLabel('证件号码').first().fill('11010519491231002X')
    await page.getByLabel('联系电话').fill('13800000000')
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByRole('button', { name: '确认登记' }).click()
    await page.getByRole('link', { name: '去办理' }).click()
  }),
  on('把股室报来的文件加入案卷', async ({ page }) => {
    await page.getByRole('link', { name: '隐去内容' }).click()
    await page.getByText('案卷里还没有可以提供的文件').waitFor()
    await page.getByRole('link', { name: '加入文件' }).click()
    await page.locator('textarea[name=note]').fill('股室报来')
    await page.locator('input[type=file]').setInputFiles('test/redaction-files/libreoffice.pdf')
    await page.getByRole('button', { name: /^记录/ }).click()
    await page.getByRole('link', { name: '隐去内容' }).click()
    await page.getByText('未核对').waitFor()
  }),
  on('打开文件，查阅记入日志；没有选依据的，指出来', async ({ page, answered }) => {
    await page.getByRole('link', { name: 'libreoffice.pdf' }).click()
    await page.getByRole('button', { name: '打开（记录查阅）' }).click()
    await page.getByRole('heading', { name: '第 1 页，原件' }).waitFor()
    await page.getByRole('checkbox').first().check()
    await answered(422, () => page.getByRole('button', { name: '标记勾选的行' }).click())
  }),
  on('选依据，写理由，标记勾选的行', async ({ page }) => {
    await page.getByLabel(/^依据/).selectOption('E4:个人隐私')
    await page.getByLabel(/^理由/).fill('该处为个人联系方式，公开会损害其合法权益')
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: '标记勾选的行' }).click()
    await page.getByText('标记已保存。').waitFor()
    expect(await page.locator('mark.cut').count()).toBeGreaterThan(0)
  }),
  on('在图上拖出一个矩形', async ({ page }) => {
    await page.getByLabel(/^依据/).selectOption('E5:人事管理')
    const plate = page.locator('input[type=image]')
    await plate.scrollIntoViewIfNeeded()
    const box = (await plate.boundingBox())!
    const [x, y] = [Math.max(5, box.x + 10), Math.max(box.y, 0) + 120]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 30, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('button', { name: '取消 2' }).waitFor()
  }),
  on('确认提示，制作公开版，逐项核验', async ({ page }) => {
    const all = page.getByRole('button', { name: '全部隐去' })
    while ((await all.count()) > 0) {
      await all.first().click()
      await page.getByText('标记已保存。').waitFor()
    }
    await page.getByRole('button', { name: '制作公开版' }).click()
    await page.getByRole('heading', { name: '成品核验' }).waitFor()
    expect(await page.getByText('公开版已核验').count()).toBe(1)
    expect(await page.getByText('不通过').count()).toBe(0)
  }),
  on('拟定答复时可以选公开版，不能选原件', async ({ page }) => {
    const address = page.url().split('/redaction/')[0]!
    await page.goto(`${address}/decide`)
    expect(await page.getByLabel('libreoffice（公开版）.pdf').count()).toBe(1)
    expect(await page.getByLabel('libreoffice.pdf', { exact: true }).count()).toBe(0)
  }),
]

journey('公开专员隐去文件中不予公开的内容', sampleSite, [on('在电脑上', async ({ page }) => page.setViewportSize(desk)), ...story])
journey('公开专员在手机上隐去文件中不予公开的内容', sampleSite, story, { viewport: phone })
