import { calendarFor } from '../days/index.ts'
import type { Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { BadInput } from '../errors.ts'
import { enqueue } from '../jobs/index.ts'
import { maskEmail, type Secrets } from '../secrets/index.ts'
import { sendDueMail } from './jobs.ts'
import { isMailAddress, oneLine } from './mailer.ts'
import { addressPlace, bodyPlace } from './places.ts'
import { afterQuietHours } from './quiet.ts'
import { insertMail } from './store.ts'

export type Outgoing = {
  agencyId: string
  to: string
  subject: string
  text: string
  /** Goes out at night and on days off too: an applicant's receipt, a link that somebody waits for. */
  isUrgent?: boolean
  now: Date
  /** What could not be sent by then is not sent any more (default: a week from now). */
  notAfter?: Date
  /** The application that it tells of: it is erased with it. */
  about?: string
}

const week = 7 * 24 * 3_600_000

/** Puts a letter into the outbox, in the transaction of what it tells about: both are kept, or neither. Returns its id. Throws BadInput for what is no address. */
export async function queueMail(trx: Trx, secrets: Secrets, letter: Outgoing): Promise<string> {
  return (await queueMails(trx, secrets, [letter]))[0]!
}

/** The same for several; their ids in the same order. */
export async function queueMails(trx: Trx, secrets: Secrets, letters: readonly Outgoing[]): Promise<string[]> {
  if (letters.length === 0) return []
  const rows = await Promise.all(letters.map(letter => rowOf(trx, secrets, letter)))
  await insertMail(trx, rows)
  if (rows.some(({ notBefore, createdAt }) => notBefore <= createdAt)) await enqueue(trx, sendDueMail, {}, { key: 'due' })
  return rows.map(({ id }) => id)
}

async function rowOf(trx: Trx, secrets: Secrets, { agencyId, to, text, isUrgent = false, now, ...letter }: Outgoing) {
  if (!isMailAddress(to)) throw new BadInput('邮箱地址不正确。')
  const id = newId()
  const notBefore = isUrgent ? now : afterQuietHours(now, await calendarFor(trx, agencyId))
  return {
    agencyId,
    id,
    address: secrets.encrypt(to, addressPlace(agencyId, id)),
    addressMasked: maskEmail(to),
    subject: oneLine(letter.subject).slice(0, 200),
    body: secrets.encrypt(text, bodyPlace(agencyId, id)),
    isUrgent,
    state: 'queued',
    about: letter.about ?? null,
    notBefore,
    notAfter: letter.notAfter ?? new Date(Math.max(now.getTime(), notBefore.getTime()) + week),
    createdAt: now,
  }
}
