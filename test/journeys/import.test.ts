import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone, type Visit } from '../support/browser.ts'
import { zipInGbk } from '../support/gbk.ts'
import { journey, step } from '../support/journey.ts'
import { keyboardReaches } from '../support/page-checks.ts'
import { passphrase } from '../support/people.ts'
import { publishingSite } from '../support/publishing-stage.ts'
import { signIn } from '../support/stages.ts'

let leader: Visit
let list = ''

const send = async (page: Page, name: string, content: string | Uint8Array) => {
  await page.getByLabel(/^清单（XLSX、CSV）/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: '上传并检查' }).click()
  await page.waitForLoadState()
}
/** The page follows by itself; nobody reloads it. */
const follows = ({ page }: Visit, state: string) => page.getByRole('status').filter({ hasText: state }).waitFor({ timeout: 60_000 })

const rows = [
  '标题,发布日期,栏目,正文文件,附件,电话',
  '旧网站的第一号通知,2021-05-04,通知公告,正文/一号.html,附件/明细.csv,',
  '旧网站的第二号通知,2021-05-05,通知公告,正文/二号.html,,',
  '没有这一天的通知,2021-02-30,通知公告,正文/二号.html,,',
  '没有附件的通知,2021-05-06,通知公告,正文/二号.html,附件/没有.pdf,',
  '=1/0,2021-05-06,没有的栏目,正文/二号.html,,',
]
const zip = (lines: readonly string[]) =>
  zipInGbk([
    ['旧站/清单.csv', lines.join('\n')],
    ['旧站/正文/一号.html', '<body><p>第一号的正文</p><script>document.title="坏"</script></body>'],
    ['旧站/正文/二号.html', '<body><p>第二号的正文</p></body>'],
    ['旧站/附件/明细.csv', '项目,件数\n投诉,46\n'],
  ])

journey('批量导入：公开专员上传清单，看每一格的错误；分管领导确认；进度；再次导入不重复', publishingSite, [
  step('公开专员打开批量导入，下载清单模板', async ({ page, slug }) => {
    await signIn(page, 'officer', passphrase)
    await page.goto(`/desk/publications/${slug}/import`)
    expect(await page.getByRole('main').textContent()).toContain('还没有人上传清单')
    await keyboardReaches(page.getByLabel(/^清单（XLSX、CSV）/))
    await keyboardReaches(page.getByRole('button', { name: '上传并检查' }))
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载清单模板' }).click()])
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
  }),
  step('不是清单的文件当场退回，说明缺什么', async visit => {
    await visit.answered(422, () => send(visit.page, '电话.csv', '电话,地址\n1,2'))
    expect(await visit.page.getByRole('alert').textContent()).toContain('没有写有“标题”的表头')
  }),
  step('上传在 Windows 上打成的 ZIP，先检查，不写入', async visit => {
    const { page } = visit
    await send(page, '旧站.zip', zip(rows))
    list = new URL(page.url()).pathname
    await follows(visit, '已检查，待确认')
  }),
  step('每一处错误写明在哪一格、现为什么、应为什么；不认识的列列出', async ({ page }) => {
    const faults = page.getByRole('table', { name: '错误和提醒' })
    for (const [cell, found] of [
      ['B4', '2021-02-30'],
      ['E5', '附件/没有.pdf'],
      ['C6', '没有的栏目'],
    ] as const)
      expect(await faults.getByRole('row').filter({ hasText: cell }).filter({ hasText: '错误' }).first().textContent()).toContain(found)
    const text = await page.getByRole('main').textContent()
    expect(text).toContain('不认识的列，没有读取：电话（F1）')
    expect(text).toContain('请由可以签发的人打开本页确认')
    expect(await page.getByRole('button', { name: /确认导入/ }).count()).toBe(0)
  }),
  step('在手机上也看得清', ({ page }) => page.setViewportSize(phone)),
  step('分管领导看过结果，确认导入，页面自己跟着进度，直到导入完成', async ({ another }) => {
    leader = await another()
    await signIn(leader.page, 'leader', passphrase)
    await leader.page.goto(list)
    await leader.page.getByRole('button', { name: '确认导入 2 件' }).click()
    await follows(leader, '已导入')
    expect(await leader.page.getByRole('main').textContent()).toMatch(/2\s*已公开|已公开\s*2/)
  }),
  step('公众看到导入的信息，注明原来的日期、从哪里导入，正文里的脚本没有了', async ({ another, slug }) => {
    const visitor = await another()
    await visitor.page.goto(`/${slug}/content`)
    await visitor.page.getByRole('link', { name: '旧网站的第一号通知' }).first().click()
    await visitor.page.waitForLoadState()
    const text = await visitor.page.getByRole('main').textContent()
    expect(text).toContain('第一号的正文')
    expect(text).toContain('旧站.zip')
    expect(text).toContain('明细')
    expect(await visitor.page.title()).toContain('旧网站的第一号通知')
  }),
  step('改好清单再导入：以前的不重复，只增加新的', async visit => {
    const { page, slug } = visit
    await page.goto(`/desk/publications/${slug}/import`)
    const mended = rows.map(row => row.replace('2021-02-30', '2021-02-28'))
    await send(page, '旧站.zip', zip(mended))
    const again = new URL(page.url()).pathname
    await follows(visit, '已检查，待确认')
    await leader.page.goto(again)
    await leader.page.getByRole('button', { name: '确认导入 1 件' }).click()
    await follows(leader, '已导入')
    await page.goto(`/${slug}/content`)
    for (const title of ['旧网站的第一号通知', '旧网站的第二号通知', '没有这一天的通知'])
      expect(await page.getByRole('main').getByRole('link', { name: title }).count(), title).toBe(1)
  }),
])
