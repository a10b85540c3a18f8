import { expect, test } from 'vitest'
import { inPerson, means, wish } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { day } from '../../law/index.ts'
import { putMail } from '../../people/account-mail-store.ts'
import type { Person } from '../../people/index.ts'
import { register } from '../intake.ts'
import { recounting } from '../recount.ts'
import { remind } from './reminders.ts'

const today = day('2026-03-02')
const { secrets } = means

describeStore('reminders of cases', database => {
  async function office() {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const officer = (await addPerson(db, admin, office, 'officer', 'officer')).person
    const leader = (await addPerson(db, admin, office, 'leader', 'leader')).person
    const came = async (on: string, what: string) =>
      good(await register(db, means, officer, office, { ...inPerson(on), wish: { ...wish, what } }, { now: monday, today }))
    return { db, office, officer, leader, came }
  }
  const confirmed = (person: Person) =>
    database()
      .db.transaction()
      .execute(async trx => {
        const place = { table: 'account_mail', column: 'address', agencyId: person.agencyId, id: person.id }
        await putMail(trx, {
          accountId: person.id,
          address: secrets.encrypt('a@example.gov.cn', place),
          tokenHash: null,
          tokenExpiresAt: null,
          createdAt: monday,
        })
        await trx.updateTable('accountMail').set({ confirmedAt: monday }).where('accountId', '=', person.id).execute()
      })

  test('the officer is told of what is over or due in three working days, the leader of what is over or due tomorrow, nobody by night', async () => {
    const { db, office: here, officer, leader, came } = await office()
    await came('2025-12-30', '逾期的')
    await came('2026-01-30', '三日内到期的')
    await came('2026-02-26', '还早的')
    await confirmed(officer)
    await confirmed(leader)
    // 07:00 in Beijing
    expect(await remind({ db, secrets, publicUrl: null }, here, { now: new Date('2026-03-01T23:00:00Z'), today })).toBe(2)
    const letters = await db
      .selectFrom('mailOut')
      .select(['subject', 'notBefore'])
      .where('agencyId', '=', here.id)
      .orderBy('subject')
      .execute()
    expect(letters).toEqual([
      { subject: '期限提醒：1 件逾期', notBefore: new Date('2026-03-02T00:00:00Z') },
      { subject: expect.stringMatching(/^期限提醒：1 件逾期，1 件即将到期$/), notBefore: new Date('2026-03-02T00:00:00Z') },
    ])
    // a Sunday
    expect(await remind({ db, secrets, publicUrl: null }, here, { now: monday, today: day('2026-03-01') })).toBe(0)
  })

  test('when the days off change every open case is worked out again, and it is told how many moved', async () => {
    const { db, office: here, came } = await office()
    await came('2026-02-26', '一件')
    expect(await recounting(db)(here.id)).toBe(0)
    await db.updateTable('applications').set({ dueOn: '2026-01-01' }).where('agencyId', '=', here.id).execute()
    expect(await recounting(db)(here.id)).toBe(1)
  })
})
