import { deliveries, type OutcomeKind, outcomes } from '../../law/index.ts'
import { type Asked, optionsOf } from '../../web/ui/index.ts'
import { opinions } from '../application.ts'
import type { StepName } from '../steps.ts'

/** `from`: choices that the case or the office has. */
export type StepField = Asked & { from?: 'sections' | 'colleagues' | 'openConsultations' | 'heardConsultations' | 'pastSteps' }

export type StepForm = {
  fields: readonly StepField[]
  /** What is asked under "note"; null: no note. */
  note: readonly [string, string] | null
  /** Files may be added; what they are for the case. */
  files?: 'scan' | 'proof' | 'opinion' | 'material'
}

const day = (name: string, label: string, english: string): StepField => ({ name, label, english, kind: 'day' })
const line = (name: string, label: string, english: string): StepField => ({ name, label, english, kind: 'line' })
const optional = (field: StepField): StepField => ({ ...field, optional: true })
const plainNote = ['说明', 'Note'] as const
const reason = ['理由', 'Reasons'] as const
const whichOpen: StepField = {
  ...{ name: 'consultation', label: '哪一次征求意见', english: 'Which letter', kind: 'choice', from: 'openConsultations' },
}

const whom = {
  thirdParty: { label: '第三方（第三十二条）', english: 'a third party (art. 32)' },
  coAuthor: { label: '共同制作的其他行政机关（第三十四条）', english: 'a co-author agency (art. 34)' },
  otherAgency: { label: '其他机关（不扣除以外没有法定期限）', english: 'another agency' },
} as const

const triages = {
  information: { label: '政府信息公开申请', english: 'an application for information' },
  petition: { label: '信访、投诉、举报（第三十九条第一款）', english: 'a petition or complaint (art. 39)' },
  publication: { label: '要求提供公开出版物（第三十九条第二款）', english: 'publications (art. 39)' },
  enquiry: { label: '咨询', english: 'a question' },
  otherAgency: { label: '不属于本机关负责公开（第三十六条第（五）项）', english: 'of another agency (art. 36(5))' },
} as const

/** The form of every step that an office takes by hand. What is not here is taken elsewhere: by the applicant, the program or a page of its own. */
export const stepForms: Partial<Record<StepName, StepForm>> = {
  received: { fields: [line('how', '怎样确认', 'How it was confirmed')], note: plainNote },
  triaged: {
    fields: [
      { name: 'as', label: '初步审核认为是', english: 'Looked at as', kind: 'choice', options: optionsOf(triages) },
      optional(line('whereTo', '应当向哪里提出', 'Where it belongs')),
    ],
    note: plainNote,
  },
  correctionAsked: {
    fields: [
      {
        ...{ name: 'items', label: '需要补正的事项', english: 'What is to be corrected', kind: 'text' },
        hint: ['一行一项，一次告知全部', 'one a line, all of them at once'],
      },
      day('dueOn', '补正期限至', 'To be corrected by'),
    ],
    note: plainNote,
  },
  corrected: {
    fields: [{ name: 'asked', label: '补正后的申请内容', english: 'What is asked now', kind: 'text' }],
    note: ['逾期补正的正当理由', 'Good reason, where it is late'],
    files: 'scan',
  },
  assigned: {
    fields: [
      optional({ name: 'sectionId', label: '承办股室', english: 'Section', kind: 'choice', from: 'sections' }),
      optional({ name: 'handlerId', label: '承办人', english: 'Handler', kind: 'choice', from: 'colleagues' }),
      optional(day('dueOn', '内部办理期限', 'Internal deadline')),
    ],
    note: plainNote,
  },
  consulted: {
    fields: [
      { name: 'whom', label: '征求谁的意见', english: 'Who is asked', kind: 'choice', options: optionsOf(whom) },
      line('name', '名称', 'Name'),
      { name: 'about', label: '征求意见的信息', english: 'About what', kind: 'text' },
    ],
    note: plainNote,
  },
  consultationDelivered: { fields: [whichOpen], note: plainNote, files: 'proof' },
  opinionReceived: {
    fields: [
      whichOpen,
      {
        ...{ name: 'opinion', label: '意见', english: 'Opinion', kind: 'choice' },
        options: optionsOf(opinions).filter(({ value }) => value !== 'silent'),
      },
    ],
    note: ['意见要点', 'In short'],
    files: 'opinion',
  },
  silenceRecorded: { fields: [whichOpen], note: plainNote },
  reasonsAsked: { fields: [day('dueOn', '请于何日前说明', 'To be given by')], note: plainNote },
  reasonsGiven: { fields: [], note: ['申请人说明的理由', 'The reasons given'], files: 'scan' },
  extended: {
    fields: [
      {
        ...{ name: 'workingDays', label: '延长几个工作日', english: 'Working days more', kind: 'count' },
        hint: ['最多20个', 'at most 20'],
      },
      line('agreedBy', '同意延长的工作机构负责人', 'Head of the office who agrees'),
    ],
    note: reason,
  },
  delayed: { fields: [day('untilOn', '延迟至', 'Until')], note: reason },
  feeNoticed: {
    fields: [
      {
        ...{ name: 'method', label: '计收方式', english: 'Counted by', kind: 'choice' },
        options: [
          { value: 'byItem', text: '按件（当月第几件）', english: 'item (which of the month)' },
          { value: 'byPage', text: '按量（页数）', english: 'page' },
        ],
      },
      { name: 'count', label: '第几件，或者页数', english: 'Which item, or pages', kind: 'count' },
      { name: 'yuan', label: '应收金额（元）', english: 'Fee (yuan)', kind: 'count' },
      day('dueOn', '缴费期限至', 'To be paid by'),
    ],
    note: plainNote,
  },
  paid: {
    fields: [
      { name: 'yuan', label: '实缴金额（元）', english: 'Paid (yuan)', kind: 'count' },
      line('receiptNumber', '财政票据号', 'Number of the receipt'),
    ],
    note: plainNote,
    files: 'proof',
  },
  searched: {
    fields: [line('where', '检索了哪里', 'Where'), line('words', '用什么检索', 'With what'), line('found', '检索结果', 'What was found')],
    note: ['检索经过', 'How it was searched'],
    files: 'material',
  },
  sectionAnswered: { fields: [], note: ['办理意见', 'Answer'], files: 'material' },
  decided: {
    fields: [{ name: 'outcome', label: '答复类型', english: 'Outcome', kind: 'choice', options: optionsOf(outcomes) }],
    note: ['答复内容和理由', 'What is answered and why'],
  },
  decisionTakenBack: { fields: [], note: reason },
  returned: { fields: [], note: ['要修改什么', 'What to mend'] },
  reviewed: { fields: [], note: ['审查意见', 'Opinion'] },
  signed: { fields: [], note: ['签发意见', 'Opinion'] },
  delivered: {
    fields: [
      { name: 'by', label: '送达方式', english: 'By', kind: 'choice', options: optionsOf(deliveries) },
      line('to', '送至', 'To'),
      optional(line('trackingNumber', '邮件号', 'Tracking number')),
    ],
    note: plainNote,
    files: 'proof',
  },
  signedFor: { fields: [line('signedBy', '签收人', 'Signed by')], note: plainNote, files: 'proof' },
  undelivered: { fields: [], note: ['为什么没有送达', 'Why it came back'], files: 'proof' },
  handedOver: {
    fields: [
      line('toName', '转至', 'To'),
      line('number', '在那里的受理号', 'Number there'),
      line('agreed', '申请人怎样同意', 'How the applicant agreed'),
    ],
    note: ['为什么不属于本机关负责公开', 'Why another agency is responsible'],
  },
  withdrawn: { fields: [], note: ['撤回的方式和原话', 'How it was withdrawn'], files: 'scan' },
  abandoned: { fields: [], note: ['联系的时间、方式和结果', 'When and how it was tried'] },
  reopened: {
    fields: [optional(day('dueOn', '责令重新答复的最后一天', 'Last day of the order'))],
    note: ['依据的决定或者判决', 'By which decision'],
  },
  archived: { fields: [], note: plainNote },
  rectified: {
    fields: [
      { name: 'seq', label: '更正哪一步', english: 'Which step', kind: 'choice', from: 'pastSteps' },
      day('is', '正确的日期', 'The right day'),
    ],
    note: reason,
  },
  noted: { fields: [], note: ['记录', 'Note'], files: 'material' },
  contactChanged: {
    fields: [
      optional(line('phone', '联系电话', 'Telephone')),
      optional(line('mail', '电子邮箱', 'E-mail')),
      optional(line('address', '通信地址', 'Address')),
    ],
    note: null,
  },
  thirdPartyTold: { fields: [optional(line('name', '告知了谁', 'Who was told'))], note: plainNote, files: 'proof' },
  complaintAnswered: { fields: [], note: ['答复', 'Answer'] },
}

export const isOutcome = (text: string): text is OutcomeKind => Object.hasOwn(outcomes, text)
export const triageLabels: Readonly<Record<string, { label: string; english: string }>> = triages
