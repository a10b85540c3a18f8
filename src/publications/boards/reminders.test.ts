import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { day } from '../../law/index.ts'
import { putMail } from '../../people/account-mail-store.ts'
import type { Person } from '../../people/index.ts'
import { Secrets } from '../../secrets/index.ts'
import { beginCatalogue } from '../catalogue/actions.ts'
import { beginDraft } from '../draft-actions.ts'
import { insertVersion, putGroup } from '../profile/store.ts'
import { remind, reminderFor, reminderLetter } from './reminders.ts'

const today = day('2026-03-02')
const secrets = new Secrets('a secret of the tests, 32 characters')

describeStore('reminders', database => {
  async function office() {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const officer = (await addPerson(db, admin, office, 'officer', 'officer')).person
    const auditor = (await addPerson(db, admin, office, 'auditor', 'auditor')).person
    good(await beginCatalogue(db, officer, office, { now: monday, today }))
    return { db, office, officer, auditor }
  }
  const confirmed = (person: Person) =>
    database()
      .db.transaction()
      .execute(async trx => {
        const place = { table: 'account_mail', column: 'address', agencyId: person.agencyId, id: person.id }
        const address = secrets.encrypt('fang.li@example.gov.cn', place)
        await putMail(trx, { accountId: person.id, address, tokenHash: null, tokenExpiresAt: null, createdAt: monday })
        await trx.updateTable('accountMail').set({ confirmedAt: monday }).where('accountId', '=', person.id).execute()
      })
  const letters = (agencyId: string) =>
    database().db.selectFrom('mailOut').select(['subject', 'notBefore', 'addressMasked']).where('agencyId', '=', agencyId).execute()

  test('whoever confirmed an address is told of what is over and what is due, once a day, in the day', async () => {
    const { db, office: here, officer, auditor } = await office()
    const begin = (title: string, formedOn: string) =>
      beginDraft(
        db,
        officer,
        here,
        { content: { title, formedOn: day(formedOn), column: 'plans' }, sectionId: null },
        { now: monday, today },
      )
    await begin('去年的规划', '2026-01-05')
    await begin('一月的计划', '2026-01-30')
    await begin('刚写的', '2026-02-27')
    await confirmed(officer)
    await confirmed(auditor)
    // 07:00 in Beijing.
    expect(await remind({ db, secrets, publicUrl: null }, here, { now: new Date('2026-03-01T23:00:00Z'), today })).toBe(1)
    expect(await letters(here.id)).toEqual([
      // Nobody is woken: 08:00 in Beijing.
      {
        subject: '公开期限提醒：1 件信息逾期未公开，1 件即将到期',
        notBefore: new Date('2026-03-02T00:00:00Z'),
        addressMasked: expect.stringContaining('*'),
      },
    ])
  })

  test('nobody is told of nothing, on a day off, or without an address', async () => {
    const { db, office: here, officer } = await office()
    await confirmed(officer)
    expect(await reminderFor(db, officer, here, today)).toBe(null)
    await beginDraft(
      db,
      officer,
      here,
      { content: { title: '甲', formedOn: day('2026-01-05'), column: 'plans' }, sectionId: null },
      { now: monday, today },
    )
    expect(await remind({ db, secrets, publicUrl: null }, here, { now: monday, today: day('2026-03-01') })).toBe(0)
    await db.deleteFrom('accountMail').execute()
    expect(await remind({ db, secrets, publicUrl: null }, here, { now: monday, today })).toBe(0)
    expect(await letters(here.id)).toEqual([])
  })

  test('facts that nobody looked at for too long stand in the letter; alone they are told of on the first working day of a week', async () => {
    const { db, office: here, officer } = await office()
    await confirmed(officer)
    const key = { agencyId: here.id, kind: 'office' as const }
    await db.transaction().execute(async trx => {
      await insertVersion(trx, key, {
        version: 1,
        changed: [],
        reason: '初次填写',
        at: monday,
        actorId: officer.id,
        actor: '方丽',
        facts: {} as never,
      })
      await putGroup(trx, key, { version: 1, verifiedOn: day('2025-03-03'), verifiedBy: '方丽', staleDays: 180 })
    })
    const reminder = (await reminderFor(db, officer, here, today))!
    expect(reminder).toMatchObject({ due: [], waiting: [], old: [{ name: '机构信息：受理机构', since: '2025-03-03' }] })
    expect(reminderLetter(reminder, { name: '方丽', desk: 'https://gk.example.gov.cn/desk' })).toMatchObject({
      subject: '公开期限提醒：1 项内容该核对了',
      text: expect.stringContaining('- 机构信息：受理机构，上次核对 2025-03-03'),
    })
    const at = (on: string) => remind({ db, secrets, publicUrl: null }, here, { now: new Date(`${on}T01:00:00Z`), today: day(on) })
    expect([await at('2026-03-02'), await at('2026-03-03'), await at('2026-03-09')]).toEqual([1, 0, 1])
  })

  test('the letter says titles, days and where to go', async () => {
    const { db, office: here, officer } = await office()
    await beginDraft(
      db,
      officer,
      here,
      { content: { title: '去年的规划', formedOn: day('2026-01-05'), column: 'plans' }, sectionId: null },
      { now: monday, today },
    )
    const { text } = reminderLetter((await reminderFor(db, officer, here, today))!, {
      name: officer.name,
      desk: 'https://gk.example.gov.cn/desk',
    })
    expect(text).toMatch(/- 2026-02-02 逾期 28 日　去年的规划/)
    expect(text).toContain('https://gk.example.gov.cn/desk')
  })
})
