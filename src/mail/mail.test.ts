import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertAgency } from '../../test/support/agency.ts'
import { describeStore } from '../../test/support/database.ts'
import { startSmtp } from '../../test/support/smtp.ts'
import type { Db } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import { beijingDay, nationalCalendar } from '../law/index.ts'
import { Secrets } from '../secrets/index.ts'
import { afterQuietHours, isMailAddress, mailOf, type Outgoing, openMailer, queueMail, sendDueMail } from './index.ts'
import type { MailServer } from './mailer.ts'

const secrets = new Secrets('a secret of the tests, 32 characters')
/** 09:00 in Beijing, a Monday. */
const monday = new Date('2026-03-02T01:00:00Z')
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000)

let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeEach(async () => {
  smtp = await startSmtp()
})
afterEach(() => smtp.stop())

const server = (more: Partial<MailServer> = {}): MailServer => ({
  ...{ host: '127.0.0.1', port: smtp.port, tls: 'none', user: null, password: null, from: '示例局 <gk@example.gov.cn>', ...more },
})
const send = (db: Db, now: Date, more: Partial<MailServer> = {}, isSet = true) =>
  sendDueMail.run({}, { db, now, today: beijingDay(now), secrets, mailer: isSet ? openMailer(server(more), 2_000) : null })
const queue = (db: Db, agencyId: string, more: Partial<Outgoing> = {}) =>
  db
    .transaction()
    .execute(trx => queueMail(trx, secrets, { agencyId, to: 'li.si@example.com', subject: '提醒', text: '正文', now: monday, ...more }))

describeStore('the outbox', database => {
  test('a letter goes out over SMTP as it was written, once, and lies sealed', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    const id = await queue(db, agencyId, { text: '您好：\n.\n有 1 件信息即将到期。\n' })
    const [row] = await db.selectFrom('mailOut').selectAll().where('agencyId', '=', agencyId).execute()
    expect(JSON.stringify(row)).not.toMatch(/li\.si|到期/)
    expect(row!.addressMasked).toBe('l***@example.com')
    await send(db, monday)
    await send(db, later(30))
    expect(smtp.state.letters).toHaveLength(1)
    const [{ to, raw }] = smtp.state.letters as [{ to: string[]; raw: string }]
    expect(to).toEqual(['li.si@example.com'])
    expect(raw).toContain(`Message-ID: <${id}@example.gov.cn>`)
    expect(Buffer.from(raw.split('\r\n\r\n')[1]!, 'base64').toString()).toContain('有 1 件信息即将到期。')
    expect(await mailOf(db, agencyId)).toMatchObject([{ state: 'sent', attempts: 1, sentAt: monday, lastError: null }])
  })

  test('a letter vanishes with the rollback of what it tells about', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    const rolledBack = db.transaction().execute(async trx => {
      await queueMail(trx, secrets, { agencyId, to: 'a@example.com', subject: 's', text: 't', now: monday })
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    await send(db, monday)
    expect(smtp.state.letters).toEqual([])
  })

  test('4xx is tried again, each time later; 5xx is final; neither shows the address', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    await queue(db, agencyId, { isUrgent: true })
    smtp.state.answer = { at: 'rcpt', code: 450, text: 'li.si@example.com is busy' }
    await send(db, monday)
    expect(await mailOf(db, agencyId)).toMatchObject([{ state: 'queued', attempts: 1, notBefore: later(1) }])
    await send(db, later(0.5))
    expect(smtp.state.seen).toBe(1)
    await send(db, later(1))
    const [second] = await mailOf(db, agencyId)
    expect(second).toMatchObject({ state: 'queued', attempts: 2, notBefore: later(3) })
    expect(second!.lastError).toContain('***@***')
    expect(second!.lastError).not.toContain('li.si')
    smtp.state.answer = { at: 'data', code: 554, text: 'refused' }
    await send(db, later(3))
    await send(db, later(60))
    expect(await mailOf(db, agencyId)).toMatchObject([{ state: 'failed', attempts: 3 }])
    expect(smtp.state.letters).toEqual([])
  })

  test('a server that hangs up or is not there costs an attempt, and the letters behind wait', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    await queue(db, agencyId)
    await queue(db, agencyId, { to: 'b@example.com' })
    smtp.state.answer = { hangUp: true }
    await send(db, monday)
    expect((await mailOf(db, agencyId)).map(({ attempts }) => attempts).sort()).toEqual([0, 1])
    smtp.state.answer = null
    await send(db, later(2))
    expect(smtp.state.letters).toHaveLength(2)
  })

  test('where TLS is due, nothing is sent to a server that has none', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    await queue(db, agencyId)
    await send(db, monday, { tls: 'starttls' })
    expect(smtp.state.letters).toEqual([])
    const [line] = await mailOf(db, agencyId)
    expect(line).toMatchObject({ state: 'queued', attempts: 1 })
    expect(line!.lastError).toMatch(/TLS/i)
  })

  test('without a mail server the letters stay, and what comes too late is not sent any more', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    await queue(db, agencyId)
    await send(db, monday, {}, false)
    expect(await mailOf(db, agencyId)).toMatchObject([{ state: 'queued', attempts: 0 }])
    await send(db, later(8 * 24 * 60))
    expect(await mailOf(db, agencyId)).toMatchObject([{ state: 'failed', lastError: '超过应寄出的时间，不再寄出。' }])
    expect(smtp.state.letters).toEqual([])
  })

  test('a reminder of the evening waits for the morning; a receipt does not', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    const evening = new Date('2026-03-06T13:00:00Z')
    await queue(db, agencyId, { now: evening })
    await queue(db, agencyId, { now: evening, to: 'receipt@example.com', isUrgent: true })
    await send(db, evening)
    expect(smtp.state.letters.map(({ to }) => to)).toEqual([['receipt@example.com']])
    await send(db, new Date('2026-03-08T02:00:00Z'))
    expect(smtp.state.letters).toHaveLength(1)
    await send(db, new Date('2026-03-09T00:00:00Z'))
    expect(smtp.state.letters).toHaveLength(2)
  })

  test.each([
    'a@example.com\r\nBcc: all@example.com',
    'a@example.com, b@example.com',
    '"a\r\nRCPT TO:<b@example.com>"@example.com',
    '<a@example.com>',
    'a@example.com\u0000',
    'a@[127.0.0.1]',
    'a b@example.com',
    'a@example',
  ])('no letter goes to %j', async to => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    expect(isMailAddress(to)).toBe(false)
    await expect(queue(db, agencyId, { to })).rejects.toThrow(BadInput)
  })

  test('a subject adds no header, and a text no recipient', async () => {
    const { db } = database()
    const agencyId = await insertAgency(db, 'one')
    await queue(db, agencyId, {
      subject: '提醒\r\nBcc: all@example.com\r\n\r\nother text',
      text: '\r\n.\r\nRCPT TO:<b@example.com>\r\nDATA\r\n',
    })
    await send(db, monday)
    const [{ to, raw }] = smtp.state.letters as [{ to: string[]; raw: string }]
    expect(to).toEqual(['li.si@example.com'])
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
  })
})

test.each([
  ['a working day at noon', '2026-03-02T04:00:00Z', '2026-03-02T04:00:00Z'],
  ['08:00 itself', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z'],
  ['07:59', '2026-03-01T23:59:00Z', '2026-03-02T00:00:00Z'],
  ['21:00', '2026-03-02T13:00:00Z', '2026-03-03T00:00:00Z'],
  ['20:59', '2026-03-02T12:59:00Z', '2026-03-02T12:59:00Z'],
  ['Friday night', '2026-03-06T15:00:00Z', '2026-03-09T00:00:00Z'],
  ['the National Day of 2025, to the 9th', '2025-10-01T02:00:00Z', '2025-10-09T00:00:00Z'],
  ['a working Sunday', '2025-09-28T02:00:00Z', '2025-09-28T02:00:00Z'],
])('a reminder of %s', (_, at, then) => {
  expect(afterQuietHours(new Date(at), nationalCalendar)).toEqual(new Date(then))
})
