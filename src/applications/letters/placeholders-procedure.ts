import type { ConsultationFacts } from './facts.ts'
import type { Placeholder } from './placeholder.ts'
import { numbered, unended, written } from './written.ts'

const count = (days: number | undefined): string | null => (days === undefined ? null : String(days))

const sentence = (text: string | null | undefined): string | null => (text?.trim() ? unended(text) : null)

/** What came back, as the reply tells it: the other side is not named to the applicant. */
function opinionOf({ whom, opinion, because }: ConsultationFacts): string | null {
  const who = whom === 'thirdParty' ? '第三方' : '有关机关'
  if (!opinion) return null
  if (opinion === 'agrees') return `${who}同意公开`
  if (opinion === 'objects') return `${who}不同意公开${because ? `，理由是${unended(because)}` : ''}`
  return whom === 'coAuthor' ? `${who}逾期未提出意见，视为同意公开` : `${who}逾期未提出意见，由本机关依照条例的规定决定是否公开`
}

/** Corrections, reasons, extensions, consultations. */
export const procedureFacts = {
  correctionItems: { label: '需要补正的事项', english: 'what to correct', value: ({ correction }) => numbered(correction?.items) },
  correctionDays: {
    label: '补正期限（工作日）',
    english: 'working days to correct',
    value: ({ correction }) => count(correction?.workingDays),
  },
  correctionToldOn: {
    label: '告知补正的日期',
    english: 'day of the correction notice',
    value: ({ correction }) => written(correction?.toldOn),
  },
  correctionNumber: {
    label: '补正告知书文号',
    english: 'number of the correction notice',
    value: ({ correction }) => correction?.number ?? null,
  },
  correctionReceivedOn: {
    label: '申请人收到补正告知书的日期',
    english: 'day the notice reached the applicant',
    value: ({ correction }) => written(correction?.receivedOn),
  },
  correctionDueOn: {
    label: '补正期限届满日',
    english: 'end of the correction period',
    value: ({ correction }) => written(correction?.dueOn),
  },
  reasonsAbout: {
    label: '要求说明理由的事由',
    english: 'what is to be explained',
    value: ({ reasonsAsked }) => sentence(reasonsAsked?.about),
  },
  reasonsDays: {
    label: '说明理由的期限（工作日）',
    english: 'working days to explain',
    value: ({ reasonsAsked }) => count(reasonsAsked?.workingDays),
  },
  reasonsAskedOn: {
    label: '要求说明理由的日期',
    english: 'day reasons were asked for',
    value: ({ reasonsAsked }) => written(reasonsAsked?.askedOn),
  },
  statement: { label: '申请人说明的理由', english: 'reasons given', value: ({ reasonsAsked }) => sentence(reasonsAsked?.statement) },
  statedOn: { label: '申请人说明理由的日期', english: 'day they were given', value: ({ reasonsAsked }) => written(reasonsAsked?.statedOn) },
  extensionReason: { label: '延期的理由', english: 'why it is extended', value: ({ extension }) => sentence(extension?.reason) },
  extensionDays: { label: '延长的工作日数', english: 'working days added', value: ({ extension }) => count(extension?.workingDays) },
  extensionFrom: { label: '原答复期限', english: 'reply was due', value: ({ extension }) => written(extension?.from) },
  extensionTo: { label: '延期后的答复期限', english: 'reply is now due', value: ({ extension }) => written(extension?.to) },
  delayReason: { label: '延迟答复的理由', english: 'why it is delayed', value: ({ delay }) => sentence(delay?.reason) },
  delayTo: { label: '延迟答复的期限', english: 'delayed until', value: ({ delay }) => written(delay?.to) },
  consulted: { label: '征求意见的对象', english: 'who is consulted', value: ({ consultation }) => consultation?.name ?? null },
  consultedYou: {
    label: '对征求意见对象的称呼',
    english: 'how they are addressed',
    value: ({ consultation }) => (consultation?.whom === 'thirdParty' ? (consultation.kind === 'person' ? '您' : '你单位') : '贵单位'),
  },
  consultedWho: {
    label: '征求意见对象的类别',
    english: 'kind of the consulted',
    value: ({ consultation }) =>
      consultation ? { thirdParty: '第三方', coAuthor: '共同制作该政府信息的机关', otherAgency: '有关机关' }[consultation.whom] : null,
  },
  consultedArticle: {
    label: '征求意见的依据',
    english: 'basis of the consultation',
    value: ({ consultation }) =>
      consultation ? { thirdParty: '第三十二条、', coAuthor: '第三十四条、', otherAgency: '' }[consultation.whom] : null,
  },
  about: { label: '涉及对方的内容', english: 'what concerns them', value: ({ consultation }) => sentence(consultation?.about) },
  sentOn: { label: '征求意见的日期', english: 'day of the letter', value: ({ consultation }) => written(consultation?.sentOn) },
  opinion: { label: '对方的意见', english: 'their opinion', value: ({ consultation }) => (consultation ? opinionOf(consultation) : null) },
  publicInterest: {
    label: '不公开对公共利益的重大影响',
    english: 'why withholding would gravely harm the public interest',
    value: ({ consultation }) => sentence(consultation?.publicInterest),
  },
} satisfies Record<string, Placeholder>
