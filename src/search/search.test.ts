import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { setUpOffice } from '../../test/support/people.ts'
import type { Db } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { day } from '../law/index.ts'
import { fold } from './fold.ts'
import { type Entry, putEntry, type Query, removeEntry, search } from './index.ts'

describeStore('the index over what is public', database => {
  const put = (db: Db, entry: Partial<Entry> & { agencyId: string }) => {
    const whole: Entry = {
      ...{
        id: newId(),
        kind: 'item',
        path: '/wlj/items/1',
        title: '关于做好工作的通知',
        documentNumber: null,
        indexNumber: null,
        text: '',
      },
      ...{ column: null, columns: [], genre: null, validity: null, publishedOn: day('2026-03-02'), partOf: null },
      ...entry,
    }
    return db.transaction().execute(async trx => {
      await putEntry(trx, whole)
      return whole
    })
  }
  const made = async () => {
    const { db } = database()
    const { office } = await setUpOffice(db)
    const find = async (text: string, rest: Partial<Query> = {}) => search(db, { text, agencies: [office.id], ...rest })
    const titles = async (text: string, rest: Partial<Query> = {}) => (await find(text, rest)).hits.map(({ title }) => title.text)
    return { db, office, find, titles, add: (entry: Partial<Entry>) => put(db, { agencyId: office.id, ...entry }) }
  }

  test('every query of two characters or more finds what contains it: punctuation, Latin letters and traditional characters too', async () => {
    const { db, office, add } = await made()
    const alphabet = [..."免费开放文化馆的公告通知，。“”《》（）〔〕0123abcXYZ \n後發電腦為裏臺灣規範　—·①𠮷é\u200b\\'&|!:*%_-"]
    const texts = fc.array(fc.constantFrom(...alphabet), { minLength: 4, maxLength: 60 }).map(characters => characters.join(''))
    await fc.assert(
      fc.asyncProperty(texts, texts, fc.nat(), fc.nat(), fc.boolean(), async (title, text, a, b, inTitle) => {
        const entry = await add({ title, text })
        const whole = [...(inTitle ? title : text)]
        const from = a % (whole.length - 1)
        const part = whole.slice(from, from + 2 + (b % (whole.length - from - 1))).join('')
        if ([...fold(part).replaceAll(' ', '')].length >= 2) {
          const ids = (await search(db, { text: part, agencies: [office.id], order: 'date', limit: 100 })).hits.map(({ id }) => id)
          const everywhere = (await search(db, { text: part, agencies: null, limit: 100 })).hits.map(({ id }) => id)
          expect([part, ids.includes(entry.id), everywhere.includes(entry.id)]).toEqual([part, true, true])
        }
        await db.transaction().execute(trx => removeEntry(trx, office.id, entry.id))
      }),
      { numRuns: 150 },
    )
  })

  test('a traditional question finds a simplified text, and the other way round', async () => {
    const { add, titles } = await made()
    await add({ title: '公共图书馆免费开放' })
    await add({ title: '圖書館開放時間' })
    expect((await titles('圖書館')).sort()).toEqual((await titles('图书馆')).sort())
    expect(await titles('图书馆')).toHaveLength(2)
  })

  test('a document number is found however its brackets and spaces were typed', async () => {
    const { add, titles, find } = await made()
    await add({ title: '免费开放办法', documentNumber: '示文旅广规〔2026〕2号' })
    await add({ title: '另一件', documentNumber: '示文旅广规〔2026〕12号' })
    for (const typed of [
      '文旅广规2026 2号',
      '示文旅广规〔2026〕2号',
      '文旅广规(2026)2号',
      '文旅广规[2026] 2 号',
      '文旅广规【2026】第2号',
      '文旅广规2026年2号',
    ])
      expect([typed, await titles(typed)]).toEqual([typed, ['免费开放办法']])
    expect((await find('文旅广规2026 2号')).terms[0]!.documentNumber).toBe('文旅广规〔2026〕2号')
    expect(await titles('2026', { where: 'documentNumber' })).toHaveLength(2)
    expect(await titles('免费', { where: 'documentNumber' })).toEqual([])
  })

  test('one character is looked for in titles alone', async () => {
    const { add, find } = await made()
    await add({ title: '水库名录', text: '防汛' })
    await add({ title: '防汛预案', text: '水库' })
    const found = await find('水')
    expect([found.titlesOnly, found.hits.map(({ title }) => title.text)]).toEqual([true, ['水库名录']])
  })

  test('letters that no text holds are the initials of a title', async () => {
    const { add, find } = await made()
    await add({ title: '市文旅局职能职责' })
    const found = await find('wlj')
    expect([found.by, found.hits.map(({ title }) => title.text)]).toEqual(['initials', ['市文旅局职能职责']])
    await add({ title: '网址', text: 'https://wlj.example.gov.cn' })
    expect((await find('wlj')).by).toBe('text')
  })

  test('filters: where, days, column, kind, genre, whether it is in force', async () => {
    const { add, titles } = await made()
    await add({
      title: '甲免费开放',
      publishedOn: day('2024-05-01'),
      column: 'b',
      columns: ['b', 'a'],
      genre: '通知',
      validity: 'repealed',
    })
    await add({ title: '乙', text: '免费开放', publishedOn: day('2026-01-31'), column: 'c', columns: ['c', 'a'], validity: 'inForce' })
    const item = await add({ title: '丙', publishedOn: day('2026-02-01') })
    await add({ kind: 'attachment', title: '附件：免费开放名单', partOf: { id: item.id, title: '丙' }, publishedOn: day('2026-02-01') })
    expect(await titles('免费开放', { where: 'title' })).toEqual(['附件：免费开放名单', '甲免费开放'])
    expect(await titles('免费开放', { from: day('2026-01-31'), to: day('2026-01-31') })).toEqual(['乙'])
    expect(await titles('免费开放', { to: day('2025-12-31') })).toEqual(['甲免费开放'])
    expect(await titles('免费开放', { column: 'a', order: 'date' })).toEqual(['乙', '甲免费开放'])
    expect(await titles('免费开放', { column: 'b' })).toEqual(['甲免费开放'])
    expect(await titles('免费开放', { genre: '通知' })).toEqual(['甲免费开放'])
    expect(await titles('免费开放', { validity: 'inForce' })).toEqual(['乙'])
    expect(await titles('免费开放', { kind: 'attachment' })).toEqual(['附件：免费开放名单'])
  })

  test('entries of all years are found, from the newest to the oldest, whole years and parts of them', async () => {
    const { add, titles } = await made()
    const days = ['1987-06-30', '2009-12-31', '2010-01-01', '2024-02-29', '2024-03-01', '2026-11-23', '2027-01-01']
    for (const on of days.toReversed()) await add({ title: `${on}免费开放`, publishedOn: day(on) })
    const found = async (rest: Partial<Query>) => (await titles('免费开放', { order: 'date', ...rest })).map(title => title.slice(0, 10))
    expect(await found({})).toEqual(days.toReversed())
    for (const [i, from] of days.entries())
      for (const to of days.slice(i)) {
        const between = days.filter(on => on >= from && on <= to).toReversed()
        expect([from, to, await found({ from: day(from), to: day(to) })]).toEqual([from, to, between])
      }
    expect(await found({ to: day('1980-01-01') })).toEqual([])
    expect(await found({ from: day('2024-02-10'), to: day('2024-02-28') })).toEqual([])
  })

  test('a put entry takes the place of the older one; a removed item takes its attachments with it', async () => {
    const { db, office, add, titles } = await made()
    const item = await add({ title: '旧题目' })
    await add({ ...item, title: '新题目' })
    await add({ kind: 'attachment', title: '新题目的附件', partOf: { id: item.id, title: '新题目' } })
    expect(await titles('题目')).toHaveLength(2)
    expect(await titles('旧题目')).toEqual([])
    await db.transaction().execute(trx => removeEntry(trx, office.id, item.id))
    expect(await titles('题目')).toEqual([])
    const words = await db.selectFrom('searchWords').select('entries').where('agencyId', '=', office.id).execute()
    expect(words.every(({ entries }) => entries === 0)).toBe(true)
  })

  test('what is longer than is indexed is found in its indexed part', async () => {
    const { add, titles } = await made()
    await add({ title: '长文', text: `${'甲乙丙丁'.repeat(7_400)}免费开放${'戊己庚辛'.repeat(5_000)}` })
    expect(await titles('免费开放')).toEqual(['长文'])
  })

  describe.each(['date', 'relevance'] as const)('pages in the order of %s', order => {
    test('show each hit once, and keep their places when something is published meanwhile', async () => {
      const { add, find } = await made()
      for (let i = 0; i < 25; i++)
        await add({
          title: i % 3 ? `第${i}件` : `第${i}件开放`,
          text: '免费开放',
          publishedOn: day(`2026-01-${String(1 + (i % 9)).padStart(2, '0')}`),
        })
      const whole = (await find('开放', { order, limit: 100 })).hits.map(({ id }) => id)
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const found: Awaited<ReturnType<typeof find>> = await find('开放', { order, limit: 7, cursor })
        seen.push(...found.hits.map(({ id }) => id))
        cursor = found.next
        await add({ title: '开放，新的', text: '开放', publishedOn: day('2026-02-01') })
      } while (cursor)
      expect(seen).toEqual(whole)
    })
  })

  test('an address that somebody made up, and odd questions, find nothing and break nothing', async () => {
    const { add, find } = await made()
    await add({ title: '通知' })
    expect((await find('通知', { cursor: "2026-99-99_'; drop table x" })).hits).toHaveLength(1)
    for (const odd of [
      '',
      ' ',
      '\0',
      "'",
      "a'b",
      '\\',
      '!!',
      '& |',
      ':*',
      '\ud800',
      '﷽'.repeat(90),
      '通'.repeat(500),
      'a b c d e f g h i j k l',
    ])
      expect((await find(odd)).hits.map(({ title }) => title.text)).toEqual([])
  })
})
