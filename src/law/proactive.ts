import type { Calendar } from './calendar.ts'
import type { PlainDate } from './day.ts'
import type { Refusal } from './deadline.ts'
import { periodEnd } from './period-end.ts'
import { periodOf } from './periods.ts'

/** The days of an item of proactive disclosure. `reviewedOn`: its own review record; an item is reviewed one by one, before it goes out. */
export type PublicationDays = { formedOn: PlainDate; reviewedOn: PlainDate | null; publishedOn: PlainDate }

/** What stands against publishing on that day: no review, a review afterwards, a day that cannot be (art. 17; secrecy law). */
export function publicationFaults({ formedOn, reviewedOn, publishedOn }: PublicationDays): Refusal[] {
  const faults: Refusal[] = []
  const review = '《政府信息公开条例》第十七条；《保守国家秘密法》第三十五条；《保守国家秘密法实施条例》第四十二条'
  if (reviewedOn === null) faults.push({ why: '没有公开审查记录', cites: review })
  else if (reviewedOn > publishedOn)
    faults.push({ why: `公开审查（${reviewedOn}）晚于公开（${publishedOn}），应当先审查、后公开`, cites: review })
  if (publishedOn < formedOn)
    faults.push({ why: `公开日期（${publishedOn}）早于信息形成日期（${formedOn}），日期不实`, cites: '《政府信息公开条例》第二十六条' })
  return faults
}

/** By when information formed or changed on a day must be public (art. 26). */
export const publishBy = (formedOn: PlainDate, calendar: Calendar) => periodEnd(periodOf('publication'), formedOn, calendar)

/** The chain before publication (law notes 2.3): each step names who. */
export const reviewChain = ['起草人提出', '科室负责人审核', '分管负责人批准'] as const

/** Disclosure attributes of an official document, set when it is drafted; withholding needs a reason. */
export const disclosureAttributes = {
  public: { label: '此件公开发布', needsReason: false },
  onApplication: { label: '此件依申请公开', needsReason: true },
  notPublic: { label: '此件不予公开', needsReason: true },
} as const
