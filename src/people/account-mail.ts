import { randomBytes } from 'node:crypto'
import type { Db, Trx } from '../db/open.ts'
import { append } from '../journal/index.ts'
import { isMailAddress, queueMail } from '../mail/index.ts'
import { maskEmail, type Place, type Secrets } from '../secrets/index.ts'
import { confirmMail, deleteMail, mailRowOf, mailRowsOf, putMail } from './account-mail-store.ts'
import type { Outcome } from './forms.ts'
import type { Account, Person } from './person.ts'

const linkLivesMs = 24 * 3_600_000

const place = ({ id, agencyId }: Pick<Account, 'id' | 'agencyId'>): Place => ({ table: 'account_mail', column: 'address', agencyId, id })

const entry = (person: Person, action: string, now: Date) => ({
  agencyId: person.agencyId,
  at: now,
  actor: person,
  action,
  subject: `account ${person.loginName}`,
})

/** One's own address, masked; null: none. */
export async function mailAddressOf(db: Db, secrets: Secrets, person: Person): Promise<{ masked: string; isConfirmed: boolean } | null> {
  const row = await mailRowOf(db, person.id)
  return row && { masked: maskEmail(secrets.decrypt(row.address, place(person))), isConfirmed: row.confirmedAt !== null }
}

/** Where reminders for these accounts go: of those whose address is confirmed, by account. */
export async function confirmedMailOf(db: Db | Trx, secrets: Secrets, accounts: readonly Account[]): Promise<Map<string, string>> {
  const rows = await mailRowsOf(
    db,
    accounts.map(({ id }) => id),
  )
  const byId = new Map(accounts.map(account => [account.id, account]))
  return new Map(rows.map(({ accountId, address }) => [accountId, secrets.decrypt(address, place(byId.get(accountId)!))]))
}

/** Keeps the address and sends a link to it; until that is opened nothing else goes there. */
export async function askForMail(
  db: Db,
  secrets: Secrets,
  person: Person,
  input: { mail?: string },
  { origin, site, now }: { origin: string; site: string; now: Date },
): Promise<Outcome<object>> {
  const to = (input.mail ?? '').trim()
  if (!isMailAddress(to)) return { ok: false, faults: { mail: '请填写邮箱地址，例如 name@example.gov.cn。' } }
  const token = randomBytes(32).toString('base64url')
  const link = `${origin}/account/mail/confirm?token=${token}`
  const tokenExpiresAt = new Date(now.getTime() + linkLivesMs)
  await db.transaction().execute(async trx => {
    await putMail(trx, {
      accountId: person.id,
      address: secrets.encrypt(to, place(person)),
      tokenHash: secrets.tokenHash(token),
      tokenExpiresAt,
      createdAt: now,
    })
    const text = `${person.name}：\n\n有人（应当是您）在${site}的账号中填写了这个邮箱，用于接收工作提醒。\n请在一天内登录后打开下面的链接确认：\n\n${link}\n\n如果不是您，不必理会，不会再有邮件寄来。\n`
    await queueMail(trx, secrets, {
      ...{ agencyId: person.agencyId, to, subject: `确认提醒邮箱：${site}`, text, isUrgent: true, now, notAfter: tokenExpiresAt },
    })
    await append(trx, entry(person, 'people.ask-for-mail', now))
  })
  return { ok: true }
}

/** The link of the letter, opened by whoever asked for it. */
export async function confirmOwnMail(db: Db, secrets: Secrets, person: Person, token: string, now: Date): Promise<Outcome<object>> {
  const hashes = secrets.tokenHashes(token.slice(0, 100))
  const done = await db.transaction().execute(async trx => {
    if (!(await confirmMail(trx, person.id, hashes, now))) return false
    await append(trx, entry(person, 'people.confirm-mail', now))
    return true
  })
  return done ? { ok: true } : { ok: false, faults: { token: '链接无效或者已经过期，请重新填写邮箱。' } }
}

export async function removeMail(db: Db, person: Person, now: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    if (await deleteMail(trx, person.id)) await append(trx, entry(person, 'people.remove-mail', now))
  })
}
