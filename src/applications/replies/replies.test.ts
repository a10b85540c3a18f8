import { beforeEach, expect, test } from 'vitest'
import { means as base, inPerson, type Office, on, registered, taken } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, setUpOffice } from '../../../test/support/people.ts'
import { putGroup } from '../../../test/support/profile-facts.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { Conflict } from '../../errors.ts'
import { verify } from '../../journal/index.ts'
import type { Decision } from '../decision.ts'
import { defaultSettings, putSettings, settingsOf } from '../settings.ts'
import { applicationOf, caseFilesOf, type Key, stepsOf } from '../store.ts'
import { decide, draftAgain, draftOf, faultsOf } from './decide.ts'
import { documentOf, documentsOf } from './document-store.ts'
import { draftLetter, editLetter, letterState, voidLetter } from './documents.ts'
import { recordOf } from './record.ts'
import { signLetter } from './sign.ts'

const rooms = testRooms()
const means = { ...base, files: rooms.files, publicUrl: 'https://gongkai.example.gov.cn' }

const granted: Decision = {
  items: [
    {
      ...{ text: '2022 年度送戏下乡演出场次', outcome: 'granted', grounds: [], publicInterest: '', fileIds: [] },
      says: '在本机关网站“统计数据”栏目下载',
    },
  ],
  ...{ outcome: 'granted', rightAgency: null, publicAt: null, earlierReply: null },
}

describeStore('letters of a case', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    const made = await setUpOffice(db)
    const officer = (await addPerson(db, made.admin, made.office, 'officer', 'officer')).person
    const reviewer = (await addPerson(db, made.admin, made.office, 'reviewer', 'reviewer')).person
    const leader = (await addPerson(db, made.admin, made.office, 'leader', 'leader')).person
    office = { db, agency: made.office, officer, reviewer, leader }
    await putGroup(db, officer, made.office)
    await reconsiderOnline('示例省行政复议服务平台（fy.example.gov.cn）')
  })
  const reconsiderOnline = (onlineReconsideration: string) =>
    office.db.transaction().execute(trx => putSettings(trx, office.agency.id, { ...defaultSettings, onlineReconsideration }, new Date()))
  const seq = async (key: Key) => (await applicationOf(office.db, key))!.seq
  const decided = async (key: Key, day: string, decision = granted) => {
    const { db, officer, agency } = office
    good(
      await decide(db, means, officer, agency, key, { decision, inputs: {}, seen: await seq(key), note: null, keepsText: false }, on(day)),
    )
    return (await draftOf(db, key))!
  }
  const sign = async (key: Key, id: string, day: string, by = office.leader) => {
    const { revision } = (await documentOf(office.db, key, id))!
    return signLetter(office.db, means, by, office.agency, key, { id, revision, seen: await seq(key), note: null }, on(day))
  }

  test('a reply is drafted with its decision, and gets its number, its DOCX and its PDF when it is signed', async () => {
    const { key } = await registered(office, inPerson('2026-03-02'))
    const draft = await decided(key, '2026-03-05')
    expect(draft).toMatchObject({ kind: 'granted', number: null, state: 'draft' })
    expect(draft.content.body).toContain('2022 年度送戏下乡演出场次')
    good(await taken(office, office.reviewer, key, 'reviewed', '2026-03-06', {}))
    good(await sign(key, draft.id, '2026-03-09'))
    const signed = (await documentOf(office.db, key, draft.id))!
    expect(signed).toMatchObject({ state: 'signed', signedOn: '2026-03-09', number: '示例市政府办公室公复〔2026〕1号' })
    const files = (await caseFilesOf(office.db, key)).filter(({ purpose }) => purpose === 'letter')
    expect(files.map(({ name, forApplicant }) => [name.slice(-4), forApplicant])).toEqual([
      ['docx', false],
      ['.pdf', false],
    ])
    const last = (await stepsOf(office.db, key)).at(-1)!
    expect(last).toMatchObject({ step: 'signed', details: { outcome: 'granted', documentId: draft.id, number: signed.number } })
    expect(await verify(office.db)).toMatchObject({ ok: true })
  })

  test('two that are signed at once get two numbers, one after the other', async () => {
    const keys = [(await registered(office, inPerson('2026-03-02'))).key, (await registered(office, inPerson('2026-03-02'))).key]
    const drafts: { id: string }[] = []
    for (const key of keys) {
      drafts.push(await decided(key, '2026-03-05'))
      good(await taken(office, office.reviewer, key, 'reviewed', '2026-03-05', {}))
    }
    for (const outcome of await Promise.all(keys.map((key, i) => sign(key, drafts[i]!.id, '2026-03-06')))) good(outcome)
    const numbers = (await Promise.all(keys.map(key => documentsOf(office.db, key))))
      .flat()
      .map(({ number }) => /(\d+)号$/.exec(number!)![1])
    expect(numbers.sort()).toEqual(['1', '2'])
  })

  test('a signing that is refused leaves no gap in the series, and a voided letter keeps its number', async () => {
    const first = (await registered(office, inPerson('2026-03-02'))).key
    const draft = await decided(first, '2026-03-05')
    good(await taken(office, office.reviewer, first, 'reviewed', '2026-03-05', {}))
    const { revision } = draft
    // the officer drafted it and may not sign it; a stale page does not either
    await expect(sign(first, draft.id, '2026-03-06', office.officer)).rejects.toThrow()
    const stale = { id: draft.id, revision: revision + 7, seen: await seq(first), note: null }
    await expect(signLetter(office.db, means, office.leader, office.agency, first, stale, on('2026-03-06'))).rejects.toThrow(Conflict)
    good(await sign(first, draft.id, '2026-03-06'))
    const signed = (await documentOf(office.db, first, draft.id))!
    expect(signed.number).toMatch(/1号$/)
    const why = { id: signed.id, revision: signed.revision, why: '附件有误' }
    good(await voidLetter(office.db, office.leader, office.agency, first, why, on('2026-03-06')))
    expect(await documentOf(office.db, first, draft.id)).toMatchObject({ state: 'voided', number: signed.number, voidedWhy: '附件有误' })
    const { id } = good(await draftAgain(office.db, means, office.officer, office.agency, first, on('2026-03-06')))
    good(await sign(first, id, '2026-03-06'))
    expect((await documentOf(office.db, first, id))!.number).toMatch(/2号$/)
    const second = (await registered(office, inPerson('2026-03-02'))).key
    const next = await decided(second, '2026-03-06')
    good(await taken(office, office.reviewer, second, 'reviewed', '2026-03-06', {}))
    good(await sign(second, next.id, '2026-03-06'))
    expect((await documentOf(office.db, second, next.id))!.number).toMatch(/3号$/)
  })

  test('nothing is signed that lacks what the law demands; the edited text is kept, and of two editors the second gets a conflict', async () => {
    const { key } = await registered(office, inPerson('2026-03-02'))
    const draft = await decided(key, '2026-03-05')
    const edit = (body: string, revision: number) =>
      editLetter(office.db, office.officer, office.agency, key, { id: draft.id, revision, body }, on('2026-03-05'))
    const without = draft.content.body
      .split('\n')
      .filter(line => !line.includes('行政复议'))
      .join('\n')
    good(await edit(without, 1))
    await expect(edit('别人的文字', 1)).rejects.toThrow(Conflict)
    const record = await recordOf(office.db, means, key)
    expect(letterState(record, record.documents[0]!, on('2026-03-05').today).faults.map(({ clause }) => clause)).toContain('remedies')
    good(await taken(office, office.reviewer, key, 'reviewed', '2026-03-05', {}))
    expect(await sign(key, draft.id, '2026-03-06')).toMatchObject({ ok: false, refusal: { cites: expect.stringContaining('行政复议法') } })
    expect((await documentOf(office.db, key, draft.id))!.content.body).toBe(without)
    expect(await edit(draft.content.body, 2)).toMatchObject({ ok: false })
  })

  test('what is served online names the online way to reconsideration, or is not signed (行政复议法 art. 22(2))', async () => {
    await reconsiderOnline('')
    const { key } = await registered(office, inPerson('2026-03-02'))
    const draft = await decided(key, '2026-03-05')
    good(await taken(office, office.reviewer, key, 'reviewed', '2026-03-05', {}))
    expect(await sign(key, draft.id, '2026-03-06')).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('互联网渠道') } })
    expect(await documentOf(office.db, key, draft.id)).toMatchObject({ state: 'draft', number: null })
  })

  test('a notice is its step: a correction is told with its number, and the clock stands still (art. 30)', async () => {
    const { key } = await registered(office, inPerson('2026-03-02'))
    const wanted = { kind: 'correctionNotice' as const, inputs: { items: ['写明哪一年'], workingDays: 15 } }
    const { id } = good(await draftLetter(office.db, means, office.officer, office.agency, key, wanted, on('2026-03-04')))
    good(await sign(key, id, '2026-03-04', office.officer))
    expect(await applicationOf(office.db, key)).toMatchObject({ state: 'correcting', dueState: 'paused', nextOn: '2026-03-25' })
    expect(await documentOf(office.db, key, id)).toMatchObject({ number: '示例市政府办公室公知〔2026〕1号' })
    expect((await caseFilesOf(office.db, key)).some(({ forApplicant, name }) => forApplicant && name.endsWith('.pdf'))).toBe(true)
    const again = good(await draftLetter(office.db, means, office.officer, office.agency, key, wanted, on('2026-03-04')))
    good(await sign(key, again.id, '2026-03-04', office.officer))
    expect((await stepsOf(office.db, key)).at(-1)).toMatchObject({ step: 'noted' })
  })

  test('an extension is told with its reason before the period ends, and the letter states both days (art. 33(2))', async () => {
    const { key } = await registered(office, inPerson('2026-03-02'))
    const inputs = { reason: '需要向十二个乡镇核对', workingDays: 20, agreedBy: '局长' }
    const wanted = { kind: 'extensionNotice' as const, inputs }
    await expect(draftLetter(office.db, means, office.officer, office.agency, key, wanted, on('2026-03-10'))).rejects.toThrow()
    const { id } = good(await draftLetter(office.db, means, office.leader, office.agency, key, wanted, on('2026-03-10')))
    const due = (await applicationOf(office.db, key))!.dueOn
    good(await sign(key, id, '2026-03-10'))
    const after = (await applicationOf(office.db, key))!
    expect(after.dueOn! > due!).toBe(true)
    const [, month, date] = after.dueOn!.split('-').map(Number)
    expect((await documentOf(office.db, key, id))!.content.body).toContain(`${month}月${date}日`)
  })

  test('the head of the disclosure office agrees to an extension, whatever other role that person has (art. 33(2))', async () => {
    const { key } = await registered(office, inPerson('2026-03-02'))
    const wanted = { kind: 'extensionNotice' as const, inputs: { reason: '需要检索', workingDays: 10, agreedBy: '主任' } }
    const settings = await settingsOf(office.db, office.agency.id)
    const named = (headOfOfficeId: string | null) =>
      office.db.transaction().execute(trx => putSettings(trx, office.agency.id, { ...settings, headOfOfficeId }, on('2026-03-10').now))
    await named(office.officer.id)
    const { id } = good(await draftLetter(office.db, means, office.officer, office.agency, key, wanted, on('2026-03-10')))
    good(await sign(key, id, '2026-03-10', office.officer))
    expect((await stepsOf(office.db, key)).at(-1)).toMatchObject({ step: 'extended', actor: office.officer.name })
    await named(settings.headOfOfficeId)
  })

  test('a different answer to the same request before is a warning (art. 36(6))', async () => {
    const first = (await registered(office, inPerson('2026-03-02'))).key
    const draft = await decided(first, '2026-03-05')
    good(await taken(office, office.reviewer, first, 'reviewed', '2026-03-05', {}))
    good(await sign(first, draft.id, '2026-03-06'))
    const second = (await registered(office, inPerson('2026-03-09'))).key
    const record = await recordOf(office.db, means, second)
    const refused: Decision = { ...granted, outcome: 'notReadyMade', items: [{ ...granted.items[0]!, outcome: 'notReadyMade' }] }
    const faults = await faultsOf(office.db, record, refused, on('2026-03-10'))
    expect(faults).toMatchObject([{ level: 'warning', cites: '《政府信息公开条例》第三十六条第（六）项' }])
    expect(await faultsOf(office.db, record, granted, on('2026-03-10'))).toEqual([])
  })
})
