import type { Db, Trx } from '../db/open.ts'
import { Conflict } from '../errors.ts'
import { append } from '../journal/index.ts'
import type { Secrets } from '../secrets/index.ts'
import { credentialsById } from './account-store.ts'
import type { Outcome } from './forms.ts'
import { passwordFits } from './password.ts'
import type { Person } from './person.ts'
import {
  accountOfTicket,
  deleteSecondFactor,
  deleteTicket,
  enrolFactor,
  putPendingFactor,
  replaceRecoveryCodes,
  type SecondFactor,
  secondFactorOf,
  takeStep,
  useRecoveryCode,
} from './second-factor-store.ts'
import { clearAttempts, recordFailure } from './session-store.ts'
import { hashOfToken, isPatient, keyOf, type Origin, openSession, personOf, type SignedIn } from './sign-in-actions.ts'
import { newRecoveryCodes, newTotpKey, plainCode, stepOfCode } from './totp.ts'

const place = (person: Pick<Person, 'id' | 'agencyId'>) => ({
  table: 'second_factors',
  column: 'secret',
  agencyId: person.agencyId,
  id: person.id,
})

const entry = (person: Person, action: string, now: Date) => ({
  agencyId: person.agencyId,
  at: now,
  actor: person,
  action,
  subject: `account ${person.loginName}`,
})

/** The key that waits for its first code, to show it; null where there is none or one is in use. */
export async function pendingKey(db: Db, secrets: Secrets, person: Person): Promise<string | null> {
  const factor = await secondFactorOf(db, person.id)
  return factor && !factor.enrolledAt ? secrets.decrypt(factor.secret, place(person)) : null
}

/** A new key, to be confirmed with a code. Throws Conflict where one is in use. */
export async function beginSecondFactor(db: Db, secrets: Secrets, person: Person, now: Date): Promise<void> {
  const sealed = secrets.encrypt(newTotpKey(), place(person))
  await db.transaction().execute(async trx => {
    if (!(await putPendingFactor(trx, person.id, sealed, now))) throw new Conflict('两步验证已经开启。')
    await append(trx, entry(person, 'people.begin-second-factor', now))
  })
}

/** Puts the shown key in use, when its first code fits. The recovery codes are shown this once. */
export async function confirmSecondFactor(
  db: Db,
  secrets: Secrets,
  person: Person,
  code: string,
  now: Date,
): Promise<Outcome<{ recoveryCodes: string[] }>> {
  const factor = await secondFactorOf(db, person.id)
  if (!factor || factor.enrolledAt) throw new Conflict('没有待确认的两步验证。')
  if (!(await isPatient(db, keyOf('code', person.id), null, now))) return { ok: false, faults: { code: waitWords } }
  const step = stepOfCode(secrets.decrypt(factor.secret, place(person)), plainCode(code), now)
  const recoveryCodes = newRecoveryCodes()
  const enrolled =
    step !== null &&
    (await db.transaction().execute(async trx => {
      if (!(await enrolFactor(trx, person.id, factor.secret, now)) || !(await takeStep(trx, person.id, step))) return false
      await replaceRecoveryCodes(
        trx,
        person.id,
        recoveryCodes.map(each => secrets.tokenHash(plainCode(each))),
      )
      await clearAttempts(trx, keyOf('code', person.id), now)
      await append(trx, entry(person, 'people.enrol-second-factor', now))
      return true
    }))
  return enrolled ? { ok: true, recoveryCodes } : { ok: false, faults: { code: wrongWords } }
}

export const wrongWords = '验证码不正确，或者已经用过。请输入应用中当前显示的 6 位数字。'
export const waitWords = '错误次数过多，请 15 分钟后再试。'

/** Turned off with the password and a code, or a recovery code. */
export async function turnOffSecondFactor(
  db: Db,
  secrets: Secrets,
  person: Person,
  { password = '', code = '' }: { password?: string; code?: string },
  now: Date,
): Promise<Outcome<object>> {
  if (!(await isPatient(db, keyOf('code', person.id), null, now))) return { ok: false, faults: { code: waitWords } }
  const found = await credentialsById(db, person.id)
  if (!(await passwordFits(password, found?.passwordHash ?? null))) return { ok: false, faults: { password: '密码不正确。' } }
  const done = await db.transaction().execute(async trx => {
    const factor = await secondFactorOf(trx, person.id)
    if (!factor?.enrolledAt || !(await useCode(trx, secrets, person, factor, code, now))) return false
    await deleteSecondFactor(trx, person.id)
    await append(trx, entry(person, 'people.turn-off-second-factor', now))
    return true
  })
  return done ? { ok: true } : { ok: false, faults: { code: wrongWords } }
}

/** The second step of signing in. Only here the session begins. */
export async function signInWithCode(
  db: Db,
  secrets: Secrets,
  { ticket = '', code = '' }: { ticket?: string; code?: string },
  origin: Origin,
): Promise<SignedIn | { ok: false; reason: 'late' }> {
  const { now } = origin
  const tokenHash = hashOfToken(ticket.slice(0, 100))
  const accountId = await accountOfTicket(db, tokenHash, now)
  if (!accountId) return { ok: false, reason: 'late' }
  if (!(await isPatient(db, keyOf('code', accountId), origin.address, now))) return { ok: false, reason: 'wait' }
  const answer = await db.transaction().execute(async (trx): Promise<SignedIn | { ok: false; reason: 'late' }> => {
    const found = await credentialsById(trx, accountId)
    const person = found && personOf(found.account)
    const factor = await secondFactorOf(trx, accountId)
    if (!person || !factor?.enrolledAt) return { ok: false, reason: 'late' }
    const used = await useCode(trx, secrets, person, factor, code, now)
    if (!used) return { ok: false, reason: 'wrong' }
    if (!(await deleteTicket(trx, tokenHash))) return { ok: false, reason: 'late' }
    return openSession(trx, person, origin, used)
  })
  if (!answer.ok && answer.reason === 'wrong') await recordFailure(db, accountId)
  return answer
}

/** Takes a code out of use: a step of the app's, or a recovery code. */
async function useCode(
  trx: Trx,
  secrets: Secrets,
  person: Person,
  factor: SecondFactor,
  typed: string,
  now: Date,
): Promise<'code' | 'recovery' | null> {
  const code = plainCode(typed.slice(0, 100))
  const step = stepOfCode(secrets.decrypt(factor.secret, place(person)), code, now)
  if (step !== null) return (await takeStep(trx, person.id, step)) ? 'code' : null
  if (code.length !== 10) return null
  return (await useRecoveryCode(trx, person.id, secrets.tokenHashes(code), now)) ? 'recovery' : null
}
