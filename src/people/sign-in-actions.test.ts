import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { entered, firstSetup, good, later, monday, passphrase, setUpOffice } from '../../test/support/people.ts'
import { verify } from '../journal/index.ts'
import { changePassword, endOtherSessions, signedIn, signIn, signInLimits, signOut } from './sign-in-actions.ts'

const from = (address: string, now = monday) => ({ address, agent: 'test', now })
const next = 'quiet-harbour 87 云'

describeStore('signing in', database => {
  test('gives a token that is the person until it is signed out, and is kept only as a hash', async () => {
    const { db } = database()
    const { admin, adminToken } = await setUpOffice(db)
    expect(await signedIn(db, adminToken, monday)).toEqual(admin)
    expect(JSON.stringify(await db.selectFrom('sessions').selectAll().execute())).not.toContain(adminToken)
    await signOut(db, adminToken, monday)
    expect(await signedIn(db, adminToken, monday)).toBe(null)
    for (const nonsense of [null, undefined, '', 'x', 'x'.repeat(10_000), `${adminToken}=`])
      expect(await signedIn(db, nonsense, monday)).toBe(null)
    expect((await verify(db)).ok).toBe(true)
  })

  test('ends after eight hours unused, and after seven days in any case', async () => {
    const { db } = database()
    const { adminToken } = await setUpOffice(db)
    const { idleMs, absoluteMs } = signInLimits
    let now = 0
    for (; now < absoluteMs; now += idleMs - 1) expect(await signedIn(db, adminToken, later(now)), String(now)).not.toBe(null)
    expect(await signedIn(db, adminToken, later(absoluteMs))).toBe(null)
    const { token } = await entered(db, firstSetup.loginName, passphrase)
    expect(await signedIn(db, token, later(idleMs))).toBe(null)
  })

  test('answers an unknown name and a wrong password the same, in about the same time', async () => {
    const { db } = database()
    await setUpOffice(db)
    const timed = async (loginName: string) => {
      const began = performance.now()
      const answer = await signIn(db, { loginName, password: 'not the password' }, from('192.0.2.9'))
      return { answer, ms: performance.now() - began }
    }
    await timed('warm-up')
    const known = [await timed(firstSetup.loginName), await timed(firstSetup.loginName)]
    const unknown = [await timed('nobody'), await timed('nobody-2')]
    for (const { answer } of [...known, ...unknown]) expect(answer).toEqual({ ok: false, reason: 'wrong' })
    // Without the hash of nobody the unknown name would be answered more than ten times faster.
    const [slow, quick] = [Math.min(...known.map(({ ms }) => ms)), Math.min(...unknown.map(({ ms }) => ms))]
    expect(quick).toBeGreaterThan(slow / 3)
  })

  test('waits a quarter of an hour after five wrong passwords, whether or not the name exists', async () => {
    const { db } = database()
    await setUpOffice(db)
    for (const [i, loginName] of [firstSetup.loginName, 'nobody'].entries()) {
      for (let n = 0; n < 5; n++)
        expect(await signIn(db, { loginName, password: 'wrong' }, from(`192.0.2.${i}`))).toEqual({ ok: false, reason: 'wrong' })
      expect(await signIn(db, { loginName: loginName.toUpperCase(), password: passphrase }, from('198.51.100.7'))).toEqual({
        ok: false,
        reason: 'wait',
      })
    }
    const soon = later(signInLimits.waitMs - 1)
    expect(await signIn(db, { loginName: firstSetup.loginName, password: passphrase }, from('192.0.2.1', soon))).toEqual({
      ok: false,
      reason: 'wait',
    })
    await entered(db, firstSetup.loginName, passphrase, later(signInLimits.waitMs))
  })

  test('with the right password makes the earlier mistakes forgotten', async () => {
    const { db } = database()
    await setUpOffice(db)
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await signIn(db, { loginName: firstSetup.loginName, password: 'wrong' }, from('192.0.2.1'))
      await entered(db, firstSetup.loginName, passphrase)
    }
  })

  test('from one address is slowed after thirty wrong names, and colleagues who sign in rightly do not count', async () => {
    const { db } = database()
    await setUpOffice(db)
    for (let n = 0; n < 3; n++) good(await signIn(db, { loginName: firstSetup.loginName, password: passphrase }, from('203.0.113.5')))
    const answers = []
    for (let n = 0; n < 31; n++) answers.push(await signIn(db, { loginName: `name-${n}`, password: 'wrong' }, from('203.0.113.5')))
    expect(answers.map(answer => !answer.ok && answer.reason)).toEqual([...Array(30).fill('wrong'), 'wait'])
  })

  test('many guesses at once are counted one by one', async () => {
    const { db } = database()
    await setUpOffice(db)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn(db, { loginName: firstSetup.loginName, password: 'wrong' }, from('192.0.2.1'))),
    )
    expect(answers.filter(answer => !answer.ok && answer.reason === 'wrong')).toHaveLength(5)
  })

  test('takes anything as input without failing', async () => {
    const { db } = database()
    for (const input of [
      null,
      {},
      { loginName: 1, password: [] },
      { loginName: 'a', password: 'x'.repeat(5_000) },
      { loginName: '\u0000', password: '\ud800' },
    ])
      expect(await signIn(db, input, from('192.0.2.1'))).toEqual({ ok: false, reason: 'wrong' })
  })
})

describeStore('changing the password', database => {
  test('ends every other session, and only the new password opens', async () => {
    const { db } = database()
    const { admin, adminToken } = await setUpOffice(db)
    const elsewhere = await entered(db, firstSetup.loginName, passphrase)
    expect(await changePassword(db, admin, adminToken, { current: passphrase, next, again: next }, monday)).toEqual({ ok: true, ended: 1 })
    expect(await signedIn(db, elsewhere.token, monday)).toBe(null)
    expect(await signedIn(db, adminToken, monday)).not.toBe(null)
    expect(await signIn(db, { loginName: firstSetup.loginName, password: passphrase }, from('192.0.2.1'))).toMatchObject({ ok: false })
    await entered(db, firstSetup.loginName, next)
  })

  test('says by field what is wrong, and changes nothing', async () => {
    const { db } = database()
    const { admin, adminToken } = await setUpOffice(db)
    const faulty = (input: object) => changePassword(db, admin, adminToken, { current: passphrase, next, again: next, ...input }, monday)
    expect(await faulty({ current: 'wrong' })).toEqual({ ok: false, faults: { current: '原密码不正确。' } })
    expect(await faulty({ again: 'other' })).toMatchObject({ faults: { again: expect.any(String) } })
    expect(await faulty({ next: 'short', again: 'short' })).toMatchObject({ faults: { next: expect.any(String) } })
    expect(await faulty({ next: passphrase, again: passphrase })).toMatchObject({ faults: { next: expect.any(String) } })
    await entered(db, firstSetup.loginName, passphrase)
  })

  test('is no way to guess the password of an open desk', async () => {
    const { db } = database()
    const { admin, adminToken } = await setUpOffice(db)
    const answers = []
    for (let n = 0; n < 6; n++)
      answers.push(await changePassword(db, admin, adminToken, { current: `guess ${n}`, next, again: next }, monday))
    expect(answers.at(-1)).toMatchObject({ faults: { current: '错误次数过多，请 15 分钟后再试。' } })
  })

  test('other sessions can be ended without it', async () => {
    const { db } = database()
    const { admin, adminToken } = await setUpOffice(db)
    await entered(db, firstSetup.loginName, passphrase)
    expect(await endOtherSessions(db, admin, adminToken, monday)).toBe(1)
    expect(await signedIn(db, adminToken, monday)).not.toBe(null)
  })
})
