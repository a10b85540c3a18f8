import type { Action } from '../people/index.ts'

/** Where a case stands. What is asked of others meanwhile (art. 33(3)) is no state: several may be asked at once. */
export const states = {
  submitted: { label: '待确认收到', english: 'waiting to be confirmed', chip: 'wait' },
  handling: { label: '正在办理', english: 'being handled', chip: '' },
  correcting: { label: '待申请人补正', english: 'waiting for the applicant to correct', chip: 'wait' },
  explaining: { label: '待申请人说明理由', english: 'waiting for the applicant to give reasons', chip: 'wait' },
  paying: { label: '待申请人缴费', english: 'waiting for the fee', chip: 'wait' },
  deciding: { label: '待审查', english: 'decision drafted', chip: 'wait' },
  approving: { label: '待签发', english: 'waiting for approval', chip: 'wait' },
  signed: { label: '已签发，待送达', english: 'signed, to be delivered', chip: 'wait' },
  delivering: { label: '送达中，待签收', english: 'on its way, to be signed for', chip: 'wait' },
  settled: { label: '已办结', english: 'settled', chip: 'done' },
  archived: { label: '已归档', english: 'archived', chip: 'off' },
} as const satisfies Record<string, { label: string; english: string; chip: '' | 'done' | 'wait' | 'over' | 'off' }>

export type State = keyof typeof states

/** Whom a case waits for. */
export const waits = {
  office: { label: '公开机构', english: 'the disclosure office' },
  section: { label: '承办股室', english: 'the section' },
  applicant: { label: '申请人', english: 'the applicant' },
  thirdParty: { label: '第三方', english: 'a third party' },
  otherAgency: { label: '其他机关', english: 'another agency' },
  leader: { label: '审查、签发', english: 'review and approval' },
  nobody: { label: '无', english: 'nobody' },
} as const

export type WaitsFor = keyof typeof waits

type Before = State | 'none'

export type StepRule = {
  title: string
  english: string
  /** The article on which the step rests. */
  article: string
  /** Who may take it. `applicant`: whoever holds the code of the case; null: the program alone. */
  by: readonly (Action | 'applicant')[]
  moves: Readonly<Partial<Record<Before, State>>>
  /** Nobody who drafted the decision may take it. */
  notByDrafter?: true
  /** The record needs words: why, or what was said. */
  needsNote?: true
  /** It is shown on the applicant's own page. */
  shown?: true
}

const reg = '《政府信息公开条例》'
/** Anywhere on the way, without moving. */
const staying = <S extends Before>(...states: S[]) => Object.fromEntries(states.map(state => [state, state])) as Record<S, S>
const open = ['submitted', 'handling', 'correcting', 'explaining', 'paying', 'deciding', 'approving', 'signed', 'delivering'] as const
const withOffice = ['handling', 'correcting', 'explaining', 'paying', 'deciding', 'approving'] as const

/**
 * Everything that can happen to an application. What the row of states allows is only half of it: `law-of-steps.ts` says what else the law
 * asks of each (once, in time, after what).
 */
export const steps = {
  submitted: {
    ...{ title: '提交申请', english: 'submitted', article: `${reg}第二十九条`, shown: true },
    ...{ by: ['applicant'], moves: { none: 'submitted' } },
  },
  registered: {
    ...{ title: '登记', english: 'registered', article: `${reg}第二十九条；${reg}第四十五条`, shown: true },
    ...{ by: ['application.write'], moves: { none: 'submitted' } },
  },
  received: {
    ...{ title: '确认收到', english: 'receipt confirmed', article: `${reg}第三十一条`, shown: true },
    ...{ by: ['application.write'], moves: { submitted: 'handling' } },
  },
  triaged: {
    ...{ title: '初步审核', english: 'looked at first', article: `${reg}第三十六条第（五）项；${reg}第三十九条` },
    ...{ by: ['application.write'], moves: staying('submitted', 'handling') },
  },
  correctionAsked: {
    ...{ title: '告知补正', english: 'correction asked', article: `${reg}第三十条`, shown: true },
    ...{ by: ['application.write'], moves: { handling: 'correcting' } },
  },
  corrected: {
    ...{ title: '收到补正', english: 'correction received', article: `${reg}第三十条`, shown: true },
    ...{ by: ['application.write', 'applicant'], moves: { correcting: 'handling' } },
  },
  assigned: {
    ...{ title: '交办', english: 'assigned', article: `${reg}第四十五条` },
    ...{ by: ['application.write'], moves: staying('submitted', ...withOffice) },
  },
  consulted: {
    ...{ title: '征求意见', english: 'opinion asked', article: `${reg}第三十二条；${reg}第三十三条第三款；${reg}第三十四条`, shown: true },
    ...{ by: ['application.write'], moves: staying('handling') },
  },
  consultationDelivered: {
    ...{ title: '征求意见书送达', english: 'the letter arrived', article: `${reg}第三十二条；${reg}第三十四条` },
    ...{ by: ['application.write'], moves: staying('handling', 'deciding', 'approving') },
  },
  opinionReceived: {
    ...{
      title: '收到意见',
      english: 'opinion received',
      article: `${reg}第三十二条；${reg}第三十三条第三款；${reg}第三十四条`,
      shown: true,
    },
    ...{ by: ['application.write'], moves: staying('handling', 'deciding', 'approving') },
  },
  silenceRecorded: {
    ...{ title: '逾期未提出意见', english: 'no opinion came', article: `${reg}第三十二条；${reg}第三十四条`, shown: true },
    ...{ by: ['application.write'], moves: staying('handling') },
  },
  reasonsAsked: {
    ...{ title: '要求说明理由', english: 'reasons asked', article: `${reg}第三十五条`, shown: true },
    ...{ by: ['application.write'], moves: { handling: 'explaining' } },
  },
  reasonsGiven: {
    ...{ title: '说明理由', english: 'reasons given', article: `${reg}第三十五条`, shown: true },
    ...{ by: ['application.write', 'applicant'], moves: { explaining: 'handling' } },
  },
  extended: {
    ...{ title: '延长答复期限', english: 'extended', article: `${reg}第三十三条第二款`, shown: true, needsNote: true },
    ...{ by: ['application.extend'], moves: staying('handling', 'explaining', 'deciding', 'approving') },
  },
  delayed: {
    ...{ title: '确定延迟答复的合理期限', english: 'a reasonable period fixed', article: `${reg}第三十五条`, shown: true, needsNote: true },
    ...{ by: ['application.extend'], moves: staying('handling') },
  },
  feeNoticed: {
    ...{ title: '通知缴费', english: 'fee notice', article: '《政府信息公开信息处理费管理办法》第六条', shown: true },
    ...{ by: ['application.write'], moves: { handling: 'paying' } },
  },
  paid: {
    ...{ title: '缴费', english: 'paid', article: '《政府信息公开信息处理费管理办法》第七条', shown: true },
    ...{ by: ['application.write'], moves: { paying: 'handling' } },
  },
  paymentReported: {
    ...{
      title: '申请人称已缴费',
      english: 'the applicant says it is paid',
      article: '《政府信息公开信息处理费管理办法》第六条',
      shown: true,
    },
    ...{ by: ['applicant'], moves: staying('paying') },
  },
  searched: {
    ...{ title: '检索', english: 'searched', article: `${reg}第三十六条第（四）项`, needsNote: true },
    ...{ by: ['application.write'], moves: staying('handling') },
  },
  sectionAnswered: {
    ...{ title: '股室提出办理意见', english: 'the section answered', article: `${reg}第四十五条`, needsNote: true },
    ...{ by: ['application.write'], moves: staying('handling') },
  },
  decided: {
    ...{ title: '拟定答复', english: 'decision drafted', article: `${reg}第三十六条` },
    ...{ by: ['application.write'], moves: { handling: 'deciding', correcting: 'deciding', explaining: 'deciding', paying: 'deciding' } },
  },
  decisionTakenBack: {
    ...{ title: '撤回拟稿', english: 'draft taken back', article: `${reg}第四十五条`, needsNote: true },
    ...{ by: ['application.write'], moves: { deciding: 'handling', approving: 'handling' } },
  },
  returned: {
    ...{ title: '退回修改', english: 'returned', article: `${reg}第四十五条`, needsNote: true },
    ...{ by: ['application.review', 'application.approve'], moves: { deciding: 'handling', approving: 'handling' } },
  },
  reviewed: {
    ...{ title: '审查通过', english: 'review passed', article: `${reg}第十七条；${reg}第四十五条`, notByDrafter: true },
    ...{ by: ['application.review'], moves: { deciding: 'approving' } },
  },
  signed: {
    ...{ title: '签发', english: 'signed', article: `${reg}第三十六条；${reg}第四十五条`, notByDrafter: true },
    ...{ by: ['application.approve'], moves: { approving: 'signed' } },
  },
  delivered: {
    ...{ title: '送达', english: 'sent out', article: '国办公开办函〔2016〕235号', shown: true },
    ...{ by: ['application.write'], moves: { signed: 'delivering' } },
  },
  signedFor: {
    ...{ title: '签收', english: 'signed for', article: '国办公开办函〔2016〕235号', shown: true },
    ...{ by: ['application.write'], moves: { delivering: 'settled', settled: 'settled' } },
  },
  undelivered: {
    ...{ title: '未能送达', english: 'came back', article: '国办公开办函〔2016〕235号', needsNote: true, shown: true },
    ...{ by: ['application.write'], moves: { delivering: 'signed', settled: 'signed' } },
  },
  withdrawn: {
    ...{ title: '申请人撤回申请', english: 'withdrawn by the applicant', article: '国办公开办函〔2021〕30号', shown: true },
    by: ['application.write', 'applicant'],
    moves: {
      ...{ submitted: 'settled', handling: 'settled', correcting: 'settled', explaining: 'settled' },
      ...{ paying: 'settled', deciding: 'settled', approving: 'settled' },
    },
  },
  abandoned: {
    ...{
      title: '联系不上申请人，无法确认收到',
      english: 'could not be confirmed',
      article: `${reg}第三十一条第（三）项`,
      needsNote: true,
      shown: true,
    },
    ...{ by: ['application.write'], moves: { submitted: 'settled' } },
  },
  handedOver: {
    ...{ title: '转至有关机关', english: 'handed over', article: `${reg}第三十六条第（五）项`, shown: true, needsNote: true },
    by: ['application.write'],
    // Reading `handedOverIsReply`: with the applicant's agreement it is the answer of art. 36(5); else it may only follow one in writing.
    moves: { submitted: 'settled', handling: 'settled', correcting: 'settled', explaining: 'settled', settled: 'settled' },
  },
  reopened: {
    ...{
      title: '重新办理',
      english: 'taken up again',
      article: '《行政复议法》第六十四条；《行政诉讼法》第七十条',
      needsNote: true,
      shown: true,
    },
    ...{ by: ['application.write'], moves: { settled: 'handling', archived: 'handling' } },
  },
  archived: {
    ...{ title: '归档', english: 'archived', article: `${reg}第四十五条` },
    ...{ by: ['application.write'], moves: { settled: 'archived' } },
  },
  rectified: {
    ...{ title: '更正记录', english: 'record corrected', article: `${reg}第四十五条`, needsNote: true },
    ...{ by: ['application.write'], moves: staying(...open, 'settled', 'archived') },
  },
  noted: {
    ...{ title: '办理记录', english: 'note', article: `${reg}第四十五条`, needsNote: true },
    ...{ by: ['application.write', 'application.review', 'application.approve'], moves: staying(...open, 'settled', 'archived') },
  },
  supplemented: {
    ...{ title: '申请人补充材料或者说明', english: 'added by the applicant', article: `${reg}第二十九条`, needsNote: true, shown: true },
    ...{ by: ['applicant'], moves: staying(...open) },
  },
  contactChanged: {
    ...{ title: '更改联系方式', english: 'contact changed', article: `${reg}第二十九条`, shown: true },
    ...{ by: ['applicant', 'application.write'], moves: staying(...open, 'settled') },
  },
  thirdPartyTold: {
    ...{ title: '告知第三方', english: 'third party told', article: `${reg}第三十二条` },
    ...{ by: ['application.write'], moves: staying('signed', 'delivering', 'settled') },
  },
  rated: {
    ...{ title: '申请人评价', english: 'rated', article: `${reg}第四十六条`, shown: true },
    ...{ by: ['applicant'], moves: staying('settled', 'archived') },
  },
  complained: {
    ...{ title: '申请人投诉', english: 'complaint', article: `${reg}第五十一条`, needsNote: true, shown: true },
    ...{ by: ['applicant'], moves: staying(...open, 'settled', 'archived') },
  },
  complaintAnswered: {
    ...{ title: '答复投诉', english: 'complaint answered', article: `${reg}第五十一条`, needsNote: true, shown: true },
    ...{ by: ['application.write', 'application.approve'], moves: staying(...open, 'settled', 'archived') },
  },
  erased: {
    ...{ title: '删除个人信息', english: 'personal data erased', article: '《个人信息保护法》第四十七条' },
    ...{ by: [], moves: staying('settled', 'archived') },
  },
} as const satisfies Record<string, StepRule>

export type StepName = keyof typeof steps
