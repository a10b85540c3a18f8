import type { Db } from '../../db/open.ts'
import {
  type Because,
  type Calendar,
  lastDaysFor,
  outcomes,
  type PlainDate,
  periodEnd,
  periodOf,
  remediesClause,
  remediesOf,
} from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { profileOf } from '../../publications/index.ts'
import { settingsOf } from '../settings.ts'
import type { Application } from '../store.ts'
import type { AsideFacts } from './pages/aside.tsx'
import type { Remedies } from './pages/status.tsx'

/** What whoever applies needs to know of the agency: typed once, in its profile (art. 12). */
export async function asideFacts(db: Db, office: Agency): Promise<AsideFacts> {
  const [profile, { keepYears }] = [await profileOf(db, office.id), await settingsOf(db, office.id)]
  const ways = profile.applicationChannels?.facts
  return {
    keepYears,
    ...{ petitions: ways?.petitions ?? '', complaints: ways?.complaints ?? '', enquiries: ways?.enquiries ?? '' },
    ...{ inPerson: ways?.inPerson ?? '', post: ways?.post ?? '', fax: ways?.fax ?? '', phone: profile.office?.facts.phone ?? '' },
  }
}

/** Where to turn against the reply, or against none in time: the bodies by name, and the last days once the reply is there (law notes 4.2). */
export async function remediesFor(
  db: Db,
  office: Agency,
  application: Application,
  calendar: Calendar,
  today: PlainDate,
): Promise<Remedies> {
  const supervision = (await profileOf(db, office.id)).supervision?.facts
  const { onlineReconsideration } = await settingsOf(db, office.id)
  const { outcome, repliedOn } = application
  const cls = remediesOf(outcome ?? 'noReply')
  const complain = supervision
    ? `也可以向${supervision.authority}（政府信息公开工作主管部门）投诉，电话 ${supervision.authorityPhone}（《政府信息公开条例》第四十七条、第五十一条）。`
    : ''
  if (!cls || !supervision) return { text: '', lastDays: [], supervision: complain }
  const clause = remediesClause({
    ...{ class: cls, decidedOn: repliedOn ?? today, government: supervision.reconsiderationBody, court: supervision.court },
    ...(onlineReconsideration && { onlineChannel: onlineReconsideration }),
  })
  if (!clause.ok) return { text: clause.refusal.why, lastDays: [], supervision: complain }
  const about = outcome ? `本件答复：${outcomes[outcome].label}。` : '到期没有答复的，'
  return {
    text: `${about}${clause.text}`,
    lastDays: repliedOn ? lastDaysFor(clause.route, repliedOn, calendar) : [],
    supervision: complain,
  }
}

/** The days that would follow if receipt were confirmed by the day by which it should be. */
export function daysAhead(confirmBy: PlainDate, calendar: Calendar) {
  const reply = periodEnd(periodOf('reply'), confirmBy, calendar)
  return {
    confirmBy,
    correction: periodEnd(periodOf('correction'), confirmBy, calendar).dueOn,
    reply: reply.dueOn,
    extended: calendar.addWorkingDays(reply.dueOn, periodOf('extension').length!),
    because: reply.because as readonly Because[],
  }
}
