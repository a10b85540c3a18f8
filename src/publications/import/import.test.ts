import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { type Bureau, bureau, clock } from '../../../test/support/publishing.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import type { Db } from '../../db/open.ts'
import { Forbidden } from '../../errors.ts'
import { zipOf } from '../../text/zip.ts'
import { redirectOf } from '../portal/store.ts'
import { listPlace, publicItem } from '../public-store.ts'
import { recompute } from '../recompute.ts'
import { csvRows } from './csv.ts'
import { fieldOf } from './heads.ts'
import { dayOf } from './item-of-row.ts'
import { type Looked, look } from './look.ts'
import { runImport } from './run.ts'
import { metaOf, openSource, sourceOf, zipFiles } from './source.ts'
import { listLimits, readList } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const list = (name: string, lines: string[]) => {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

const dryRun = async (db: Db, of: Bureau, path: string): Promise<Looked[]> => {
  const looked: Looked[] = []
  for await (const one of look(db, of.agency, await openSource(path), clock.today)) looked.push(one)
  return looked
}

test.each([
  ['*标题（必填）', 'title'],
  [' 发布 日期：', 'originalOn'],
  ['PubDate', 'originalOn'],
  ['发文字号', 'documentNumber'],
  ['电话', null],
])('the head %s names %s', (head, field) => expect(fieldOf(head)).toBe(field))

test.each([
  ['2023-5-4', '2023-05-04'],
  ['２０２３年５月４日', '2023-05-04'],
  ['2023/05/04 10:00:00', '2023-05-04'],
  ['45050', '2023-05-04'],
  ['2023-02-30', null],
  ['去年', null],
])('the day %s is %s', (text, on) => expect(dayOf(text)).toBe(on))

test('quotes, commas and line ends inside a cell of CSV stay in it; tabs are commas too', () => {
  expect(csvRows('a,b\r\n"1,""x""\ny",2\n,\n')).toEqual([
    ['a', 'b'],
    ['1,"x"\ny', '2'],
    ['', ''],
  ])
  expect(csvRows('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('a list in GB18030 reads as one in UTF-8 with its mark', async () => {
  // 标题 and 通知 in GB18030
  const gb = Buffer.from([0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0xcd, 0xa8, 0xd6, 0xaa, 0x0a])
  expect((await readList('a.csv', gb)).rows[0]!.texts.title).toBe('通知')
  expect((await readList('b.csv', Buffer.from('\ufeff标题\n通知'))).rows[0]!.texts.title).toBe('通知')
})

test('more rows than the limit are refused with the limit named, before any is read', () => {
  expect(() => readList('a.csv', Buffer.from('标题\na\nb\nc'), { ...listLimits, rows: 2 })).toThrow(/有 3 件，一次最多导入 2 件/)
})

test('the meta tags that 47号 asks for say what a page is', () => {
  const html =
    '<meta name="ArticleTitle" content="关于 &quot;五一&quot; 的通知"><meta content="2023-04-28 09:00" name="PubDate"><meta name="ContentSource" content="办公室">'
  expect(metaOf(html)).toEqual({ title: '关于 "五一" 的通知', originalOn: '2023-04-28', source: '办公室' })
})

test('names in a ZIP that climb out of it are not there', async () => {
  const files = zipFiles(
    zipOf([
      ['../out.html', 'x'],
      ['/abs.html', 'x'],
      ['a/../../b.html', 'x'],
      ['ok/2023-05-04 通知.html', '<p>正文内容</p>'],
    ]),
  )
  expect(files.names).toEqual(['ok/2023-05-04 通知.html'])
  await expect(files.bytes('../out.html')).rejects.toThrow(/没有/)
  expect((await sourceOf('a.zip', files)).list.rows[0]!.texts).toMatchObject({ title: '通知', originalOn: '2023-05-04' })
})

describeStore('import in bulk', database => {
  test('a dry run names every fault by its cell, what stands there and what is wanted, and writes nothing', async () => {
    const { db } = database()
    const of = await bureau(db)
    const path = list('faults.csv', [
      '标题,发布日期,栏目,正文,附件',
      ',2023-02-30,没有的栏目,,缺.pdf',
      '好的通知,2023-05-04,统计信息,这是正文。,',
      '没有日期,,统计信息,正文,',
    ])
    const [bad, right, draft] = await dryRun(db, of, path)
    expect(bad!.fate).toBe('left out')
    expect(bad!.faults.map(({ cell, found }) => [cell, found])).toEqual([
      ['A2', ''],
      ['B2', '2023-02-30'],
      ['C2', '没有的栏目'],
      ['E2', '缺.pdf'],
    ])
    expect([right!.fate, draft!.fate]).toEqual(['publish', 'draft'])
    expect(await listPlace(db, of.agency.id, { place: '', limit: 9 })).toEqual([])
  })

  test('what was public elsewhere keeps its day, its number and its source; the same again adds nothing, other words are said', async () => {
    const { db } = database()
    const of = await bureau(db)
    const { files } = testRooms()
    const head = '标题,发布日期,栏目,正文,索引号,原网址,有效性,文号'
    const path = list('twice.csv', [
      head,
      '甲办法,2021-05-04,规范性文件,第一条　正文。,OLD/2021-1,http://old.cn/shiban/art/1.html,废止,示政〔2021〕1号',
      '乙通知,2022-06-01,通知公告,正文。,,,,',
    ])
    expect(await runImport({ db, files }, of.leader, of.agency, await openSource(path), clock)).toMatchObject({ publish: 2, done: 2 })
    const item = (await publicItem(db, of.agency.id, 1))!
    expect(item).toMatchObject({
      originalOn: '2021-05-04',
      listedOn: '2021-05-04',
      publishedOn: clock.today,
      indexNumber: 'OLD/2021-1',
      importedFrom: 'twice.csv',
      validity: 'repealed',
    })
    expect(await redirectOf(db, of.agency.id, '/shiban/art/1.html')).toBe('/shiban/items/1')
    expect(await runImport({ db, files }, of.leader, of.agency, await openSource(path), clock)).toMatchObject({ publish: 0, same: 2 })
    list('twice.csv', [head, '甲办法,2021-05-04,规范性文件,第一条　改了。,OLD/2021-1,,,示政〔2021〕1号'])
    expect((await dryRun(db, of, path)).map(({ fate }) => fate)).toEqual(['changed'])
    expect(await listPlace(db, of.agency.id, { place: '', limit: 9 })).toHaveLength(2)
    expect(await recompute(db, of.agency.id)).toEqual({ items: [], places: [] })
  })

  test('the same list under another name is the same list, whether its rows have numbers, addresses or only titles', async () => {
    const { db } = database()
    const of = await bureau(db)
    const { files } = testRooms()
    const rows = [
      '编号,标题,发布日期,栏目,正文,索引号,原网址',
      '7,有编号,2021-05-04,通知公告,正文。,,',
      ',有索引号,2021-05-04,通知公告,正文。,OLD/7,',
      ',有网址,2021-05-04,通知公告,正文。,,http://old.cn/7.html',
      ',只有标题,2021-05-04,通知公告,正文。,,',
    ]
    expect(await runImport({ db, files }, of.leader, of.agency, await openSource(list('甲.csv', rows)), clock)).toMatchObject({
      publish: 4,
    })
    for (const name of ['甲 (1).csv', '甲 - 副本.csv', '甲（2）.csv'])
      expect(await dryRun(db, of, list(name, rows)).then(all => all.map(({ fate }) => fate))).toEqual(['same', 'same', 'same', 'same'])
    // another system numbers from one again
    expect((await dryRun(db, of, list('乙.csv', rows))).map(({ fate }) => fate)).toEqual(['publish', 'same', 'same', 'same'])
  })

  test('先审查、后公开：a row with personal data becomes a draft and is not public (arts. 15, 17)', async () => {
    const { db } = database()
    const of = await bureau(db)
    const path = list('personal.csv', ['标题,发布日期,栏目,正文', '名单,2023-05-04,通知公告,身份证号 11010519491231002X。'])
    const [looked] = await dryRun(db, of, path)
    expect([looked!.fate, looked!.warnings.length > 0]).toEqual(['draft', true])
    const { files } = testRooms()
    expect(await runImport({ db, files }, of.leader, of.agency, await openSource(path), clock)).toMatchObject({ publish: 0, draft: 1 })
    expect(await listPlace(db, of.agency.id, { place: '', limit: 9 })).toEqual([])
    expect(await runImport({ db, files }, of.leader, of.agency, await openSource(path), clock)).toMatchObject({ draft: 0, same: 1 })
  })

  test('a folder of pages and text files is brought in with its attachments; scripts never', async () => {
    const { db } = database()
    const of = await bureau(db)
    const { files } = testRooms()
    const at = join(folder, 'pages')
    mkdirSync(join(at, 'files'), { recursive: true })
    writeFileSync(
      join(at, 'a.html'),
      '<meta name="ArticleTitle" content="旧页面"><meta name="PubDate" content="2020-01-02"><meta name="ColumnName" content="通知公告"><body><p>正文<script>alert(1)</script></p></body>',
    )
    writeFileSync(join(at, 'metadata.csv'), '标题,发布日期,栏目,文件,附件\n旧页面,2020-01-02,通知公告,a.html,说明.txt')
    writeFileSync(join(at, 'files', '说明.txt'), '说明')
    expect(await runImport({ db, files }, of.leader, of.agency, await openSource(at), clock)).toMatchObject({ publish: 1 })
    const { content } = (await publicItem(db, of.agency.id, 1))!
    expect(content.body).toBe('<p>正文</p>')
    expect(content.attachments).toMatchObject([{ title: '说明', role: 'attachment' }])
  })

  test('only whoever may approve brings in what becomes public (art. 17)', async () => {
    const { db } = database()
    const of = await bureau(db)
    const path = list('who.csv', ['标题,发布日期,栏目,正文', '通知,2023-05-04,通知公告,正文。'])
    await expect(runImport({ ...testRooms(), db }, of.officer, of.agency, await openSource(path), clock)).rejects.toThrow(Forbidden)
  })
})
