import {
  type Calendar,
  channels,
  chineseDay,
  feeByPage,
  feeOfItem,
  type PlainDate,
  periodEnd,
  periodOf,
  type Refused,
  refuse,
  replyDeadline,
} from '../law/index.ts'
import {
  asRectified,
  consultationsIn,
  type DetailsOf,
  lastOf,
  type Refusal,
  type Step,
  sinceReopened,
  stateAfter,
  stepsNamed,
} from './application.ts'
import { clockEvents, clockOf, silenceDay } from './clock.ts'
import { steps as table } from './steps.ts'

/** What the law asks of a step beyond the state in which it may be taken: once, in time, after what. null: nothing against it. */
export function refusalOf(next: Step, taken: readonly Step[], calendar: Calendar, today: PlainDate): Refusal | null {
  const first = taken[0]
  const rule = table[next.step]
  if (next.onDay > today) return { why: `“${rule.title}”的日期不能晚于今天。`, cites: rule.article }
  if (first && next.onDay < first.onDay && next.step !== 'rectified')
    return { why: `“${rule.title}”的日期不能早于申请到达之日（${chineseDay(first.onDay)}）。`, cites: rule.article }
  const begun = lastOf(asRectified(taken), 'received')
  if (begun && next.onDay < begun.onDay && next.step !== 'rectified')
    return { why: `“${rule.title}”的日期不能早于收到申请之日（${chineseDay(begun.onDay)}）。`, cites: '《政府信息公开条例》第三十一条' }
  return (against[next.step] as Against | undefined)?.(next, taken, calendar, today)?.refusal ?? null
}

type Against = (next: Step, taken: readonly Step[], calendar: Calendar, today: PlainDate) => Refused | null

const receivedOn = (taken: readonly Step[]) => lastOf(sinceReopened(asRectified(taken)), 'received')?.onDay ?? null

/** One entry for each step of which the law says more. */
const against: {
  [N in keyof typeof table]?: (next: Step<N>, taken: readonly Step[], calendar: Calendar, today: PlainDate) => Refused | null
} = {
  received(next, taken) {
    const came = taken[0] as Step<'registered'>
    const { receivedWhen, label, rule, cites } = channels[came.details.channel]
    if (receivedWhen !== 'confirmed' && next.onDay !== came.onDay)
      return refuse(`${label}的申请${rule}，即${chineseDay(came.onDay)}，不能另定日期`, cites)
    return null
  },
  correctionAsked(next, taken, calendar) {
    const cites = table.correctionAsked.article
    if (stepsNamed(sinceReopened(taken), 'correctionAsked').length > 0)
      return refuse('已经告知过一次补正：需要补正的事项应当一次性告知', cites)
    if (next.details.items.length === 0) return refuse('应当写明需要补正的事项', cites)
    const start = receivedOn(taken)
    const last = start && periodEnd(periodOf('correction'), start, calendar).dueOn
    if (last && next.onDay > last) return refuse(`应当自收到申请之日起7个工作日内告知补正，期限已于${chineseDay(last)}届满`, cites)
    if (next.details.dueOn <= next.onDay) return refuse('补正期限应当合理，至少到告知之后的日期', cites)
    return null
  },
  corrected(next, taken) {
    const due = lastOf(taken, 'correctionAsked')?.details.dueOn
    if (due && next.onDay > due && !next.note)
      return refuse(`补正期限已于${chineseDay(due)}届满，逾期补正须写明有何正当理由`, table.corrected.article)
    return null
  },
  consultationDelivered: (next, taken) => missingConsultation(next.details.consultation, taken),
  opinionReceived: (next, taken) => missingConsultation(next.details.consultation, taken),
  silenceRecorded(next, taken, calendar) {
    const missing = missingConsultation(next.details.consultation, taken)
    if (missing) return missing
    const asked = consultationsIn(taken).find(({ seq }) => seq === next.details.consultation)!
    if (asked.whom === 'otherAgency') return refuse('征求其他机关意见没有法定期限，不能以逾期论', table.opinionReceived.article)
    const last = silenceDay(asked, calendar)!
    if (next.onDay < last) return refuse(`${asked.name}可以在${chineseDay(last)}前提出意见，期限还没有届满`, table.silenceRecorded.article)
    return null
  },
  reasonsAsked: (_, taken) =>
    stepsNamed(sinceReopened(taken), 'reasonsAsked').length > 0 ? refuse('已经要求过申请人说明理由', table.reasonsAsked.article) : null,
  extended(next, taken, calendar) {
    const counted = replyDeadline(clockEvents([...taken, next]), calendar)
    if (!counted.ok) return counted
    if (next.details.workingDays < 1) return refuse('延长的工作日应当不少于1个', table.extended.article)
    return null
  },
  delayed(next, taken) {
    if (!lastOf(sinceReopened(taken), 'reasonsGiven'))
      return refuse('须先要求申请人说明理由，认为理由合理的，才能确定延迟答复的期限', table.delayed.article)
    return next.details.untilOn <= next.onDay ? refuse('延迟答复的期限应当晚于今天', table.delayed.article) : null
  },
  feeNoticed(next, taken, calendar) {
    const cites = table.feeNoticed.article
    if (stepsNamed(sinceReopened(taken), 'feeNoticed').length > 0) return refuse('本件已经发出过收费通知', cites)
    const { dueOn } = clockOf(taken, calendar, next.onDay).reply
    if (dueOn && next.onDay > dueOn) return refuse(`收费通知应当在答复期限内发出，期限已于${chineseDay(dueOn)}届满`, cites)
    const { method, count, yuan } = next.details
    const fee = method === 'byItem' ? feeOfItem(count) : feeByPage(count)
    if (fee === 0) return refuse(method === 'byItem' ? `当月第${count}件不收费` : `${count}页不收费`, '《政府信息公开信息处理费管理办法》')
    return fee === yuan ? null : refuse(`按标准应收${fee}元，不是${yuan}元`, '《政府信息公开信息处理费管理办法》')
  },
  paid(next, taken) {
    const noticed = lastOf(taken, 'feeNoticed')
    const yuan = noticed?.details.yuan ?? 0
    return next.details.yuan < yuan ? refuse(`应缴${yuan}元，尚未缴足`, table.paid.article) : null
  },
  signed(next, taken) {
    const drafted = lastOf(taken, 'decided')?.details.documentId
    return drafted && !next.details.number ? refuse('答复书还没有编号，请在答复书的页面签发', table.signed.article) : null
  },
  delivered(next, taken) {
    const signed = lastOf(taken, 'signed')
    return signed && next.onDay < signed.onDay
      ? refuse(`送达不能早于签发之日（${chineseDay(signed.onDay)}）`, table.delivered.article)
      : null
  },
  signedFor(next, taken) {
    const sent = lastOf(sinceReopened(taken), 'delivered')
    if (!sent) return refuse('没有送出过答复，不存在签收', table.signedFor.article)
    return next.onDay < sent.onDay ? refuse(`签收不能早于送出之日（${chineseDay(sent.onDay)}）`, table.signedFor.article) : null
  },
  undelivered: (_, taken) =>
    lastOf(sinceReopened(taken), 'delivered') ? null : refuse('没有送出过答复，不存在未能送达', table.undelivered.article),
  paymentReported(_, taken) {
    const since = taken.findLastIndex(({ step }) => step === 'feeNoticed')
    return taken.slice(since + 1).some(({ step }) => step === 'paymentReported')
      ? refuse('已经告知过缴费，请等待核对', table.paymentReported.article)
      : null
  },
  handedOver(next, taken) {
    const { article: cites } = table.handedOver
    const round = sinceReopened(taken)
    const before = lastOf(round, 'handedOver')
    if (before) return refuse(`已经转至${before.details.toName}`, cites)
    if (stateAfter(taken) === 'settled' && !saidOtherAgency(round)) return refuse('本件不是以“不属于本机关负责公开”答复的，不能转交', cites)
    if (next.details.agreed.trim() === '')
      return refuse('没有申请人的同意，不能转交：应当书面答复，告知负责公开的行政机关的名称、联系方式，由申请人自行申请', cites)
    const { handedFrom } = taken[0]!.details as DetailsOf['registered']
    return handedFrom?.fromAgencyId === next.details.toAgencyId
      ? refuse(`本件由${handedFrom.fromName}转来，不能转回：应当与其协商，或者依法答复申请人`, cites)
      : null
  },
  complaintAnswered: (_, taken) =>
    stepsNamed(taken, 'complained').length > stepsNamed(taken, 'complaintAnswered').length
      ? null
      : refuse('没有等待答复的投诉', table.complaintAnswered.article),
  rectified(next, taken, calendar, today) {
    const { seq, was, is } = next.details
    const wrong = asRectified(taken).find(step => step.seq === seq)
    const cites = table.rectified.article
    if (!wrong || wrong.step === 'rectified') return refuse('没有这一步可以更正', cites)
    if (wrong.onDay !== was) return refuse('这一步的日期已经更正过，请重新核对', cites)
    if (is > today) return refuse('更正后的日期不能晚于今天', cites)
    const rectified = asRectified([...taken, next as Step])
    if (rectified.find(step => step.seq === seq)?.onDay !== is)
      return refuse('这一申请以到达之日为收到之日，请更正到达（登记）的日期', table.received.article)
    return brokenBy(rectified, calendar, today)
  },
}

/** Whether what went out told the applicant, in part or in all, that another agency is responsible. */
function saidOtherAgency(round: readonly Step[]): boolean {
  const items = lastOf(round, 'decided')?.details.decision?.items ?? []
  const told = lastOf(round, 'signed')?.details.outcome === 'otherAgency' || items.some(({ outcome }) => outcome === 'otherAgency')
  return told && lastOf(round, 'delivered') !== null
}

/** A corrected day must leave the whole record as the law allows it: what came later was taken on the strength of it. */
function brokenBy(rectified: readonly Step[], calendar: Calendar, today: PlainDate): Refused | null {
  const record = rectified.filter(({ step }) => step !== 'rectified')
  for (const [i, step] of record.entries()) {
    const refusal = i > 0 && refusalOf(step, record.slice(0, i), calendar, today)
    if (refusal) return refuse(`更正后，“${table[step.step].title}”就不合规定：${refusal.why}`, refusal.cites)
  }
  return null
}

function missingConsultation(seq: number, taken: readonly Step[]): Refused | null {
  const asked = consultationsIn(taken).find(one => one.seq === seq)
  if (!asked) return refuse('没有这次征求意见', table.opinionReceived.article)
  if (asked.opinion !== null && asked.opinion !== 'silent') return refuse(`${asked.name}的意见已经记录`, table.opinionReceived.article)
  return null
}
