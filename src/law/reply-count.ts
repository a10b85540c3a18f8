import type { Calendar } from './calendar.ts'
import { addDays, earlier, later, type PlainDate } from './day.ts'
import { periodOf } from './periods.ts'
import { readings } from './readings.ts'
import type { Consultation } from './reply-clock.ts'

export type CountOptions = {
  /** A reading: a third party or co-author that stays silent stops the clock no longer than its 15 working days. */
  capsConsultation?: boolean
  /** A reading: whether the day on which the letter is sent is itself excluded. */
  consultationCountsFrom?: 'dayAfterSending' | 'dayOfSending'
}

/** How a consultation was counted: days after `from` up to and including `to` stood still, of which `workingDays` had not been excluded already. */
export type Standstill = { consultation: Consultation; from: PlainDate; to: PlainDate | null; workingDays: number; capped: boolean }

/** The count of a period of working days over consultations. `dueOn` is null while one that began in time is open. */
export type ReplyCount = { dueOn: PlainDate | null; standstills: Standstill[]; afterTheEnd: Consultation[] }

/** The last day on which a consultation stops the clock (arts. 32, 34), or null while it is open. */
export function standstillEnd(consultation: Consultation, calendar: Calendar, options: CountOptions = {}): PlainDate | null {
  const { whom, to } = consultation
  const caps = options.capsConsultation ?? readings.capsConsultation.value
  if (to === null || !caps || (whom !== 'thirdParty' && whom !== 'coAuthor')) return to
  return earlier(to, silenceEndsOn(consultation, whom, calendar))
}

/** When the third party's or co-author's 15 working days are over (D4, D5). */
export const silenceEndsOn = (consultation: Consultation, whom: 'thirdParty' | 'coAuthor', calendar: Calendar): PlainDate =>
  calendar.addWorkingDays(consultation.deliveredOn ?? consultation.from, periodOf(whom).length!)

/** Counts so many working days after `startOn`, leaving out the days on which a consultation was open (art. 33(3)). */
export function countReply(
  startOn: PlainDate,
  workingDays: number,
  consultations: readonly Consultation[],
  calendar: Calendar,
  options: CountOptions = {},
): ReplyCount {
  const standstills: Standstill[] = []
  let position = startOn
  let remaining = workingDays
  for (const [i, consultation] of consultations.entries()) {
    const to = standstillEnd(consultation, calendar, options)
    const countsFrom = options.consultationCountsFrom ?? readings.consultationCountsFrom.value
    const from = later(countsFrom === 'dayOfSending' ? addDays(consultation.from, -1) : consultation.from, position)
    const before = calendar.workingDaysBetween(position, from)
    if (before >= remaining)
      return { dueOn: calendar.addWorkingDays(position, remaining), standstills, afterTheEnd: consultations.slice(i) }
    if (to === null) {
      standstills.push({ consultation, from, to, workingDays: 0, capped: false })
      return { dueOn: null, standstills, afterTheEnd: [] }
    }
    const excluded = Math.max(0, calendar.workingDaysBetween(from, to))
    standstills.push({ consultation, from, to, workingDays: excluded, capped: to !== consultation.to })
    if (to <= from) continue
    remaining -= before
    position = to
  }
  return { dueOn: calendar.addWorkingDays(position, remaining), standstills, afterTheEnd: [] }
}
