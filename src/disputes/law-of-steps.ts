import {
  answerPeriod,
  appealPeriod,
  type Calendar,
  chineseDay,
  type DisputeOutcome,
  disputeOutcomes,
  orderedBy,
  outcomesOfKind,
  type PlainDate,
  periodEnd,
  type Refusal,
  type Refused,
  reconsiderationFirstFrom,
  refuse,
  unansweredRule,
} from '../law/index.ts'
import { deadlinesOf, orderIn } from './deadlines.ts'
import { asRectified, type Conclusion, conclusionIn, isSuspended, lastOf, move, noticeIn, type Order, type Step } from './dispute.ts'
import { type State, steps as table } from './steps.ts'

/** What the law asks of a step beyond the state in which it may be taken: of which kind, in time, after what. null: nothing against it. */
export function refusalOf(next: Step, taken: readonly Step[], calendar: Calendar, today: PlainDate): Refusal | null {
  const rule = table[next.step]
  if (next.onDay > today) return { why: `“${rule.title}”的日期不能晚于今天。`, cites: rule.article }
  const steps = asRectified(taken)
  const first = steps[0]
  if (first && next.onDay < first.onDay && next.step !== 'rectified')
    return { why: `“${rule.title}”的日期不能早于收到通知之日（${chineseDay(first.onDay)}）。`, cites: rule.article }
  if (first && isSuspended(steps) && heldUp.includes(next.step))
    return { why: '案件中止，恢复审理以后才能办理。', cites: table.suspended.article }
  return (against[next.step] as Against | undefined)?.(next, taken, calendar, today)?.refusal ?? null
}

type Against = (next: Step, taken: readonly Step[], calendar: Calendar, today: PlainDate) => Refused | null

/** What a suspension does not allow. */
const heldUp: readonly Step['step'][] = ['heard', 'decided', 'secondDecided', 'suspended']

const kindIn = (taken: readonly Step[]) => noticeIn(taken).details.kind

/** The decision that stands; the state has let the step in, so there is one. */
const concludedIn = (taken: readonly Step[]): Conclusion => conclusionIn(asRectified(taken))!

/** One entry for each step of which the law says more. */
const against: {
  [N in keyof typeof table]?: (next: Step<N>, taken: readonly Step[], calendar: Calendar, today: PlainDate) => Refused | null
} = {
  noticed({ onDay, details: { kind, procedure, role, filedOn } }) {
    if (kind === 'reconsideration' && role !== 'sole')
      return refuse('行政复议没有共同被告，本机关是被申请人', '《行政诉讼法》第二十六条第二款')
    if (kind === 'suit' && role !== 'sole') return refuse('未经复议直接起诉的，复议机关不是共同被告', '《行政诉讼法》第二十六条第二款')
    if (procedure === 'simplified' && onDay < reconsiderationFirstFrom)
      return refuse('2024年1月1日以前的行政复议没有简易程序', '《行政复议法》第五十三条')
    return filedOn && filedOn > onDay ? refuse('申请、起诉的日期不能晚于收到通知之日', table.noticed.article) : null
  },
  answered: (next, taken, calendar) => late(next, taken, calendar),
  evidenceFiled: (next, taken, calendar) => late(next, taken, calendar),
  resumed: (_, taken) => (isSuspended(asRectified(taken)) ? null : refuse('案件没有中止', table.resumed.article)),
  withdrawn: (next, taken) => madeIn(next, next.details.madeOn, taken),
  mediated: (next, taken) => madeIn(next, next.details.madeOn, taken),
  decided(next, taken, calendar) {
    const { outcome, madeOn } = next.details
    const { label, cites } = disputeOutcomes[outcome]
    if (!outcomesOfKind(kindIn(taken)).includes(outcome)) return refuse(`这类案件没有“${label}”的结果`, cites)
    if ((disputeOutcomes[outcome] as DisputeOutcome).isSettled && outcome !== 'suitEnded') return refuse('撤回、调解请分别记录', cites)
    return madeIn(next, madeOn, taken) ?? badOrder(outcome, next.details, next.onDay, calendar)
  },
  appealed(next, taken, calendar) {
    const cites = table.appealed.article
    if (kindIn(taken) === 'reconsideration')
      return refuse('对行政复议决定不能上诉；申请人起诉的，收到应诉通知后另行登记', '《行政诉讼法》第四十五条')
    const { mayBeAppealed, isEffective, outcome, servedOn } = concludedIn(taken)
    if (!mayBeAppealed) return refuse('这一裁判是终局的，不能上诉', cites)
    if (isEffective) return refuse('一审裁判已经生效，不能上诉', cites)
    const { dueOn } = periodEnd(appealPeriod(outcome), servedOn, calendar)
    // the other side was served on another day, which the record does not tell
    return next.details.by !== 'claimant' && next.onDay > dueOn ? refuse(`上诉期限已于${chineseDay(dueOn)}届满`, cites) : null
  },
  secondDecided(next, taken, calendar) {
    const { ending, outcome, madeOn } = next.details
    if (ending !== 'changed' && next.details.redo !== 'none')
      return refuse('维持原判的，按一审裁判履行；责令事项不另填写', table.secondDecided.article)
    if (ending === 'changed' && outcome === null) return refuse('请选择改判的结果', table.secondDecided.article)
    if (outcome && !outcomesOfKind('suit').includes(outcome)) return refuse('这类案件没有这种结果', table.secondDecided.article)
    return madeIn(next, madeOn, taken) ?? (ending === 'changed' ? badOrder(outcome!, next.details, next.onDay, calendar) : null)
  },
  effective(next, taken, calendar) {
    const { mayBeAppealed, isEffective, outcome, servedOn } = concludedIn(taken)
    const cites = table.effective.article
    if (!mayBeAppealed || isEffective) return refuse('这一决定、裁判已经生效，不需要确认', cites)
    const { dueOn } = periodEnd(appealPeriod(outcome), servedOn, calendar)
    return next.onDay <= dueOn ? refuse(`上诉期限至${chineseDay(dueOn)}，期满以后才生效`, cites) : null
  },
  performed(_, taken, calendar) {
    const steps = asRectified(taken)
    const order = orderIn(concludedIn(taken), steps, calendar)
    if (!order) return refuse('决定、裁判没有责令事项，或者还没有生效', table.performed.article)
    return order.doneOn ? refuse('已经记录过履行', table.performed.article) : null
  },
  closed(next, taken, calendar) {
    const concluded = concludedIn(taken)
    const order = orderIn(concluded, asRectified(taken), calendar)
    if (order && !order.doneOn) return refuse(`责令事项还没有履行（${chineseDay(order.dueOn)}前）`, table.performed.article)
    if (!concluded.isEffective) return refuse('一审裁判还没有生效', table.effective.article)
    const suing = deadlinesOf(taken, calendar).find(({ key }) => key === 'sue')
    return suing && next.onDay <= suing.dueOn
      ? refuse(`申请人在${chineseDay(suing.dueOn)}前可以起诉，期满以后再结案`, '《行政诉讼法》第四十五条')
      : null
  },
  rectified(next, taken, calendar, today) {
    const { seq, was, is } = next.details
    const cites = table.rectified.article
    const wrong = asRectified(taken).find(step => step.seq === seq)
    if (!wrong) return refuse('没有这一步可以更正', cites)
    if (wrong.onDay !== was) return refuse('这一步的日期已经更正过，请重新核对', cites)
    if (is > today) return refuse('更正后的日期不能晚于今天', cites)
    return brokenBy([...taken, next as Step], calendar, today)
  },
  struck(next, taken, calendar, today) {
    const cites = table.struck.article
    const steps = asRectified(taken)
    const wrong = steps.find(step => step.seq === next.details.seq)
    if (!wrong || wrong.step === 'noticed') return refuse('没有这一步可以撤销；收到通知的登记不能撤销', cites)
    const before = conclusionIn(steps)
    if (before?.isEffective && before.order.redo !== 'none' && ['decided', 'secondDecided', 'effective'].includes(wrong.step))
      return refuse('申请已据此重新办理，不能撤销；请以办理记录说明', cites)
    return brokenBy([...taken, next as Step], calendar, today)
  },
}

/** An answer or evidence after its last day is on record with its reason, because the law draws a consequence from it. */
function late(next: Step, taken: readonly Step[], calendar: Calendar): Refused | null {
  const steps = asRectified(taken)
  const { onDay, details } = noticeIn(steps)
  const appeal = lastOf(steps, 'appealed')
  const begun =
    appeal && !lastOf(steps, 'secondDecided') ? deadlinesOf(taken, calendar).findLast(({ key }) => key === 'appealAnswer') : null
  const dueOn = begun?.dueOn ?? periodEnd(answerPeriod(details.kind, details.procedure, onDay), onDay, calendar).dueOn
  const { cites, text } = unansweredRule(details.kind)
  return next.onDay > dueOn && !next.note ? refuse(`期限已于${chineseDay(dueOn)}届满，请写明逾期的理由。${text}`, cites) : null
}

/** A paper is made between what it answers and its own service. */
function madeIn(next: Step, madeOn: PlainDate, taken: readonly Step[]): Refused | null {
  const cites = table[next.step].article
  const steps = asRectified(taken)
  const appealed = lastOf(steps, 'appealed')
  if (appealed && madeOn < appealed.onDay) return refuse('决定、裁判作出之日不能早于上诉之日', cites)
  if (madeOn < noticeIn(steps).onDay) return refuse('决定、裁判作出之日不能早于收到通知之日', cites)
  return madeOn > next.onDay ? refuse('决定、裁判作出之日不能晚于收到之日', cites) : null
}

function badOrder(outcome: keyof typeof disputeOutcomes, { redo, withinDays }: Order, on: PlainDate, calendar: Calendar): Refused | null {
  if (redo === 'none') return null
  const { label, cites, mayOrder }: DisputeOutcome = disputeOutcomes[outcome]
  if (!mayOrder) return refuse(`“${label}”不责令重新答复`, cites)
  const end = orderedBy({ unit: redo, count: withinDays, on }, calendar)
  return 'refusal' in end ? end : null
}

/** A corrected record must be as the law allows it: what came later was taken on the strength of it. */
function brokenBy(taken: readonly Step[], calendar: Calendar, today: PlainDate): Refused | null {
  const record = asRectified(taken)
  let state: State | 'none' = 'none'
  for (const [i, step] of record.entries()) {
    const moved = move(state, step)
    const refusal = moved.ok ? refusalOf(step, record.slice(0, i), calendar, today) : moved.refusal
    if (refusal) return refuse(`更正后，“${table[step.step].title}”就不合规定：${refusal.why}`, refusal.cites)
    if (moved.ok) state = moved.state
  }
  return null
}
