import type { Calendar } from './calendar.ts'
import { addDays, chineseDay, type PlainDate } from './day.ts'
import { type Because, calendarLines, type Deadline, dueLine, type Refused, refuse, stateBetween } from './deadline.ts'
import { periodOf } from './periods.ts'
import { readings } from './readings.ts'
import { type ClockEvent, consultationsOf, type Extension, extensionsOf, type Restart, restartsOf } from './reply-clock.ts'
import { type CountOptions, countReply, type ReplyCount, type Standstill, silenceEndsOn } from './reply-count.ts'

export type ReplyOptions = CountOptions & {
  /** A reading: an extension told after the period has ended is refused. */
  extensionToldBeforeDue?: boolean
  /** A reading: an extension given before a restart still lengthens the new period. */
  extensionSurvivesRestart?: boolean
}

export type ReplyDeadline = (Deadline & { ok: true }) | Refused

const extensionCites = '《政府信息公开条例》第三十三条第二款'
const consultationCites = '《政府信息公开条例》第三十三条第三款'

const restartCites = {
  received: '《政府信息公开条例》第三十三条第二款',
  corrected: '《政府信息公开条例》第三十条',
  paid: '《政府信息公开信息处理费管理办法》第七条',
} as const

const restartText = { received: '收到申请', corrected: '收到补正后的申请', paid: '申请人完成缴费' } as const

const consultedNames = { thirdParty: '第三方', coAuthor: '共同制作机关', otherAgency: '其他机关' } as const

/** The extensions that lengthen the period now running. */
function standingExtensions(events: readonly ClockEvent[], start: Restart, options: ReplyOptions): Extension[] {
  const survives = options.extensionSurvivesRestart ?? readings.extensionSurvivesRestart.value
  return extensionsOf(events).filter(extension => survives || extension.on === undefined || extension.on >= start.on)
}

/** The count with the extensions that stand, or why one is refused. */
function countWithExtensions(
  events: readonly ClockEvent[],
  start: Restart,
  calendar: Calendar,
  options: ReplyOptions,
): ReplyCount | Refused {
  const all = extensionsOf(events)
  const most = periodOf('extension').length!
  const asked = all.reduce((sum, extension) => sum + extension.workingDays, 0)
  if (all.some(extension => !Number.isInteger(extension.workingDays) || extension.workingDays < 0))
    throw new RangeError('an extension is a whole number of working days')
  if (asked > most) return refuse(`延长答复期限合计${asked}个工作日，最长不得超过${most}个工作日`, extensionCites)
  const consultations = consultationsOf(events)
  let total = periodOf('reply').length!
  for (const extension of standingExtensions(events, start, options)) {
    const { dueOn } = countReply(start.on, total, consultations, calendar, options)
    const toldLate = extension.on !== undefined && dueOn !== null && extension.on > dueOn
    if (toldLate && (options.extensionToldBeforeDue ?? readings.extensionToldBeforeDue.value))
      return refuse(
        `答复期限已于${chineseDay(dueOn)}届满，延期应当在届满之前告知申请人（${chineseDay(extension.on!)}告知）`,
        extensionCites,
      )
    total += extension.workingDays
  }
  return countReply(start.on, total, consultations, calendar, options)
}

/**
 * When the reply to an application is due (arts. 30, 33, 35; 109号 art. 7), with the ledger of its reasons. Twenty working days after the
 * day of receipt; correction and payment restart them, consultation stops them, extension adds to them. Refused where the extensions come
 * to more than 20 working days or one was told too late. Throws RangeError without a day of receipt.
 */
export function replyDeadline(events: readonly ClockEvent[], calendar: Calendar, options: ReplyOptions = {}): ReplyDeadline {
  const restarts = restartsOf(events)
  const start = restarts.at(-1)!
  const count = countWithExtensions(events, start, calendar, options)
  if ('ok' in count) return count
  const ledger: Because[] = [
    ...restarts.map(restart => restartLine(restart, start)),
    ...count.standstills.map(standstill => standstillLine(standstill, calendar)),
    ...count.afterTheEnd.map(({ from }) => ({
      on: from,
      cites: consultationCites,
      text: '征求意见，期限已先届满，不再扣除',
      workingDays: 0,
    })),
    ...extensionsOf(events).map(extension =>
      extensionLine(extension, start, standingExtensions(events, start, options).includes(extension)),
    ),
  ]
  if (count.dueOn === null) return { ok: true, dueOn: null, state: 'paused', because: inOrder(ledger) }
  const state = stateBetween(addDays(start.on, 1), count.dueOn, calendar)
  const because = inOrder([...ledger, ...calendarLines(start.on, count.dueOn, calendar)])
  because.push(dueLine(count.dueOn, state, '《民法典》第二百零一条', '答复期限届满'))
  return { ok: true, dueOn: count.dueOn, state, because }
}

export type ReplyProgress = { used: number; left: number; total: number; overdue: number }

/** How many of the working days of the period now running are used up at the end of a day, how many are left, and by how many it is overdue. */
export function replyProgress(
  events: readonly ClockEvent[],
  on: PlainDate,
  calendar: Calendar,
  options: ReplyOptions = {},
): ReplyProgress | Refused {
  const start = restartsOf(events).at(-1)!
  const count = countWithExtensions(events, start, calendar, options)
  if ('ok' in count) return count
  const total = standingExtensions(events, start, options).reduce((sum, e) => sum + e.workingDays, periodOf('reply').length!)
  const stood = count.standstills.reduce(
    (sum, { from, to }) => sum + Math.max(0, calendar.workingDaysBetween(from, to === null || to > on ? on : to)),
    0,
  )
  const passed = Math.max(0, calendar.workingDaysBetween(start.on, on)) - stood
  const used = Math.min(total, passed)
  return { used, left: total - used, total, overdue: passed - used }
}

const inOrder = (ledger: Because[]): Because[] => [...ledger].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

function restartLine(restart: Restart, start: Restart): Because {
  const { on, kind } = restart
  const length = periodOf('reply').length!
  if (restart !== start) return { on, cites: restartCites[kind], text: `${restartText[kind]}（期限其后重新起算）` }
  const running = kind === 'received' ? `答复期限自次日起计算${length}个工作日` : `答复期限自次日起重新计算${length}个工作日`
  return { on, cites: restartCites[kind], text: `${restartText[kind]}，${running}`, workingDays: length }
}

function standstillLine({ consultation, to, workingDays, capped }: Standstill, calendar: Calendar): Because {
  const { from, whom } = consultation
  const asked = `征求${whom ? consultedNames[whom] : ''}意见`
  if (to === null) {
    const silence = whom === 'thirdParty' || whom === 'coAuthor' ? silenceEndsOn(consultation, whom, calendar) : null
    const latest = silence ? `，对方意见期限至${chineseDay(silence)}` : ''
    return { on: from, cites: consultationCites, text: `${asked}，尚未收到意见，期限停止计算${latest}` }
  }
  const until = capped ? `意见期限于${chineseDay(to)}届满` : `${chineseDay(to)}收到意见`
  return { on: from, cites: consultationCites, text: `${asked}，${until}，其间${workingDays}个工作日不计入期限`, workingDays }
}

function extensionLine({ on, workingDays }: Extension, start: Restart, stands: boolean): Because {
  if (!stands) return { on: on!, cites: extensionCites, text: `延长答复期限${workingDays}个工作日，期限重新起算后不再有效`, workingDays: 0 }
  return { on: on ?? start.on, cites: extensionCites, text: `延长答复期限${workingDays}个工作日`, workingDays }
}
