import { z } from 'zod'
import { calendarFor } from '../days/index.ts'
import type { Db } from '../db/open.ts'
import { type Job, shortened } from '../jobs/index.ts'
import type { Secrets } from '../secrets/index.ts'
import { type Mailer, MailRefused } from './mailer.ts'
import { addressPlace, bodyPlace } from './places.ts'
import { afterQuietHours } from './quiet.ts'
import { claimMail, dueMail, type MailRow, setMail } from './store.ts'

const minute = 60_000
/** A connection that hangs is given up long before. */
const claimMs = 10 * minute
const mostAttempts = 8

/** 1, 2, 4 … minutes, a day at most. */
const backoff = (attempts: number) => Math.min(2 ** (attempts - 1), 24 * 60) * minute

/** Sends what is due; every minute, and as soon as something is put in that may go out. Without a mail server the letters stay. */
export const sendDueMail: Job<object, { secrets: Secrets; mailer: Mailer | null }> = {
  name: 'mail.send-due',
  label: '寄出邮件',
  data: z.object({}),
  cron: '* * * * *',
  async run(_, { db, now, secrets, mailer }) {
    if (!mailer) return
    for (const row of await dueMail(db, now)) if ((await sendOne(db, row, secrets, mailer, now)) === 'unreachable') return
  },
}

async function sendOne(db: Db, row: MailRow, secrets: Secrets, mailer: Mailer, now: Date): Promise<'unreachable' | undefined> {
  const { agencyId, id } = row
  if (row.notAfter < now)
    return void (await setMail(db, row, { state: 'failed', lastError: row.lastError ?? '超过应寄出的时间，不再寄出。' }))
  // Asked again: days off may have been announced since.
  const sendable = row.isUrgent ? now : afterQuietHours(now, await calendarFor(db, agencyId))
  if (sendable > now) return void (await setMail(db, row, { notBefore: sendable }))
  if (!(await claimMail(db, row, new Date(now.getTime() + claimMs)))) return
  const attempts = row.attempts + 1
  try {
    const to = secrets.decrypt(row.address, addressPlace(agencyId, id))
    const text = secrets.decrypt(row.body, bodyPlace(agencyId, id))
    await mailer.send({ id, to, subject: row.subject, text })
  } catch (error) {
    const lastError = shortened((error as Error).message)
    const refused = error instanceof MailRefused ? error : null
    if (refused?.forGood || attempts >= mostAttempts) return void (await setMail(db, row, { state: 'failed', lastError }))
    await setMail(db, row, { lastError, notBefore: new Date(now.getTime() + backoff(attempts)) })
    return refused?.isUnreachable ? 'unreachable' : undefined
  }
  await setMail(db, row, { state: 'sent', sentAt: now, lastError: null })
}
