import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../../test/support/database.ts'
import { entered, passphrase } from '../../../test/support/people.ts'
import { bureau, clock } from '../../../test/support/publishing.ts'
import { testSite } from '../../../test/support/site.ts'
import type { Person } from '../../people/index.ts'
import { zipOf } from '../../text/zip.ts'
import { importList } from './job.ts'

const database = await openEmbedded()
afterAll(() => database.close())
const { db } = database
const of = await bureau(db)
const at = await testSite({ database })
const here = `/desk/publications/${of.agency.slug}/import`

const cookie = async ({ loginName }: Person) => `gongkai-session=${(await entered(db, loginName, passphrase)).token}`
const leader = await cookie(of.leader)
const officer = await cookie(of.officer)
const get = (path: string) => at.request(path, { headers: { cookie: leader } })

async function sent(name: string, bytes: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  const form = new FormData()
  form.append('list', new File([bytes], name))
  return at.post(here, form, { cookie: officer })
}
const runJob = (fileId: string, dryRun: boolean) =>
  importList.run({ agencyId: of.agency.id, fileId, accountId: of.leader.id, dryRun }, { db, ...clock, files: at.rooms.files })

test('a list is sent, looked at, confirmed and brought in; its page reads what the job wrote, and the faults can be taken away', async () => {
  const rows = [
    '标题,发布日期,栏目,正文,原网址',
    '甲通知,2023-05-04,通知公告,甲的正文。,http://old.example.cn/art/1.html',
    '=cmd(),2023-02-30,通知公告,正文。,',
  ]
  const answer = await sent('清单.csv', rows.join('\n'))
  expect(answer.status).toBe(303)
  const page = answer.headers.get('location')!
  const fileId = page.split('/').at(-1)!
  const looking = await get(page)
  expect(looking.headers.get('refresh')).toBe('3')
  expect(await looking.text()).toContain('<progress')
  // Nothing comes in before somebody saw what was found.
  expect((await at.post(page, {}, { cookie: leader })).status).toBe(409)
  await runJob(fileId, true)
  const looked = await get(page)
  expect(looked.headers.get('refresh')).toBe(null)
  const text = await looked.text()
  expect(text).toContain('确认导入 1 件')
  expect(text).toContain('B3')
  expect(text).toContain('2023-02-30')
  const faults = await (await get(`${page}?kind=csv`)).text()
  expect(faults).toContain("'=cmd()")
  expect((await get(`${page}?kind=xlsx`)).headers.get('content-type')).toContain('spreadsheetml')

  expect((await at.post(page, {}, { cookie: officer })).status).toBe(403)
  expect((await at.post(page, {}, { cookie: leader })).status).toBe(303)
  expect(await (await get(page)).text()).toContain('正在导入')
  await runJob(fileId, false)
  const done = await (await get(page)).text()
  expect(done).toContain('已公开')
  expect(done).toContain('B3')
  expect(await (await get(here)).text()).toContain('清单.csv')

  const item = await at.request(`/${of.agency.slug}/items/1`)
  expect(item.status).toBe(200)
  expect(await item.text()).toContain('甲的正文')
  // The address of the page on the old site leads here, although it does not say whose it was.
  const old = await at.request('/art/1.html')
  expect([old.status, old.headers.get('location')]).toEqual([301, `/${of.agency.slug}/items/1`])
  expect((await at.request('/art/2.html')).status).toBe(404)
})

test('a ZIP of pages beside their list comes in with what they say', async () => {
  const zip = zipOf([
    ['metadata.csv', '标题,发布日期,栏目,文件\n乙页面,2022-05-04,通知公告,页面/乙.html'],
    ['页面/乙.html', '<body><p>乙的正文<script>alert(1)</script></p></body>'],
  ])
  const page = (await sent('旧站.zip', new Uint8Array(zip))).headers.get('location')!
  const fileId = page.split('/').at(-1)!
  await runJob(fileId, true)
  expect((await at.post(page, {}, { cookie: leader })).status).toBe(303)
  await runJob(fileId, false)
  const item = await (await at.request(`/${of.agency.slug}/items/2`)).text()
  expect(item).toContain('乙的正文')
  expect(item).not.toContain('alert(1)')
})

test('what is no list is refused on the page where it was chosen', async () => {
  const answer = await sent('清单.csv', '电话,地址\n1,2')
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('没有写有“标题”的表头')
})

test('a ZIP of many files may be larger than one file', async () => {
  const { limits } = at.config
  const small = await testSite({ database, config: { limits: { ...limits, fileBytes: 50_000, importBytes: 2_000_000 } } })
  const page = (n: number) => Buffer.from(`<title>第${n}号通知</title><p>${randomBytes(20_000).toString('hex')}</p>`)
  const zip = new Uint8Array(zipOf([1, 2, 3].map(n => [`2023-05-0${n} 通知${n}.html`, page(n)] as const)))
  const form = new FormData()
  form.append('list', new File([zip], '旧站.zip'))
  expect(zip.length).toBeGreaterThan(50_000)
  expect((await small.post(here, form, { cookie: officer })).status).toBe(303)
})
