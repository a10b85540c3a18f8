import { createHash, randomBytes } from 'node:crypto'
import type { Db, Trx } from '../db/open.ts'
import { append } from '../journal/index.ts'
import { checkedFields } from '../web/layout/submitted.ts'
import { credentialsById, credentialsByLogin, setPassword } from './account-store.ts'
import { forms, type Outcome } from './forms.ts'
import { hashPassword, passwordFault, passwordFits } from './password.ts'
import type { Person } from './person.ts'
import { insertTicket, isEnrolled } from './second-factor-store.ts'
import {
  clearAttempts,
  countAttempt,
  deleteSession,
  deleteSessionsBefore,
  deleteSessionsOf,
  insertSession,
  recordFailure,
  recordSignIn,
  sessionOf,
  setLastSeen,
  uncountAttempt,
} from './session-store.ts'

const minutes = 60_000
const hours = 60 * minutes

/** How long a session lives unused, and at most; how many wrong attempts there may be, and for how long one then waits. */
export const signInLimits = {
  idleMs: 8 * hours,
  absoluteMs: 7 * 24 * hours,
  attemptsPerName: 5,
  attemptsPerAddress: 30,
  waitMs: 15 * minutes,
} as const

/** Where a request comes from. */
export type Origin = { address: string | null; agent: string | null; now: Date }

/** `code`: the password was right, and the account asks for a code as well; the ticket leads there. */
export type SignedIn =
  | { ok: true; token: string; person: Person }
  | { ok: false; reason: 'wrong' | 'wait' }
  | { ok: false; reason: 'code'; ticket: string }

/**
 * Signs in. The answer is the same for an unknown name, a wrong password and a disabled account, and takes the same time. Attempts are counted
 * before the password is looked at, by name (whether or not it exists) and by address.
 */
export async function signIn(db: Db, input: unknown, { address, agent, now }: Origin): Promise<SignedIn> {
  const form = checkedFields(forms.signIn, input)
  if (!form.ok) return { ok: false, reason: 'wrong' }
  const loginName = form.values.loginName.normalize('NFKC').trim().toLowerCase()
  if (!(await isPatient(db, keyOf('name', loginName), address, now))) return { ok: false, reason: 'wait' }

  // What can be no login name is not asked for: PostgreSQL refuses some of it.
  const found = /^[a-z0-9._-]+$/.test(loginName) ? await credentialsByLogin(db, loginName) : null
  const fits = await passwordFits(form.values.password, found?.passwordHash ?? null)
  if (!found || !fits || found.account.disabledAt) {
    if (found) await recordFailure(db, found.account.id)
    return { ok: false, reason: 'wrong' }
  }
  return db.transaction().execute(async trx => {
    // Looked up again: the account may have been disabled or its password reset while the hash was computed.
    const current = await credentialsById(trx, found.account.id)
    const person = current && personOf(current.account)
    if (!person || current.passwordHash !== found.passwordHash) return { ok: false, reason: 'wrong' }
    if (await isEnrolled(trx, person.id)) return { ok: false, reason: 'code', ticket: await issueTicket(trx, person.id, now) }
    return openSession(trx, person, { address, agent, now }, null)
  })
}

/** For the page that asks for the code, good for five minutes. */
async function issueTicket(trx: Trx, accountId: string, now: Date): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + 5 * minutes)
  await insertTicket(trx, { tokenHash: hashOfToken(ticket), accountId, createdAt: now, expiresAt })
  return ticket
}

/** The session begins, and the failed attempts before it are forgotten. `second`: what the second step was. */
export async function openSession(
  trx: Trx,
  person: Person,
  { address, agent, now }: Origin,
  second: 'code' | 'recovery' | null,
): Promise<Extract<SignedIn, { ok: true }>> {
  const token = randomBytes(32).toString('base64url')
  await deleteSessionsBefore(trx, now, new Date(now.getTime() - signInLimits.idleMs))
  await insertSession(trx, {
    tokenHash: hashOfToken(token),
    accountId: person.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + signInLimits.absoluteMs),
    address,
    agent: agent?.slice(0, 200) ?? null,
  })
  await recordSignIn(trx, person.id, now, address)
  await clearAttempts(trx, keyOf('name', person.loginName), now)
  if (second) await clearAttempts(trx, keyOf('code', person.id), now)
  if (address !== null) for (let steps = second ? 2 : 1; steps > 0; steps--) await uncountAttempt(trx, keyOf('address', address))
  await append(trx, {
    agencyId: person.agencyId,
    at: now,
    actor: person,
    action: 'people.sign-in',
    subject: `account ${person.loginName}`,
    ...(second && { details: { second } }),
  })
  return { ok: true, token, person }
}

/**
 * Who the cookie's token stands for, or null. Extends the session, at most once a minute. Who holds one of the roles of `requireTotp` and has no
 * second step yet may do nothing but set it up.
 */
export async function signedIn(
  db: Db,
  token: string | null | undefined,
  now: Date,
  requireTotp: readonly string[] = [],
): Promise<Person | null> {
  if (!token || token.length > 100) return null
  const session = await sessionOf(db, hashOfToken(token))
  if (!session || session.expiresAt <= now || now.getTime() - session.lastSeenAt.getTime() >= signInLimits.idleMs) return null
  const found = await credentialsById(db, session.accountId)
  const person = found && personOf(found.account)
  if (person && now.getTime() - session.lastSeenAt.getTime() >= minutes) await setLastSeen(db, session.tokenHash, now)
  const isRequired = requireTotp.includes('all') || person?.memberships.some(({ role }) => requireTotp.includes(role))
  return person && isRequired && !(await isEnrolled(db, person.id)) ? { ...person, mustEnrol: true } : person
}

export async function signOut(db: Db, token: string, now: Date): Promise<void> {
  const person = await signedIn(db, token, now)
  await db.transaction().execute(async trx => {
    await deleteSession(trx, hashOfToken(token))
    if (person)
      await append(trx, {
        agencyId: person.agencyId,
        at: now,
        actor: person,
        action: 'people.sign-out',
        subject: `account ${person.loginName}`,
      })
  })
}

/** A new password for oneself; every other session of the account ends. */
export async function changePassword(
  db: Db,
  person: Person,
  token: string,
  input: unknown,
  now: Date,
): Promise<Outcome<{ ended: number }>> {
  const form = checkedFields(forms.password, input)
  if (!form.ok) return form
  const { current, next, again } = form.values
  const weak = passwordFault(next, person.loginName)
  if (weak) return { ok: false, faults: { next: weak } }
  if (next !== again) return { ok: false, faults: { again: '两次输入的新密码不一致。' } }
  if (next === current) return { ok: false, faults: { next: '新密码不能与原密码相同。' } }
  if (!(await isPatient(db, keyOf('name', person.loginName), null, now)))
    return { ok: false, faults: { current: '错误次数过多，请 15 分钟后再试。' } }
  const found = await credentialsById(db, person.id)
  if (!(await passwordFits(current, found?.passwordHash ?? null))) return { ok: false, faults: { current: '原密码不正确。' } }
  const passwordHash = await hashPassword(next)
  return db.transaction().execute(async trx => {
    await setPassword(trx, person.id, passwordHash, false)
    const ended = await deleteSessionsOf(trx, person.id, hashOfToken(token))
    await clearAttempts(trx, keyOf('name', person.loginName), now)
    const subject = `account ${person.loginName}`
    await append(trx, {
      agencyId: person.agencyId,
      at: now,
      actor: person,
      action: 'people.change-password',
      subject,
      details: { sessionsEnded: ended },
    })
    return { ok: true, ended }
  })
}

/** Ends the person's other sessions, on whatever device. */
export async function endOtherSessions(db: Db, person: Person, token: string, now: Date): Promise<number> {
  return db.transaction().execute(async trx => {
    const ended = await deleteSessionsOf(trx, person.id, hashOfToken(token))
    const subject = `account ${person.loginName}`
    await append(trx, {
      agencyId: person.agencyId,
      at: now,
      actor: person,
      action: 'people.end-sessions',
      subject,
      details: { sessionsEnded: ended },
    })
    return ended
  })
}

export function hashOfToken(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** Counts the attempt, by what is tried and by address, and says whether there were not too many. */
export async function isPatient(db: Db, key: string, address: string | null, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + signInLimits.waitMs)
  const { attemptsPerName, attemptsPerAddress } = signInLimits
  const byName = await countAttempt(db, key, attemptsPerName, now, until)
  const byAddress = address === null ? null : await countAttempt(db, keyOf('address', address), attemptsPerAddress, now, until)
  return byName.points <= attemptsPerName && (byAddress === null || byAddress.points <= attemptsPerAddress)
}

/** Neither names that were tried nor addresses are kept in clear. */
export function keyOf(kind: 'name' | 'address' | 'code', value: string): string {
  return `sign-in:${kind}:${createHash('sha256').update(value).digest('hex')}`
}

export function personOf(account: Omit<Person, 'disabledAt'> & { disabledAt: Date | null }): Person | null {
  return account.disabledAt ? null : { ...account, disabledAt: null }
}
