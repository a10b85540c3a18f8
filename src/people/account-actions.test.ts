import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, entered, good, monday, passphrase, setUpOffice } from '../../test/support/people.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { entriesBefore, verify } from '../journal/index.ts'
import { addAccount, disableAccount, enableAccount, endSessions, removeRole, resetPassword, setRole } from './account-actions.ts'
import { accountById, accountsOf } from './account-store.ts'
import { addSection } from './agency-actions.ts'
import { may } from './person.ts'
import { signedIn, signIn } from './sign-in-actions.ts'

describeStore('accounts', database => {
  test('begin with a password that is shown once and must be changed before anything may be done', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const added = good(await addAccount(db, admin, { agencyId: office.id, loginName: 'LiQiang', name: '李强', role: 'officer' }, monday))
    const { person } = await entered(db, 'liqiang', added.startPassword)
    expect(person.mustChangePassword).toBe(true)
    expect(may(person, 'report.write', office)).toBe(false)
    const kept = JSON.stringify([await db.selectFrom('accounts').selectAll().execute(), await entriesBefore(db, office.id, 99, 99)])
    expect(kept).not.toContain(added.startPassword)
  })

  test('of colleagues who have left are disabled: their sessions end at once, their name stays, and they can come back', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person, token } = await addPerson(db, admin, office, 'officer', 'liqiang')
    good(await disableAccount(db, admin, person.id, monday))
    expect(await signedIn(db, token, monday)).toBe(null)
    expect(await signIn(db, { loginName: 'liqiang', password: passphrase }, { address: null, agent: null, now: monday })).toEqual({
      ok: false,
      reason: 'wrong',
    })
    expect(await accountById(db, person.id)).toMatchObject({ name: 'liqiang同志', disabledAt: monday })
    await enableAccount(db, admin, person.id, monday)
    await entered(db, 'liqiang', passphrase)
  })

  test('get a new start password from the administrator, and every session ends', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person, token } = await addPerson(db, admin, office, 'officer', 'liqiang')
    const { startPassword } = await resetPassword(db, admin, person.id, monday)
    expect(await signedIn(db, token, monday)).toBe(null)
    expect((await entered(db, 'liqiang', startPassword)).person.mustChangePassword).toBe(true)
    expect(await endSessions(db, admin, person.id, monday)).toEqual({ ended: 1 })
  })

  test('are managed by the administrators of the agency and of those above, and by nobody else', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const [bureau, other] = [await addBureau(db, admin, office, 'wenlv'), await addBureau(db, admin, office, 'jiaoyu')]
    const local = await addPerson(db, admin, bureau, 'administrator', 'local')
    const stranger = await addPerson(db, admin, other, 'administrator', 'stranger')
    const officer = await addPerson(db, local.person, bureau, 'officer', 'officer')
    for (const by of [stranger.person, officer.person]) {
      await expect(resetPassword(db, by, officer.person.id, monday)).rejects.toThrow(Forbidden)
      await expect(disableAccount(db, by, local.person.id, monday)).rejects.toThrow(Forbidden)
      await expect(addAccount(db, by, { agencyId: bureau.id, loginName: 'mine', name: '某', role: 'officer' }, monday)).rejects.toThrow(
        Forbidden,
      )
    }
    await expect(resetPassword(db, local.person, admin.id, monday)).rejects.toThrow(Forbidden)
    await expect(setRole(db, local.person, local.person.id, { agencyId: office.id, role: 'administrator' }, monday)).rejects.toThrow(
      Forbidden,
    )
    await expect(resetPassword(db, admin, bureau.id, monday)).rejects.toThrow(NotFound)
    expect((await accountsOf(db, [bureau.id])).map(({ loginName }) => loginName)).toEqual(['local', 'officer'])
    await resetPassword(db, admin, local.person.id, monday)
  })

  test('with a role in the office above cannot be taken over by the administrator below', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const bureau = await addBureau(db, admin, office, 'wenlv')
    const local = await addPerson(db, admin, bureau, 'administrator', 'local')
    const both = await addPerson(db, admin, bureau, 'officer', 'both')
    good(await setRole(db, admin, both.person.id, { agencyId: office.id, role: 'administrator' }, monday))
    await expect(resetPassword(db, local.person, both.person.id, monday)).rejects.toThrow(Forbidden)
  })

  test('have roles in several agencies, given and taken, at work with the next request', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const bureau = await addBureau(db, admin, office, 'wenlv')
    const { person, token } = await addPerson(db, admin, office, 'officer', 'liqiang')
    good(await setRole(db, admin, person.id, { agencyId: office.id, role: 'superior' }, monday))
    expect(may(await signedIn(db, token, monday), 'report.read', bureau)).toBe(true)
    good(await removeRole(db, admin, person.id, { agencyId: office.id, role: 'superior' }, monday))
    expect(may(await signedIn(db, token, monday), 'report.read', bureau)).toBe(false)
    await expect(removeRole(db, admin, person.id, { agencyId: office.id, role: 'superior' }, monday)).rejects.toThrow(NotFound)
  })

  test('of drafters belong to a section of the agency', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const bureau = await addBureau(db, admin, office, 'wenlv')
    const section = good(await addSection(db, admin, bureau.id, { name: '市场管理股' }, monday))
    const account = { agencyId: office.id, loginName: 'liqiang', name: '李强', role: 'drafter' }
    expect(await addAccount(db, admin, account, monday)).toMatchObject({ faults: { sectionId: expect.any(String) } })
    expect(await addAccount(db, admin, { ...account, sectionId: section.id }, monday)).toMatchObject({
      faults: { sectionId: '股室不属于这个机构。' },
    })
    good(await addAccount(db, admin, { ...account, agencyId: bureau.id, sectionId: section.id }, monday))
  })

  test('cannot lock their own administrator out, nor take a name that is taken', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    expect(await disableAccount(db, admin, admin.id, monday)).toMatchObject({ ok: false })
    expect(await removeRole(db, admin, admin.id, { agencyId: office.id, role: 'administrator' }, monday)).toMatchObject({ ok: false })
    const account = { agencyId: office.id, loginName: 'WANGFANG', name: '李强', role: 'officer' }
    expect(await addAccount(db, admin, account, monday)).toEqual({ ok: false, faults: { loginName: '这个登录名已有人使用。' } })
  })

  test('leave an entry in the journal with every change, and the chain holds', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person } = await addPerson(db, admin, office, 'officer', 'liqiang')
    await resetPassword(db, admin, person.id, monday)
    good(await disableAccount(db, admin, person.id, monday))
    await enableAccount(db, admin, person.id, monday)
    const written = (await entriesBefore(db, office.id, 99, 99)).map(({ action, actor, subject }) => `${actor}: ${action} ${subject}`)
    expect(written.reverse()).toEqual([
      '系统: people.set-up agency shiban',
      '王芳: people.sign-in account wangfang',
      '王芳: people.add-account account liqiang',
      'liqiang同志: people.sign-in account liqiang',
      'liqiang同志: people.change-password account liqiang',
      'liqiang同志: people.sign-in account liqiang',
      '王芳: people.reset-password account liqiang',
      '王芳: people.disable-account account liqiang',
      '王芳: people.enable-account account liqiang',
    ])
    expect((await verify(db)).ok).toBe(true)
  })
})
