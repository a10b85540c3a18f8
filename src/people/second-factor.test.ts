import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addPerson, good, later, monday, passphrase, setUpOffice } from '../../test/support/people.ts'
import type { Db } from '../db/open.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { Secrets } from '../secrets/index.ts'
import { resetSecondFactor } from './account-actions.ts'
import { may, type Person } from './person.ts'
import { beginSecondFactor, confirmSecondFactor, pendingKey, signInWithCode, turnOffSecondFactor } from './second-factor-actions.ts'
import { isEnrolled, recoveryCodesLeft } from './second-factor-store.ts'
import { changePassword, signedIn, signIn } from './sign-in-actions.ts'
import { codeOf, stepOf } from './totp.ts'

const secrets = new Secrets('a secret of the tests, 32 characters')
const minutes = 60_000
const from = (now: Date) => ({ address: '192.0.2.1', agent: 'test', now })

async function enrolled(db: Db, person: Person, now = monday): Promise<{ key: string; recoveryCodes: string[] }> {
  await beginSecondFactor(db, secrets, person, now)
  const key = (await pendingKey(db, secrets, person))!
  const { recoveryCodes } = good(await confirmSecondFactor(db, secrets, person, codeOf(key, stepOf(now)), now))
  return { key, recoveryCodes }
}

/** After the password. */
async function ticketOf(db: Db, person: Person, now: Date): Promise<string> {
  const answer = await signIn(db, { loginName: person.loginName, password: passphrase }, from(now))
  if (answer.ok || answer.reason !== 'code') throw new Error(JSON.stringify(answer))
  return answer.ticket
}

const actionsIn = async (db: Db, agencyId: string) =>
  (await db.selectFrom('journal').select('action').where('agencyId', '=', agencyId).orderBy('seq').execute()).map(({ action }) => action)

describeStore('the second step of signing in', database => {
  test('with it the password alone opens no session; the code does, and the journal says so', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { key } = await enrolled(db, admin)
    const now = later(5 * minutes)
    const before = await db.selectFrom('sessions').select('accountId').execute()
    const ticket = await ticketOf(db, admin, now)
    expect(await db.selectFrom('sessions').select('accountId').execute()).toHaveLength(before.length)
    expect(await signedIn(db, ticket, now)).toBeNull()
    const { token, person } = good(await signInWithCode(db, secrets, { ticket, code: ` ${codeOf(key, stepOf(now))} ` }, from(now)))
    expect(person.id).toBe(admin.id)
    expect((await signedIn(db, token, now))?.id).toBe(admin.id)
    expect(await actionsIn(db, office.id)).toEqual(
      expect.arrayContaining(['people.begin-second-factor', 'people.enrol-second-factor', 'people.sign-in']),
    )
    const rows = JSON.stringify(await db.selectFrom('secondFactors').selectAll().execute())
    expect(rows).not.toContain(key)
  })

  test('a code is taken once, also by two at the same moment, and a ticket too', async () => {
    const { db } = database()
    const { admin } = await setUpOffice(db)
    const { key } = await enrolled(db, admin)
    const now = later(5 * minutes)
    const tickets = [await ticketOf(db, admin, now), await ticketOf(db, admin, now)]
    const code = codeOf(key, stepOf(now))
    const answers = await Promise.all(tickets.map(ticket => signInWithCode(db, secrets, { ticket, code }, from(now))))
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    const used = tickets[answers.findIndex(({ ok }) => ok)]!
    const next = codeOf(key, stepOf(now) + 1)
    expect(await signInWithCode(db, secrets, { ticket: used, code: next }, from(now))).toEqual({ ok: false, reason: 'late' })
    // The code before the one that was taken is no longer good either.
    const third = await ticketOf(db, admin, now)
    const earlier = await signInWithCode(db, secrets, { ticket: third, code: codeOf(key, stepOf(now) - 1) }, from(now))
    expect(earlier).toEqual({ ok: false, reason: 'wrong' })
  })

  test('the code that enrolled signs nobody in', async () => {
    const { db } = database()
    const { admin } = await setUpOffice(db)
    const { key } = await enrolled(db, admin)
    const ticket = await ticketOf(db, admin, monday)
    expect(await signInWithCode(db, secrets, { ticket, code: codeOf(key, stepOf(monday)) }, from(monday))).toEqual({
      ok: false,
      reason: 'wrong',
    })
  })

  test('after five wrong codes one waits, whatever the code; a ticket is good for five minutes', async () => {
    const { db } = database()
    const { admin } = await setUpOffice(db)
    const { key } = await enrolled(db, admin)
    const now = later(5 * minutes)
    const ticket = await ticketOf(db, admin, now)
    for (let i = 0; i < 5; i++)
      expect(await signInWithCode(db, secrets, { ticket, code: '000000' }, from(now))).toEqual({ ok: false, reason: 'wrong' })
    expect(await signInWithCode(db, secrets, { ticket, code: codeOf(key, stepOf(now)) }, from(now))).toEqual({ ok: false, reason: 'wait' })
    const afterwards = later(25 * minutes)
    expect(await signInWithCode(db, secrets, { ticket, code: codeOf(key, stepOf(afterwards)) }, from(afterwards))).toEqual({
      ok: false,
      reason: 'late',
    })
  })

  test('a recovery code stands in for the phone, once', async () => {
    const { db } = database()
    const { admin } = await setUpOffice(db)
    const { recoveryCodes } = await enrolled(db, admin)
    const now = later(5 * minutes)
    const [code] = recoveryCodes as [string]
    good(await signInWithCode(db, secrets, { ticket: await ticketOf(db, admin, now), code: code.toUpperCase() }, from(now)))
    expect(await recoveryCodesLeft(db, admin.id)).toBe(9)
    const again = await signInWithCode(db, secrets, { ticket: await ticketOf(db, admin, now), code }, from(now))
    expect(again).toEqual({ ok: false, reason: 'wrong' })
  })

  test('a wrong first code turns nothing on; one in use is not replaced', async () => {
    const { db } = database()
    const { admin } = await setUpOffice(db)
    await beginSecondFactor(db, secrets, admin, monday)
    expect(await confirmSecondFactor(db, secrets, admin, '000000', monday)).toMatchObject({ ok: false })
    expect(await isEnrolled(db, admin.id)).toBe(false)
    good(await signIn(db, { loginName: admin.loginName, password: passphrase }, from(monday)))
    const key = (await pendingKey(db, secrets, admin))!
    good(await confirmSecondFactor(db, secrets, admin, codeOf(key, stepOf(monday)), monday))
    await expect(beginSecondFactor(db, secrets, admin, monday)).rejects.toThrow(Conflict)
  })

  test('it is turned off with password and code, not with one of them', async () => {
    const { db } = database()
    const { admin } = await setUpOffice(db)
    const { key } = await enrolled(db, admin)
    const now = later(5 * minutes)
    const code = codeOf(key, stepOf(now))
    expect(await turnOffSecondFactor(db, secrets, admin, { password: 'wrong', code }, now)).toMatchObject({
      faults: { password: expect.anything() },
    })
    expect(await turnOffSecondFactor(db, secrets, admin, { password: passphrase, code: '000000' }, now)).toMatchObject({ ok: false })
    good(await turnOffSecondFactor(db, secrets, admin, { password: passphrase, code }, now))
    expect(await recoveryCodesLeft(db, admin.id)).toBe(0)
    good(await signIn(db, { loginName: admin.loginName, password: passphrase }, from(now)))
  })

  test('an administrator resets it for an account of the agency, and nobody else does', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person: officer } = await addPerson(db, admin, office, 'officer', 'officer.one')
    await enrolled(db, officer)
    await ticketOf(db, officer, monday)
    await expect(resetSecondFactor(db, officer, admin.id, monday)).rejects.toThrow(Forbidden)
    await resetSecondFactor(db, admin, officer.id, monday)
    expect(await db.selectFrom('signInTickets').selectAll().execute()).toEqual([])
    good(await signIn(db, { loginName: officer.loginName, password: passphrase }, from(monday)))
    expect(await actionsIn(db, office.id)).toContain('people.reset-second-factor')
  })

  test('whose role asks for it may do nothing before it is set up', async () => {
    const { db } = database()
    const { office, admin, adminToken } = await setUpOffice(db)
    const required = (await signedIn(db, adminToken, monday, ['administrator']))!
    expect(may(required, 'account.manage', office)).toBe(false)
    expect(may((await signedIn(db, adminToken, monday, ['leader']))!, 'account.manage', office)).toBe(true)
    expect((await signedIn(db, adminToken, monday, ['all']))!.mustEnrol).toBe(true)
    await enrolled(db, admin)
    expect(may((await signedIn(db, adminToken, monday, ['all']))!, 'account.manage', office)).toBe(true)
  })

  test('a change of the password ends what is half-way to a session', async () => {
    const { db } = database()
    const { admin, adminToken } = await setUpOffice(db)
    const { key } = await enrolled(db, admin)
    const now = later(5 * minutes)
    const ticket = await ticketOf(db, admin, now)
    const next = '另一句 much-longer 口令 72'
    good(await changePassword(db, admin, adminToken, { current: passphrase, next, again: next }, now))
    expect(await signInWithCode(db, secrets, { ticket, code: codeOf(key, stepOf(now)) }, from(now))).toEqual({ ok: false, reason: 'late' })
  })
})
