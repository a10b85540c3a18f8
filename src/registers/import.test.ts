import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { testSite } from '../../test/support/site.ts'
import { day } from '../law/index.ts'
import { lookAt, newOnes, readRows } from './import-rows.ts'
import { countsBetween, entriesOf } from './store.ts'

const csv = (...lines: string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}`)
const head = '许可事项,文书号,决定日期,数量,行政相对人名称,相对人类别,许可内容'
const good = '营业性演出审批,示文许〔2023〕1号,2023-03-01,1,示例剧团,法人或者其他组织,演出一场'
const today = day('2023-06-30')

test('faults are told by row and column, and a faulty row comes in not at all', () => {
  const rows = readRows(
    'licences',
    '台账.csv',
    csv(head, good, ',,2023年13月1日,,张三,自然人,演出', `营业性演出审批,,2023-04-01,12,示例剧团,法人,演出`),
  )
  const faults = lookAt('licences', rows, today).flatMap(each => each.faults)
  expect(faults.map(({ row, cell }) => [row, cell])).toEqual([
    [3, 'A3'],
    [3, 'C3'],
    [4, 'D4'],
  ])
  expect(faults[2]!.why).toContain('月报数')
})

test('the same row twice in one list, and what stands already, are counted once', () => {
  const looked = lookAt('licences', readRows('licences', '台账.csv', csv('许可台账', head, good, good)), today)
  expect(newOnes(looked, new Set())).toMatchObject({ fresh: [{ number: '示文许〔2023〕1号' }], same: 1 })
  expect(newOnes(looked, new Set([looked[0]!.fingerprint!]))).toEqual({ fresh: [], same: 2 })
})

test('a list without the heads of the register is refused with what is wanted', () => {
  expect(() => readRows('licences', '台账.csv', csv('名称,日子', '甲,乙'))).toThrow('至少要有“许可事项”和“决定日期”两列')
})

const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { office } = await at.setUp()
const { cookie } = await at.signedInAs('officer')
const here = `/desk/registers/${office.slug}/licences/import`

async function looked(bytes: Uint8Array): Promise<string> {
  const form = new FormData()
  form.set('file', new File([Buffer.from(bytes)], '许可台账.csv'))
  return (await at.post(here, form, { cookie })).text()
}
const rowsOf = (html: string) =>
  /<textarea name="rows"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)![1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test('a list is looked at with nothing done, brought in on confirming, and brought in again adds nothing', async () => {
  const list = csv(head, good, '营业性演出审批,,2023-03-02,,欧阳小明,自然人,演出一场')
  const html = await looked(list)
  expect(html).toContain('新登记 2 条')
  const entries = () => entriesOf(database.db, office.id, { register: 'licences', limit: 10 })
  expect(await entries()).toEqual([])
  const confirmed = () => at.post(`${here}/confirm`, { rows: rowsOf(html) }, { cookie })
  expect((await confirmed()).status).toBe(303)
  expect((await entries()).map(({ party, state }) => [party, state])).toEqual([
    ['欧阳**', 'entered'],
    ['示例剧团', 'entered'],
  ])
  expect((await confirmed()).status).toBe(303)
  expect(await looked(list)).toContain('已经登记过 2 条')
  expect(await countsBetween(database.db, office.id, day('2023-01-01'), day('2023-12-31'))).toMatchObject([{ pieces: 2 }])
})

test('the file that the register gives out comes back in as what stands already', async () => {
  const file = await at.request(`/desk/registers/${office.slug}/licences/list.csv?year=2023`, { headers: { cookie } })
  expect(await looked(new Uint8Array(await file.arrayBuffer()))).toContain('已经登记过 2 条')
})
