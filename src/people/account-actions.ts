import { isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { NotFound } from '../errors.ts'
import { append } from '../journal/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { accountById, deleteMembership, insertAccount, putMembership, setDisabled, setPassword } from './account-store.ts'
import { findAgency, sectionsOf } from './agency-store.ts'
import { forms, type Outcome } from './forms.ts'
import { hashPassword, startPassword } from './password.ts'
import { type Account, type Membership, mustBeAllowed, type Person } from './person.ts'
import { isOfSection, type Role, roles } from './roles.ts'
import { deleteSecondFactor } from './second-factor-store.ts'
import { deleteSessionsOf } from './session-store.ts'

/** A new account with one role. The start password is shown this once, and must be changed at the first sign-in. */
export async function addAccount(db: Db, by: Person, input: unknown, now: Date): Promise<Outcome<{ id: string; startPassword: string }>> {
  const form = checkedFields(forms.account, input)
  if (!form.ok) return form
  const { agencyId, loginName, name, role, sectionId } = form.values
  const agency = await findAgency(db, { id: agencyId })
  if (!agency) return { ok: false, faults: { agencyId: '没有这个机构。' } }
  mustBeAllowed(by, 'account.manage', agency)
  if (agency.dissolvedOn) return { ok: false, faults: { agencyId: '机构已撤并，不能新建账号。' } }
  const unfit = await sectionFaults(db, form.values)
  if (unfit) return { ok: false, faults: unfit }
  const id = newId()
  const password = startPassword()
  const passwordHash = await hashPassword(password)
  try {
    await db.transaction().execute(async trx => {
      await insertAccount(trx, { id, agencyId, loginName, name, mustChangePassword: true }, passwordHash, now)
      await putMembership(trx, id, { agencyId, role, sectionId })
      await append(trx, {
        agencyId,
        at: now,
        actor: by,
        action: 'people.add-account',
        subject: `account ${loginName}`,
        details: { name, role, sectionId },
      })
    })
  } catch (error) {
    if (isTaken(error, 'accounts_login_name_key')) return { ok: false, faults: { loginName: '这个登录名已有人使用。' } }
    throw error
  }
  return { ok: true, id, startPassword: password }
}

/** A new start password, shown this once; every session of the account ends. */
export async function resetPassword(db: Db, by: Person, accountId: string, now: Date): Promise<{ startPassword: string }> {
  const account = await accountToManage(db, by, accountId)
  const password = startPassword()
  const passwordHash = await hashPassword(password)
  await written(db, by, account, 'people.reset-password', now, async trx => {
    await setPassword(trx, account.id, passwordHash, true)
    return { sessionsEnded: await deleteSessionsOf(trx, account.id) }
  })
  return { startPassword: password }
}

/** Lets somebody in again who lost the phone and the recovery codes: with the password alone, until a new second step is set up. */
export async function resetSecondFactor(db: Db, by: Person, accountId: string, now: Date): Promise<void> {
  const account = await accountToManage(db, by, accountId)
  await written(db, by, account, 'people.reset-second-factor', now, async trx => ({
    wasSet: await deleteSecondFactor(trx, account.id),
    sessionsEnded: await deleteSessionsOf(trx, account.id),
  }))
}

/** Staff who leave are disabled, never deleted: what they did keeps its name. Their sessions end at once. */
export async function disableAccount(db: Db, by: Person, accountId: string, now: Date): Promise<Outcome<object>> {
  const account = await accountToManage(db, by, accountId)
  if (account.id === by.id) return { ok: false, faults: { account: '不能停用自己的账号。' } }
  await written(db, by, account, 'people.disable-account', now, async trx => {
    await setDisabled(trx, account.id, now)
    return { sessionsEnded: await deleteSessionsOf(trx, account.id) }
  })
  return { ok: true }
}

export async function enableAccount(db: Db, by: Person, accountId: string, now: Date): Promise<void> {
  const account = await accountToManage(db, by, accountId)
  await written(db, by, account, 'people.enable-account', now, async trx => {
    await setDisabled(trx, account.id, null)
    return {}
  })
}

export async function endSessions(db: Db, by: Person, accountId: string, now: Date): Promise<{ ended: number }> {
  const account = await accountToManage(db, by, accountId)
  const { sessionsEnded } = await written(db, by, account, 'people.end-sessions', now, async trx => ({
    sessionsEnded: await deleteSessionsOf(trx, account.id),
  }))
  return { ended: sessionsEnded }
}

/** Gives a role in an agency, or moves the section of one that is held. */
export async function setRole(db: Db, by: Person, accountId: string, input: unknown, now: Date): Promise<Outcome<object>> {
  const account = await accountToManage(db, by, accountId)
  const form = checkedFields(forms.membership, input)
  if (!form.ok) return form
  const agency = await findAgency(db, { id: form.values.agencyId })
  if (!agency) return { ok: false, faults: { agencyId: '没有这个机构。' } }
  mustBeAllowed(by, 'account.manage', agency)
  const unfit = await sectionFaults(db, form.values)
  if (unfit) return { ok: false, faults: unfit }
  await written(db, by, account, 'people.set-role', now, async trx => {
    await putMembership(trx, account.id, form.values)
    return { agency: agency.slug, role: form.values.role, sectionId: form.values.sectionId }
  })
  return { ok: true }
}

export async function removeRole(
  db: Db,
  by: Person,
  accountId: string,
  { agencyId, role }: { agencyId: string; role: Role },
  now: Date,
): Promise<Outcome<object>> {
  const account = await accountToManage(db, by, accountId)
  // Whoever acts stays an administrator, so an agency tree is never left with none.
  if (account.id === by.id && role === 'administrator') return { ok: false, faults: { role: '不能取消自己的管理员角色。' } }
  if (!account.memberships.some(held => held.agencyId === agencyId && held.role === role)) throw new NotFound('没有这个角色。')
  await written(db, by, account, 'people.remove-role', now, async trx => {
    await deleteMembership(trx, account.id, agencyId, role)
    return { agencyId, role }
  })
  return { ok: true }
}

/**
 * The account, if the person administers its home agency **and** every agency in which it holds a role: else the administrator of a small
 * office could reset the password of someone who also administers the office above, and sign in as that person.
 */
async function accountToManage(db: Db, by: Person, id: string): Promise<Account> {
  const account = await accountById(db, id)
  if (!account) throw new NotFound('没有这个账号。')
  for (const agencyId of new Set([account.agencyId, ...account.memberships.map(membership => membership.agencyId)])) {
    const agency = await findAgency(db, { id: agencyId })
    if (agency) mustBeAllowed(by, 'account.manage', agency)
  }
  return account
}

async function sectionFaults(db: Db, { agencyId, role, sectionId }: Membership): Promise<Faults | null> {
  if (isOfSection(role) && !sectionId) return { sectionId: `${roles[role].label}须选择股室。` }
  if (sectionId && !(await sectionsOf(db, [agencyId])).some(({ id }) => id === sectionId)) return { sectionId: '股室不属于这个机构。' }
  return null
}

/** The change and its entry in the journal of the account's home agency, in one transaction; the entry's details are what the change gives back. */
function written<T extends Record<string, unknown>>(
  db: Db,
  by: Person,
  account: Account,
  action: string,
  now: Date,
  change: (trx: Trx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async trx => {
    const details = await change(trx)
    await append(trx, { agencyId: account.agencyId, at: now, actor: by, action, subject: `account ${account.loginName}`, details })
    return details
  })
}
