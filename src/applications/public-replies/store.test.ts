import { beforeEach, expect, test } from 'vitest'
import {
  applicant,
  means as base,
  inPerson,
  type Office,
  on,
  replied,
  staffedOffice,
  taken,
} from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good } from '../../../test/support/people.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { searchSources } from '../../cli/search-sources.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { keepFile } from '../../files/index.ts'
import { entriesBefore, verify } from '../../journal/index.ts'
import { day, nationalCalendar } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import { reindex } from '../../search/index.ts'
import { alike } from '../apply/alike.ts'
import { reminderLetter } from '../desk/reminders.ts'
import { register } from '../intake.ts'
import { erase } from '../retention/erase.ts'
import { planKeeping } from '../retention/store.ts'
import { defaultSettings, putSettings } from '../settings.ts'
import { insertCaseFiles, type Key } from '../store.ts'
import { type Draft, lookedThrough, prepare, saveDraft, showReplies, type Taking, takeReplyStep } from './actions.ts'
import { publicReplyLists } from './public-lists.ts'
import { remindOfPublicReplies } from './reminding.ts'
import { deskReplies, repliesToApprove, replyOfCase, replyOfNumber, replyStepsOf, shownReplies, shownReplyCounts } from './store.ts'

const rooms = testRooms()
const means = { ...base, files: rooms.files }
const everything = { keyword: '', year: null, after: null }

describeStore('replies of general interest', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
    await setting(true)
  })
  const setting = (showsReplies: boolean) =>
    office.db.transaction().execute(trx => putSettings(trx, office.agency.id, { ...defaultSettings, showsReplies }, new Date()))

  /** A case that was answered by post; what is asked holds the applicant's name and somebody's telephone. */
  const answered = async (what = '我是王小明，2025 年送戏下乡演出场次，联系人：张三，电话13900139000', outcome = 'granted' as const) => {
    const intake = { ...inPerson('2026-03-02'), applicant: { ...applicant, name: '王小明' } }
    const wished = { ...intake, wish: { ...intake.wish, what } }
    const { key } = good(await register(office.db, means, office.officer, office.agency, wished, on('2026-03-02')))
    await replied(office, key, outcome, { decided: '2026-03-06', signed: '2026-03-09', posted: '2026-03-10' })
    return key
  }
  const whose = (key: Key, by: Person = office.officer) => ({ by, office: office.agency, key })
  const reply = async (key: Key) => (await replyOfCase(office.db, key))!
  const save = async (key: Key, change: Partial<Draft>, seen?: number) => {
    const now = await reply(key)
    const { title, asked, chosen, kept } = now
    const draft = { title, asked, answered: now.answered || '2025 年共演出 120 场。', chosen, kept, ...change }
    return saveDraft(office.db, whose(key), seen ?? now.revision, draft, on('2026-03-11'))
  }
  const step = async (key: Key, by: Person, name: Taking['step'], reason: string | null = null, onDay = '2026-03-12') =>
    takeReplyStep(office.db, means, whose(key, by), { step: name, seen: (await reply(key)).revision, reason }, on(onDay))
  const clean = { title: '2025 年送戏下乡演出场次', asked: '2025 年送戏下乡演出场次。', answered: '2025 年共演出 120 场。' }
  const published = async (what?: string, texts: Partial<Draft> = clean) => {
    const key = await answered(what)
    good(await prepare(office.db, means, whose(key), on('2026-03-11')))
    good(await save(key, texts))
    good(await step(key, office.officer, 'submitted'))
    good(await step(key, office.leader, 'approved'))
    return key
  }

  test('from the draft to the public page and back: masked, approved by somebody else, found while typing, withdrawn with a reason', async () => {
    const { db, agency, officer, leader } = office
    const key = await answered()
    await expect(prepare(db, means, whose(key, leader), on('2026-03-11'))).rejects.toThrow(Forbidden)
    good(await prepare(db, means, whose(key), on('2026-03-11')))
    await expect(prepare(db, means, whose(key), on('2026-03-11'))).rejects.toThrow(Conflict)
    // the applicant is gone from the first text; the telephone of somebody stands until it is dealt with
    expect((await reply(key)).asked).toContain('我是申请人')
    good(await save(key, {}))
    expect(await step(key, officer, 'submitted')).toMatchObject({ ok: false, refusal: { cites: expect.stringContaining('第十五条') } })
    good(await save(key, { ...clean, title: '王小明的申请' }))
    expect(await step(key, officer, 'submitted')).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('不能保留') } })
    good(await save(key, clean))
    good(await step(key, officer, 'submitted'))
    expect(await save(key, {})).toMatchObject({ ok: false })
    expect([await repliesToApprove(db, agency.id, leader.id), await repliesToApprove(db, agency.id, officer.id)]).toEqual([1, 0])
    const morning = { today: day('2026-03-12'), calendar: nationalCalendar, by: day('2026-03-17') }
    const told = async (person: Person) =>
      (await remindOfPublicReplies(db, agency, person, morning)).map(({ number, what }) => number + what)
    expect([await told(leader), await told(officer)]).toEqual([['公开答复 1 份审定'], []])
    const lines = await remindOfPublicReplies(db, agency, leader, morning)
    const letter = reminderLetter(lines, { name: '赵', desk: '/desk', isLeader: true, ...morning })
    // no day that the law does not give
    expect(letter.subject).toBe('期限提醒：1 件等待办理')
    expect(letter.text).toContain('- 等待办理　公开答复 1 份　审定')
    await setting(false)
    expect(await told(leader)).toEqual([])
    await setting(true)
    await expect(step(key, officer, 'approved')).rejects.toThrow(Forbidden)
    expect(await step(key, leader, 'returned')).toMatchObject({ ok: false, faults: { reason: expect.any(String) } })
    good(await step(key, leader, 'returned', '标题写清年份'))
    good(await step(key, officer, 'submitted'))
    good(await step(key, leader, 'approved'))
    expect(await reply(key)).toMatchObject({ state: 'public', number: 1, shownOn: '2026-03-12' })
    expect(await alike(db, agency.id, '送戏下乡演出场次')).toEqual([
      { title: '2025 年送戏下乡演出场次', path: '/shiban/replies/1', on: '2026-03-12' },
    ])
    expect(await step(key, leader, 'withdrawn', '当事人电话13800000000')).toMatchObject({
      ok: false,
      faults: { reason: expect.any(String) },
    })
    good(await step(key, leader, 'withdrawn', '数字有误，更正后再公开。', '2026-03-20'))
    expect(await alike(db, agency.id, '送戏下乡演出场次')).toEqual([])
    expect(await replyOfNumber(db, agency.id, 1)).toMatchObject({ state: 'withdrawn', withdrawnOn: '2026-03-20' })
    good(await step(key, officer, 'reopened', null, '2026-03-23'))
    good(await save(key, { answered: '2025 年共演出 121 场。' }))
    good(await step(key, officer, 'submitted', null, '2026-03-23'))
    good(await step(key, leader, 'approved', null, '2026-03-24'))
    // it comes back under its number, and what stood there before is on record
    expect(await reply(key)).toMatchObject({ number: 1, shownOn: '2026-03-24', withdrawnWhy: null })
    const steps = await replyStepsOf(db, await reply(key))
    expect(steps.flatMap(({ content }) => content?.answered ?? [])).toEqual(['2025 年共演出 120 场。', '2025 年共演出 121 场。'])
    expect(steps.map(one => one.step)).toEqual([
      ...['prepared', 'submitted', 'returned', 'submitted', 'approved', 'withdrawn', 'reopened', 'submitted', 'approved'],
    ])
    const journal = (await entriesBefore(db, agency.id, 10_000, 100)).filter(({ action }) => action.startsWith('application.reply.'))
    expect(journal).toHaveLength(9 + 4)
    expect(JSON.stringify(journal)).not.toContain('小明')
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('somebody who prepared it cannot approve it, whatever else they may (art. 17); of two who edit, the second is told', async () => {
    const { db, agency, officer } = office
    const both = { ...officer, memberships: [...officer.memberships, { agencyId: agency.id, role: 'leader' as const, sectionId: null }] }
    const key = await answered()
    good(await prepare(db, means, whose(key, both), on('2026-03-11')))
    good(await save(key, clean))
    await expect(save(key, clean, 1)).rejects.toThrow(Conflict)
    good(await step(key, both, 'submitted'))
    expect(await step(key, both, 'approved')).toMatchObject({ ok: false, refusal: { cites: expect.stringContaining('第十七条') } })
  })

  test('is off by default, and nothing goes out or is found while it is off', async () => {
    const { db, agency, leader } = office
    expect(defaultSettings.showsReplies).toBe(false)
    const key = await published()
    const list = async () => (await publicReplyLists(db, agency)).map(({ items, newestOn }) => ({ items, newestOn }))
    expect(await list()).toEqual([{ items: 1, newestOn: '2026-03-12' }])
    await setting(false)
    await db.transaction().execute(trx => showReplies(trx, agency, false))
    expect([await list(), await alike(db, agency.id, '送戏下乡演出场次')]).toEqual([[], []])
    await reindex(db, agency.id, searchSources(rooms.files))
    expect(await alike(db, agency.id, '送戏下乡演出场次')).toEqual([])
    expect(await prepare(db, means, whose(await answered()), on('2026-03-11'))).toMatchObject({ ok: false })
    good(await step(key, leader, 'withdrawn', '不再公开。'))
    good(await step(key, office.officer, 'reopened'))
    expect(await step(key, office.officer, 'submitted')).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('没有开通') } })
  })

  test('switched on again it is found again; the index can be made anew', async () => {
    const { db, agency } = office
    await published()
    await db.transaction().execute(trx => showReplies(trx, agency, false))
    await db.transaction().execute(trx => showReplies(trx, agency, true))
    expect(await alike(db, agency.id, '送戏下乡')).toHaveLength(1)
    await db.transaction().execute(trx => showReplies(trx, agency, false))
    await reindex(db, agency.id, searchSources(rooms.files))
    expect(await alike(db, agency.id, '送戏下乡')).toHaveLength(1)
  })

  test('lists the newest first, by words and years, in stretches', async () => {
    const { db, agency } = office
    const keys = []
    for (const name of ['演出', '图书馆', '景区'])
      keys.push(await published(`${name}情况`, { title: `${name}情况`, asked: `${name}情况`, answered: 'ABC 如下。' }))
    expect((await shownReplies(db, agency.id, everything, 10)).map(({ number }) => number)).toEqual([3, 2, 1])
    expect((await shownReplies(db, agency.id, { ...everything, keyword: 'abc 图书馆' }, 10)).map(({ number }) => number)).toEqual([2])
    expect(await shownReplies(db, agency.id, { ...everything, year: 2025 }, 10)).toEqual([])
    const after = { on: day('2026-03-12'), number: 2 }
    expect((await shownReplies(db, agency.id, { ...everything, year: 2026, after }, 10)).map(({ number }) => number)).toEqual([1])
    expect(await shownReplyCounts(db, agency.id)).toEqual({ items: 3, newestOn: '2026-03-12', years: [2026] })
    expect(await shownReplies(db, keys[0]!.id, everything, 10)).toEqual([])
    good(await prepare(db, means, whose(await answered('体育馆情况')), on('2026-03-11')))
    expect((await deskReplies(db, agency.id, null)).map(({ state }) => state)).toEqual(['draft', 'public', 'public', 'public'])
    expect(await deskReplies(db, agency.id, [])).toEqual([])
  })

  test('files are those that went out and were chosen; one that names the applicant stays in the office (art. 15)', async () => {
    const { db, agency, officer } = office
    const key = await answered()
    const put = async (name: string, words: string) => {
      const stored = await rooms.files.put(new TextEncoder().encode(words), { name, private: true })
      return db.transaction().execute(async trx => {
        const { id: fileId } = await keepFile(trx, agency.id, stored, { by: officer.id, at: new Date() })
        const row = { agencyId: agency.id, fileId, applicationId: key.id, purpose: 'material', name: stored.name, seq: null }
        await insertCaseFiles(trx, [{ ...row, forApplicant: true, addedAt: new Date(), addedBy: '李' }])
        return fileId
      })
    }
    const [table, letter, more] = [
      await put('场次.txt', '一月 10 场'),
      await put('名单.txt', '申请人 王 小明'),
      await put('另一.txt', '没有送出'),
    ]
    const { details } = { details: { items: [{ fileIds: [table, letter] }], outcome: 'granted' } }
    // the decision names what went out
    await db
      .updateTable('applicationSteps')
      .set({ details: JSON.stringify({ outcome: 'granted', documentId: null, decision: details }) })
      .where('agencyId', '=', agency.id)
      .where('applicationId', '=', key.id)
      .where('step', '=', 'decided')
      .execute()
    good(await prepare(db, means, whose(key), on('2026-03-11')))
    good(await save(key, { ...clean, chosen: [table, letter, more] }))
    const { offered, findings } = await lookedThrough(db, means, key, '示办公申〔2026〕9号', await reply(key))
    expect(offered.map(({ fileId }) => fileId).sort()).toEqual([table, letter].sort())
    expect(findings.map(({ isOwn }) => isOwn)).toEqual([true])
    expect(await step(key, officer, 'submitted')).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('附件') } })
    good(await save(key, { ...clean, chosen: [table, letter] }))
    expect(await step(key, officer, 'submitted')).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('申请人') } })
    good(await save(key, { ...clean, chosen: [table] }))
    good(await step(key, officer, 'submitted'))
    good(await step(key, office.leader, 'approved'))
    // under an id of its own, so that nothing leads to the case
    const { enclosed } = await reply(key)
    expect(enclosed).toMatchObject([{ name: '场次.txt' }])
    expect(enclosed[0]!.fileId).not.toBe(table)
  })

  test('个人信息保护法第四十七条：erased with its case unless it is public; what is public was masked and stays', async () => {
    const { db, agency } = office
    const [shown, draft] = [await published(), await answered()]
    good(await prepare(db, means, whose(draft), on('2026-03-11')))
    const gone = await published()
    good(await step(gone, office.leader, 'withdrawn', '含有个人信息。'))
    await planKeeping(db, agency.id, 2)
    for (const key of [shown, draft, gone]) {
      if ((await taken(office, office.officer, key, 'archived', '2026-03-30', {})).ok === false) throw new Error('not filed')
      await planKeeping(db, agency.id, 2)
      good(await erase(db, agency, key, { basis: 'period' }, on('2029-03-30')))
    }
    expect((await reply(shown)).answered).toBe('2025 年共演出 120 场。')
    for (const key of [draft, gone])
      expect(await reply(key)).toMatchObject({ title: '（已清除）', asked: '（已清除）', answered: '（已清除）' })
    expect((await replyStepsOf(db, await reply(gone))).every(({ content }) => content === null)).toBe(true)
    expect(await save(draft, {}).then(() => step(draft, office.officer, 'submitted'))).toMatchObject({ ok: false })
  })
})
