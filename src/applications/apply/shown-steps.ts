import { chineseDay, outcomes } from '../../law/index.ts'
import { asRectified, consultationsIn, isStep, ratings, type Step } from '../application.ts'
import { type StepName, type StepRule, steps as table } from '../steps.ts'

/** One line of the applicant's timeline. Names of third parties, clerks and what the office notes for itself are not in it. */
export type ShownStep = { seq: number; on: string; title: string; english: string; text: string; article: string }

const whoms = { thirdParty: '第三方', coAuthor: '共同制作机关', otherAgency: '其他机关' } as const

/** What is told of a step; steps that the applicant is not shown are left out. */
export function shownSteps(taken: readonly Step[]): ShownStep[] {
  const steps = asRectified(taken)
  return steps
    .filter(({ step }) => (table[step] as StepRule).shown)
    .map(step => {
      const { title, english, article }: StepRule = table[step.step]
      return { seq: step.seq, on: step.onDay, title, english, text: textOf(step, steps), article }
    })
}

function textOf(step: Step, steps: readonly Step[]): string {
  if (isStep(step, 'received')) return '从次日起计算 20 个工作日的答复期限。'
  if (isStep(step, 'correctionAsked'))
    return `需要补正：${step.details.items.join('；')}。请在${chineseDay(step.details.dueOn)}前补正；补正后答复期限重新起算，无正当理由逾期不补正的，视为放弃申请。`
  if (isStep(step, 'corrected')) return '答复期限从次日起重新计算。'
  if (isStep(step, 'consulted')) return `书面征求${whoms[step.details.whom]}意见。所需时间不计入答复期限。`
  if (isStep(step, 'opinionReceived') || isStep(step, 'silenceRecorded')) {
    const asked = consultationsIn(steps).find(({ seq }) => seq === step.details.consultation)
    return `${asked ? whoms[asked.whom] : ''}的意见期间结束，答复期限继续计算。`
  }
  if (isStep(step, 'reasonsAsked')) return `申请数量、频次明显超过合理范围，请在${chineseDay(step.details.dueOn)}前说明理由。`
  if (isStep(step, 'extended')) return `答复期限延长${step.details.workingDays}个工作日。理由：${step.note ?? ''}`
  if (isStep(step, 'delayed')) return `申请理由合理，但无法在期限内答复，将在${chineseDay(step.details.untilOn)}前答复。`
  if (isStep(step, 'feeNoticed'))
    return `应缴信息处理费 ${step.details.yuan} 元，请在${chineseDay(step.details.dueOn)}前缴纳；逾期视为放弃申请。`
  if (isStep(step, 'paid')) return '答复期限从次日起重新计算。'
  if (isStep(step, 'delivered')) {
    const signed = steps.findLast((one): one is Step<'signed'> => one.step === 'signed' && one.seq < step.seq)
    return signed ? `答复：${outcomes[signed.details.outcome].label}。` : ''
  }
  if (isStep(step, 'registered') && step.details.handedFrom)
    return `由${step.details.handedFrom.fromName}转来，在那里的受理号：${step.details.handedFrom.number}。`
  if (isStep(step, 'handedOver')) {
    const { toName, number, contact } = step.details
    return `${step.note ? step.note.replace(/[。；;.]?$/, '。') : ''}负责公开的机关是${toName}${contact && `（${contact}）`}。经您同意已经转交，在那里的受理号：${number}，答复期限在那里从收到之日起重新计算。`
  }
  if (isStep(step, 'rated')) return [ratings[step.details.stars]?.label, step.note].filter(Boolean).join('：')
  const own: readonly StepName[] = ['supplemented', 'complained', 'complaintAnswered', 'reopened', 'abandoned', 'undelivered']
  return own.includes(step.step) ? (step.note ?? '') : ''
}
