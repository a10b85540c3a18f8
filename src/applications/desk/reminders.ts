import { z } from 'zod'
import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import type { Job } from '../../jobs/index.ts'
import { type Calendar, compareDays, type PlainDate } from '../../law/index.ts'
import { queueMail } from '../../mail/index.ts'
import { type Agency, allAgencies, colleaguesOf, confirmedMailOf, findAgency, may, type Person } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import { mayFor } from '../step-actions.ts'
import type { Application } from '../store.ts'
import { duties, dutyOn } from '../summary.ts'
import { casesBetween } from './list-store.ts'

/** Told of from so many working days before the day on; the leader only of what is over or due on the next working day. */
export const remindedWorkingDays = 3
const named = 20
const longAgo = '2019-05-15' as PlainDate

/** What there is to remind somebody of, the next due first. */
export function remindedOf(
  person: Person,
  office: Agency,
  cases: readonly Application[],
  today: PlainDate,
  calendar: Calendar,
): Application[] {
  const acts = (one: Application) => mayFor(person, 'application.write', office, one)
  const leads = may(person, 'application.approve', office)
  const tomorrow = calendar.addWorkingDays(today, 1)
  return cases.filter(one => {
    // what others have to do until then is their time
    if (['applicant', 'thirdParty', 'otherAgency'].includes(one.waitsFor) && one.nextOn! >= today) return false
    if (one.handlerId !== null && acts(one)) return one.handlerId === person.id || one.nextOn! < today
    if (acts(one)) return true
    // the leader hears of what waits for them, and of what nobody has settled in time
    return leads && (one.waitsFor === 'leader' || one.nextOn! <= tomorrow)
  })
}

/** A line of the letter: by when (null: the law gives no day), what, and of which case. */
export type Reminded = { on: PlainDate | null; number: string; what: string }

/** What another slice has to remind somebody of, in the same letter. */
export type Reminding = (
  db: Db,
  office: Agency,
  person: Person,
  day: { today: PlainDate; calendar: Calendar; by: PlainDate },
) => Promise<readonly Reminded[]>

/** The letter: numbers, days and what is to be done; nothing of who asked or for what. */
export function reminderLetter(
  reminded: readonly Reminded[],
  { name, desk, today, calendar, isLeader }: { name: string; desk: string; today: PlainDate; calendar: Calendar; isLeader: boolean },
): { subject: string; text: string } {
  const over = reminded.filter(({ on }) => on !== null && on < today).length
  const undated = reminded.filter(({ on }) => on === null).length
  const due = reminded.length - over - undated
  const leftOf = (on: PlainDate) => {
    const left = calendar.workingDaysBetween(today, on)
    return on < today ? `逾期 ${Math.max(1, -left)} 个工作日` : left === 0 ? '今天到期' : `还有 ${left} 个工作日`
  }
  const subject = [
    ...(over > 0 ? [`${over} 件逾期`] : []),
    ...(due > 0 ? [`${due} 件即将到期`] : []),
    ...(undated > 0 ? [`${undated} 件等待办理`] : []),
  ].join('，')
  const lines = [
    `${name}：`,
    '',
    `${isLeader ? '以下事项已经逾期、即将到期或者等您审查签发' : '以下事项需要办理'}（《政府信息公开条例》第三十三条；年度报告依第四十九条；复议诉讼另依《行政复议法》《行政诉讼法》）：`,
    ...reminded.slice(0, named).map(({ on, number, what }) => `- ${on ? `${on} ${leftOf(on)}` : '等待办理'}　${number}　${what}`),
    ...(reminded.length > named ? [`……共 ${reminded.length} 件`] : []),
    ...['', `请到工作台办理：${desk}`, '', '不需要提醒时，可以在“我的账号”中删除邮箱。', ''],
  ]
  return { subject: `期限提醒：${subject}`, text: lines.join('\n') }
}

/** One letter a day to whoever confirmed an address and has something to do; on working days, after the quiet hours (src/mail). */
export async function remind(
  { db, secrets, publicUrl }: { db: Db; secrets: Secrets; publicUrl: string | null },
  office: Agency,
  { now, today }: { now: Date; today: PlainDate },
  others: readonly Reminding[] = [],
): Promise<number> {
  const calendar = await calendarFor(db, office.id)
  if (!calendar.isWorkingDay(today)) return 0
  const by = calendar.addWorkingDays(today, remindedWorkingDays)
  const cases = await casesBetween(db, office.id, { from: longAgo, to: by, sections: null })
  const colleagues = (await colleaguesOf(db, office.id)) as Person[]
  const addresses = await confirmedMailOf(db, secrets, colleagues)
  let sent = 0
  for (const person of colleagues) {
    const to = addresses.get(person.id)
    if (!to) continue
    const own: Reminded[] = remindedOf(person, office, cases, today, calendar).map(one => ({
      ...{ on: one.nextOn!, number: one.number, what: duties[dutyOn(one, today)].label },
    }))
    for (const other of others) own.push(...(await other(db, office, person, { today, calendar, by })))
    if (own.length === 0) continue
    own.sort((a, b) => (a.on && b.on ? compareDays(a.on, b.on) : Number(a.on === null) - Number(b.on === null)))
    const desk = `${publicUrl ?? 'http://localhost:3000'}/desk/applications/${office.slug}`
    const isLeader = !may(person, 'application.write', office)
    const letter = reminderLetter(own, { name: person.name, desk, today, calendar, isLeader })
    // It is of this day: what did not go out by tomorrow is told anew.
    const notAfter = new Date(now.getTime() + 24 * 3_600_000)
    await db.transaction().execute(trx => queueMail(trx, secrets, { agencyId: office.id, to, ...letter, now, notAfter }))
    sent += 1
  }
  return sent
}

export const remindOfApplications = (others: readonly Reminding[]): Job<object, { secrets: Secrets; publicUrl: string | null }> => ({
  name: 'applications.remind',
  label: '申请、复议诉讼和年报期限提醒',
  data: z.object({}),
  cron: '40 8 * * *',
  retries: 0,
  async run(_, { db, secrets, publicUrl, now, today }) {
    for (const { id } of await allAgencies(db)) {
      const office = await findAgency(db, { id })
      if (office) await remind({ db, secrets, publicUrl }, office, { now, today }, others)
    }
  },
})
