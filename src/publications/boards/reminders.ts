import { z } from 'zod'
import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import type { Job } from '../../jobs/index.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import { queueMail } from '../../mail/index.ts'
import { type Agency, allAgencies, colleaguesOf, confirmedMailOf, findAgency, may, type Person, sectionsFor } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import { publicApprovals } from '../approvals/public-store.ts'
import { type DeskList, deskLists, listsFor } from '../desk/lists.ts'
import { deskCount } from '../desk/store.ts'
import { groups } from '../profile/groups.ts'
import { staleFacts } from '../profile/store.ts'
import { type DueLine, dueBoard } from './boards.ts'

/** Told of from so many days before the day on. */
export const remindedDays = 3
/** As the list of approval items marks them. */
const approvalsOldAfterDays = 183
const waitingLists = ['endorse', 'review', 'approve', 'returned'] as const
const named = 20

export type Reminder = {
  due: readonly DueLine[]
  waiting: readonly { list: DeskList; count: number }[]
  /** Facts of the agency and approval items that nobody looked at for too long, with the day since when. */
  old: readonly { name: string; since: PlainDate }[]
}

/** What there is to remind somebody of; null: nothing. */
export async function reminderFor(db: Db, person: Person, office: Agency, today: PlainDate): Promise<Reminder | null> {
  if (!may(person, 'publication.read', office)) return null
  const sections = sectionsFor(person, 'publication.read', office)
  // Whoever only reads (a superior, an auditor) has nothing to do about it.
  const acts = (['publication.write', 'publication.endorse', 'publication.review', 'publication.approve'] as const).some(action =>
    may(person, action, office),
  )
  if (!acts) return null
  const due = await dueBoard(db, office, today, { sections, limit: 200, until: addDays(today, remindedDays) })
  const own = listsFor(person)
  const waiting: { list: DeskList; count: number }[] = []
  for (const list of waitingLists.filter(name => own.includes(name))) {
    const count = await deskCount(db, office.id, { list, personId: person.id, sections, limit: 1 }, today)
    if (count > 0) waiting.push({ list, count })
  }
  const old = await oldFor(db, person, office, today)
  return due.length + waiting.length + old.length === 0 ? null : { due, waiting, old }
}

/** 机构信息 of whoever looks after them; approval items of whoever writes for their section, half a year after they were last looked at. */
async function oldFor(db: Db, person: Person, office: Agency, today: PlainDate): Promise<Reminder['old']> {
  const facts = may(person, 'catalogue.manage', office) ? await staleFacts(db, office.id, today) : []
  const writes = may(person, 'publication.write', office)
  const sections = sectionsFor(person, 'publication.write', office)
  const approvals = writes ? await publicApprovals(db, office.id, { kind: null, keyword: '' }) : []
  return [
    ...facts.flatMap(({ kind, since }) => (since === null ? [] : [{ name: `机构信息：${groups[kind].label}`, since }])),
    ...approvals
      .filter(({ verifiedOn }) => addDays(verifiedOn, approvalsOldAfterDays) < today)
      .filter(({ sectionId }) => sections === null || (sectionId !== null && sections.includes(sectionId)))
      .map(({ name, verifiedOn }) => ({ name: `行政审批事项：${name}`, since: verifiedOn })),
  ].sort((a, b) => (a.since < b.since ? -1 : 1))
}

/** The letter: what is over first, what waits for this person, and where to go. It holds titles and days, no personal data. */
export function reminderLetter(
  { due, waiting, old }: Reminder,
  { name, desk }: { name: string; desk: string },
): { subject: string; text: string } {
  const over = due.filter(({ daysLeft }) => daysLeft < 0).length
  const subject = [
    ...(over > 0 ? [`${over} 件信息逾期未公开`] : []),
    ...(due.length > over ? [`${due.length - over} 件即将到期`] : []),
    ...(due.length === 0 && waiting.length > 0 ? [`${waiting.reduce((sum, { count }) => sum + count, 0)} 件等您办理`] : []),
    ...(due.length + waiting.length === 0 ? [`${old.length} 项内容该核对了`] : []),
  ].join('，')
  const leftOf = (daysLeft: number) => (daysLeft < 0 ? `逾期 ${-daysLeft} 日` : daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 日`)
  const lines = [
    `${name}：`,
    '',
    ...(due.length > 0
      ? [
          '应当公开的信息（《政府信息公开条例》第二十六条）：',
          ...due
            .slice(0, named)
            .map(
              ({ dueOn, daysLeft, title, section }) =>
                `- ${dueOn} ${leftOf(daysLeft)}　${title || '（无标题）'}${section ? `（${section}）` : ''}`,
            ),
        ]
      : []),
    ...(due.length > named ? [`……共 ${due.length} 件`] : []),
    ...(waiting.length > 0 ? ['', '等您办理：', ...waiting.map(({ list, count }) => `- ${deskLists[list].label} ${count} 件`)] : []),
    ...(old.length > 0
      ? [
          '',
          '很久没有核对的内容（有变化的请更改，没有变化的也请核对一次）：',
          ...old.slice(0, named).map(({ name, since }) => `- ${name}，上次核对 ${since}`),
        ]
      : []),
    ...(old.length > named ? [`……共 ${old.length} 项`] : []),
    ...['', `请到工作台办理：${desk}`, '', '不需要提醒时，可以在“我的账号”中删除邮箱。', ''],
  ]
  return { subject: `公开期限提醒：${subject}`, text: lines.join('\n') }
}

/** One letter a day to whoever confirmed an address and has something to do; on working days, after the quiet hours (src/mail). */
export async function remind(
  { db, secrets, publicUrl }: { db: Db; secrets: Secrets; publicUrl: string | null },
  office: Agency,
  { now, today }: { now: Date; today: PlainDate },
): Promise<number> {
  // On a day off it would wait and then stand beside the next day's own.
  const calendar = await calendarFor(db, office.id)
  if (!calendar.isWorkingDay(today)) return 0
  // What is only old is told of once a week, not every morning.
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const isFirst = Array.from({ length: sinceMonday }, (_, i) => addDays(today, -1 - i)).every(day => !calendar.isWorkingDay(day))
  const colleagues = await colleaguesOf(db, office.id)
  const addresses = await confirmedMailOf(db, secrets, colleagues)
  let sent = 0
  for (const person of colleagues as Person[]) {
    const to = addresses.get(person.id)
    const reminder = to && (await reminderFor(db, person, office, today))
    if (!to || !reminder || (reminder.due.length + reminder.waiting.length === 0 && !isFirst)) continue
    const letter = reminderLetter(reminder, { name: person.name, desk: `${publicUrl ?? 'http://localhost:3000'}/desk` })
    // It is of this day: what did not go out by tomorrow is told anew.
    const notAfter = new Date(now.getTime() + 24 * 3_600_000)
    await db.transaction().execute(trx => queueMail(trx, secrets, { agencyId: office.id, to, ...letter, now, notAfter }))
    sent += 1
  }
  return sent
}

export const remindOfDueDays: Job<object, { secrets: Secrets; publicUrl: string | null }> = {
  name: 'publications.remind',
  label: '公开期限提醒',
  data: z.object({}),
  cron: '30 8 * * *',
  retries: 0,
  async run(_, { db, secrets, publicUrl, now, today }) {
    for (const { id } of await allAgencies(db)) {
      const office = await findAgency(db, { id })
      if (office) await remind({ db, secrets, publicUrl }, office, { now, today })
    }
  },
}
