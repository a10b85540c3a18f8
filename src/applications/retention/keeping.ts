import { type Calendar, type PlainDate, periodEnd, periodOf } from '../../law/index.ts'
import type { Refusal } from '../application.ts'
import type { State } from '../steps.ts'

/** What decides how long it is known who applied. */
export type Kept = {
  state: State
  /** The day of the reply, of the settlement, or of the end of a dispute about it: the latest. null: not settled. */
  settledOn: PlainDate | null
  keepUntil: PlainDate | null
  heldWhy: string | null
  /** Disputes about it that are not closed. */
  openDisputes: number
  erasedOn: PlainDate | null
}

const protection = '《个人信息保护法》第四十七条'
const archives = '《政府信息公开条例》第四十五条；《档案法》第十四条'

/** The day after which nobody can turn against the reply any more (行政复议法 art. 20; 行政诉讼法 art. 46: six months). */
export const remediesEnd = (settledOn: PlainDate, calendar: Calendar): PlainDate => periodEnd(periodOf('suit'), settledOn, calendar).dueOn

/**
 * What is in the way of erasing; null: nothing. `onDemand`: somebody has a right to it before the period is over; what other law demands
 * to be kept stays until then (art. 47, second paragraph).
 */
export function inTheWay(
  { state, settledOn, keepUntil, heldWhy, openDisputes, erasedOn }: Kept,
  { onDemand, today, calendar }: { onDemand: boolean; today: PlainDate; calendar: Calendar },
): Refusal | null {
  if (erasedOn) return { why: `个人信息已于${erasedOn}清除。`, cites: protection }
  if ((state !== 'settled' && state !== 'archived') || !settledOn) return { why: '申请还没有办结。', cites: protection }
  if (openDisputes > 0) return { why: '行政复议、行政诉讼没有结案。', cites: '《行政复议法》第四十八条；《行政诉讼法》第三十四条' }
  if (heldWhy) return { why: `已决定继续保存：${heldWhy}`, cites: protection }
  const until = remediesEnd(settledOn, calendar)
  if (today <= until)
    return { why: `${until}以前还可以申请行政复议、提起行政诉讼。`, cites: '《行政复议法》第二十条；《行政诉讼法》第四十六条' }
  if (!onDemand && (keepUntil === null || today <= keepUntil))
    return { why: `保存期限到${keepUntil ?? '办结之后'}为止。`, cites: protection }
  // the file goes to the archives first: afterwards there is nothing to file
  if (state !== 'archived') return { why: '请先归档：案卷移交以后才能清除。', cites: archives }
  return null
}
