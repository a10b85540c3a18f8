import type { Calendar } from './calendar.ts'
import { chineseDay, type PlainDate } from './day.ts'
import { type Because, type Refused, refuse } from './deadline.ts'
import { type OutcomeKind, outcomes, type RemediesClass } from './outcomes.ts'
import { periodEnd } from './period-end.ts'
import { periodOf } from './periods.ts'
import { readings } from './readings.ts'

/** Since this day a refusal goes to reconsideration first, and to one body only (行政复议法 2023, art. 90). */
export const reconsiderationFirstFrom = '2024-01-01' satisfies PlainDate

/** How an agency is led, which decides the reconsideration body (行政复议法 arts. 24, 27, 28). */
export type Leadership = 'sameLevelGovernment' | 'vertical' | 'justice'

export type RemediesFor = {
  class: RemediesClass
  decidedOn: PlainDate
  /** The names that the clause prints. */
  government: string
  court: string
  /** Needed where `led` is vertical or justice, and for acts before 2024. */
  superior?: string
  led?: Leadership
  /** The decision is served online: then the online way to apply for reconsideration must be in it (行政复议法 art. 22(2)). */
  servedOnline?: boolean
  onlineChannel?: string
  /** A reading: acts before 2024 keep the clause of their time. */
  earlierActsKeepEitherRoute?: boolean
}

/** What may be decided or left undone besides the outcomes: two procedural notices, and no reply in time. */
export type OtherAct = 'correctionNotice' | 'extensionNotice' | 'noReply'

export type RemediesOptions = {
  queryMatterRemedies?: RemediesClass
  silentAgencyRemedies?: RemediesClass
  proceduralNoticesCarryRemedies?: boolean
}

/** Which remedies clause goes with an outcome, a procedural notice or silence; null where none does. */
export function remediesOf(kind: OutcomeKind | OtherAct, options: RemediesOptions = {}): RemediesClass | null {
  if (kind === 'noReply') return options.silentAgencyRemedies ?? readings.silentAgencyRemedies.value
  if (kind === 'correctionNotice' || kind === 'extensionNotice')
    return (options.proceduralNoticesCarryRemedies ?? readings.proceduralNoticesCarryRemedies.value) ? 'A' : null
  if (kind === 'queryMatter') return options.queryMatterRemedies ?? outcomes.queryMatter.remedies
  return outcomes[kind].remedies
}

export type RemediesClause = {
  ok: true
  /** B counts only for decisions from 2024-01-01; before, either route was open. */
  route: 'either' | 'reconsiderationFirst'
  /** Where reconsideration is applied for: one body, or those to choose from. */
  bodies: string[]
  text: string
  because: { cites: string; text: string }[]
}

const isEarlierAct = (act: Pick<RemediesFor, 'decidedOn' | 'earlierActsKeepEitherRoute'>) =>
  act.decidedOn < reconsiderationFirstFrom && (act.earlierActsKeepEitherRoute ?? readings.earlierActsKeepEitherRoute.value)

/** The bodies that take the application for reconsideration of an act of that day. */
export function reconsiderationBodies(
  act: Pick<RemediesFor, 'decidedOn' | 'government' | 'superior' | 'led' | 'earlierActsKeepEitherRoute'>,
): {
  bodies: string[]
  cites: string
} {
  const { government, superior } = act
  const led = act.led ?? 'sameLevelGovernment'
  const both = superior ? [government, superior] : [government]
  const above = superior ? [superior] : [government]
  if (isEarlierAct(act))
    return led === 'vertical'
      ? { bodies: above, cites: '《行政复议法（2017年修正）》第十二条第二款' }
      : { bodies: both, cites: '《行政复议法（2017年修正）》第十二条第一款' }
  if (led === 'vertical') return { bodies: above, cites: '《行政复议法》第二十七条' }
  if (led === 'justice') return { bodies: both, cites: '《行政复议法》第二十八条' }
  return { bodies: [government], cites: '《行政复议法》第二十四条第一款第（一）项' }
}

/**
 * The clause that tells the applicant where to turn (law notes 4.2). Refused where a decision is served online without an online way to
 * apply for reconsideration.
 */
export function remediesClause(act: RemediesFor): RemediesClause | Refused {
  const since2024 = !isEarlierAct(act)
  if (since2024 && act.servedOnline && !act.onlineChannel)
    return refuse('通过互联网渠道送达的决定，应当同时提供提交行政复议申请的互联网渠道', '《行政复议法》第二十二条第二款')
  const { bodies, cites } = reconsiderationBodies(act)
  const first = act.class === 'B' && since2024
  const [days, months, after] = [periodOf('reconsideration').length, periodOf('suit').length, periodOf('suitAfterReconsideration').length]
  const online = since2024 && act.onlineChannel ? `（可通过${act.onlineChannel}在线提交）` : ''
  const apply = `自收到本答复之日起${days}日内向${bodies.join('或者')}申请行政复议${online}`
  const text = first
    ? `如不服本答复，应当先${apply}；对行政复议决定不服的，可以自收到行政复议决定书之日起${after}日内向${act.court}提起行政诉讼。`
    : `如不服本答复，可以${apply}，也可以自收到本答复之日起${months}个月内向${act.court}提起行政诉讼。`
  const because = [
    { cites: since2024 ? '《行政复议法》第二十条' : '《行政复议法（2017年修正）》第九条', text: `申请行政复议：${days}日` },
    { cites, text: `行政复议机关：${bodies.join('或者')}` },
    first
      ? {
          cites: '《行政复议法》第二十三条第一款第（四）项；《行政复议法》第二十三条第二款',
          text: '对不予公开不服的，先申请行政复议，并在决定中告知',
        }
      : { cites: '《行政诉讼法》第四十六条', text: `直接提起行政诉讼：${months}个月` },
    ...(first ? [{ cites: '《行政诉讼法》第四十五条', text: `复议后提起行政诉讼：${after}日` }] : []),
    ...(online ? [{ cites: '《行政复议法》第二十二条第二款', text: '互联网送达的，提供在线申请渠道' }] : []),
  ]
  return { ok: true, route: first ? 'reconsiderationFirst' : 'either', bodies, text, because }
}

/** The last days to use the remedies against a reply received on a day; a suit only where the route is `either`. */
export function lastDaysFor(route: RemediesClause['route'], receivedOn: PlainDate, calendar: Calendar): Because[] {
  const reconsideration = periodEnd(periodOf('reconsideration'), receivedOn, calendar)
  const lines: Because[] = [
    { on: reconsideration.dueOn, cites: '《行政复议法》第二十条', text: `申请行政复议的最后一日：${chineseDay(reconsideration.dueOn)}` },
  ]
  if (route === 'either') {
    const suit = periodEnd(periodOf('suit'), receivedOn, calendar)
    lines.push({ on: suit.dueOn, cites: '《行政诉讼法》第四十六条', text: `提起行政诉讼的最后一日：${chineseDay(suit.dueOn)}` })
  }
  return lines
}
