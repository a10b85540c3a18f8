import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { noticeOf2027, notices } from '../../test/support/notices.ts'
import { addBureau, addPerson } from '../../test/support/people.ts'
import { testSite } from '../../test/support/site.ts'
import { entriesBefore, verify } from '../journal/index.ts'
import { calendarFor } from './calendar-for.ts'
import { enteredPapers } from './store.ts'

const november = new Date('2026-11-10T02:00:00Z')

describeStore('the pages of the days off', database => {
  let at: Awaited<ReturnType<typeof testSite>>
  let headers: { cookie: string }
  beforeEach(async () => {
    at = await testSite({ database: database(), now: () => november })
    // Sessions of the test support begin in March and would have ended: everybody signs in again.
    const { db } = database()
    await at.setUp()
    await db
      .updateTable('sessions')
      .set({ lastSeenAt: november, expiresAt: new Date(november.getTime() + 8 * 3_600_000) })
      .execute()
    headers = { cookie: (await at.signedInAs('administrator')).cookie }
  })

  const page = async (path: string) => {
    const answer = await at.request(path, { headers })
    return { status: answer.status, text: await answer.text() }
  }
  const send = async (path: string, fields: Record<string, string>, cookie = headers) => {
    const answer = await at.post(path, fields, cookie)
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
  }
  const journalled = async () => {
    const { office } = await at.setUp()
    return (await entriesBefore(database().db, office.id, 1_000, 50)).filter(({ action }) => action.startsWith('days.'))
  }

  test('list the papers of this edition, the newest first, each with its source', async () => {
    const { status, text } = await page('/desk/days')
    expect(status).toBe(200)
    expect(text.indexOf('国办发明电〔2025〕7号')).toBeGreaterThan(0)
    expect(text.indexOf('国办发明电〔2025〕7号')).toBeLessThan(text.indexOf('国办发明电〔2018〕15号'))
    expect(text).toContain('href="https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm"')
    expect(text).toContain('随程序提供')
  })

  test('show what was understood and which periods move, and keep nothing before it is confirmed', async () => {
    const { status, text } = await send('/desk/days/preview', { notice: noticeOf2027, source: 'https://www.gov.cn/2027.htm' })
    expect(status).toBe(200)
    expect(text).toContain('2027年1月1日（星期五）')
    expect(text).toContain('2027年2月20日（星期六）')
    expect(text).toContain('国办发明电〔2026〕99号')
    // 40 working days from 6 November ended on New Year's Day.
    expect(text).toContain('40个工作日')
    expect(text).not.toContain('20个工作日')
    expect(text).toMatch(/推后\d+天/)
    expect(await enteredPapers(database().db)).toEqual([])
    expect(await journalled()).toEqual([])
  })

  test('a confirmed notice is a row, an entry of the journal and the calendar from then on', async () => {
    const { db } = database()
    const { office } = await at.setUp()
    expect((await calendarFor(db, office.id)).isAnnounced('2027-01-04')).toBe(false)
    const form = (await send('/desk/days/preview', { notice: noticeOf2027 })).text
    const sent = Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    expect(Object.keys(sent)).toEqual(['notice', 'cites', 'announcedOn', 'source'])
    const { status, to } = await send('/desk/days/papers', sent)
    expect([status, to]).toEqual([303, '/desk/days?done=entered&moved=0'])
    const calendar = await calendarFor(db, office.id)
    expect([calendar.isAnnounced('2027-01-04'), calendar.isWorkingDay('2027-02-20')]).toEqual([true, true])
    expect(await enteredPapers(db)).toMatchObject([
      { year: 2027, announcedOn: '2026-11-05', cites: '国办发明电〔2026〕99号', amends: false },
    ])
    expect(await journalled()).toMatchObject([
      { action: 'days.enter-paper', subject: 'paper 国办发明电〔2026〕99号', details: { year: 2027 } },
    ])
    expect((await verify(db)).ok).toBe(true)
    const list = (await page(to!)).text
    expect(list).toContain('通知已登记')
    expect(list).toContain('<span translate="no">王芳</span>录入')
    const traditional = await at.request(`/desk/days/papers/${(await enteredPapers(db))[0]!.id}`, {
      headers: { cookie: `${headers.cookie}; gongkai-language=zh-Hant` },
    })
    const paper = await traditional.text()
    expect(paper).toContain('國慶節')
    expect(paper).toContain('国办发明电〔2026〕99号')
  })

  test('a notice that is not understood comes back with what was typed and what is wrong (422)', async () => {
    const wrong = noticeOf2027.replace('1月1日（周五）', '1月1日（周一）')
    for (const path of ['/desk/days/preview', '/desk/days/papers']) {
      const { status, text } = await send(path, { notice: `<b>${wrong}`, cites: '某号' })
      expect(status).toBe(422)
      expect(text).toContain('2027年1月1日是周五，文中写的是周一')
      expect(text).toContain('&lt;b&gt;国务院办公厅')
      expect(text).toContain('value="某号"')
      expect(text).toContain('href="#notice"')
    }
    expect(await enteredPapers(database().db)).toEqual([])
  })

  test.each<[string, Record<string, string>, string]>([
    ['nothing', {}, '请填写通知全文。'],
    ['a notice of this edition', { notice: notices.at(-1)!.text }, '国办发明电〔2025〕7号 已经登记。'],
    ['a year that is arranged', { notice: notices.at(-1)!.text, cites: '另一号' }, '2026年全年的安排已经登记。'],
    ['a notice of tomorrow', { notice: noticeOf2027, announcedOn: '2026-11-11' }, '公布日期不能晚于今天。'],
    ['no day', { notice: noticeOf2027, announcedOn: '2026-11-31' }, '请填写公布日期'],
    ['a notice without its number', { notice: noticeOf2027.replace('国办发明电〔2026〕99号', '') }, '请填写文号或者标题'],
    [
      'an amendment of nothing',
      { notice: '2027年春节假期调整：2月5日至12日放假。', cites: '某号', announcedOn: '2026-11-05' },
      '2027年全年的安排还没有录入',
    ],
    ['an address of script', { notice: noticeOf2027, source: 'javascript:alert(1)' }, '请填写以 http 开头的网址。'],
  ])('%s is refused', async (_, fields, says) => {
    const { status, text } = await send('/desk/days/papers', fields)
    expect(status).toBe(422)
    expect(text).toContain(says)
    expect(await enteredPapers(database().db)).toEqual([])
  })

  test('what the program is not sure of must be looked at first', async () => {
    const doubtful = noticeOf2027.replace(/　　五、端午节.*\n/, '')
    const first = await send('/desk/days/papers', { notice: doubtful })
    expect(first.status).toBe(422)
    expect(first.text).toContain('没有找到端午节的安排。')
    expect(first.text).toContain('请先核对没有读懂的地方，再确认。')
    expect((await send('/desk/days/papers', { notice: doubtful, looked: 'yes' })).status).toBe(303)
  })

  test('a notice entered wrongly is withdrawn with a reason, and can be entered again', async () => {
    const { db } = database()
    await send('/desk/days/papers', { notice: noticeOf2027 })
    const [entered] = await enteredPapers(db)
    const here = `/desk/days/papers/${entered!.id}`
    expect((await page(here)).text).toContain('2027年2月20日（星期六）')
    const without = await send(`${here}/withdrawal`, { reason: ' ' })
    expect([without.status, without.text.includes('请填写理由。')]).toEqual([422, true])
    expect((await send(`${here}/withdrawal`, { reason: '漏了一天' })).to).toBe('/desk/days?done=withdrawn&moved=0')
    expect(await enteredPapers(db)).toEqual([])
    expect((await journalled())[0]).toMatchObject({ action: 'days.withdraw-paper', details: { reason: '漏了一天' } })
    expect((await send(`${here}/withdrawal`, { reason: '再来' })).status).toBe(404)
    expect((await send('/desk/days/papers', { notice: noticeOf2027 })).status).toBe(303)
  })

  test('local days off are entered and withdrawn by the agency, in its own journal', async () => {
    const { db } = database()
    const { office } = await at.setUp()
    const here = `/desk/days/local/${office.slug}`
    const row = { name: '古尔邦节', from: '2026-05-27', to: '2026-05-28', announcedOn: '2026-03-01', cites: '示例州政令〔2026〕1号' }
    const wrong = await send(here, { ...row, to: '2026-05-01' })
    expect([wrong.status, wrong.text.includes('终止日期早于起始日期。'), wrong.text.includes('value="古尔邦节"')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await send(here, row)).to).toBe(`${here}?done=entered&moved=0`)
    expect((await calendarFor(db, office.id)).isWorkingDay('2026-05-28')).toBe(false)
    expect((await calendarFor(db, null)).isWorkingDay('2026-05-28')).toBe(true)
    const id = /<option value="([0-9a-f-]{36})">古尔邦节/.exec((await page(here)).text)![1]!
    expect((await send(`${here}/withdrawal`, { id, reason: '' })).status).toBe(422)
    expect((await send(`${here}/withdrawal`, { id, reason: '日期有误' })).status).toBe(303)
    expect((await calendarFor(db, office.id)).isWorkingDay('2026-05-28')).toBe(true)
    expect((await journalled()).map(({ action }) => action)).toEqual(['days.withdraw-local', 'days.enter-local'])
  })

  test('the administrator of an agency below enters its local days off, and no notice for everybody', async () => {
    const { db } = database()
    const { office, admin } = await at.setUp()
    const bureau = await addBureau(db, admin, office, 'wenlv')
    const { token } = await addPerson(db, admin, bureau, 'administrator', 'below')
    await db
      .updateTable('sessions')
      .set({ lastSeenAt: november, expiresAt: new Date(november.getTime() + 8 * 3_600_000) })
      .execute()
    const below = { cookie: `gongkai-session=${token}` }
    const list = await (await at.request('/desk/days', { headers: below })).text()
    expect(list).toContain('/desk/days/local/wenlv')
    expect(list).not.toContain('/desk/days/new')
    expect((await send('/desk/days/papers', { notice: noticeOf2027 }, below)).status).toBe(403)
    expect((await send(`/desk/days/local/${office.slug}`, {}, below)).status).toBe(403)
    expect((await send('/desk/days/local/wenlv', {}, below)).status).toBe(422)
  })
})
