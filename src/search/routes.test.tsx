import { expect, test } from 'vitest'
import { testSite } from '../../test/support/site.ts'
import { newId } from '../db/uuid.ts'
import { day } from '../law/index.ts'
import { type Entry, putEntry } from './index.ts'

const at = await testSite()
const { office } = await at.setUp()

const add = (entry: Partial<Entry>) =>
  at.database.db.transaction().execute(trx =>
    putEntry(trx, {
      ...{
        agencyId: office.id,
        id: newId(),
        kind: 'item',
        path: `/${office.slug}/items/1`,
        title: '关于做好工作的通知',
        documentNumber: null,
      },
      ...{
        indexNumber: null,
        text: '',
        column: null,
        columns: [],
        genre: '通知',
        validity: null,
        publishedOn: day('2026-02-27'),
        partOf: null,
      },
      ...entry,
    }),
  )
await add({
  title: '公共文化设施免费开放办法',
  documentNumber: '示文旅广规〔2026〕2号',
  text: '基本服务项目<b>不得</b>收费 & 变相收费。',
  validity: 'inForce',
})
await add({ title: '图书馆开放时间', text: '周二至周日免费开放' })

const read = async (path: string) => {
  const response = await at.request(path)
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
}

test('a question is answered with what contains it, marked, and escaped', async () => {
  const { status, text } = await read(`/${office.slug}/search?q=${encodeURIComponent('不得')}`)
  expect(status).toBe(200)
  expect(text).toContain('基本服务项目&lt;b&gt;<mark>不得</mark>&lt;/b&gt;收费 &amp; 变相收费。')
  expect(text).toContain('1 条结果')
})

test('a slip of the pen is understood by its sound, and the document number by its digits', async () => {
  const { text } = await read(`/search?q=${encodeURIComponent('免费开方 文旅广规2026 2号')}`)
  expect(text).toMatch(/您是不是要找：<a href="[^"]+"><b><span>[^<]*免费开放/)
  expect(text).toContain('已识别为文号 <span class="docno" translate="no">文旅广规〔2026〕2号')
  expect(text).toContain('公共文化设施<mark>免费开放</mark>办法')
})

test('what finds nothing says what helps, and that one can apply', async () => {
  const { status, text } = await read(`/${office.slug}/search?q=${encodeURIComponent('磁悬浮列车')}&from=2026-01-01`)
  expect(status).toBe(200)
  expect(text).toContain('没有包含“磁悬浮列车”的公开信息')
  expect(text).toContain('去掉日期、栏目等条件再找')
  expect(text).toContain(`href="/${office.slug}/apply"`)
})

test('the result can be taken away as JSON, CSV, XLSX and RSS, with a bound that the page names', async () => {
  const q = `q=${encodeURIComponent('免费开放')}`
  expect((await read(`/${office.slug}/search?${q}`)).text).toContain('下载结果（前 500 条）')
  const json = JSON.parse((await read(`/${office.slug}/search/results.json?${q}`)).text)
  expect(json.results.map(({ title }: { title: string }) => title)).toEqual(['公共文化设施免费开放办法', '图书馆开放时间'])
  expect((await read(`/search/results.csv?${q}`)).text).toContain('示文旅广规〔2026〕2号')
  expect((await read(`/search/results.rss?${q}`)).text).toContain('<pubDate>Fri, 27 Feb 2026 00:00:00 +0800</pubDate>')
  expect((await read(`/search/results.xlsx?${q}`)).text.slice(0, 2)).toBe('PK')
  expect((await read(`/search/results.exe?${q}`)).status).toBe(404)
})

test('suggestions come by characters, by pinyin and by its initials', async () => {
  const suggest = async (typed: string) =>
    JSON.parse((await read(`/search/suggestions.json?agency=${office.slug}&q=${encodeURIComponent(typed)}`)).text).suggestions
  expect(await suggest('免')).toContainEqual({ text: '免费开放' })
  expect(await suggest('mfkf')).toContainEqual({ text: '免费开放' })
  expect(await suggest('mianfei')).toContainEqual({ text: '免费' })
  expect(await suggest('图书馆')).toContainEqual({ text: '图书馆开放时间', href: `/${office.slug}/items/1` })
  expect(await suggest('')).toEqual([])
})

test('an address with nonsense in every field is a page all the same', async () => {
  const { status } = await read(
    `/${office.slug}/search?q=%00通知&w=x&from=2026-13-45&to=x&column=${'x'.repeat(99)}&order=zzz&after=..&validity=1&kind=2`,
  )
  expect(status).toBe(200)
})

test('hot words: the office’s own first; others from five askers on; names, numbers and blocked words never', async () => {
  const { cookie } = await at.signedInAs('officer')
  const form = { chosen: '免费开放\n图书馆', blocked: '时间' }
  expect((await at.post(`/desk/search/${office.slug}`, form, { cookie })).status).toBe(303)
  const { QuestionCounts, hotWords } = await import('./hot-words.ts')
  const counts = new QuestionCounts()
  for (let asker = 0; asker < 5; asker++)
    for (const question of ['文化设施', '开放时间', '王小明', '13800138000', asker === 0 ? '独此一次' : '文化设施'])
      await counts.note(office.id, question, day('2026-03-01'), `${asker}`)
  await counts.flush(at.database.db)
  expect(await hotWords(at.database.db, office.id, day('2026-03-02'))).toEqual(['免费开放', '图书馆', '文化设施'])
  const kept = await at.database.db.selectFrom('searchCounts').select(['query', 'times']).where('agencyId', '=', office.id).execute()
  expect(kept.map(({ query, times }) => [query, times]).sort()).toEqual([
    ['开放时间', 5],
    ['文化设施', 5],
    ['独此一次', 1],
  ])
  expect((await read(`/${office.slug}/search`)).text).toContain('文化设施')
})
